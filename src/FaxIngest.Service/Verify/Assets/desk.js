// The desk's behavior. Everything here is a convenience: without it the page is a plain form that works.
// Nothing is stored in the browser and nothing a person types leaves the page but by its form.

const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const one = (selector, from = document) => from.querySelector(selector);

for (const control of all("[data-submit]")) control.addEventListener("change", () => control.form.submit());
for (const opener of all("[data-open]")) opener.addEventListener("click", () => document.getElementById(opener.dataset.open).showModal());
for (const closer of all("[data-close]")) closer.addEventListener("click", () => closer.closest("dialog").close());

const keyed = one("[data-key]");
if (keyed) {
  document.addEventListener("keydown", event => {
    const typing = event.target.closest("input, select, textarea");
    if (!typing && !event.ctrlKey && !event.altKey && !event.metaKey && event.key.toLowerCase() === keyed.dataset.key) keyed.click();
  });
}

const viewer = one("[data-viewer]");
const form = one("[data-case]");
const sheets = all("[data-sheet]");
const view = { zoom: 1, turn: 0 };

// ---- the page image

function showPage(number) {
  for (const sheet of sheets) {
    const shown = sheet.dataset.sheet === String(number);
    const image = one("image", sheet);
    if (shown && !image.getAttribute("href")) image.setAttribute("href", image.dataset.href);
    sheet.toggleAttribute("hidden", !shown);
  }
  for (const button of all("[data-page]", viewer)) button.setAttribute("aria-pressed", String(button.dataset.page === String(number)));
}

const shownSheet = () => sheets.find(sheet => !sheet.hasAttribute("hidden"));

function stepPage(by) {
  const next = sheets[sheets.indexOf(shownSheet()) + by];
  if (next) showPage(next.dataset.sheet);
}

function zoomTo(zoom) {
  view.zoom = Math.min(4, Math.max(0.5, zoom));
  for (const sheet of sheets) sheet.style.width = `${view.zoom * 100}%`;
  one("[data-zoom]", viewer).value = `${Math.round(view.zoom * 100)}%`;
}

function turnTo(degrees) {
  view.turn = (degrees + 360) % 360;
  for (const sheet of sheets) {
    sheet.dataset.box ??= sheet.getAttribute("viewBox");
    const [, , width, height] = sheet.dataset.box.split(" ").map(Number);
    const sideways = view.turn % 180 !== 0;
    sheet.setAttribute("viewBox", sideways ? `0 0 ${height} ${width}` : sheet.dataset.box);
    const shift = { 0: [0, 0], 90: [height, 0], 180: [width, height], 270: [0, width] }[view.turn];
    one("g", sheet).setAttribute("transform", `translate(${shift[0]} ${shift[1]}) rotate(${view.turn})`);
  }
}

const act = {
  in: () => zoomTo(view.zoom * 1.25),
  out: () => zoomTo(view.zoom / 1.25),
  fit: () => zoomTo(1),
  turn: () => turnTo(view.turn + 90),
};

/** Brings a field's box into sight and marks it. */
function pointAt(field) {
  if (!viewer || !field?.dataset.pageOf) return;
  if (shownSheet()?.dataset.sheet !== field.dataset.pageOf) showPage(field.dataset.pageOf);
  for (const marked of all("rect.here", viewer)) marked.classList.remove("here");
  const box = one(`rect[data-for="${field.dataset.field}"]`, shownSheet() ?? viewer);
  if (!box) return;
  box.classList.add("here");
  const scroll = one("[data-scroll]", viewer), at = box.getBoundingClientRect(), frame = scroll.getBoundingClientRect();
  if (at.top < frame.top + 24 || at.bottom > frame.bottom - 24) scroll.scrollTop += at.top + at.height / 2 - (frame.top + frame.height / 2);
  if (at.left < frame.left + 8 || at.right > frame.right - 8) scroll.scrollLeft += at.left + at.width / 2 - (frame.left + frame.width / 2);
}

