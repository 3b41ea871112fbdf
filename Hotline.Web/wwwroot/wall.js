// Says on the wall screen when its figures have stopped: the line is lost, the server answers no more, or nothing new has come for longer than patience.
// Nobody stands there to press a button, so it tries again by itself.
export function watch(wall, patience) {
  const note = wall.querySelector(".wall-stale");
  const modal = document.getElementById("components-reconnect-modal");
  const is = name => modal?.classList.contains("components-reconnect-" + name) ?? false;
  let heard = performance.now(), tried = 0, last = "";
  const look = async () => {
    const read = wall.querySelector("time.read")?.dateTime ?? "";
    if (read !== last) { last = read; heard = performance.now(); }
    const lost = is("show") || is("retrying") || is("failed");
    note.hidden = !(lost || wall.dataset.failed === "true" || performance.now() - heard > patience);
    if (is("failed") && performance.now() - tried > 10000) {
      tried = performance.now();
      try { if (!await Blazor.reconnect()) { location.reload(); } } catch { /* still no server: again in ten seconds */ }
    }
  };
  const timer = setInterval(look, 1000);
  // Nobody sits here, and the screen must come back by itself after a restart: its session does not end.
  const awake = setInterval(() => fetch("/console/awake", { cache: "no-store" }).catch(() => { /* lost: said above */ }), 60000);
  return { stop: () => { clearInterval(timer); clearInterval(awake); } };
}
