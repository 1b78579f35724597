// One case: puts its parts together, listens to its keys, and makes room for the next one.

import { mountAside } from "./aside.js";
import { all, ask, one } from "./dom.js";
import { forgetDrafts, openDraft } from "./draft.js";
import { mountFields } from "./fields.js";
import { mountMembers } from "./members.js";
import { keepLease, loadAhead, send } from "./turn.js";
import { mountViewer } from "./viewer.js";
import { countWork } from "./work.js";

let leaving = false;

/** @param {HTMLElement} root
 * @param {{turn?: number, shown?: boolean}} how turn: milliseconds it took to come here; shown: it was loaded ahead and is shown only now */
export function mountCase(root, how = {}) {
  const life = new AbortController(), { signal } = life;
  const work = countWork(how.turn);
  const viewer = mountViewer(root, root.dataset.form);
  const draft = openDraft(root);
  const isOpen = root.dataset.open === "true";
  forgetDrafts(root.dataset.person);
  const form = one("[data-case]", root);
  const fields = mountFields(root, viewer, work, () => { if (isOpen) draft.write(form); });
  let ahead = null, sending = false;
  leaving = false;

  const trouble = text => {
    const line = one("[data-trouble]", root);
    line.textContent = text;
    line.hidden = !text;
  };

  restore();
  for (const control of all("[data-submit]", root)) submitWhenChosen(control, () => { leaving = true; });

  if (isOpen) {
    form.addEventListener("submit", event => { event.preventDefault(); step(form, [...new FormData(form), ["effort", fields.effort()]], draft); });
    for (const other of all("form[data-step]", root)) other.addEventListener("submit", event => { event.preventDefault(); one("dialog[open]")?.close(); step(other, [...new FormData(other)], draft); });
    mountMembers(root, fields, trouble);
    mountAside(root, from => step(from, [...new FormData(from)], draft), trouble);
    keepLease(root, () => ahead, signal);
    const later = window.requestIdleCallback ?? (work => setTimeout(work, 50));
    later(async () => {
      if (how.shown) ask(`/cases/${encodeURIComponent(root.dataset.fax)}/keep?shown=true`, { method: "POST" }).catch(() => {});
      const loaded = await loadAhead(root).catch(() => null);
      if (!signal.aborted) ahead = loaded;
    });
  }
  for (const other of all("form", root)) if (other !== form && !other.matches("[data-step]")) other.addEventListener("submit", () => { leaving = true; });
  window.addEventListener("beforeunload", event => { if (!leaving && isOpen && fields.isDirty()) event.preventDefault(); }, { signal });

  document.addEventListener("keydown", event => work.key(event, event.target.closest?.(".doubtful")), { signal, capture: true });
  document.addEventListener("keydown", keys, { signal });
  fields.focusFirst();

  /** What was typed here before and never arrived: the page was closed, or its service was. */
  function restore() {
    const kept = isOpen && root.dataset.typed !== "true" ? draft.read() : null;
    if (!kept) return;
    fields.restore(kept);
    const of = name => kept.find(([each]) => each === name)?.[1];
    const same = of("version") === form.elements.version.value;
    // Perhaps it did arrive, and only the answer was lost: the same key makes it one save.
    if (same && of("key")) form.elements.key.value = of("key");
    if (!same) trouble("This fax was changed since you typed. What you had typed is put in again: look at it against the page before you save.");
  }

  async function step(from, entries, kept) {
    if (sending) return;
    sending = true;
    root.classList.add("sending");
    const began = performance.now();
    if (ahead) entries.push(["ahead", ahead.id]);
    const answer = await send(from.getAttribute("action"), entries, trouble);
    sending = false;
    root.classList.remove("sending");
    if (signal.aborted) return;
    if (answer.signedOut) return trouble("You are signed out. All you typed is kept here: sign in again in another tab, then save once more.");
    if (answer.refused) return trouble("The service refused this. Nothing was saved; load the page again, what you typed is put in again.");
    if (answer.page) return show(parse(answer.page), location.href, {});
    kept.clear();
    trouble("");
    const { to, said, undo } = answer.outcome;
    const next = ahead?.to === to ? ahead.page : null;
    if (!next) return go(to, said, undo, from, began);
    show(next, to, { said, undo, key: from.elements.key?.value, began, shown: true });
  }

  async function go(to, said, undo, from, began) {
    leaving = true;
    const page = to.startsWith("/cases/") ? await ask(to).catch(() => null) : null;
    if (!page?.ok) {
      sessionStorage.setItem("said", said);
      return location.assign(to);
    }
    show(parse(await page.text()), to, { said, undo, key: from.elements.key?.value, began });
  }

  function show(page, url, { said, undo, key, began, shown }) {
    life.abort();
    leaving = true;
    const main = one("#main"), root = one("[data-split]", page);
    document.title = page.title;
    one(".trail")?.replaceWith(one(".trail", page));
    main.replaceChildren(...one("#main", page).childNodes);
    if (url !== location.href) history.pushState(null, "", url);
    if (said) tell(main, said, undo, key);
    mountCase(root, { turn: began === undefined ? undefined : performance.now() - began, shown });
    performance.mark("desk:ready");
  }

  /** What is no element to press; keys.js presses those. */
  function keys(event) {
    if (event.defaultPrevented || one("dialog[open]")) return;
    const alt = event.altKey && !event.ctrlKey && !event.metaKey;
    const does = event.key === "Enter" && event.ctrlKey ? save
      : (event.key === "PageDown" || event.key === "PageUp") && !event.target.matches("textarea") ? () => viewer.step(event.key === "PageDown" ? 1 : -1)
      : alt ? {
        KeyA: fields.tabThroughAll, KeyB: fields.putBack, KeyE: fields.hear, KeyQ: () => location.assign(`/${root.dataset.choice}`),
        ArrowLeft: viewer.act.left, ArrowRight: viewer.act.right, ArrowUp: viewer.act.up, ArrowDown: viewer.act.down,
      }[event.code]
      : null;
    if (!does) return;
    event.preventDefault();
    does();
  }

  function save() {
    const open = fields.open(), button = one("[data-save]", root);
    if (open) fields.focusOn(open);
    else if (button) form.requestSubmit(button);
  }

  return life;
}

