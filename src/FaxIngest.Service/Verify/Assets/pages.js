// Laying pages into referrals by keyboard and by dragging. Without this the two numbers under each page do the same.

import { all, one } from "./dom.js";

const form = one("[data-laying]");
if (form) {
  const past = [];
  const sheets = () => all("[data-sheet]", form);
  const groupOf = sheet => sheet.closest("[data-group]");
  const listOf = group => one("[data-sheets]", group);
  const used = () => all("[data-group]", form).filter(group => group.dataset.group !== "0");

  /** Numbers follow from where the pages lie. */
  function number() {
    sheets().forEach((sheet, at) => {
      one("[data-in]", sheet).value = groupOf(sheet).dataset.group;
      one("[data-at]", sheet).value = at + 1;
    });
    for (const group of all("[data-group]", form)) group.classList.toggle("empty", !one("[data-sheet]", group));
  }

  function change(work, sheet) {
    past.push(sheets().map(each => [each, groupOf(each)]));
    work();
    number();
    sheet?.focus();
  }

  function undo() {
    for (const [sheet, group] of past.pop() ?? []) listOf(group).append(sheet);
    number();
  }

  /** An empty referral, made after another when all are taken. */
  function fresh(after) {
    const empty = used().find(group => !one("[data-sheet]", group));
    const group = empty ?? after.cloneNode(true);
    if (!empty) {
      const name = Math.max(...used().map(each => Number(each.dataset.group))) + 1;
      group.dataset.group = name;
      group.setAttribute("aria-label", `Referral ${name}`);
      one("h2", group).textContent = `Referral ${name} (new)`;
      listOf(group).replaceChildren();
      Object.assign(one("select", group), { name: `form:${name}`, value: "" });
      watch(group);
    }
    after.after(group);
    return group;
  }

  const into = (sheet, group) => change(() => listOf(group).append(sheet), sheet);

  const does = {
    ArrowLeft: (sheet, event) => event.altKey ? move(sheet, -1) : sheets()[sheets().indexOf(sheet) - 1]?.focus(),
    ArrowRight: (sheet, event) => event.altKey ? move(sheet, 1) : sheets()[sheets().indexOf(sheet) + 1]?.focus(),
    s: sheet => change(() => {
      const group = groupOf(sheet), rest = all("[data-sheet]", group), to = fresh(group);
      listOf(to).append(...rest.slice(rest.indexOf(sheet)));
    }, sheet),
    j: sheet => {
      const before = used()[used().indexOf(groupOf(sheet)) - 1];
      if (before) change(() => listOf(before).append(...all("[data-sheet]", groupOf(sheet))), sheet);
    },
    u: () => undo(),
    f: sheet => one("select", groupOf(sheet))?.focus(),
    0: sheet => into(sheet, one("[data-group='0']", form)),
    Enter: () => form.requestSubmit(one("button.primary", form)),
  };

  function move(sheet, by) {
    const other = by < 0 ? sheet.previousElementSibling : sheet.nextElementSibling;
    if (other) return change(() => by < 0 ? other.before(sheet) : other.after(sheet), sheet);
    const groups = all("[data-group]", form), next = groups[groups.indexOf(groupOf(sheet)) + by];
    if (next) change(() => by < 0 ? listOf(next).append(sheet) : listOf(next).prepend(sheet), sheet);
  }

  form.addEventListener("keydown", event => {
    if (event.key === "Escape") return event.target.matches("select") ? (one("[data-sheet]", event.target.closest("[data-group]")) ?? sheets()[0]).focus() : one("[data-back]", form).click();
    const sheet = event.target.matches("[data-sheet]") ? event.target : null;
    if (!sheet || event.ctrlKey || event.metaKey) return;
    const act = does[event.key] ?? does[event.key.toLowerCase()];
    const group = /^[1-9]$/.test(event.key) ? used()[event.key - 1] ?? fresh(used().at(-1)) : null;
    if (!act && !group) return;
    event.preventDefault();
    if (group) into(sheet, group);
    else act(sheet, event);
  });

  let dragged = null;
  form.addEventListener("dragstart", event => { dragged = event.target.closest("[data-sheet]"); event.dataTransfer.effectAllowed = "move"; });
  form.addEventListener("dragend", () => { dragged = null; });
  function watch(group) {
    group.addEventListener("dragover", event => { if (dragged) { event.preventDefault(); group.classList.add("over"); } });
    group.addEventListener("dragleave", () => group.classList.remove("over"));
    group.addEventListener("drop", event => {
      group.classList.remove("over");
      if (!dragged) return;
      event.preventDefault();
      const sheet = dragged, at = event.target.closest("[data-sheet]");
      if (at !== sheet) change(() => at ? at.before(sheet) : listOf(group).append(sheet), sheet);
    });
  }
  all("[data-group]", form).forEach(watch);
  number();
  past.length = 0;
  sheets()[0]?.focus();
}
