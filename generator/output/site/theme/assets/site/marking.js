// Marks in a passage: those of the words that an address quotes are here, those of a search in highlight.js.
import { LINE, returning } from "./back.js";
import { targetOf } from "./target.js";
import { textNodes, textOf } from "./words.js";

/** @param {Text} node @param {number} from @param {number} to @param {"hit" | "quote"} name */
function wrap(node, from, to, name) {
  const words = node.splitText(from);
  words.splitText(to - from);
  const mark = document.createElement("mark");
  mark.dataset[name] = "";
  words.replaceWith(mark);
  mark.append(words);
}

/** Mark ranges of a text, in order, in the nodes that it is made of.
 * @param {readonly Text[]} nodes @param {readonly number[][]} ranges @param {"hit" | "quote"} name */
export function markAll(nodes, ranges, name) {
  let end = nodes.reduce((sum, node) => sum + node.length, 0);
  for (const node of [...nodes].reverse()) { // from the end, so that earlier offsets stay valid
    const begin = end - node.length;
    for (const [from, to] of [...ranges].reverse()) {
      if (from < end && to > begin) wrap(node, Math.max(from, begin) - begin, Math.min(to, end) - begin, name);
    }
    end = begin;
  }
}

/** Bring a mark into view: twice, because the content above may not be laid out yet.
 * @param {Element | null} mark */
export function show(mark) {
  if (!mark || returning) return;
  const look = () => {
    const { top, bottom } = mark.getBoundingClientRect();
    if (top < LINE || bottom > innerHeight) mark.scrollIntoView({ block: "center" });
  };
  look();
  setTimeout(look, 250);
}

/** The part of a text that a query names (`naming` in words.js). Where the text has changed since, the nearest like it.
 * @param {string} text @param {URLSearchParams} query @returns {[number, number] | null} */
export function named(text, query) {
  const [quote, tail] = ["quote", "to"].map((name) => query.get(name) ?? "");
  let start = quote ? text.indexOf(quote) : -1;
  if (start < 0) return null;
  for (let nth = Number(query.get("n") ?? 1); nth > 1; nth--) {
    const next = text.indexOf(quote, start + 1);
    if (next < 0) break;
    start = next;
  }
  const end = text.indexOf(tail, start + quote.length); // an empty tail is there at once
  return [start, end < 0 ? start + quote.length : end + tail.length];
}

/** Mark the words that the address quotes in the passage it points to.
 * @param {URLSearchParams} query */
export function arrive(query) {
  const passage = targetOf();
  const nodes = passage ? textNodes(passage) : [];
  const found = named(textOf(nodes), query);
  if (!passage || !found) return;
  markAll(nodes, [found], "quote");
  show(passage.querySelector("mark[data-quote]"));
}
