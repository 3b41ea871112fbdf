// Arrow keys (or J and K) walk through a list of tickets; Enter opens, because the focus is on the ticket's link. Letters that act are heard by the page itself.
(() => {
  const links = () => [...document.querySelectorAll("table.tickets td.number a")];
  const typing = e => e.target.closest("input, select, textarea, dialog, [contenteditable]");
  const steps = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };
  let last = -1;
  const go = (all, at) => {
    last = Math.max(0, Math.min(all.length - 1, at));
    all[last]?.focus();
    all[last]?.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", e => {
    const step = steps[e.key];
    if (!step || e.ctrlKey || e.altKey || e.metaKey || typing(e)) { return; }
    const row = document.activeElement?.closest("table.tickets tbody tr");
    const free = document.activeElement === document.body || document.activeElement?.matches("h1, main");
    const all = links();
    if (!all.length || !(row || free)) { return; }
    e.preventDefault();
    go(all, row ? all.findIndex(a => row.contains(a)) + step : Math.max(last, 0));
  });
  document.addEventListener("focusin", e => {
    const row = e.target.closest("table.tickets tbody tr");
    if (row) { last = links().findIndex(a => row.contains(a)); }
    else if (e.target !== document.body) { last = -1; }
  });
  // The line that had the focus is gone (it was dispatched, or a colleague took it): the next one takes its place.
  new MutationObserver(() => {
    if (last >= 0 && (document.activeElement === document.body || !document.activeElement)) {
      const all = links();
      if (all.length) { go(all, last); }
    }
  }).observe(document.body, { childList: true, subtree: true });
})();
