// The fields of a case: which need a person, what was typed, and the keys that go from one to the next.

import { all, one } from "./dom.js";
import { doubtOf, format, isWhole, problemOf } from "./typing.js";

const entrySelector = ".choices input, select, textarea, input[type=text]";
const stateOf = input => input.type === "checkbox" || input.type === "radio" ? input.checked : input.value;

export function mountFields(root, viewer, work, changed) {
  const form = one("[data-case]", root);
  const inputsOf = field => all(entrySelector, field);
  const fields = all("[data-field]", form);
  const doubtful = all(".doubtful", form);
  // What a person goes through: fields in doubt in form order, then what is objected to.
  const stops = [...doubtful, ...all("[data-objection]:has([data-overrule])", form)];
  const save = one("[data-save]", root);
  let every = false;

  for (const field of fields) for (const input of inputsOf(field)) input.asRead = stateOf(input);

  const isField = stop => stop.classList.contains("doubtful");
  const isSettled = stop => isField(stop) ? one("[data-confirm]", stop).checked || one("[data-unreadable]", stop).checked : one("[data-overrule]", stop).checked;
  const isChanged = field => inputsOf(field).some(input => stateOf(input) !== input.asRead);

  function focusOn(stop) {
    if (!stop) return;
    for (let outer = stop.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
    const input = one("[data-overrule]", stop) ?? one(".choices input:checked", stop) ?? one(entrySelector, stop);
    (input ?? stop).focus();
    if (input?.type === "text") input.select();
  }

  function settle(field, how) {
    one("[data-confirm]", field).checked = how === "confirm";
    one("[data-unreadable]", field).checked = how === "unreadable";
    show();
    changed();
  }

  function show() {
    for (const field of doubtful) {
      const unreadable = one("[data-unreadable]", field).checked, done = one("[data-confirm]", field).checked;
      field.classList.toggle("done", done && !unreadable);
      field.classList.toggle("unread", unreadable);
      viewer.mark(field, done || unreadable);
    }
    const progress = one("[data-progress]", root);
    if (!progress) return;
    const open = doubtful.filter(field => !isSettled(field)).length;
    if (doubtful.length) progress.textContent = open === 0 ? "Every field is checked" : open === 1 ? "One field to check" : `${open} fields to check`;
    progress.classList.toggle("done", open === 0);
  }

  /** On to the next that nobody has settled; after the last, to the save button. */
  function goOn(stop) {
    const after = stops.slice(stops.indexOf(stop) + 1).find(other => !isSettled(other)) ?? stops.find(other => !isSettled(other));
    if (after) focusOn(after);
    else save?.focus();
  }

  function putBack(field) {
    for (const input of inputsOf(field)) {
      if (input.type === "checkbox" || input.type === "radio") input.checked = input.asRead;
      else input.value = input.asRead;
      tell(input, "");
    }
    if (isField(field)) settle(field, null);
    if (document.activeElement?.select && field.contains(document.activeElement)) document.activeElement.select();
  }

  /** Writes what is wrong or odd below an input. */
  function tell(input, text, odd = false) {
    const id = `${input.id}-problem`;
    let line = document.getElementById(id);
    if (text && !odd) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (!text) return line?.remove();
    if (!line) {
      line = document.createElement("p");
      line.id = id;
      input.after(line);
    }
    line.className = odd ? "odd" : "problem";
    line.setAttribute("role", odd ? "status" : "alert");
    line.textContent = text;
  }

  const check = input => {
    const problem = problemOf(input);
    tell(input, problem || doubtOf(input), !problem);
    return problem;
  };

  function confirm(stop, input) {
    if (!isField(stop)) {
      one("[data-overrule]", stop).checked = true;
      changed();
      return goOn(stop);
    }
    if (input.matches("[data-kind]") && check(input)) return;
    settle(stop, "confirm");
    goOn(stop);
  }

  form.addEventListener("input", event => {
    const input = event.target, field = input.closest(".doubtful");
    if (input.matches("[data-kind]")) {
      format(input, event);
      if (input.getAttribute("aria-invalid") || isWhole(input)) check(input);
    }
    if (field && !input.matches("[data-confirm], [data-unreadable]") && one("[data-unreadable]", field).checked) settle(field, null);
    changed();
  });

  form.addEventListener("change", event => {
    const input = event.target, field = input.closest(".doubtful");
    if (input.matches("[data-kind]")) check(input);
    if (field && input.matches("[data-unreadable]")) settle(field, input.checked ? "unreadable" : null);
    else if (field && input.matches("[data-confirm]")) settle(field, input.checked ? "confirm" : null);
    // A change is a statement: what a person typed or ticked is what the person read, unless it was given up since.
    else if (field && !one("[data-unreadable]", field).checked) settle(field, input.matches("[data-kind]") && problemOf(input) ? null : "confirm");
    changed();
  });

  // A field that is folded opens wherever it is pressed.
  form.addEventListener("click", event => {
    const field = event.target.closest(".doubtful");
    if (field && !field.contains(document.activeElement)) focusOn(field);
  });
  form.addEventListener("focusin", event => viewer.pointAt(event.target.closest("[data-field]")));
  form.addEventListener("toggle", event => event.target.open && event.target.matches("[data-field]") && focusOn(event.target), true);
  root.addEventListener("desk:field", event => focusOn(one(`[data-field="${CSS.escape(event.detail)}"]`, form)));

  form.addEventListener("keydown", event => {
    const input = event.target, field = input.closest("[data-field]"), stop = input.closest(".doubtful, [data-objection]");
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (event.key === "Enter" && plain && !event.shiftKey && input.matches("input, select, textarea")) {
      event.preventDefault();
      if (stop && stops.includes(stop)) confirm(stop, input);
      else if (field && !(input.matches("[data-kind]") && check(input))) goOn(stops.find(other => other.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_PRECEDING) ?? field);
      return;
    }
    if (event.key === "Escape" && field && plain) {
      event.preventDefault();
      if (!isField(field)) return putBack(field);
      if (one("[data-unreadable]", field).checked) return putBack(field);
      settle(field, "unreadable");
      return goOn(field);
    }
    const group = input.closest(".choices");
    if (!group || !plain) return;
    const boxes = all("input", group);
    if (/^[1-9]$/.test(event.key) && boxes[event.key - 1]) boxes[event.key - 1].click();
    else if (input.type === "radio" && /^[yn]$/i.test(event.key)) (boxes.find(box => box.value === String(event.key.toLowerCase() === "y")) ?? input).click();
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && input.type === "checkbox")
      boxes[(boxes.indexOf(input) + (event.key === "ArrowDown" ? 1 : boxes.length - 1)) % boxes.length].focus();
    else return;
    event.preventDefault();
  });

  show();

  return {
    form,
    focusFirst() {
      if (!one("[role=alert]:not([hidden])", root)) focusOn(stops.find(stop => !isSettled(stop)));
      else focusOn(one("[aria-invalid=true]", form)?.closest("[data-field]") ?? stops.find(stop => !isSettled(stop)));
      if (stops.every(isSettled)) save?.focus();
    },
    /** The first field that nobody has settled; the entry in hand counts once it is left. */
    open() {
      document.activeElement?.blur();
      return doubtful.find(field => !isSettled(field));
    },
    focusOn,
    putBack: () => { const field = document.activeElement?.closest?.("[data-field]"); if (field) putBack(field); },
    hear() { root.classList.toggle("hearing"); },
    tabThroughAll() {
      every = !every;
      for (const field of all("[data-field]:not(.doubtful)", form)) for (const input of inputsOf(field)) input.tabIndex = every ? 0 : -1;
      for (const summary of all("summary", form)) summary.tabIndex = every ? 0 : -1;
      if (every) for (const details of all("details", form)) details.open = true;
    },
    isDirty: () => fields.some(isChanged) || stops.some(isSettled),
    effort: () => work.effort(doubtful.filter(field => one("[data-confirm]", field).checked).map(field => ({ field, changed: isChanged(field) }))),
    /** Sets an entry as a person would: it counts as said. */
    enter(path, value) {
      const field = one(`[data-path="${CSS.escape(path)}"]`, form);
      if (!field || one(".blind", field)) return false;
      for (const input of inputsOf(field)) {
        if (input.type === "checkbox" || input.type === "radio") input.checked = input.value === value;
        else input.value = value;
        if (input.matches("[data-kind]")) check(input);
      }
      if (isField(field)) settle(field, "confirm");
      else if (one(".value", field)) one(".value", field).textContent = value;
      changed();
      return true;
    },
    /** Puts entries of a draft back in. */
    restore(entries) {
      const values = Map.groupBy(entries, ([name]) => name);
      for (const control of form.elements) {
        if (!control.name || control.type === "hidden" || control.type === "submit") continue;
        const kept = values.get(control.name)?.map(([, value]) => value) ?? [];
        if (control.type === "checkbox" || control.type === "radio") control.checked = kept.includes(control.value);
        else if (kept.length) control.value = kept[0];
      }
      for (const field of fields) if (field.tagName === "DETAILS" && isChanged(field)) field.open = true;
      show();
    },
  };
}
