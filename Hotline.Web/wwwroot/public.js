// Small comforts of the public site. Everything works without this file.
document.querySelectorAll("[data-needs-script]").forEach(element => { element.hidden = false; });
document.querySelectorAll("[data-print]").forEach(button => button.addEventListener("click", () => window.print()));
document.getElementById("errors")?.focus();

// The ticket number typed last, for as long as this tab is open: a wrong code need not mean typing fifteen digits again. The code is never kept.
const remembering = document.querySelector("form[data-remember-number]");
if (remembering) {
  const field = remembering.querySelector("[name='Form.Number']");
  try {
    field.value ||= sessionStorage.getItem("ticket-number") ?? "";
    remembering.addEventListener("submit", () => sessionStorage.setItem("ticket-number", field.value));
  } catch {
    // The browser keeps nothing for this site; then nothing is remembered.
  }
}
