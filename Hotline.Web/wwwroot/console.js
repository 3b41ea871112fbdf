// Opens the reconnect dialog. Driven by the classes that every version of the framework's script puts on the element.
(() => {
  const modal = document.getElementById("components-reconnect-modal");
  if (!modal) { return; }
  const has = name => modal.classList.contains("components-reconnect-" + name);
  new MutationObserver(() => {
    if (has("rejected")) { location.reload(); }
    else if (has("show") || has("retrying") || has("failed")) { if (!modal.open) { modal.showModal(); } }
    else if (modal.open) { modal.close(); }
  }).observe(modal, { attributes: true, attributeFilter: ["class"] });
  document.getElementById("reconnect-now").addEventListener("click", async () => {
    try { if (!await Blazor.reconnect()) { location.reload(); } } catch { location.reload(); }
  });
})();
// Work in an open page sends nothing that would renew the session: while somebody types or clicks, say so every minute. A deserted page stays silent.
(() => {
  let stirred = true;
  for (const act of ["keydown", "pointerdown"]) { addEventListener(act, () => { stirred = true; }, { capture: true, passive: true }); }
  setInterval(() => {
    if (!stirred) { return; }
    stirred = false;
    fetch("/console/awake", { cache: "no-store" }).catch(() => { stirred = true; });
  }, 60000);
})();
