// Count the passages of a phrase from the lists of its grams, without reading the texts.
import { cover, flat, grams, matches } from "./match.js";
import { reader } from "./store.js";

const MOST = 8; // grams of a phrase whose offsets are looked up
const FEW = 12; // as in shards.py: a gram in fewer passages has no offsets
const BUDGET = 600_000; // bytes of offsets (unpacked) that are read to count a phrase; beyond, the total is an estimate

/** The passages in all of these sorted lists.
 * @param {Uint32Array[]} lists */
export function common(lists) {
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
 * where they are in at most `most` chunks, which are read sooner than the offsets. Whether terms are near each other,
 * the texts alone decide. `inside`: the places that the passages must be of.
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
  const near = each.length > terms.length;
  return { passages: common(sure.map((term) => term.passages)), exact: !near && sure.every(({ exact }) => exact) };
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
  if (!parts || parts.length > MOST || parts.reduce((sum, { list }) => sum + list.cost, 0) > BUDGET) {
    return { passages, exact: false };
  }
  const offsets = await Promise.all(parts.map(({ list }) => store.offsets(list)));
  /** @type {number[][] | undefined} */
  let starts;
  for (const [i, { list, at }] of parts.entries()) {
    const here = places(passages, await list.all(), offsets[i], at);
    starts = starts?.map((known, n) => known.filter((start) => here[n].includes(start))) ?? here;
  }
  return { passages: passages.filter((_, n) => /** @type {number[][]} */ (starts)[n].length > 0), exact: true };
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
