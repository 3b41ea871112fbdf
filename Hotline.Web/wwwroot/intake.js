// Keys and pauses of the intake page. Shortcuts are those the buttons announce themselves (aria-keyshortcuts).
const settle = 250;
const timers = new Map();
let stopped;

const named = event => [event.ctrlKey && "Control", event.altKey && "Alt", event.code === "NumpadEnter" ? "Enter" : event.code.replace(/^(Key|Digit)/, "")].filter(Boolean).join("+");

// A field is told to the server when it is left; here also after a short pause in typing, so that advice comes meanwhile.
function tell(field) {
  clearTimeout(timers.get(field));
  timers.delete(field);
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function onInput(event) {
  const field = event.target;
  if (!field.matches(".intake-form input:not([type=checkbox], [type=radio], [type=datetime-local], [data-settled]), .intake-form textarea")) { return; }
  clearTimeout(timers.get(field));
  if (!event.isComposing) { timers.set(field, setTimeout(() => tell(field), settle)); }
}

function onChange(event) {
  clearTimeout(timers.get(event.target));
  timers.delete(event.target);
}

function onKey(event) {
  if (event.isComposing || event.repeat) { return; }
  if (!event.ctrlKey && !event.altKey && /^[1-9]$/.test(event.key) && event.target.closest?.("[data-digits]")) {
    event.target.closest("[data-digits]").querySelectorAll("input[type=radio]")[event.key - 1]?.click();
    return;
  }
  if (!event.ctrlKey && !event.altKey) { return; }
  const button = document.querySelector(`[aria-keyshortcuts="${named(event)}"]:not(:disabled)`);
  if (!button) { return; }
  event.preventDefault();
  const field = document.activeElement;
  if (field?.matches(".intake-form input:not([type=checkbox], [type=radio]), .intake-form textarea")) { tell(field); }
  button.click();
}

export function focus(selector) {
  const element = document.querySelector(selector);
  element?.focus();
  element?.scrollIntoView({ block: "nearest" });
}

export function start(selector) {
  stopped = new AbortController();
  const options = { signal: stopped.signal };
  document.addEventListener("input", onInput, options);
  document.addEventListener("compositionend", event => onInput({ target: event.target }), options);
  document.addEventListener("change", onChange, options);
  document.addEventListener("keydown", onKey, options);
  // The router puts the focus on the heading of a new page; here it belongs to the telephone.
  document.querySelector("h1")?.addEventListener("focus", () => focus(selector), { ...options, once: true });
  focus(selector);
}

export function stop() {
  stopped?.abort();
  timers.forEach(clearTimeout);
  timers.clear();
}
