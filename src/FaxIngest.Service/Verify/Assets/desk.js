// The desk's behavior. Everything here is a convenience: without it the pages are plain forms that work.

import { one } from "./dom.js";
import { mountCase } from "./case.js";
import { forgetDrafts } from "./draft.js";
import { mountKeys } from "./keys.js";
import "./pages.js";
import "./upload.js";

const root = one("[data-split]");
if (root) mountCase(root);

mountKeys();

// Back and forward through cases that were shown without loading a page.
window.addEventListener("popstate", () => location.reload());

const said = sessionStorage.getItem("said");
if (said) {
  sessionStorage.removeItem("said");
  const box = Object.assign(document.createElement("div"), { className: "said", textContent: said });
  box.setAttribute("role", "status");
  one("#main").prepend(box);
}

// Whoever signs out leaves nothing behind.
one(".who")?.addEventListener("submit", () => forgetDrafts());

const theme = one("[data-theme-switch]");
theme?.addEventListener("click", () => {
  const dark = (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  document.documentElement.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("theme", document.documentElement.dataset.theme);
});
