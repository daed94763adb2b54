// Where links lead, and the control at each heading and paragraph. What only some pages need is loaded there.

import { everyFrame, kept, start as comeBack } from "./back.js";
import { idOf, targetOf } from "./target.js";

const article = document.querySelector("article");
if (document.querySelector(".fz-choosing")) import("./themes/comparing.js");

// Distant passages are not laid out until they are near (content-visibility), so the target of a link moves while
// those above it are laid out. Follow it until it rests, the reader scrolls, or its marked words are in view. Where the
// reader comes back, what was seen there comes first (back.js).
function follow() {
  const target = targetOf();
  const isHere = staying || kept();
  staying = false;
  if (isHere || !target || !article?.contains(target)) return;
  const margin = parseFloat(getComputedStyle(target).scrollMarginTop) || 0;
  everyFrame(90, () => {
    if (target.querySelector("mark")) return true;
    if (Math.abs(target.getBoundingClientRect().top - margin) > 2) target.scrollIntoView();
    return false;
  });
}

// What has moved to another page left its id, or the start of its id (hunan of hunan-2023), at a link to that page:
// go on there with the whole id.
/** @param {string} page @param {string} id */
function goOn(page, id) {
  location.replace(`${page.split("#")[0]}${location.search}#${id}`);
}

/** @param {Element} found @param {boolean} whole @returns {HTMLAnchorElement | null} */
function onward(found, whole) {
  if (found.matches(".fz-on")) return found.querySelector("a");
  const next = whole ? null : found.nextElementSibling;
  return next?.matches(".fz-all") ? next.querySelector("a") : null;
}

function lead() {
  const id = idOf();
  const report = new URLSearchParams(location.search).get("document");
  /** @type {HTMLAnchorElement | null} */
  const leaf = report ? document.querySelector(`.fz-on[data-report="${CSS.escape(report)}"] a`) : null;
  if (leaf) {
    goOn(leaf.href, id);
    return;
  }
  for (let start = id; start; start = start.slice(0, Math.max(0, start.lastIndexOf("-")))) {
    const found = document.getElementById(start);
    if (found && article?.contains(found)) {
      const link = onward(found, start === id);
      if (link) goOn(link.href, id);
      return;
    }
  }
  if (/^[tsp]-[a-z2-7]{8}$/.test(id)) seek(id);
}

// The page of a place that has become too long lists the pages that have its passages now, and a page that documents
// have left lists where they are: one of them has the id.
/** @param {string} id */
async function seek(id) {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(".fz-leaves a, .fz-moved a");
  const seen = new Set([...links].map((link) => link.href.split("#")[0]));
  for (const page of seen) {
    const answer = await fetch(page).catch(() => null);
    if (answer?.ok && (await answer.text()).includes(`id="${id}"`)) {
      goOn(page, id);
      return;
    }
  }
}

// The passages of a place may have moved to the page of its area: the page of the theme leads there.
function elsewhere() {
  const [, theme, slug] = /^(.*\/themes\/[^/]+\/)([^/]+)\/?$/.exec(location.pathname) ?? [];
  if (theme && document.querySelector("h1.fz-missing")) location.replace(`${theme}${location.hash || `#${slug}`}`);
}

// A page that all documents have left goes on by itself if they are on one page now.
function onOnce() {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("h1.fz-stub ~ .fz-moved a"));
  const pages = new Set([...links].map((link) => link.href.split("#")[0]));
  if (pages.size === 1 && !document.querySelector(".fz-withdrawn")) {
    location.replace(`${[...pages][0]}${location.search}${location.hash || links[0].hash}`);
  }
}

// The permanent link of a heading or paragraph is its control as well: what it copies is loaded when it is used. The
// page stays where it is. Words that are selected are noted before the click takes the selection away.
const SELF = ".headerlink, .fz-self";
let staying = false;
/** @type {Range | null} */
let chosen = null;

/** @param {Event} event @returns {HTMLAnchorElement | null} */
function control(event) {
  return /** @type {Partial<Element>} */ (event.target).closest?.(SELF) ?? null;
}

function note() {
  const selection = getSelection();
  chosen = selection?.isCollapsed === false ? selection.getRangeAt(0).cloneRange() : null;
}

addEventListener("pointerdown", (event) => {
  if (control(event)) note();
}, true);
article?.addEventListener("click", (event) => {
  const link = control(event);
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (event.detail === 0) note(); // by keyboard
  const range = chosen;
  const { scrollX, scrollY } = window;
  staying = location.hash !== link.hash;
  location.hash = link.hash;
  scrollTo(scrollX, scrollY);
  import("./quoting.js").then(({ open }) => open(link, range));
});

if (document.querySelector("[data-display]")) import("./display.js");

const query = new URLSearchParams(location.search);
if (query.has("quote") && location.hash) import("./marking.js").then(({ arrive }) => arrive(query));
if (document.querySelector(".fz-references")) import("./entry.js");

elsewhere();
onOnce();
addEventListener("hashchange", lead);
addEventListener("hashchange", follow);
lead();
follow();
if (article?.querySelector(":scope > p[id], :scope > blockquote")) comeBack();
if (article?.querySelector(".fz-meta")) import("./way.js");
if (article?.querySelector(".fz-cells")) import("./cells/cells.js");
if (article?.querySelector(".fz-find-place")) import("./places.js");
