#!/usr/bin/env bash
# Installs what the browser journeys need, builds once, runs every test.
#   ./test.sh          everything but the long runs
#   ./test.sh --full   the long runs too (HOTLINE_FULL=1)
# Results as TRX under TestResults/. Exit code 0: all passed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

full=0
for argument in "$@"; do
  case "$argument" in
    --full) full=1 ;;
    *) echo "usage: ./test.sh [--full]" >&2; exit 2 ;;
  esac
done

# A browser named by HOTLINE_CHROMIUM is taken as it is; otherwise Debian's, with fonts that have Chinese characters.
missing=()
if [ -z "${HOTLINE_CHROMIUM:-}" ] && [ ! -x /usr/bin/chromium ]; then missing+=(chromium); fi
if ! { command -v fc-list >/dev/null && fc-list :lang=zh | grep -q .; }; then missing+=(fontconfig fonts-noto-cjk); fi
if [ "${#missing[@]}" -gt 0 ]; then
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
  if ! command -v apt-get >/dev/null || ! "${as_root[@]}" true 2>/dev/null; then
    echo "The browser journeys need: ${missing[*]}. Install them (Debian: apt-get install ${missing[*]})," >&2
    echo "or set HOTLINE_CHROMIUM to a Chromium of your own and install a Chinese font." >&2
    exit 1
  fi
  echo "Installing ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet restore Hotline.sln
dotnet build Hotline.sln --no-restore --nologo -v quiet

rm -rf TestResults
options=(--no-build --nologo --results-directory TestResults --logger "trx;LogFileName=tests.trx" --logger "console;verbosity=minimal")
if [ "$full" -eq 1 ]; then
  export HOTLINE_FULL=1
else
  options+=(--filter "Length!=Long")
fi
exec dotnet test Hotline.Tests/Hotline.Tests.csproj "${options[@]}"
