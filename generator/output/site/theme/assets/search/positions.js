// Counting the hits of a frequent phrase in a large corpus: from where its letters stand, without reading the texts.
import { lettersOf, numeral, NUMERALS } from "./match.js";
import { reader } from "./store.js";

const SHARED = 128; // as in positions.py

export class Positions {
  #store;
  #files = new Map();

  constructor(store) {
    this.#store = store;
  }

  /** Read which letters have a file of their own, and the passages: where each begins, its kind, its themes. */
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

  /** The passages that hold every term, in rising order. */
  async passages(terms) {
    const lists = await Promise.all(terms.map((term) => this.#passages(term)));
    return lists.reduce((a, b) => { const other = new Set(b); return a.filter((passage) => other.has(passage)); });
  }

  async #passages({ readings }) {
    const found = new Set();
    for (const words of readings) {
      let passage = 0;
      for (const at of await this.#occurrences(lettersOf(words))) {
        while (this.start[passage + 1] <= at) passage++;
        found.add(passage);
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  /** Positions at which the letters stand one after the other, numbers between their borders. */
  async #occurrences(chars) {
    const lists = await Promise.all(chars.map((char) => this.#letter(char)));
    const order = lists.map((list, i) => ({ list, i })).sort((a, b) => a.list.length - b.list.length);
    let starts = order[0].list.map((at) => at - order[0].i);
    for (const { list, i } of order.slice(1)) starts = following(starts, list, i);
    if (!numeral(chars[0]) && !numeral(chars.at(-1))) return starts;
    const numerals = (await Promise.all(NUMERALS.map((char) => this.#letter(char))));
    const length = numerals.reduce((sum, list) => sum + list.length, 0);
    const inside = new Uint32Array(length);
    let end = 0;
    for (const list of numerals) { inside.set(list, end); end += list.length; }
    inside.sort();
    if (numeral(chars[0])) starts = following(starts, inside, -1, false);
    if (numeral(chars.at(-1))) starts = following(starts, inside, chars.length, false);
    return starts;
  }

  async #letter(char) {
    const code = char.codePointAt(0);
    const name = this.frequent.has(char) ? code.toString(16) : `few-${code % SHARED}`;
    if (!this.#files.has(name)) {
      const loading = this.#store.file(`letters/${name}.bin`).then(readLetters);
      loading.catch(() => this.#files.delete(name));
      this.#files.set(name, loading);
    }
    return (await this.#files.get(name)).get(code)?.() ?? new Uint32Array(0);
  }
}

/** Those of `starts` for which `start + offset` is (or is not) in a list; both are in rising order. */
function following(starts, list, offset, wanted = true) {
  let i = 0;
  return starts.filter((start) => {
    while (i < list.length && list[i] < start + offset) i++;
    return (list[i] === start + offset) === wanted;
  });
}

/** Read a file of letters: Map from code point to a function that makes the list of its positions. */
function readLetters(data) {
  const here = reader(data);
  const letters = Array.from({ length: here.next() }, () => ({ code: here.next(), count: here.next(), high: here.next() }));
  let low = here.at;
  let high = low + letters.reduce((sum, { count }) => sum + count, 0);
  const lists = new Map();
  for (const { code, count, high: size } of letters) {
    const [lowAt, highAt] = [low, high];
    let known = null;
    lists.set(code, () => (known ??= decode(data, lowAt, highAt, count)));
    low += count;
    high += size;
  }
  return lists;
}

function decode(data, low, high, count) {
  const out = new Uint32Array(count);
  const here = reader(data);
  here.at = high;
  for (let i = 0, last = 0; i < count; i++) out[i] = last += data[low + i] + here.next() * 256;
  return out;
}
