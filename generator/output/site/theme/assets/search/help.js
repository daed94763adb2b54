// Loaded only when nothing was found: other queries that the reader may have meant.
import { ask, element } from "./client.js";

/** @param {string} query @param {string} kind @param {string} label @param {Record<string, string>} more */
const link = (query, kind, label, more = {}) => element("a",
  { href: `?${new URLSearchParams({ q: query, ...more })}`, "data-go": true, "data-offer": kind }, label);

/** Links to searches that find something, the likeliest first.
 * @param {string} query */
export async function suggest(query) {
  /** @type {Search.Help} */
  const { loose, guesses } = await new Promise((/** @type {(help: Search.Help) => void} */ resolve) => { ask({ type: "help", query }, resolve); });
  if (loose) return [element("span", {}, "不计标点可以找到：", link(query, "loose", `${loose}段`, { loose: "1" }))];
  return (guesses ?? []).map((guess) => element("span", {}, "是不是要找：", link(guess, "guess", guess)));
}
