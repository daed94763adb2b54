// The sections of a theme page, by place and year: those of this page, and those of the pages that it leads to.

import { nameOf } from "../words.js";

/** @typedef {{ place: string, name: string, year: string, heading: HTMLElement, body: HTMLElement[] }} Section */
/** A place by its slug and name. `page` is the page that has it, empty for this one; `at` is its id there.
 * @typedef {{ slug: string, name: string, page: string, at: string }} Place */
/** The sections of a place; `isCut` if it has more, on pages that are not read.
 * @typedef {{ sections: Section[], isCut: boolean }} Column */

/** The most pages that are read for one place: a place of sixty years. */
export const PAGES = 12;

/** Everything below a heading, up to the next of its level or above.
 * @param {Element} heading @param {string[]} stops */
export function below(heading, stops) {
  /** @type {HTMLElement[]} */
  const found = [];
  for (let next = heading.nextElementSibling; next && !stops.includes(next.tagName); next = next.nextElementSibling) {
    found.push(/** @type {HTMLElement} */ (next));
  }
  return found;
}

/** The headings of places of a page. @param {Document} page @returns {HTMLElement[]} */
export function placesOf(page) {
  return [...page.querySelectorAll("article h2.fz-place")].map((heading) => /** @type {HTMLElement} */ (heading));
}

/** @param {HTMLElement} place @returns {Section[]} */
export function sectionsOf(place) {
  return below(place, ["H2"])
    .filter((element) => element.tagName === "H3")
    .map((heading) => ({
      place: place.id,
      name: nameOf(place),
      year: heading.id.slice(place.id.length + 1),
      heading,
      body: below(heading, ["H2", "H3"]),
    }));
}

/** The places that can be compared: those of this page, on that of a large theme those that it leads to.
 * @returns {Place[]} */
export function known() {
  const here = placesOf(document).map((heading) => ({ slug: heading.id, name: nameOf(heading), page: "", at: heading.id }));
  return here.length ? here : [...document.querySelectorAll("article .fz-all a, article .fz-inner a")].flatMap(ledTo);
}

/** @param {Element} element @returns {Place[]} */
function ledTo(element) {
  const link = /** @type {HTMLAnchorElement} */ (element);
  const inner = link.closest(".fz-on");
  const heading = inner ?? link.closest(".fz-all")?.previousElementSibling;
  if (!heading?.id) return [];
  const name = inner ? nameOf(link).replace(/（\d+）$/, "") : nameOf(heading);
  const [page, at] = link.href.split("#");
  return [{ slug: heading.id, name, page, at: at || heading.id }];
}

/** The sections of a place on other pages, and whether these are more than are read.
 * @param {Place} place @returns {Promise<Column>} */
export async function fetched({ page, at, slug, name }) {
  const waiting = [page];
  /** @type {Section[]} */
  const found = [];
  for (let read = 0; read < PAGES && read < waiting.length; read++) {
    const answer = await fetch(waiting[read]);
    if (!answer.ok) throw new Error(waiting[read]);
    const other = new DOMParser().parseFromString(await answer.text(), "text/html");
    const heading = placesOf(other).find(({ id }) => id === at);
    if (heading) found.push(...sectionsOf(heading));
    else waiting.push(...onward(other, waiting[read], at).filter((next) => !waiting.includes(next)));
    adopt(found, waiting[read]);
  }
  return { sections: found.map((section) => ({ ...section, place: slug, name })), isCut: waiting.length > PAGES };
}

/** The pages that have a place or its years: not those of places within it, whose names start with its name.
 * @param {Document} page @param {string} url @param {string} at */
function onward(page, url, at) {
  const links = [...page.querySelectorAll(".fz-on")].filter(({ id }) => id === at || (id.startsWith(`${at}-`) && /^(?:\d{4}|undated)/.test(id.slice(at.length + 1))));
  const targets = links.map((place) => place.querySelector("a")?.getAttribute("href") ?? "");
  return [...new Set(targets.filter(Boolean).map((target) => new URL(target, url).href.split("#")[0]))];
}

/** Take sections into this page: their links lead where they led, and no id is given twice.
 * @param {Section[]} sections @param {string} url */
function adopt(sections, url) {
  for (const { heading, body } of sections) {
    if (heading.ownerDocument === document) continue;
    for (const element of [heading, ...body]) {
      document.adoptNode(element);
      for (const link of element.querySelectorAll("a")) link.href = new URL(link.getAttribute("href") ?? "", url).href;
      if (element.id && document.getElementById(element.id)) element.removeAttribute("id");
    }
  }
}

/** Whether a quotation, or the line below it, is of a division of its report. @param {Element} element @param {string} part */
export function isOf(element, part) {
  if (!part || !element.matches("blockquote, .fz-from")) return true;
  return element.matches(`.fz-${part}`) || Boolean(element.querySelector(`:scope > .fz-${part}`));
}

/** How many passages are shown of sections, and how many characters their documents have.
 * @param {Iterable<Section>} sections @param {string} part */
export function sum(sections, part) {
  const total = { passages: 0, characters: 0 };
  for (const { body } of sections) {
    total.passages += body.filter((element) => element.tagName === "BLOCKQUOTE" && isOf(element, part)).length;
    for (const element of body) {
      const share = /** @type {HTMLElement | null} */ (element.querySelector(":scope > .fz-share"));
      total.characters += Number(share?.dataset.characters ?? 0);
    }
  }
  return total;
}
