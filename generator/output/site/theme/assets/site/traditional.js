// The page in traditional characters, and back: text, headings, menus, titles, labels, and what is added later.
// Loaded when the switch is used, or where it was used before. The text of an element that starts a line of its own is
// converted at once, so that a phrase is found over the elements inside it; each text node gets its own characters.
import { converter, original } from "./convert.js";

const INLINE = "a, abbr, b, bdi, cite, code, data, del, em, i, ins, mark, q, s, small, span, strong, sub, sup, time, u, var";
// What is quoted, typed or compared character by character stays as it is.
const STAYS = "script, style, pre, code, textarea, noscript, :not(html)[lang=zh-Hant], [translate=no], .fz-change, .fz-references, .fz-quoting textarea";
const LABELS = ["title", "aria-label", "placeholder", "alt", "label", "data-themes"];
const SLICE = 12; // milliseconds of work before the page may answer again

/** @typedef {import("./convert.js").Pair} Pair of an element, or of one of its attributes */

/** @type {Map<Element, Pair>} */
const texts = new Map();
/** @type {Map<Element, Map<string, Pair>>} */
const labels = new Map();
/** @type {((text: string) => string[]) | null} */
let convert = null;
let on = false;
let mixed = false; // what a converted text was is not known any more: only the page as it was sent has it

const root = document.documentElement;
const observer = new MutationObserver((changes) => { if (on) look(changes); });

/** The nodes of a text that are the element's own, not those of an element inside it that starts a line.
 * @param {Element} block */
function nodesOf(block) {
  /** @type {Text[]} */
  const nodes = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node instanceof Text) return NodeFilter.FILTER_ACCEPT;
    const element = /** @type {Element} */ (node);
    return element.matches(INLINE) && !element.matches(STAYS) ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_REJECT;
  });
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  return nodes;
}

/** @param {readonly Text[]} nodes */
const textOf = (nodes) => nodes.map(({ data }) => data).join("");

/** Give nodes other characters, as many as each has.
 * @param {readonly Text[]} nodes @param {readonly string[]} characters */
function share(nodes, characters) {
  let at = 0;
  for (const node of nodes) {
    const size = [...node.data].length;
    const data = characters.slice(at, at + size).join("");
    if (node.data !== data) node.data = data;
    at += size;
  }
}

/** @param {Element} block */
function convertText(block) {
  const nodes = nodesOf(block);
  const shown = textOf(nodes);
  const before = texts.get(block);
  if (!convert || shown === before?.converted) return;
  texts.delete(block);
  if (!/\p{Script=Han}/u.test(shown)) return;
  const known = before ? original(before, shown) : shown;
  mixed ||= known === null && nodes.length > 1;
  const source = known ?? shown;
  const characters = convert(source);
  texts.set(block, { source, converted: characters.join("") });
  share(nodes, characters);
}

/** @param {Element} element */
function convertLabels(element) {
  for (const name of LABELS) {
    const source = element.getAttribute(name);
    const known = labels.get(element) ?? new Map();
    if (!convert || !source || source === known.get(name)?.converted) continue;
    const converted = convert(source).join("");
    labels.set(element, known.set(name, { source, converted }));
    if (converted !== source) element.setAttribute(name, converted);
  }
}

/** The elements of a text with what is in them, in order: those that have text of their own, those that have labels.
 * @param {Node} within */
function* elementsOf(within) {
  const start = within instanceof Element ? within : within.parentElement;
  const block = start?.closest(`:not(${INLINE})`);
  if (!start || !block || start.closest(STAYS)) return;
  yield block;
  const walker = document.createTreeWalker(start, NodeFilter.SHOW_ELEMENT, (node) =>
    /** @type {Element} */ (node).matches(STAYS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  if (start !== block) yield start;
  while (walker.nextNode()) yield /** @type {Element} */ (walker.currentNode);
}

/** @param {Element} element */
function convertElement(element) {
  if (!element.matches(INLINE)) convertText(element);
  if (LABELS.some((name) => element.hasAttribute(name))) convertLabels(element);
}

/** @param {Iterable<Element>} elements */
async function inSlices(elements) {
  let until = performance.now() + SLICE;
  for (const element of elements) {
    if (!on) return;
    convertElement(element);
    if (performance.now() > until) {
      await new Promise((done) => { setTimeout(done); });
      until = performance.now() + SLICE;
    }
  }
}

/** @param {readonly MutationRecord[]} changes */
function look(changes) {
  for (const { type, target, addedNodes, attributeName } of changes) {
    if (type === "attributes" && target instanceof Element && attributeName) {
      if (!target.closest(STAYS)) convertLabels(target);
    } else if (type === "characterData" || addedNodes.length) {
      for (const node of type === "characterData" ? [target] : addedNodes) [...elementsOf(node)].forEach(convertElement);
    }
  }
  observer.takeRecords(); // those of our own changes
}

function watch() {
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: LABELS });
}

async function load() {
  const answer = await fetch(new URL("traditional.txt", import.meta.url));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return converter(await answer.text());
}

/** Get the table, and say whether it could be had: without it the page stays as it is. */
export async function ready() {
  const loaded = convert ?? await load().catch(() => null);
  convert ??= loaded;
  return Boolean(loaded);
}

/** Show the page in traditional characters, with the table that is there. */
export async function toTraditional() {
  on = true;
  root.lang = "zh-Hant";
  watch();
  const title = document.head.querySelector("title");
  await inSlices([...(title ? [title] : []), ...elementsOf(document.body)]);
  if (on) root.dataset.fzScript = "done";
}

/** Put back what was there. Where that is not known, only the page that was sent has it. */
export function toSimplified() {
  look(observer.takeRecords());
  on = false;
  observer.disconnect();
  for (const [block, before] of texts) {
    const nodes = nodesOf(block);
    const source = original(before, textOf(nodes));
    if (source === null) mixed ||= block.isConnected;
    else share(nodes, [...source]);
  }
  for (const [element, known] of labels) {
    for (const [name, { source, converted }] of known) {
      if (element.getAttribute(name) === converted) element.setAttribute(name, source);
    }
  }
  texts.clear();
  labels.clear();
  root.lang = "zh-Hans";
  delete root.dataset.fzScript;
  if (mixed) location.reload();
}

/** The text of a node as the page has it, for what quotes or compares it.
 * @param {Text} node */
function sourceOf(node) {
  const block = node.parentElement?.closest(`:not(${INLINE})`);
  const known = block && texts.get(block);
  const nodes = known ? nodesOf(block) : [];
  const at = nodes.indexOf(node);
  if (at < 0 || !known || textOf(nodes) !== known.converted) return node.data;
  const before = [...textOf(nodes.slice(0, at))].length;
  return [...known.source].slice(before, before + [...node.data].length).join("");
}

Object.assign(globalThis, { "__fz_source": sourceOf });
