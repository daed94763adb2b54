// Coming back to a page: its entry in the history keeps the passage at the top of the window, because heights of what
// is far away are estimates, and a position in pixels is another passage after a reload.

export const LINE = 88; // pixels at the top of the window that header and line of place cover
const FRAMES = 60;
const REST = 200; // milliseconds without scrolling, after which the passage is kept

/** @typedef {{ passage?: string, child: number, top: number }} Kept */

/** What is kept of this entry of the history. @returns {Kept | undefined} */
export function kept() {
  return globalThis.history?.state?.fangzhi;
}

/** Whether the page was here before: what the reader saw then comes before the target of the address and its marks. */
export const returning = Boolean(kept());

const article = globalThis.document?.querySelector("article");

/** The first of some elements, in their order on the page, that is below a height of the window.
 * @param {ArrayLike<Element>} elements @param {(rect: DOMRect) => boolean} isBelow */
export function firstBelow(elements, isBelow) {
  let [low, high] = [0, elements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(elements[middle].getBoundingClientRect())) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** @type {HTMLElement[]} */
let shown = [];

function keep() {
  if (!article) return;
  shown = shown.length ? shown : [...article.querySelectorAll(":scope > *")].map((one) => /** @type {HTMLElement} */ (one));
  const seen = shown.filter((one) => !one.hidden && one.offsetParent !== null && one.tagName !== "SCRIPT");
  const element = seen[firstBelow(seen, (rect) => rect.bottom > LINE)];
  if (!element) return;
  /** @type {Kept} */
  const fangzhi = { child: [...article.children].indexOf(element), top: element.getBoundingClientRect().top };
  if (element.id) fangzhi.passage = element.id;
  history.scrollRestoration = "manual";
  history.replaceState({ ...history.state, fangzhi }, "");
}

let turn = 0;

/** Do something in every frame while the page is laid out: until it says that it is done, the reader scrolls, or
 * something else is followed.
 * @param {number} frames @param {() => boolean | void} isDone */
export function everyFrame(frames, isDone) {
  const mine = ++turn;
  let left = frames;
  const stop = () => { left = 0; };
  for (const event of ["wheel", "touchstart", "keydown", "pointerdown"]) addEventListener(event, stop, { once: true, passive: true });
  const step = () => {
    if (mine !== turn || left-- <= 0 || isDone()) return;
    requestAnimationFrame(step);
  };
  step();
}

/** @param {Kept} to */
function restore({ passage, child, top }) {
  const element = (passage && document.getElementById(passage)) || article?.children[child];
  if (!element) return;
  everyFrame(FRAMES, () => {
    const off = element.getBoundingClientRect().top - top;
    if (Math.abs(off) > 0.5) scrollBy({ top: off, behavior: "instant" });
  });
}

/** Keep the passage from now on, and go to the one that was kept. */
export function start() {
  const before = kept();
  if (before) restore(before);
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, REST);
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("hashchange", later);
  addEventListener("pagehide", keep);
  addEventListener("popstate", ({ state }) => {
    clearTimeout(timer); // what the reader saw before is not of this entry
    if (state?.fangzhi) restore(state.fangzhi);
  });
}
