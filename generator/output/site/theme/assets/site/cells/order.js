// The order of rows by the numbers of a column.

/** @typedef {"descending" | "ascending" | "none"} Way */

/** @type {Record<Way, Way>} */
export const NEXT = { none: "descending", descending: "ascending", ascending: "none" };

/** The order of rows by their numbers: those without one are last, equal ones stay as they are.
 * @param {readonly (number | null)[]} numbers @param {Way} way @returns {number[]} */
export function order(numbers, way) {
  const found = numbers.map((_, at) => at);
  if (way === "none") return found;
  const sign = way === "ascending" ? 1 : -1;
  return found.sort((one, other) => {
    const [a, b] = [numbers[one], numbers[other]];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || one - other;
    return sign * (a - b) || one - other;
  });
}
