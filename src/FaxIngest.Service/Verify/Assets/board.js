// An open board: told that something happened, it asks for the board anew. Where telling does not work it asks now and then.

import { one } from "./dom.js";

const board = one("[data-board]"), live = one("[data-live]");
let events = null, asking = false, again = false, slow = 0;

async function ask() {
  if (asking) return void (again = true);
  asking = true;
  try {
    const answer = await fetch("/boards/part", { headers: { Accept: "text/html" }, redirect: "manual" });
    if (answer.ok) board.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
    // Signed out meanwhile: the page itself says so.
    else if (answer.type === "opaqueredirect" || answer.status === 401) return location.reload();
    say(answer.ok ? "Live." : "The service does not answer; these are the last figures.");
  } catch {
    say("The service does not answer; these are the last figures.");
  } finally {
    asking = false;
    if (again) { again = false; ask(); }
  }
}

function say(text) {
  live.textContent = text;
}

function open() {
  events = new EventSource("/boards/live");
  events.addEventListener("open", () => { say("Live."); if (slow) ask(); slow = 0; });
  events.addEventListener("changed", ask);
  events.addEventListener("error", () => {
    // A browser comes again by itself unless it was turned away.
    if (events.readyState !== EventSource.CLOSED) return say("Not connected; trying again.");
    slow++;
    setTimeout(() => { ask(); open(); }, 30_000);
  });
}

if (board) {
  open();
  window.addEventListener("pagehide", () => events?.close());
  window.addEventListener("pageshow", event => { if (event.persisted) { ask(); open(); } });
}
