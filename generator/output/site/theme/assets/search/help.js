// Loaded only when nothing was found: other queries that find something.
import { about, ask, element } from "./client.js";
import { FILTERS } from "./filters.js";

const MOST = 7; // offers shown

/** What an offer is called; its label is the word, the part or the place that differs.
 * @type {Record<Search.OfferKind, string>} */
const NAMES = { synonym: "同义的说法", parts: "分开来找", place: "地区", loose: "不计标点", filter: "筛选", guess: "是不是要找" };

/** @param {Search.Offer} one @param {URLSearchParams} state */
function line(one, state) {
  const { kind, query, label, total, exact, more, missing } = one;
  if (missing && !query) return element("li", {}, `本站没有${label}的文献`);
  const next = new URLSearchParams(query ? { q: query } : {});
  for (const kept of ["sort", "group"]) if (state.get(kept)) next.set(kept, state.get(kept) ?? "");
  for (const [key, value] of Object.entries(more ?? {})) next.set(key, value);
  return element("li", {}, `${nameOf(one)}：`,
    element("a", { href: `?${next}`, "data-go": true, "data-offer": kind }, kind === "guess" ? label : query || label),
    total ? ` ${about(total, exact)}段` : "");
}

/** @param {Search.Offer} one */
function nameOf({ kind, label, more, missing }) {
  if (missing) return `本站没有${label}的文献；不限地区`;
  if (kind !== "filter") return NAMES[kind];
  if (more?.year) return `只看${label}`;
  return more?.literal ? "不当作地名" : "不限地区";
}

/** Links to searches that find something, the likeliest first: without the filters, or with other words.
 * @param {Search.Done} answer @param {Search.SearchQuestion} question @param {URLSearchParams} state */
export async function offer(answer, { query, literal }, state) {
  /** @type {Search.Offer[]} */
  let offers = [];
  if (!answer.all && query) {
    /** @type {Search.Help | Search.Failed} */
    const help = await new Promise((/** @type {(help: Search.Help | Search.Failed) => void} */ resolve) => {
      ask({ type: "help", query, ...literal ? { literal } : {} }, resolve);
    });
    if (help.type === "done") ({ offers } = help);
  }
  const seen = new Set();
  const lines = offers.filter((one) => !seen.has(JSON.stringify([one.query, one.more])) && seen.add(JSON.stringify([one.query, one.more])))
    .slice(0, MOST).map((one) => line(one, state));
  const bare = new URLSearchParams(state);
  for (const name of FILTERS) bare.delete(name);
  if (answer.all) lines.unshift(element("li", {}, "筛选之内没有：", element("a", { href: `?${bare}`, "data-go": true }, `去掉筛选，看全部${about(answer.all, answer.exact)}段`)));
  const none = element("p", { class: "fz-results__none" }, query ? `没有找到“${query}”。` : "没有符合筛选的段落。",
    lines.length ? "可以试试：" : "换一个更短的词，或看看上面“检索的写法”。");
  return [none, element("ul", { class: "fz-results__offers" }, ...lines)];
}
