// Count the passages of a phrase from the lists of its grams, without reading the texts.
import { areNear, cover, flat, grams, matches } from "./match.js";
import { reader } from "./store.js";

const MOST = 8; // grams of a phrase whose offsets are looked up
const FEW = 12; // as in shards.py: a gram in fewer passages has no offsets
const BUDGET = 600_000; // bytes of offsets (unpacked) that are read to count a phrase; beyond, the total is an estimate

/** The passages in all of these sorted lists.
 * @param {Uint32Array[]} lists */
function common(lists) {
  const [first, ...others] = lists.sort((a, b) => a.length - b.length);
  return others.reduce((kept, list) => {
    let at = 0;
    return kept.filter((passage) => {
      while (list[at] < passage) at++;
      return list[at] === passage;
    });
  }, first);
}

/** The passages in any of these sorted lists.
 * @param {Uint32Array[]} lists */
export function any(lists) {
  if (lists.length === 1) return lists[0];
  return Uint32Array.from(new Set(lists.flatMap((list) => [...list]))).sort();
}

/**
 * The passages that hold every term; `exact` is false where some of them may hold the grams of a term elsewhere, or
 * where they are in at most `most` chunks, which are read sooner than the offsets. `inside`: the places that the passages must be of.
 * @param {Search.Term[]} terms @param {import("./store.js").Store} store @param {number} most
 * @param {Set<number> | null} inside @returns {Promise<Search.Counted>}
 */
export async function count(terms, store, most, inside = null) {
  const each = flat(terms);
  const found = await Promise.all(each.map(async (term) => {
    const readings = await Promise.all(term.readings.map((words) => phrase(words, term.loose, store, most)));
    return { passages: any(readings.map(({ passages }) => passages)), readings };
  }));
  const passages = await store.within(common(found.map((term) => term.passages)), inside);
  if (store.chunksOf(passages).length <= most) return { passages, exact: !passages.length };
  const sure = await Promise.all(found.map(async ({ readings }) => {
    const held = readings.map((reading) => ({ ...reading, passages: common([reading.passages, passages]) }));
    const checked = await Promise.all(held.map((reading) => verified(reading, store)));
    return { passages: any(checked.map((reading) => reading.passages)), exact: checked.every(({ exact }) => exact) };
  }));
  const counted = { passages: common(sure.map((term) => term.passages)), exact: sure.every(({ exact }) => exact) };
  return each.length > terms.length ? nearby(terms, new Map(each.map((term, i) => [term, found[i].readings])), counted, store) : counted;
}

/** The passages that hold all grams of some words, and the grams that decide.
 * @param {string} words @param {boolean} loose @param {import("./store.js").Store} store @param {number} most
 * @returns {Promise<Search.Phrase>} */
async function phrase(words, loose, store, most) {
  const term = { readings: [words], loose };
  const whole = cover(words, loose);
  const names = whole && whole.length <= 2 * MOST ? whole.map(({ gram }) => gram) : grams(words, loose, most);
  const lists = await Promise.all(names.map((gram) => store.list(gram, loose)));
  const all = await Promise.all(lists.map((list) => list.all()));
  const passages = all.length ? common([...all]) : store.every();
  if (!whole || whole.length !== names.length) return { term, passages, parts: null };
  return { term, passages, parts: fewest(whole.map((part, i) => ({ ...part, list: lists[i], size: all[i].length }))) };
}

/** Of the grams of a phrase the rarest that contain all its characters.
 * @param {Search.Part[]} parts */
function fewest(parts) {
  /** @type {Set<number>} */
  const covered = new Set();
  return [...parts].sort((a, b) => a.size - b.size).filter(({ at, length }) => {
    const before = covered.size;
    for (let i = at; i < at + length; i++) covered.add(i);
    return covered.size > before;
  });
}

/** Those of the passages in which the grams follow one another; a phrase of one gram is exact as it is.
 * @param {Search.Phrase} reading @param {import("./store.js").Store} store */
