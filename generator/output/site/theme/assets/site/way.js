// On a page of documents: the line that says where the reader is, the contents, one document alone, paper.
import { firstBelow, LINE } from "./back.js";
import { above, article, headings } from "./parts.js";
import { made } from "./made.js";
import { nameOf } from "./words.js";
import { printPart } from "./paper.js";
import { targetOf } from "./target.js";

const WIDE = matchMedia("(min-width: 60em)");
const found = headings();
const place = made("span", { className: "fz-line-place" });
const section = made("span", { className: "fz-line-section" });
const inner = made("span", { className: "fz-line-inner" });
const button = made("button", { type: "button", className: "fz-open", textContent: "目录" });
const line = made("nav", { className: "fz-line" }, made("p", {}, place, section, inner), button);
/** @type {Element | undefined} */
let here;
/** @type {((heading: Element | undefined) => void) | undefined} */
let column;

/** The title of the document that a heading is in. @param {Element} heading */
function titleOf(heading) {
  return above(heading)[0] ?? heading;
}

function look() {
  const at = firstBelow(found, ({ top }) => top > LINE + 20) - 1;
  const first = found[0]?.getBoundingClientRect().bottom ?? 0;
  line.hidden = at < 0 || first > LINE;
  const heading = found[Math.max(at, 0)];
  if (heading === here) return;
  here = heading;
  say(heading);
  column?.(heading);
}

/** @param {Element} heading */
function say(heading) {
  const path = [...above(heading), heading];
  let meta = path[0].nextElementSibling;
  while (meta && !meta.matches(".fz-meta, h2")) meta = meta.nextElementSibling;
  place.textContent = /** @type {HTMLElement | null} */ (meta)?.dataset.line ?? "";
  const [, outer] = path;
  section.textContent = outer ? nameOf(outer) : "";
  inner.textContent = path.length > 2 ? nameOf(heading) : "";
}

let waiting = false;
function later() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    look();
  });
}

function open() {
  import("./contents.js").then((contents) => contents.open(here));
}

function fill() {
  const beside = document.querySelector(".md-nav--secondary");
  if (!WIDE.matches || !beside) return;
  WIDE.removeEventListener("change", fill);
  import("./contents.js").then((contents) => {
    column = contents.beside(beside);
    column(here);
  });
}

// One document alone: links to its neighbours keep the view, one into another document opens that one.
const alone = document.documentElement.classList.contains("fz-one");

/** @param {string} report @param {URL} address */
function aloneAt(report, address) {
  const to = new URL(address);
  to.search = new URLSearchParams({ document: report }).toString();
  return to.href;
}

function arrive() {
  const target = alone && targetOf();
  if (!target || !target.closest("article > [hidden]")) return;
  let title = target.closest("article > *");
  while (title && !title.matches("h2.fz-document")) title = title.previousElementSibling;
  const report = /** @type {HTMLElement | null} */ (title)?.dataset.report;
  if (report) location.replace(aloneAt(report, new URL(location.href)));
}

if (found.length) {
  line.setAttribute("aria-label", "正在读的位置");
  line.hidden = true;
  const header = /** @type {HTMLElement} */ (document.querySelector(".md-header"));
  header.after(line);
  line.style.top = `${header.offsetHeight}px`;
  article.addEventListener("click", ({ target }) => {
    const one = /** @type {Element} */ (target);
    if (one.matches(".fz-open > button")) open();
    const title = one.matches(".fz-print > button") && one.closest(".fz-meta")?.previousElementSibling;
    if (title) printPart(titleOf(title.matches("h2") ? title : above(title)[0] ?? title));
  });
  button.onclick = open;
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  WIDE.addEventListener("change", fill);
  look();
  (globalThis.requestIdleCallback ?? setTimeout)(fill);
}
if (alone) {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = article.querySelectorAll(".fz-turns a[data-report]");
  for (const link of links) link.href = aloneAt(link.dataset.report ?? "", new URL(link.href));
  document.title = found[0] ? `${nameOf(found[0])} - ${document.title}` : document.title;
  addEventListener("hashchange", arrive);
  arrive();
}
