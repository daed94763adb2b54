// Places in a query: a word that names a place of the site restricts the search to its documents.

import { typed } from "./match.js";

export const YEAR = /^((?:19|20)[0-9]{2})年?$/;

/** The places by each of their names, folded; a name may be that of several.
 * @param {Search.Meta["named"]} named @param {Search.Folder} folder @returns {Map<string, Search.Region[]>} */
export function regions(named, folder) {
  /** @type {Map<string, Search.Region[]>} */
  const out = new Map();
  for (const [slug, names, home, members] of named) {
    const [label, ...others] = names.split(" ");
    const filter = home && members.length === 1 ? slug : `${slug}*`;
    const region = { slug, label, home: Boolean(home), members: new Set(members), filter };
    for (const name of [label, ...others].map((one) => folder.fold(one))) out.set(name, [...(out.get(name) ?? []), region]);
  }
  return out;
}

/** The places that a word names, alone or after the names above it (湖南长沙); none if it names none.
 * @param {string} word @param {Map<string, Search.Region[]>} known @returns {Search.Region[]} */
export function placesOf(word, known) {
  const whole = known.get(word);
  if (whole) return whole;
  for (let at = 2; at < word.length - 1; at++) {
    const above = known.get(word.slice(0, at)) ?? [];
    const below = above.length ? placesOf(word.slice(at), known) : [];
    const inner = below.filter(({ members }) => above.some((one) => [...members].every((place) => one.members.has(place))));
    if (inner.length) return inner;
  }
  return [];
}

/** A query with its places: beside other words they are a filter, unless it is to be read literally.
 * @param {Search.Term[]} terms @param {Map<string, Search.Region[]>} known @param {boolean} literal @returns {Search.Reading} */
export function understood(terms, known, literal) {
  /** @type {Set<Search.Region>} */
  const places = new Set();
  const rest = terms.filter((term) => {
    const named = term.near ? [] : (term.options ?? []).map((readings) => readings.flatMap((word) => placesOf(word, known)));
    if (!named.length || named.some((found) => !found.length)) return true;
    named.flat().forEach((place) => places.add(place));
    return false;
  });
  const filtered = !literal && places.size > 0 && rest.length > 0;
  return { terms: filtered ? rest : terms, places: [...places], filtered, literal, rest };
}

/** The numbers of the places that a reading is restricted to; null if it is not.
 * @param {Search.Reading} reading */
export const within = ({ places, filtered }) => (filtered ? new Set(places.flatMap(({ members }) => [...members])) : null);

/** Years typed beside other words, that the site has, each with the query without it.
 * @param {Search.Term[]} terms @param {Set<number | null>} known */
export const years = (terms, known) => terms.flatMap((term) => {
  const year = term.near ? null : YEAR.exec(term.readings[0])?.[1];
  const others = terms.filter((other) => other !== term);
  return year && others.length && known.has(Number(year)) ? [{ year, query: others.map(typed).join(" ") }] : [];
});
