// The words of a passage: where they are, and how an address names some of them.

const APART = ".headerlink, script, style, [data-search-skip]"; // inside the element, but not text of the passage
const ENOUGH = 8; // characters at each end of a quotation that an address names; more where they occur twice

/** @param {Element} passage */
export function textNodes(passage) {
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT, {
    acceptNode: (node) => (node.parentElement?.closest(APART) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
  });
  /** @type {Text[]} */
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  return nodes;
}

/** The text of nodes as the page was sent, where it is shown in traditional characters as well (traditional.js).
 * @param {readonly Text[]} nodes */
export function textOf(nodes) {
  const source = Reflect.get(globalThis, "__fz_source");
  return nodes.map((node) => source?.(node) ?? node.data).join("");
}

/** The name of a heading, of a place: its text as the page was sent.
 * @param {Element} element */
export function nameOf(element) {
  return textOf(textNodes(element));
}

/** The words of an element as they are shown and as they were sent: a reader may ask for either.
 * @param {Element | null} element */
export function shownOrSent(element) {
  return element ? `${element.textContent} ${nameOf(element)}` : "";
}

/** The part of a passage in a range, as offsets without the blanks around it.
 * @param {readonly Text[]} nodes @param {Range} range */
export function covered(nodes, range) {
  let [at, start, end] = [0, -1, 0];
  for (const node of nodes) {
    if (range.intersectsNode(node)) {
      if (start < 0) start = at + (node === range.startContainer ? range.startOffset : 0);
      end = at + (node === range.endContainer ? range.endOffset : node.length);
    }
    at += node.length;
  }
  const words = start < 0 ? "" : textOf(nodes).slice(start, end);
  start += words.length - words.trimStart().length;
  return [start, start + words.trim().length];
}

/** The query that names a part of a text: how it starts and ends, and the how manieth of its like it is.
 * @param {string} text @param {number} start @param {number} end */
export function naming(text, start, end) {
  let [head, tail] = [ENOUGH, ENOUGH];
  const size = end - start;
  while (head < size && text.indexOf(text.slice(start, start + head)) < start) head++;
  while (head + tail < size && text.indexOf(text.slice(end - tail, end), start + head) < end - tail) tail++;
  const whole = size <= 3 * ENOUGH || head + tail >= size;
  const quote = text.slice(start, whole ? end : start + head);
  let nth = 1;
  for (let at = text.indexOf(quote); at < start; at = text.indexOf(quote, at + 1)) nth++;
  return new URLSearchParams({ quote, ...(whole ? {} : { to: text.slice(end - tail, end) }), ...(nth > 1 ? { n: String(nth) } : {}) });
}
