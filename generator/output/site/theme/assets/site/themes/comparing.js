// A theme page filtered by place, year and division, or with several places side by side. Without scripts the page is
// the plain list of everything.

import { asked, counted, none, query, yearsOf } from "./choosing.js";
import { PAGES, fetched, isOf, known, placesOf, sectionsOf, sum } from "./sections.js";
import { choosing } from "./form.js";
import { made } from "../made.js";
import { targetOf } from "../target.js";

/** @typedef {import("./choosing.js").Choice} Choice */
/** @typedef {import("./sections.js").Section} Section */
/** @typedef {import("./sections.js").Place} Place */
/** @typedef {import("./sections.js").Column} Column */

const article = /** @type {HTMLElement} */ (document.querySelector("article"));
const room = /** @type {HTMLElement} */ (document.querySelector(".fz-choosing"));
/** What has the blocks of the page: the article, or the part of it that is the text. */
const block = /** @type {HTMLElement} */ (room.parentElement);
const places = known();
const headings = placesOf(document);
/** @type {Section[]} */
const here = headings.flatMap(sectionsOf);
/** What is below the form, in its order on the page. */
const flow = /** @type {HTMLElement[]} */ ([...block.children].slice([...block.children].indexOf(room) + 1));
/** @type {Map<string, Column>} */
const read = new Map();
const grid = made("div");
const { form, read: chosen, show } = choosing(places);
let choice = none();
let turn = 0;

/** The sections of the chosen places, of pages that this one leads to where it is the page of a large theme.
 * @param {Choice} wanted */
function sectionsFor(wanted) {
  return Promise.all(wanted.places.map(async (slug) => {
    const place = /** @type {Place} */ (places.find((one) => one.slug === slug));
    if (!place.page) return { sections: here.filter((section) => section.place === slug), isCut: false };
    const found = read.get(slug) ?? await fetched(place);
    read.set(slug, found);
    return found;
  }));
}

/** @param {Choice} wanted */
async function apply(wanted) {
  choice = wanted;
  const mine = ++turn;
  const beside = wanted.places.length > 1 || (wanted.places.length === 1 && !headings.length);
  if (!beside) {
    asList();
    return;
  }
  show(wanted, [], null, "正在取各地区的段落…");
  const columns = await sectionsFor(wanted).catch(() => null);
  if (mine !== turn) return;
  if (columns) besideEachOther(columns);
  else show(wanted, [], null, "没有取到，请检查网络后再选。");
}

/** Leave out a year that the sections do not have. @param {string[]} years */
function withYears(years) {
  if (!years.includes(choice.year)) choice = { ...choice, year: "" };
  history.replaceState(history.state, "", `${location.pathname}${query(choice)}${location.hash}`);
}

function asList() {
  if (grid.isConnected) {
    block.append(...flow);
    grid.remove();
  }
  withYears(yearsOf(here));
  const open = here.filter((section) => isShown(section));
  for (const element of flow) if (!headings.length) element.hidden = false;
  for (const section of here) {
    const hidden = !open.includes(section);
    section.heading.hidden = hidden;
    for (const element of section.body) element.hidden = hidden || !isOf(element, choice.part);
  }
  for (const heading of headings) heading.hidden = !open.some((section) => section.place === heading.id);
  show(choice, yearsOf(here), headings.length ? sum(open, choice.part) : null);
  sidebar(false);
}

/** @param {Section} section */
function isShown({ place, year }) {
  return (!choice.places.length || choice.places.includes(place)) && (!choice.year || choice.year === year);
}

/** @param {Column[]} columns */
function besideEachOther(columns) {
  const all = columns.flatMap(({ sections }) => sections);
  withYears(yearsOf(all));
  block.append(...flow);
  for (const element of flow) element.hidden = true;
  const rows = yearsOf(all).filter((year) => !choice.year || year === choice.year).map((year) => row(columns, year));
  grid.className = `fz-compare fz-compare-${columns.length}`;
  grid.replaceChildren(row(columns, ""), ...rows);
  room.after(grid);
  const shown = all.filter((section) => isShown(section));
  show(choice, yearsOf(all), sum(shown, choice.part));
  sidebar(columns.length > 1);
}

/** A row of cells: the names of the places, or their passages of a year. @param {Column[]} columns @param {string} year */
function row(columns, year) {
  const cells = columns.map((column, n) => (year ? cell(column.sections.filter((section) => section.year === year)) : head(n, column)));
  return made("div", { className: year ? "fz-compare-year" : "fz-compare-heads" }, ...cells);
}

/** @param {number} n @param {Column} column */
function head(n, { sections, isCut }) {
  const place = /** @type {Place} */ (places.find(({ slug }) => slug === choice.places[n]));
  const { passages, characters } = sum(sections.filter((section) => isShown(section)), choice.part);
  const heading = headings.find(({ id }) => id === place.slug) ?? made("h2");
  if (!heading.firstChild) heading.textContent = place.name;
  heading.hidden = false;
  const more = made("a", { href: place.page }, "原页");
  const cut = isCut ? [made("p", { className: "fz-from" }, `段落分在多页，这里只取了前${PAGES}页，其余没有列出，也没有计入，见`, more, "。")] : [];
  return made("div", {}, heading, said(counted(passages, characters)), ...cut);
}

/** @param {Section[]} sections */
function cell(sections) {
  const box = made("section");
  for (const { heading, body } of sections) {
    heading.hidden = false;
    for (const element of body) element.hidden = !isOf(element, choice.part);
    box.append(heading, ...body);
  }
  if (!sections.length) box.append(said("没有这一年的段落"));
  else if (!sum(sections, choice.part).passages) box.append(said("没有属于这一部分的段落"));
  return box;
}

/** @param {string} text */
function said(text) {
  return made("p", { className: "fz-from" }, text);
}

/** The contents of the page lead to what is shown; columns need their room. @param {boolean} wide */
function sidebar(wide) {
  for (const side of document.querySelectorAll(".md-sidebar--secondary")) /** @type {HTMLElement} */ (side).hidden = wide;
  article.classList.toggle("fz-comparing", wide);
  for (const element of document.querySelectorAll(".md-nav--secondary li > a")) {
    const target = targetOf(/** @type {HTMLAnchorElement} */ (element).hash);
    const item = /** @type {HTMLElement} */ (element.parentElement);
    item.hidden = Boolean(target?.closest("[hidden]"));
  }
}

/** An address that leads to a section which is filtered out shows it: the filter yields. */
async function yieldTo() {
  const target = targetOf();
  if (target && article.contains(target) && target.closest("[hidden]")) {
    await apply(none());
    target.scrollIntoView();
  }
}

form.addEventListener("change", () => apply({ ...chosen(), places: inOrder(chosen().places) }));
form.addEventListener("reset", (event) => {
  event.preventDefault();
  apply(none());
});
addEventListener("hashchange", yieldTo);
room.append(form);
apply(asked(location.search, new Set(places.map(({ slug }) => slug)))).then(yieldTo);

/** The chosen places in the order in which they were chosen. @param {string[]} ticked */
function inOrder(ticked) {
  return [...choice.places.filter((slug) => ticked.includes(slug)), ...ticked.filter((slug) => !choice.places.includes(slug))];
}
