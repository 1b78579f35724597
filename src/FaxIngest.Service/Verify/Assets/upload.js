// Upload: each file by itself, so that each shows its own progress and end.

import { one } from "./dom.js";

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