/** A choice made with the mouse goes at once; with keys one passes by others on the way, and Enter says that it is this one. */
function submitWhenChosen(control, before) {
  let keyed = false;
  const go = () => { before(); control.form.submit(); };
  control.addEventListener("pointerdown", () => { keyed = false; });
  control.addEventListener("keydown", event => {
    if (event.key !== "Enter") keyed = true;
    else {
      event.preventDefault();
      event.stopPropagation();
      go();
    }
  });
  control.addEventListener("change", () => { if (!keyed) go(); });
}

const parse = text => new DOMParser().parseFromString(text, "text/html");

/** Says in a corner what was done, and how it is taken back. */
function tell(main, said, undo, key) {
  const box = document.createElement("div");
  box.className = "said";
  box.setAttribute("role", "status");
  box.append(Object.assign(document.createElement("span"), { textContent: said }));
  if (undo && key) {
    const form = Object.assign(document.createElement("form"), { method: "post", action: undo });
    form.dataset.undo = "";
    for (const [name, value] of [["key", key], ["__RequestVerificationToken", one("[name=__RequestVerificationToken]", main)?.value ?? ""]])
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    const button = document.createElement("button");
    button.dataset.keyAlt = "KeyZ";
    button.append("Take it back ", Object.assign(document.createElement("kbd"), { textContent: "Alt Z" }));
    form.append(button);
    form.addEventListener("submit", () => { leaving = true; });
    box.append(form);
  }
  main.prepend(box);
}