async function verified({ term, passages, parts }, store) {
  if (parts?.length === 1 || !passages.length) return { passages, exact: true };
  if (passages.length < FEW || parts?.some(({ size }) => size < FEW)) return { passages: await read(passages, term, store), exact: true };
  const found = await starts(parts, passages, store);
  return found ? { passages: passages.filter((_, n) => found[n].length > 0), exact: true } : { passages, exact: false };
}

/** For each passage where the phrase of some grams starts; null where the offsets of these are too many or not kept.
 * @param {Search.Part[] | null} parts @param {Uint32Array} passages @param {import("./store.js").Store} store */
async function starts(parts, passages, store) {
  if (!parts || parts.length > MOST || parts.reduce((sum, { list }) => sum + list.cost, 0) > BUDGET) return null;
  const offsets = await Promise.all(parts.map(({ list }) => store.offsets(list)));
  /** @type {number[][] | undefined} */
  let out;
  for (const [i, { list, at }] of parts.entries()) {
    const here = places(passages, await list.all(), offsets[i], at);
    out = out?.map((known, n) => known.filter((start) => here[n].includes(start))) ?? here;
  }
  return out ?? null;
}

/** Those of the passages in which terms that are to be near each other are, by the offsets; where these do not say it,
 * all, and not exact.
 * @param {Search.Term[]} terms @param {Map<Search.Term, Search.Phrase[]>} readings @param {Search.Counted} counted
 * @param {import("./store.js").Store} store @returns {Promise<Search.Counted>} */
async function nearby(terms, readings, { passages, exact }, store) {
  const near = terms.filter((term) => term.near);
  const found = await Promise.all(near.map((term) => spans(term, readings, passages, store)));
  const kept = passages.filter((_, n) => found.every((one) => !one || one[n].length > 0));
  return { passages: kept, exact: exact && found.every(Boolean) };
}

/** For each passage the spans of a term that have one of the next near them, in characters; null if that is not known.
 * @param {Search.Term} term @param {Map<Search.Term, Search.Phrase[]>} readings @param {Uint32Array} passages
 * @param {import("./store.js").Store} store @returns {Promise<Search.Span[][] | null>} */
async function spans(term, readings, passages, store) {
  const each = await Promise.all((readings.get(term) ?? []).map(async ({ parts, passages: held, term: { readings: [words] } }) => {
    if (parts?.some(({ gram, size }) => size < FEW || [...gram].length < 2)) return null;
    const size = [...words].length;
    const here = common([held, passages]);
    const found = await starts(parts, here, store);
    const known = new Map(found?.map((all, n) => [here[n], all.map((at) => /** @type {Search.Span} */ ([at, at + size]))]));
    return found && Array.from(passages, (passage) => known.get(passage) ?? []);
  }));
  const next = term.near ? await spans(term.near.term, readings, passages, store) : [];
  if (!next || !each.every(Boolean)) return null;
  return Array.from(passages, (_, n) => each.flatMap((one) => one?.[n] ?? [])
    .filter((span) => !term.near || next[n].some((other) => areNear(span, other, /** @type {{ within: number }} */ (term.near).within))));
}

/** Those of the passages that hold a term, which are few.
 * @param {Uint32Array} passages @param {Search.Term} term @param {import("./store.js").Store} store */
async function read(passages, term, store) {
  const held = await Promise.all(store.chunksOf(passages).map(async ([number, indexes]) => {
    const chunk = await store.chunk(number);
    return indexes.filter((index) => matches(chunk.folded(index), [term])).map((index) => store.first[number] + index);
  }));
  return Uint32Array.from(held.flat());
}

/** For each passage the places where a phrase starts whose gram is `at` characters after its start.
 * @param {Uint32Array} passages @param {Uint32Array} list @param {Uint8Array} data @param {number} at */
function places(passages, list, data, at) {
  /** @type {number[][]} */
  const out = [];
  const here = reader(data);
  for (let i = 0, next = 0; next < passages.length; i++) {
    const wanted = list[i] === passages[next];
    /** @type {number[]} */
    const found = [];
    for (let more = 1, offset = 0; more;) {
      const value = here.next();
      more = value % 2;
      offset += Math.floor(value / 2);
      if (wanted) found.push(offset - at);
    }
    if (wanted) {
      out.push(found);
      next++;
    }
  }
  return out;
}
