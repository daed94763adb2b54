// What was searched, and which of it is incomplete: the last lines of the results.
import { BASE, element } from "./client.js";

/** @param {Search.Scope} scope @returns {Element[]} */
export function scopeLines({ passages, reports, incomplete }) {
  const all = element("p", {}, `检索了${reports}篇文献的${passages}个标题和段落；来源缺失的文字无从检索。`);
  if (!incomplete.length) return [all];
  const item = (/** @type {Search.Incomplete} */ [title, url, note]) => element("li", {}, element("a", { href: new URL(url, BASE).href }, title), `：${note}`);
  const made = element("details", {}, element("summary", {}, `其中${incomplete.length}篇残缺`));
  made.addEventListener("toggle", () => made.append(element("ul", {}, ...incomplete.map(item))), { once: true });
  return [all, made];
}
