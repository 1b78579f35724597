// "Not a referral" in a box over the case: why, and which other fax it repeats. Without this the same is a page.

import { all, ask, one } from "./dom.js";

/** @param {(form: HTMLFormElement) => void} send takes the step, as a save does
 * @param {(text: string) => void} trouble says what went wrong */
export function mountAside(root, send, trouble) {
  const opener = one("[data-aside]", root), box = one("[data-aside-box]", root);
  if (!opener || !box) return;

  async function load(options) {
    // Open at once: what is typed meanwhile is not meant for the case below.
    if (!box.open) {
      box.replaceChildren(Object.assign(document.createElement("p"), { textContent: "One moment…" }));
      box.showModal();
    }
    const answer = await ask(opener.href, options).catch(() => null);
    if (!answer) {
      box.close();
      return trouble("There is no connection to the service. All you typed is kept here; try again in a moment.");
    }
    if (!answer.ok) return location.assign(opener.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!box.open) return;
    box.replaceChildren(one("[data-aside-found]", page));
    (one("[data-reason]:checked", box) ? one("[data-of]:checked", box) ?? one("[data-find]", box) : one("[data-reason]", box)).focus();
    for (const key of early.splice(0))
      if (key === "Enter") one("[data-set-aside]", box).requestSubmit();
      else choose(key);
  }

  /** Keys pressed before there was anything to choose from. */
  const early = [];
  const choose = digit => {
    const reason = all("[data-reason]", box)[digit - 1];
    if (reason) focusOn(reason);
  };
  const focusOn = input => { input.checked = true; input.focus(); };

  opener.addEventListener("click", event => { event.preventDefault(); early.length = 0; load(); });
  box.addEventListener("submit", event => {
    event.preventDefault();
    if (event.target.matches("[data-find-fax]")) return load({ method: "POST", body: new URLSearchParams(new FormData(event.target)) });
    box.close();
    send(event.target);
  });
  box.addEventListener("click", event => {
    if (!event.target.closest("[data-close]")) return;
    event.preventDefault();
    box.close();
  });
  box.addEventListener("close", () => box.replaceChildren());
  box.addEventListener("keydown", event => {
    const typing = event.target.matches("[data-find]");
    if (event.ctrlKey || event.altKey || event.metaKey || typing && event.key !== "ArrowUp") return;
    const reasons = all("[data-reason]", box), papers = all("[data-of]", box);
    if (typing) focusOn(papers.at(-1));
    else if (/^[1-9]$/.test(event.key)) reasons.length ? choose(event.key) : early.push(event.key);
    else if (event.key === "Enter" && !reasons.length) early.push(event.key);
    else if (event.key === "/" && reasons.length) {
      reasons.find(reason => reason.value === "duplicate").checked = true;
      one("[data-find]", box).focus();
    }
    else return;
    event.preventDefault();
  });
}
