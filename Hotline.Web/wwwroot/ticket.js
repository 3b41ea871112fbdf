// The keyboard goes where the eye goes: into a form that opens.
export function focusFirst(place) {
  const field = place?.querySelector("[autofocus]") ?? place?.querySelector("input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled])") ?? place?.querySelector("button");
  field?.focus();
  place?.scrollIntoView({ block: "nearest" });
}

export async function copy(text) {
  try { await navigator.clipboard.writeText(text); return true; } catch { return false; }
}