if (viewer) {
  viewer.addEventListener("click", event => {
    const page = event.target.closest("[data-page]"), button = event.target.closest("[data-do]"), box = event.target.closest("rect[data-for]");
    if (page) showPage(page.dataset.page);
    if (button) act[button.dataset.do]();
    if (box) focusOn(one(`[data-field="${box.dataset.for}"]`));
  });
}

// ---- the fields

const doubtful = form ? all(".doubtful", form) : [];
const entryOf = field => one(".choices input:checked, .choices input, select, textarea, input[type=text]", field);
const stateOf = control => control.type === "checkbox" || control.type === "radio" ? control.checked : control.value;
const inputsOf = field => all(".choices input, select, textarea, input[type=text]", field);
const isSettled = field => one("[data-confirm]", field).checked || one("[data-unreadable]", field).checked;
let everyField = false;

for (const field of form ? all("[data-field]", form) : []) {
  for (const input of inputsOf(field)) input.asRead = stateOf(input);
}

function focusOn(field) {
  if (!field) return;
  for (let outer = field.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
  const input = entryOf(field);
  (input ?? field).focus();
  if (input?.type === "text") input.select();
}

function settle(field, how) {
  one("[data-confirm]", field).checked = how === "confirm";
  one("[data-unreadable]", field).checked = how === "unreadable";
  show();
}

function show() {
  for (const field of doubtful) {
    const unreadable = one("[data-unreadable]", field).checked, done = one("[data-confirm]", field).checked;
    field.classList.toggle("done", done && !unreadable);
    field.classList.toggle("unread", unreadable);
    const box = viewer && one(`rect[data-for="${field.dataset.field}"]`, viewer);
    box?.classList.toggle("done", done || unreadable);
  }
  const open = doubtful.filter(field => !isSettled(field)).length;
  const progress = one("[data-progress]");
  if (!progress) return;
  if (doubtful.length) progress.textContent = open === 0 ? "Every field is checked" : open === 1 ? "One field to check" : `${open} fields to check`;
  progress.classList.toggle("done", open === 0);
}

/** On to the next field in doubt that nobody has settled; after the last, to the save button. */
function goOn(field) {
  const after = doubtful.slice(doubtful.indexOf(field) + 1).find(other => !isSettled(other)) ?? doubtful.find(other => !isSettled(other));
  if (after) focusOn(after);
  else one("[data-save]").focus();
}

function putBack(field) {
  for (const input of inputsOf(field)) {
    if (input.type === "checkbox" || input.type === "radio") input.checked = input.asRead;
    else input.value = input.asRead;
    input.removeAttribute("aria-invalid");
  }
  if (field.classList.contains("doubtful")) settle(field, null);
}

/** What is wrong with an entry as typed, or an empty text. The service checks again. */
function problemOf(input) {
  const text = input.value.trim();
  if (!text) return "";
  if (input.dataset.kind === "date") {
    const parts = text.match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/) ?? text.match(/^(\d{2})(\d{2})(\d{4})$/);
    if (!parts) return "Type MM/DD/YYYY, the year with four digits.";
    const [month, day, year] = parts.slice(1).map(Number), date = new Date(Date.UTC(year, month - 1, day));
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? "" : "There is no such day.";
  }
  if (input.dataset.kind === "digits") {
    const digits = text.replace(/[ ()\-.+/,$]/g, "");
    if (!/^\d+$/.test(digits)) return "Only digits are expected here.";
    const wanted = Number(input.dataset.digits ?? 0), count = wanted === 10 && digits.length === 11 && digits[0] === "1" ? 10 : digits.length;
    return wanted && count !== wanted ? `${wanted} digits are expected, these are ${count}.` : "";
  }
  return "";
}

