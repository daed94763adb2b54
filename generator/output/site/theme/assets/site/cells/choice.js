// Which rows and columns a reader asks for, as the address has it: ?place=长沙&province=湖南省&level=地级&column=gdp-growth.

/** @typedef {{ place: string, province: string, level: string, column: string }} Choice */
/** @typedef {{ name: string, province: string, level: string }} Row */

const KEYS = /** @type {const} */ (["place", "province", "level", "column"]);

/** @param {string} search @returns {Choice} */
export function asked(search) {
  const given = new URLSearchParams(search);
  const [place, province, level, column] = KEYS.map((key) => given.get(key) ?? "");
  return { place, province, level, column };
}

/** The query of a choice, empty for none. @param {Choice} choice */
export function query(choice) {
  const found = new URLSearchParams(KEYS.filter((key) => choice[key]).map((key) => [key, choice[key]]));
  return found.size ? `?${found}` : "";
}

/** Whether a row is asked for: each word is in the name of its place or its province.
 * @param {Row} row @param {Choice} choice */
export function isAsked({ name, province, level }, choice) {
  const words = choice.place.split(/\s+/u);
  return words.every((word) => `${province} ${name}`.includes(word))
    && (!choice.province || province === choice.province)
    && (!choice.level || level === choice.level);
}
