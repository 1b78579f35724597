// The keys of every page. An element says which key it has, and the list behind "?" is made of what the page shows: neither can say what the other does not.
//   data-key="n"         where nothing is typed
//   data-key-alt="KeyN"  with Alt, everywhere; more than one code is separated by blanks, the first is told
//   data-key-fn="F2"     a function key
//   data-go="b"          after G, or after Alt G where something is typed
//   data-list            lines one goes through with J and K or the arrows; with data-key: what brings one there
//   data-does            what it does, when its own words do not tell

import { all, one } from "./dom.js";

const names = { Minus: "−", Equal: "+", Digit0: "0" };
const nameOf = code => names[code] ?? code.replace("Key", "").replace("Digit", "");
const seen = element => element.checkVisibility({ checkOpacity: true, visibilityProperty: true }) && !element.disabled;
const typing = element => element.matches("input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=file]), textarea, select");
const single = () => localStorage.getItem("keys") !== "off";
const find = (attribute, key) => all(`[${attribute}~="${CSS.escape(key)}"]`).find(seen);

export function mountKeys() {
  const dialog = one("#key-list");
  if (!dialog) return;
  const hint = one("[data-going]");
  let going = 0;

  for (const opener of all("[data-open-keys]")) opener.addEventListener("click", open);
  one("[data-close]", dialog).addEventListener("click", () => dialog.close());
  one("[data-single]", dialog).addEventListener("change", event => {
    if (event.target.checked) localStorage.removeItem("keys");
    else localStorage.setItem("keys", "off");
  });

  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.isComposing || one("dialog[open]")) return;
    const act = actOf(event);
    if (going && !["Alt", "Shift", "AltGraph"].includes(event.key)) stay();
    if (!act) return;
    event.preventDefault();
    act();
  });

  function actOf(event) {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key, free = !typing(event.target) && !event.altKey;
    if (going && /^[a-z]$/.test(key)) {
      const to = find("data-go", key);
      return to && (() => act(to));
    }
    if (event.key === "F1") return open;
    if (event.altKey) {
      const with_ = find("data-key-alt", event.code);
      return with_ ? () => act(with_) : event.code === "KeyG" ? go : null;
    }
    if (/^F\d+$/.test(key)) {
      const of = find("data-key-fn", key);
      return of && (() => act(of));
    }
    if (!free) return null;
    const moves = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[key];
    if (moves && (single() || key.length > 1)) return through(event.target, moves);
    if (key === "Home" || key === "End") return event.target.closest("[data-list]") && through(event.target, key === "Home" ? -1e6 : 1e6);
    if (!single()) return null;
    if (key === "?") return open;
    if (key === "g") return go;
    const of = find("data-key", key);
    return of && (() => act(of));
  }

  /** One line on, or back, in the list one is in, or into the page's first. */
  function through(from, by) {
    if (from.matches("[type=radio], [data-scroll]")) return null;
    const at = from.closest("[data-list]") ?? one("[data-list]:not([data-key])") ?? one("[data-list]");
    const lines = at ? linesOf(at) : [];
    if (lines.length === 0) return null;
    const now = lines.indexOf(from.closest("a, button, summary, input") ?? from);
    return () => lines[now < 0 ? (by > 0 ? 0 : lines.length - 1) : Math.max(0, Math.min(lines.length - 1, now + by))].focus();
  }

  function go() {
    const places = all("[data-go]").filter(seen);
    hint.replaceChildren("Go to ", ...places.flatMap(place => [key(place.dataset.go.toUpperCase()), ` ${says(place)} `]));
    hint.hidden = false;
    going = setTimeout(stay, 4000);
  }

  function stay() {
    clearTimeout(going);
    going = 0;
    hint.hidden = true;
  }

  function open() {
    one("[data-single]", dialog).checked = single();
    const list = one("[data-key-lines]", dialog);
    list.replaceChildren();
    for (const more of all("template[data-keys]")) list.append(more.content.cloneNode(true));
    const lines = [];
    if (one("[data-list]")) lines.push([["J", "K"], "Next, previous line; the arrows do the same, Enter opens it"]);
    for (const each of all("[data-key]").filter(seen)) lines.push([[each.dataset.key.toUpperCase()], says(each)]);
    for (const each of all("[data-key-alt]").filter(seen)) lines.push([[`Alt ${nameOf(each.dataset.keyAlt.split(" ")[0])}`], says(each)]);
    for (const each of all("[data-key-fn]").filter(seen)) lines.push([[each.dataset.keyFn], says(each)]);
    for (const each of all("[data-go]").filter(seen)) lines.push([[one("[data-split]") ? "Alt G" : "G", each.dataset.go.toUpperCase()], says(each)]);
    const told = new Set();
    for (const [keys, text] of lines) {
      if (told.size === told.add(keys.join(" ")).size) continue;
      const pair = document.createElement("div"), name = document.createElement("dt"), does = document.createElement("dd");
      name.append(...keys.map(key));
      does.textContent = text;
      pair.append(name, does);
      list.append(pair);
    }
    dialog.showModal();
  }
}

const linesOf = list => all("a[href], button, summary, input:not([type=hidden])", list).filter(seen);

/** Does what an element is for: a list or an input takes the focus, all else is pressed. */
function act(element) {
  if (element.matches("[data-list]")) return (one("[aria-current]", element) ?? linesOf(element)[0])?.focus();
  if (element.matches("input:not([type=checkbox], [type=file]), select, textarea")) {
    element.focus();
    return element.select?.();
  }
  element.click();
}

function says(element) {
  if (element.dataset.does) return element.dataset.does;
  if (element.ariaLabel) return element.ariaLabel;
  if (element.matches("input, select, textarea")) return element.labels?.[0]?.textContent.trim() ?? element.title;
  const words = element.cloneNode(true);
  for (const kbd of all("kbd", words)) kbd.remove();
  return words.textContent.trim().replace(/…$/, "");
}

const key = text => Object.assign(document.createElement("kbd"), { textContent: text });
