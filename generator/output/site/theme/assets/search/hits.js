// The rows of the list of hits: each hit with where it is, the words around it and the headings above it.
import { BASE, address, describe, element } from "./client.js";

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
    const before = report === hits[i - 1]?.report ? [] : [{ key: `group ${report}`, make: () => head(hit, group) }];
    const shown = hits.filter((one) => one.report === report).length;
    const after = group && report !== hits[i + 1]?.report && group.count > shown
      ? [{ key: `rest ${report}`, make: () => rest(hit, group.count - shown, question) }] : [];
    return [...before, row, ...after];
  });
}

/** The way to the hits of a document that are not listed: all of its place and year.
 * @param {Search.Shown} hit @param {number} count @param {Search.SearchQuestion} question */
function rest({ page, year, report }, count, { query, loose, literal }) {
  const next = new URLSearchParams({ q: query, place: page.split("/")[1], ...year && { year: String(year) },
    ...loose && { loose: "1" }, ...literal && { literal: "1" } });
  return element("li", { class: "fz-group__rest", "data-key": `rest ${report}` },
    element("a", { href: `?${next}`, "data-go": true }, `另有${count}段`));
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
 * @param {Search.Shown} hit @param {Search.Group | undefined} group */
function head(hit, group) {
  const where = [hit.place, hit.year && `${hit.year}年`].filter(Boolean).join(" · ");
  const title = group ? element("a", { href: new URL(group.href, BASE).href }, group.title) : element("span", {}, hit.title);
  const made = element("li", { class: "fz-group" }, element("h2", {}, title),
    element("span", { class: "fz-hit__where" }, group ? `${where} · ${group.count}段` : where));
  made.dataset.key = `group ${hit.report}`;
  return made;
}
