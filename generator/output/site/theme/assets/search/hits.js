// The rows of the list of hits: each hit with where it is, the words around it and the headings above it.
import { BASE, about, address, describe, element } from "./client.js";

/** @typedef {{ key: string, make: () => HTMLElement }} Row */

/** Rows for hits in their order; by document each run of hits of one gets a row with its name before it.
 * @param {Search.Shown[]} hits @param {Search.SearchQuestion} question @param {Search.Group[]} groups @returns {Row[]} */
export function rows(hits, question, groups) {
  const grouped = question.group === "doc";
  return hits.flatMap((hit, i) => {
    const { report } = hit;
    const row = { key: `${hit.page}#${hit.anchor}`, make: () => single(hit, question, grouped) };
    if (!grouped) return [row];
    const group = groups.find((one) => one.report === report);
    const before = report === hits[i - 1]?.report ? [] : [head(hit, group)];
    const left = (group?.count ?? 0) - hits.filter((one) => one.report === report).length;
    const after = group && report !== hits[i + 1]?.report && left > 0 ? [rest(hit, about(left, group.exact), question)] : [];
    return [...before, row, ...after];
  });
}

/** The way to the hits of a document that are not listed: all of its place and year that the other filters leave.
 * @param {Search.Shown} hit @param {string} count @param {Search.SearchQuestion} question @returns {Row} */
function rest({ page, year, report }, count, { query, loose, literal, filters, sort }) {
  const next = new URLSearchParams({ ...query && { q: query }, ...loose && { loose: "1" }, ...literal && { literal: "1" }, ...sort && { sort } });
  const chosen = { ...filters, place: [page.split("/")[1]], year: year ? [String(year)] : [] };
  for (const [name, values] of Object.entries(chosen)) for (const value of values) next.append(name, value);
  const key = `rest ${report} ${count} ${next}`; // all that the row says: one with another number is another row
  return { key, make: () => element("li", { class: "fz-results__rest", "data-key": key },
    element("a", { href: `?${next}`, "data-go": true }, `另有${count}段`)) };
}

/** @param {Search.Shown} hit @param {Search.SearchQuestion} question @param {boolean} grouped */
function single(hit, { query, loose }, grouped) {
  const above = [...grouped ? [] : [hit.title], ...hit.path ?? []];
  const way = above.map((name) => element("span", {}, name));
  const row = element("li", { class: "fz-hit", "data-key": `${hit.page}#${hit.anchor}` },
    element("a", { "data-hit": "", href: address(hit, query, loose) }, ...describe(hit, grouped)),
    way.length ? element("span", { class: "fz-hit__path" }, ...way) : null);
  return row;
}

/** The name of a document, and how many of its passages are hits.
 * @param {Search.Shown} hit @param {Search.Group | undefined} group @returns {Row} */
function head(hit, group) {
  const where = [hit.place, hit.year && `${hit.year}年`, group && `${about(group.count, group.exact)}段`].filter(Boolean).join(" · ");
  const key = `group ${hit.report} ${where}`;
  const title = () => (group ? element("a", { href: new URL(group.href, BASE).href }, group.title) : element("span", {}, hit.title));
  return { key, make: () => element("li", { class: "fz-results__group", "data-key": key }, element("h2", {}, title()),
    element("span", { class: "fz-hit__where" }, where)) };
}
