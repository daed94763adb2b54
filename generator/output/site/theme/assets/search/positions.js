// Count the hits of a frequent phrase in a large corpus by the positions of its letters, without reading the texts.
import { lettersOf, numeral, NUMERALS } from "./match.js";
import { reader } from "./store.js";

const SHARED = 128; // as in positions.py

export class Positions {
  #store;
  /** @type {Map<string, Promise<Search.Lists<number, Uint32Array>>>} */
  #files = new Map();

  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.#store = store;
    this.frequent = /** @type {Set<string>} */ (new Set());
    this.start = new Uint32Array(1);
    this.kind = new Uint8Array(0);
    this.themes = /** @type {number[]} */ ([]);
  }

  /** Read which letters have a separate file, and the passages: the start, kind and themes of each. */
  async open() {
    const [frequent, table] = await Promise.all([this.#store.text("letters/frequent.bin"), this.#store.file("passages.bin")]);
    this.frequent = new Set(frequent);
    const { passages } = this.#store.meta;
    this.start = new Uint32Array(passages + 1);
    this.kind = new Uint8Array(passages);
    this.themes = new Array(passages);
    const here = reader(table);
    for (let i = 0; i < passages; i++) {
      const length = here.next();
      this.start[i + 1] = this.start[i] + Math.floor(length / 4) + 1;
      this.kind[i] = length % 4;
      this.themes[i] = here.next();
    }
    return this;
  }

  /** The passages that contain every term, in rising order.
   * @param {Search.Term[]} terms */
  async passages(terms) {
    const lists = await Promise.all(terms.map((term) => this.#passages(term)));
    return lists.reduce((a, b) => { const other = new Set(b); return a.filter((passage) => other.has(passage)); });
  }

  /** @param {Search.Term} term */
  async #passages({ readings }) {
    /** @type {Set<number>} */
    const found = new Set();
    for (const words of readings) {
      let passage = 0;
      for (const at of await this.#occurrences(/** @type {string[]} */ (lettersOf(words)))) {
        while (this.start[passage + 1] <= at) passage++;
        found.add(passage);
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  /** Positions at which the letters follow one another, numbers only as a whole.
   * @param {string[]} chars */
  async #occurrences(chars) {
    const lists = await Promise.all(chars.map((char) => this.#letter(char)));
    const order = lists.map((list, i) => ({ list, i })).sort((a, b) => a.list.length - b.list.length);
    let starts = order[0].list.map((at) => at - order[0].i);
    for (const { list, i } of order.slice(1)) starts = following(starts, list, i);
    const tail = chars[chars.length - 1];
    if (!numeral(chars[0]) && !numeral(tail)) return starts;
    const numerals = (await Promise.all(NUMERALS.map((char) => this.#letter(char))));
    const length = numerals.reduce((sum, list) => sum + list.length, 0);
    const inside = new Uint32Array(length);
    let end = 0;
    for (const list of numerals) { inside.set(list, end); end += list.length; }
    inside.sort();
    if (numeral(chars[0])) starts = following(starts, inside, -1, false);
    if (numeral(tail)) starts = following(starts, inside, chars.length, false);
    return starts;
  }

  /** @param {string} char */
  async #letter(char) {
    const code = char.codePointAt(0) ?? 0;
    const name = this.frequent.has(char) ? code.toString(16) : `few-${code % SHARED}`;
    let loading = this.#files.get(name);
    if (!loading) {
      loading = this.#store.file(`letters/${name}.bin`).then(readLetters);
      loading.catch(() => this.#files.delete(name));
      this.#files.set(name, loading);
    }
    return (await loading).get(code)?.() ?? new Uint32Array(0);
  }
}

/** Those of `starts` for which `start + offset` is (or is not) in a list; both are in rising order.
 * @param {Uint32Array} starts @param {Uint32Array} list @param {number} offset */
function following(starts, list, offset, wanted = true) {
  let i = 0;
  return starts.filter((start) => {
    while (i < list.length && list[i] < start + offset) i++;
    return (list[i] === start + offset) === wanted;
  });
}

/** Read a file of letters: Map from code point to a function that makes the list of its positions.
 * @param {Uint8Array} data @returns {Search.Lists<number, Uint32Array>} */
function readLetters(data) {
  const here = reader(data);
  const letters = Array.from({ length: here.next() }, () => ({ code: here.next(), count: here.next(), high: here.next() }));
  let low = here.at;
  let high = low + letters.reduce((sum, { count }) => sum + count, 0);
  /** @type {Search.Lists<number, Uint32Array>} */
  const lists = new Map();
  for (const { code, count, high: size } of letters) {
    const [lowAt, highAt] = [low, high];
    /** @type {Uint32Array | undefined} */
    let known;
    lists.set(code, () => (known ??= decode(data, lowAt, highAt, count)));
    low += count;
    high += size;
  }
  return lists;
}

/** @param {Uint8Array} data @param {number} low @param {number} high @param {number} count */
function decode(data, low, high, count) {
  const out = new Uint32Array(count);
  const here = reader(data);
  here.at = high;
  for (let i = 0, last = 0; i < count; i++) {
    last += data[low + i] + here.next() * 256;
    out[i] = last;
  }
  return out;
}
