// The member search in a box over the case. What is picked is entered as the person's own word; what is keyed blind stays for the person to read.

import { all, ask, one } from "./dom.js";

export function mountMembers(root, fields, trouble) {
  const opener = one("[data-members]", root), box = one("[data-members-box]", root);
  if (!opener || !box) return;

  async function search(entries) {
    // Open at once: what is typed meanwhile is not meant for the case below.
    if (!box.open) {
      box.replaceChildren(Object.assign(document.createElement("p"), { textContent: "One moment…" }));
      box.showModal();
    }
    // Who was found before is no answer to what is asked now.
    for (const pick of all("[data-pick]", box)) pick.disabled = true;
    const answer = await ask(opener.getAttribute("href"), { method: "POST", body: new URLSearchParams(entries) }).catch(() => null);
    if (!box.open) return;   // closed meanwhile: what was found is no longer wanted
    if (!answer) {
      leave();
      return trouble("There is no connection to the service. All you typed is kept here; try again in a moment.");
    }
    if (!answer.ok) return location.assign(opener.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    box.replaceChildren(one("[data-members-found]", page));
    (one("[data-pick]", box) ?? one("[data-ask]", box)).focus();
  }

  // Emptied at once, not when the browser gets round to telling of it: its entries are named as those of the case are.
  function leave() {
    box.close();
    box.replaceChildren();
  }

  opener.addEventListener("click", event => {
    event.preventDefault();
    const entries = [...new FormData(one("[data-case]", root))].filter(([name]) => name.startsWith("value:member."));
    search(entries);
  });
  box.addEventListener("submit", event => {
    event.preventDefault();
    search([...new FormData(event.target)]);
  });
  box.addEventListener("click", event => {
    const pick = event.target.closest("[data-pick]");
    if (event.target.closest("[data-close]")) {
      event.preventDefault();
      return leave();
    }
    if (!pick) return;
    event.preventDefault();
    leave();
    for (const [path, value] of Object.entries(JSON.parse(pick.dataset.pick))) fields.enter(path, value);
    fields.focusFirst();
  });
  box.addEventListener("close", () => box.replaceChildren());
  box.addEventListener("keydown", event => {
    const picks = all("[data-pick]", box), at = picks.indexOf(document.activeElement);
    if (at >= 0 && /^[1-9]$/.test(event.key)) picks[event.key - 1]?.click();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") picks[(at + (event.key === "ArrowDown" ? 1 : picks.length - 1)) % picks.length]?.focus();
    else return;
    event.preventDefault();
  });
}