function showProblem(input) {
  const problem = problemOf(input), id = `${input.id}-problem`;
  let line = document.getElementById(id);
  input.toggleAttribute("aria-invalid", false);
  if (problem) input.setAttribute("aria-invalid", "true");
  if (!problem) return line?.remove();
  if (!line) {
    line = document.createElement("p");
    line.id = id;
    line.className = "problem";
    line.setAttribute("role", "alert");
    input.after(line);
  }
  line.textContent = problem;
}

function tabThroughAll(every) {
  everyField = every;
  for (const field of all("[data-field]:not(.doubtful)", form)) for (const input of inputsOf(field)) input.tabIndex = every ? 0 : -1;
  for (const summary of all("summary", form)) summary.tabIndex = every ? 0 : -1;
  for (const details of all("details", form)) if (every) details.open = true;
}

if (form) {
  form.addEventListener("input", event => {
    const field = event.target.closest(".doubtful");
    if (event.target.matches("[data-kind]") && event.target.getAttribute("aria-invalid")) showProblem(event.target);
    if (!field || event.target.matches("[data-confirm], [data-unreadable]")) return;
    if (one("[data-unreadable]", field).checked) settle(field, null);
  });
  form.addEventListener("change", event => {
    const field = event.target.closest(".doubtful");
    if (event.target.matches("[data-kind]")) showProblem(event.target);
    if (!field) return;
    if (event.target.matches("[data-unreadable]")) settle(field, event.target.checked ? "unreadable" : null);
    else if (event.target.matches("[data-confirm]")) settle(field, event.target.checked ? "confirm" : null);
    // A change is a statement: what a person typed or ticked is what the person read.
    else settle(field, event.target.matches("[data-kind]") && problemOf(event.target) ? null : "confirm");
  });
  form.addEventListener("focusin", event => pointAt(event.target.closest("[data-field]")));
  form.addEventListener("toggle", event => event.target.open && event.target.matches("[data-field]") && focusOn(event.target), true);

  form.addEventListener("keydown", event => {
    const field = event.target.closest("[data-field]"), input = event.target;
    if (event.key === "Enter" && !event.ctrlKey && !event.altKey && !event.shiftKey && field && input.matches("input, select, textarea")) {
      event.preventDefault();
      if (input.matches("[data-kind]")) showProblem(input);
      if (input.matches("[data-kind]") && problemOf(input)) return;
      if (field.classList.contains("doubtful")) {
        settle(field, "confirm");
        goOn(field);
      } else {
        goOn(doubtful.find(other => other.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_PRECEDING) ?? field);
      }
    }
    if (event.key === "Escape" && field) putBack(field);
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && input.type === "checkbox" && input.closest(".choices")) {
      event.preventDefault();
      const boxes = all("input", input.closest(".choices"));
      boxes[(boxes.indexOf(input) + (event.key === "ArrowDown" ? 1 : boxes.length - 1)) % boxes.length].focus();
    }
  });

  // Leaving with unsaved entries asks first; saving does not.
  let leaving = false;
  const changed = () => all("[data-field]", form).some(field => inputsOf(field).some(input => stateOf(input) !== input.asRead)) || doubtful.some(isSettled);
  form.addEventListener("submit", () => { leaving = true; });
  for (const other of all("form")) if (other !== form) other.addEventListener("submit", () => { leaving = true; });
  window.addEventListener("beforeunload", event => { if (!leaving && changed()) event.preventDefault(); });

  document.addEventListener("keydown", event => {
    if (one("dialog[open]")) return;
    const field = document.activeElement?.closest?.(".doubtful");
    const typing = event.target.matches("input[type=text], textarea, select");
    if (event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      // The entry in hand counts as changed only once it is left.
      document.activeElement?.blur();
      const open = doubtful.find(each => !isSettled(each));
      if (open) return focusOn(open);
      const save = one("[data-save]");
      if (save) form.requestSubmit(save);
    } else if (event.key === "F1" || (event.key === "?" && !typing)) {
      event.preventDefault();
      document.getElementById("keys")?.showModal();
    } else if (event.altKey && event.code === "KeyU" && field) {
      event.preventDefault();
      settle(field, "unreadable");
      goOn(field);
    } else if (event.altKey && event.code === "KeyA") {
      event.preventDefault();
      tabThroughAll(!everyField);
    } else if (event.altKey && event.code === "KeyR") {
      event.preventDefault();
      act.turn();
    } else if (event.altKey && ["Equal", "NumpadAdd", "Minus", "NumpadSubtract", "Digit0", "Numpad0"].includes(event.code)) {
      event.preventDefault();
      ({ Equal: act.in, NumpadAdd: act.in, Minus: act.out, NumpadSubtract: act.out, Digit0: act.fit, Numpad0: act.fit })[event.code]();
    } else if ((event.key === "PageDown" || event.key === "PageUp") && !event.target.matches("textarea")) {
      event.preventDefault();
      stepPage(event.key === "PageDown" ? 1 : -1);
    }
  });

  show();
  if (!one("[role=alert]")) focusOn(doubtful[0] ?? null);
  else focusOn(one("[aria-invalid=true]")?.closest("[data-field]") ?? doubtful.find(field => !isSettled(field)));
  if (doubtful.length === 0) one("[data-save]")?.focus();
}

