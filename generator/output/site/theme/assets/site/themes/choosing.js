// What a reader chose on a theme page, as the address has it: ?place=a&place=b&year=2026&part=plan.

/** The most places side by side: five columns of fourteen characters on a wide window. */
export const MOST = 5;

/** @type {[string, string][]} */
export const PARTS = [["", "全部"], ["review", "回顾"], ["plan", "部署"]];

/** @typedef {{ places: string[], year: string, part: string }} Choice */

/** @returns {Choice} */
export function none() {
  return { places: [], year: "", part: "" };
}

/** The choice of an address: places that the page does not have are left out, and those after the fifth.
 * @param {string} search @param {Set<string>} known @returns {Choice} */
export function asked(search, known) {
  const given = new URLSearchParams(search);
  const places = [...new Set(given.getAll("place"))].filter((slug) => known.has(slug)).slice(0, MOST);
  const year = given.get("year") ?? "";
  const part = given.get("part") ?? "";
  return {
    places,
    year: /^(?:\d{4}|undated)$/.test(year) ? year : "",
    part: PARTS.some(([value]) => value === part) ? part : "",
  };
}

/** The query of a choice, empty for none. @param {Choice} choice */
export function query({ places, year, part }) {
  const found = new URLSearchParams(places.map((slug) => ["place", slug]));
  if (year) found.append("year", year);
  if (part) found.append("part", part);
  return found.size ? `?${found}` : "";
}

/** The years to choose from: those there are, and the chosen one while it is not known which there are.
 * @param {readonly string[]} years @param {string} chosen @returns {[string, string][]} */
export function offered(years, chosen) {
  const all = chosen && !years.includes(chosen) ? [chosen, ...years] : years;
  return [["", "全部"], ...all.map((year) => /** @type {[string, string]} */ ([year, yearName(year)]))];
}

/** @param {string} year */
export function yearName(year) {
  return /^\d+$/.test(year) ? `${year}年` : "年份不详";
}

/** Passages in words, and how many there are in 10,000 characters. @param {number} passages @param {number} characters */
export function counted(passages, characters) {
  return characters ? `${passages}段，每万字${((passages * 10000) / characters).toFixed(1)}段` : `${passages}段`;
}

/** The years of sections, the newest first, those without one last. @param {Iterable<{ year: string }>} sections */
export function yearsOf(sections) {
  const found = new Set([...sections].map((section) => section.year));
  return [...found].sort((one, other) => (Number(other) || 0) - (Number(one) || 0));
}
