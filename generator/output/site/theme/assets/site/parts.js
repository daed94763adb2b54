// The parts of a page of documents: its headings in order, and what belongs to each.
/** @typedef {{ heading: HTMLElement, level: number, inner: Part[], above: Part | null }} Part */

const HEADINGS = ":scope > :is(h2.fz-document, h3, h4, h5, h6)[id]";
export const article = /** @type {HTMLElement} */ (document.querySelector("article"));

/** The headings that are shown, in order. @returns {HTMLElement[]} */
export function headings() {
  /** @type {NodeListOf<HTMLElement>} */
  const found = article.querySelectorAll(HEADINGS);
  return [...found].filter((heading) => !heading.hidden);
}

/** @param {Element} heading */
export function levelOf(heading) {
  return Number(heading.tagName[1]);
}

/** The headings as a tree, each with those below it.
 * @param {readonly HTMLElement[]} found */
export function tree(found) {
  /** @type {Part[]} */
  const top = [];
  let last = /** @type {Part | null} */ (null);
  for (const heading of found) {
    const level = levelOf(heading);
    let outer = last;
    while (outer && outer.level >= level) outer = outer.above;
    last = { heading, level, inner: [], above: outer };
    (outer?.inner ?? top).push(last);
  }
  return top;
}

/** What belongs to a heading: everything up to the next one of its level or above, or to the end of its document.
 * @param {Element} heading */
export function belongingTo(heading) {
  const level = levelOf(heading);
  const found = [heading];
  for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.matches(".fz-uncounted, .fz-turns, .fz-moved") || (/^H[2-6]$/.test(next.tagName) && levelOf(next) <= level)) break;
    found.push(next);
  }
  return found;
}

/** The headings that contain one, from the title of its document on.
 * @param {Element} heading */
export function above(heading) {
  /** @type {Element[]} */
  const found = [];
  let level = levelOf(heading);
  for (let one = heading.previousElementSibling; one && level > 2; one = one.previousElementSibling) {
    if (/^H[2-6]$/.test(one.tagName) && levelOf(one) < level) {
      found.unshift(one);
      level = levelOf(one);
    }
  }
  return found;
}