// ---- upload: each file by itself, so that each shows its own progress and end

const drop = one("[data-drop]");
if (drop) {
  const list = one("[data-uploads]");
  const input = one("input[type=file]", drop);
  const token = one("[name=__RequestVerificationToken]", drop).value;
  const waiting = [];
  let sending = 0;

  const element = (name, className, text = "") => Object.assign(document.createElement(name), { className, textContent: text });

  function send({ file, bar, state, row }) {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/documents");
    request.setRequestHeader("X-Form-Token", token);
    request.upload.addEventListener("progress", event => { if (event.lengthComputable) bar.value = event.loaded / event.total; });
    request.addEventListener("loadend", () => {
      let answer = null;
      try { answer = JSON.parse(request.responseText); } catch { /* no answer, or none of ours */ }
      bar.remove();
      if (answer?.id) {
        state.textContent = answer.new ? "taken in" : "already received";
        state.className = answer.new ? "chip fine" : "chip";
        const link = element("a", "", "Open");
        link.href = `/cases/${encodeURIComponent(answer.id)}`;
        row.append(link);
      } else {
        state.textContent = answer?.message ?? (request.status === 401 ? "You are signed out: sign in and send it again." : "It did not arrive: the connection broke off. Send it again.");
        state.className = "refused";
      }
      sending--;
      next();
    });
    const form = new FormData();
    form.append("files", file);
    request.send(form);
  }

  // Two at a time: one on the line while the other is being kept.
  function next() {
    while (sending < 2 && waiting.length > 0) {
      sending++;
      send(waiting.shift());
    }
  }

  function take(files) {
    list.hidden = files.length === 0 && list.children.length === 0;
    for (const file of files) {
      const row = element("li", "");
      const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
      bar.setAttribute("aria-label", "Progress");
      const state = element("span", "chip", "waiting");
      row.append(element("span", "name", file.name), bar, state);
      list.append(row);
      waiting.push({ file, bar, state, row });
    }
    next();
  }

  one("[data-send]", drop).hidden = true;
  input.required = false;
  input.addEventListener("change", () => { take([...input.files]); input.value = ""; });
  drop.addEventListener("submit", event => event.preventDefault());
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, event => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", event => { if (!drop.contains(event.relatedTarget)) drop.classList.remove("over"); });
  drop.addEventListener("drop", event => {
    event.preventDefault();
    drop.classList.remove("over");
    take([...event.dataTransfer.files]);
  });
  // A file that misses the zone would replace the page.
  for (const kind of ["dragover", "drop"]) window.addEventListener(kind, event => event.preventDefault());
  window.addEventListener("beforeunload", event => { if (sending > 0) event.preventDefault(); });
}
