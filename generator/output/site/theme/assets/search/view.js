// What a reader sees of a result: filtered, sorted, counted by place, theme, year and kind.
import { FILTERS } from "./filters.js";

/** @param {Search.Hit} hit @param {Search.Columns} columns @returns {Record<Search.FacetName, string[]>} */
function valuesOf(hit, { reports, places, kinds }) {
  const year = reports.years[hit.report];
  return {
    place: [places[reports.places[hit.report]][0]],
    theme: hit.themes,
    year: year === null ? [] : [String(year)],
    kind: [kinds[reports.kinds[hit.report]][0]],
  };
}

/** `regions` are places by the value that filters by all within them (hunan*).
 * @param {Search.Result} result @param {Search.Filters} filters @param {string} sort @param {Search.Columns} columns
 * @param {Map<string, Search.Region>} regions @returns {Search.View} */
export function view(result, filters, sort, columns, regions) {
  const inside = (/** @type {string} */ value) => [...(regions.get(value)?.members ?? [])].map((place) => columns.places[place][0]);
  /** @type {Search.Filters} */
  const chosen = { ...filters, place: (filters.place ?? []).flatMap((value) => (value.endsWith("*") ? [value, ...inside(value)] : value)) };
  /** @type {Record<Search.FacetName, Map<string, number>>} */
  const facets = { place: new Map(), theme: new Map(), year: new Map(), kind: new Map() };
  /** @type {Search.Hit[]} */
  const order = [];
  for (const hit of result.hits) {
    const values = valuesOf(hit, columns);
    const missed = FILTERS.filter((name) => {
      const wanted = chosen[name] ?? [];
      return wanted.length > 0 && !values[name].some((value) => wanted.includes(value));
    });
    if (!missed.length) order.push(hit);
    for (const name of FILTERS) { // a facet counts the hits that the other filters leave
      if (missed.some((other) => other !== name)) continue;
      for (const value of values[name]) facets[name].set(value, (facets[name].get(value) ?? 0) + 1);
    }
  }
  for (const value of filters.place ?? []) {
    const counts = inside(value).map((place) => facets.place.get(place) ?? 0);
    if (value.endsWith("*")) facets.place.set(value, counts.reduce((a, b) => a + b, 0));
  }
  const names = new Map(Array.from(regions, ([value, { label }]) => [value, label]));
  return { total: order.length, cells: spread(order, columns), facets: labelled(facets, filters, columns, names), order: sorted(order, sort, columns.reports.years) };
}

/** How many hits there are of each place and year, in the order of the first of each.
 * @param {Search.Hit[]} order @param {Search.Columns} columns @returns {Search.Cell[]} */
function spread(order, { reports, places }) {
  /** @type {Map<string, Search.Cell>} */
  const out = new Map();
  for (const { report } of order) {
    const [place, label] = places[reports.places[report]];
    const year = reports.years[report];
    const held = out.get(`${place} ${year}`);
    if (held) held.count++;
    else out.set(`${place} ${year}`, { place, label, year, count: 1 });
  }
  return [...out.values()];
}

/** Hits by report, in the order of the first of each.
 * @param {Search.Hit[]} order @returns {Map<number, Search.Hit[]>} */
export function grouped(order) {
  /** @type {Map<number, Search.Hit[]>} */
  const out = new Map();
  for (const hit of order) {
    const held = out.get(hit.report);
    if (held) held.push(hit);
    else out.set(hit.report, [hit]);
  }
  return out;
}

/** @param {Search.Hit[]} hits @param {string} sort @param {(number | null)[]} years */
function sorted(hits, sort, years) {
  const year = (/** @type {Search.Hit} */ hit) => years[hit.report] ?? 0;
  if (sort === "new") return hits.sort((a, b) => year(b) - year(a));
  if (sort === "old") return hits.sort((a, b) => year(a) - year(b));
  if (sort === "heading") return hits.sort((a, b) => Number(b.heading) - Number(a.heading));
  return hits;
}

/** @param {Record<Search.FacetName, Map<string, number>>} facets @param {Search.Filters} filters
 * @param {Search.Columns} columns @param {Map<string, string>} regions */
function labelled(facets, filters, { places, themes, kinds }, regions) {
  /** @type {Record<Search.FacetName, Map<string, string>>} */
  const names = { place: new Map([...places, ...regions]), theme: new Map(themes), kind: new Map(kinds), year: new Map() };
  const out = /** @type {Search.Facets} */ ({});
  for (const name of FILTERS) {
    const counts = facets[name];
    for (const chosen of filters[name] ?? []) if (!counts.has(chosen)) counts.set(chosen, 0);
    const rows = [...counts].map(([value, count]) => ({ value, count, label: names[name].get(value) ?? value }));
    out[name] = name === "year" ? rows.sort((a, b) => Number(b.value) - Number(a.value)) : rows.sort((a, b) => b.count - a.count);
  }
  return out;
}
