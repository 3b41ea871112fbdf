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

// Photographs are shown before they are sent; what is too large or too many is said at once, not after a long upload.
document.querySelectorAll("input[data-photos]").forEach(field => {
  const frame = field.closest("fieldset");
  const previews = frame.querySelector("[data-previews]");
  const trouble = frame.querySelector("[data-photo-trouble]");
  field.addEventListener("change", () => {
    const files = [...field.files];
    const taken = frame.querySelectorAll("[name='Form.Photos']:checked").length;
    const wrong = files.some(f => f.size > Number(field.dataset.largest)) ? field.dataset.tooLarge
      : files.length + taken > Number(field.dataset.most) ? field.dataset.tooMany : "";
    trouble.textContent = wrong;
    trouble.hidden = !wrong;
    previews.querySelectorAll("img").forEach(image => URL.revokeObjectURL(image.src));
    previews.replaceChildren();
    if (wrong) {
      field.value = "";
    } else {
      files.forEach(file => {
        const image = document.createElement("img");
        image.src = URL.createObjectURL(file);
        image.alt = file.name;
        const item = document.createElement("li");
        item.append(image);
        previews.append(item);
      });
    }
    previews.hidden = previews.childElementCount === 0;
  });
});

// What was written stays on this device for three days, until it is sent: what happened and where, never who one is. Photographs are not kept.
const draftName = "hotline-draft";
const draftLife = 3 * 24 * 60 * 60 * 1000;
const drafting = document.querySelector("form[data-keep-draft]");
try {
  if (document.querySelector("[data-draft-done]")) {
    localStorage.removeItem(draftName);
  }
  if (drafting) {
    const names = ["Form.Title", "Form.Text", "Form.DesiredOutcome", "Form.Area", "Form.Address"];
    const field = name => drafting.querySelector(`[name='${name}']`);
    const notice = document.querySelector("[data-draft]");
    const kept = JSON.parse(localStorage.getItem(draftName) ?? "null");
    if (kept && kept.at > Date.now() - draftLife && names.every(name => !field(name).value)) {
      names.forEach(name => { field(name).value = kept.values[name] ?? ""; });
      notice.hidden = false;
    } else if (kept && kept.at <= Date.now() - draftLife) {
      localStorage.removeItem(draftName);
    }
    drafting.addEventListener("input", () => {
      const values = Object.fromEntries(names.map(name => [name, field(name).value]));
      localStorage.setItem(draftName, JSON.stringify({ at: Date.now(), values }));
    });
    notice.querySelector("[data-draft-drop]").addEventListener("click", () => {
      localStorage.removeItem(draftName);
      names.forEach(name => { field(name).value = ""; });
      notice.hidden = true;
      field("Form.Title").focus();
    });
  }
} catch {
  // The browser keeps nothing for this site, or what it kept is damaged; then there is no draft.
}
