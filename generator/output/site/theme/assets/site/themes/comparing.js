// A theme page filtered by place, year and division, or with several places side by side. Without scripts the page is
// the plain list of everything.

import { asked, counted, none, query, yearsOf } from "./choosing.js";
import { fetched, isOf, known, placesOf, sectionsOf, sum } from "./sections.js";
import { choosing } from "./form.js";
import { targetOf } from "../target.js";

/** @typedef {import("./choosing.js").Choice} Choice */
/** @typedef {import("./sections.js").Section} Section */
/** @typedef {import("./sections.js").Place} Place */

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
/** @type {Map<string, Section[]>} */
const read = new Map();
const grid = document.createElement("div");
const { form, read: chosen, show } = choosing(places);
let choice = none();
let turn = 0;

/** The sections of the chosen places, of pages that this one leads to where it is the page of a large theme.
 * @param {Choice} wanted */
function sectionsFor(wanted) {
  return Promise.all(wanted.places.map(async (slug) => {
    const place = /** @type {Place} */ (places.find((one) => one.slug === slug));
    if (!place.page) return here.filter((section) => section.place === slug);
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

/** @param {Section[][]} columns */
function besideEachOther(columns) {
  const all = columns.flat();
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

/** A row of cells: the names of the places, or their passages of a year. @param {Section[][]} columns @param {string} year */
function row(columns, year) {
  const line = document.createElement("div");
  line.className = year ? "fz-compare-year" : "fz-compare-heads";
  line.append(...columns.map((column, n) => (year ? cell(column.filter((section) => section.year === year)) : head(n, column))));
  return line;
}

/** @param {number} n @param {Section[]} column */
function head(n, column) {
  const box = document.createElement("div");
  const place = /** @type {Place} */ (places.find(({ slug }) => slug === choice.places[n]));
  const { passages, characters } = sum(column.filter((section) => isShown(section)), choice.part);
  const heading = headings.find(({ id }) => id === place.slug) ?? document.createElement("h2");
  if (!heading.firstChild) heading.textContent = place.name;
  heading.hidden = false;
  box.append(heading, words(counted(passages, characters), "fz-from"));
  return box;
}

/** @param {Section[]} sections */
function cell(sections) {
  const box = document.createElement("section");
  for (const { heading, body } of sections) {
    heading.hidden = false;
    for (const element of body) element.hidden = !isOf(element, choice.part);
    box.append(heading, ...body);
  }
  if (!sections.length) box.append(words("没有这一年的段落", "fz-from"));
  else if (!sum(sections, choice.part).passages) box.append(words("没有属于这一部分的段落", "fz-from"));
  return box;
}

/** @param {string} text @param {string} classes */
function words(text, classes) {
  const line = document.createElement("p");
  line.className = classes;
  line.textContent = text;
  return line;
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
