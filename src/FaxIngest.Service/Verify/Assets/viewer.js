// The page image: which page, how large, how turned, how dark. How a form is looked at is remembered in this browser; it says nothing of anyone.

import { all, one } from "./dom.js";

const tones = ["", "dark", "invert"];

export function mountViewer(root, form) {
  const viewer = one("[data-viewer]", root);
  const sheets = all("[data-sheet]", viewer ?? root);
  const scroll = viewer && one("[data-scroll]", viewer);
  if (!viewer || !scroll) return { act: {}, pointAt() {}, step() {}, mark() {} };
  const key = `view:${form}`;
  const view = { zoom: 1, turn: 0, tone: "", ...remembered(key) };

  const shown = () => sheets.find(sheet => !sheet.hasAttribute("hidden"));

  function show(number) {
    for (const sheet of sheets) {
      const wanted = sheet.dataset.sheet === String(number);
      const image = one("image", sheet);
      if (wanted && !image.getAttribute("href")) image.setAttribute("href", image.dataset.href);
      sheet.toggleAttribute("hidden", !wanted);
    }
    for (const button of all("[data-page]", viewer)) button.setAttribute("aria-pressed", String(button.dataset.page === String(number)));
  }

  function draw() {
    for (const sheet of sheets) {
      sheet.style.width = `${view.zoom * 100}%`;
      sheet.dataset.tone = view.tone;
      sheet.dataset.box ??= sheet.getAttribute("viewBox");
      const [, , width, height] = sheet.dataset.box.split(" ").map(Number);
      sheet.setAttribute("viewBox", view.turn % 180 !== 0 ? `0 0 ${height} ${width}` : sheet.dataset.box);
      const [right, down] = { 0: [0, 0], 90: [height, 0], 180: [width, height], 270: [0, width] }[view.turn];
      one("g", sheet).setAttribute("transform", `translate(${right} ${down}) rotate(${view.turn})`);
    }
    one("[data-zoom]", viewer).value = `${Math.round(view.zoom * 100)}%`;
  }

  function set(change) {
    Object.assign(view, change);
    draw();
    if (view.zoom === 1 && view.turn === 0 && !view.tone) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(view));
  }

  const zoomTo = zoom => set({ zoom: Math.min(4, Math.max(0.3, zoom)) });
  const pan = (x, y) => scroll.scrollBy(x * scroll.clientWidth / 4, y * scroll.clientHeight / 4);
  const act = {
    in: () => zoomTo(view.zoom * 1.25),
    out: () => zoomTo(view.zoom / 1.25),
    fit: () => zoomTo(1),
    whole: () => {
      const [, , width, height] = shown().getAttribute("viewBox").split(" ").map(Number);
      zoomTo(Math.min(1, (scroll.clientHeight - 32) / height * width / (scroll.clientWidth - 32)));
    },
    turn: () => set({ turn: (view.turn + 90) % 360 }),
    tone: () => set({ tone: tones[(tones.indexOf(view.tone) + 1) % tones.length] }),
    left: () => pan(-1, 0),
    right: () => pan(1, 0),
    up: () => pan(0, -1),
    down: () => pan(0, 1),
  };

  /** Brings a field's box into sight and marks it. */
  function pointAt(field) {
    if (!field?.dataset.pageOf) return;
    if (shown()?.dataset.sheet !== field.dataset.pageOf) show(field.dataset.pageOf);
    for (const marked of all("rect.here", viewer)) marked.classList.remove("here");
    const box = one(`rect[data-for="${CSS.escape(field.dataset.field)}"]`, shown() ?? viewer);
    if (!box) return;
    box.classList.add("here");
    const at = box.getBoundingClientRect(), frame = scroll.getBoundingClientRect();
    if (at.top < frame.top + 24 || at.bottom > frame.bottom - 24) scroll.scrollTop += at.top + at.height / 2 - (frame.top + frame.height / 2);
    if (at.left < frame.left + 8 || at.right > frame.right - 8) scroll.scrollLeft += at.left + at.width / 2 - (frame.left + frame.width / 2);
  }

  function step(by) {
    const next = sheets[sheets.indexOf(shown()) + by];
    if (next) show(next.dataset.sheet);
  }

  viewer.addEventListener("click", event => {
    const page = event.target.closest("[data-page]"), button = event.target.closest("[data-do]"), box = event.target.closest("rect[data-for]");
    if (page) show(page.dataset.page);
    if (button) act[button.dataset.do]();
    if (box) root.dispatchEvent(new CustomEvent("desk:field", { detail: box.dataset.for }));
  });
  let held = null;
  scroll.addEventListener("pointerdown", event => { if (event.button === 0 && !event.target.closest("rect.doubt")) held = [event.clientX, event.clientY]; });
  scroll.addEventListener("pointermove", event => {
    if (!held || event.buttons !== 1) return;
    scroll.scrollBy(held[0] - event.clientX, held[1] - event.clientY);
    held = [event.clientX, event.clientY];
  });
  scroll.addEventListener("pointerup", () => { held = null; });

  const mark = (field, done) => one(`rect[data-for="${CSS.escape(field.dataset.field)}"]`, viewer)?.classList.toggle("done", done);

  draw();
  return { act, pointAt, step, mark };
}

function remembered(key) {
  try {
    const view = JSON.parse(localStorage.getItem(key) ?? "{}");
    return {
      ...(view.zoom >= 0.3 && view.zoom <= 4 ? { zoom: view.zoom } : {}),
      ...([90, 180, 270].includes(view.turn) ? { turn: view.turn } : {}),
      ...(tones.includes(view.tone) ? { tone: view.tone } : {}),
    };
  } catch {
    return {};
  }
}
