// From one case to the next: saving, what to do when the connection is gone, the case loaded ahead, the lease.

import { ask, one, token } from "./dom.js";

const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));

/** The case that comes after this one, loaded while the person works: its address, its page, its first image. */
export async function loadAhead(root) {
  const { fax, choice } = root.dataset;
  const query = new URLSearchParams(choice);
  query.set("except", fax);
  const answer = await ask(`/cases/ahead?${query}`, { method: "POST" });
  if (!answer.ok) return null;
  const { id, to } = await answer.json();
  if (!id) return null;
  const page = await ask(to, { headers: { "X-Desk": "ahead" } });
  if (!page.ok) return null;
  const next = new DOMParser().parseFromString(await page.text(), "text/html");
  const address = one("image[href]", next)?.getAttribute("href");
  if (address) {
    const image = new Image();
    image.src = address;
    await image.decode().catch(() => {});
    next.image = image;
  }
  return { id, to, page: next };
}

/** Sends a step until it has been answered; a lost connection and a service that is being started again cost time, not entries.
 * @returns {{outcome?: object, page?: string, signedOut?: boolean, refused?: boolean}} */
export async function send(url, entries, trouble) {
  for (let pause = 500; ; pause = Math.min(pause * 2, 8000)) {
    try {
      const answer = await ask(url, { method: "POST", body: new URLSearchParams(entries) });
      if (answer.type === "opaqueredirect" || answer.status === 401) return { signedOut: true };
      if (answer.headers.get("content-type")?.startsWith("application/json")) return { outcome: await answer.json() };
      if (answer.status === 409 || answer.status === 422) return { page: await answer.text() };
      if (answer.status < 500) return { refused: true };
    } catch {
      // No connection. The same step is sent again; its key tells the service that it is the same.
    }
    trouble("There is no connection to the service. All you typed is kept here; it is sent by itself as soon as there is one.");
    await wait(pause);
  }
}

/** Keeps a case's lease for as long as somebody works on it. */
export function keepLease(root, ahead, signal) {
  const seconds = Number(root.dataset.keep);
  let active = performance.now();
  for (const kind of ["keydown", "pointerdown", "pointermove"]) document.addEventListener(kind, () => { active = performance.now(); }, { signal, passive: true });
  const timer = setInterval(() => {
    if (performance.now() - active > 2 * seconds * 1000) return;
    for (const id of [root.dataset.fax, ahead()?.id]) if (id) ask(`/cases/${encodeURIComponent(id)}/keep`, { method: "POST" }).catch(() => {});
  }, seconds * 1000);
  signal.addEventListener("abort", () => clearInterval(timer));
  window.addEventListener("pagehide", () => {
    for (const id of [root.dataset.fax, ahead()?.id]) {
      if (!id) continue;
      const form = new FormData();
      form.set("__RequestVerificationToken", token());
      navigator.sendBeacon(`/cases/${encodeURIComponent(id)}/close`, form);
    }
  }, { signal });
}
