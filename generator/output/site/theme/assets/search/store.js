// The files of the index: fetched once, unpacked, kept while they are in use.
import { folder, readTable } from "./fold.js";
import { regions } from "./places.js";

const KEPT = 96; // chunks kept unpacked: 1.2 million characters, all of a small corpus

/** @type {Record<"" | "r" | "p", Search.Side | null>} */
const SIDES = { "": null, r: "review", p: "plan" };
const FACTOR = 31;
const GOLDEN = 0x9E3779B1;

/** The number by which a gram is assigned to a shard: `spread` of grams.py.
 * @param {string} gram */
function numberOf(gram) {
  let value = 0;
  for (const char of gram) if (char !== " ") value = (Math.imul(value, FACTOR) + (char.codePointAt(0) ?? 0)) >>> 0;
  return (Math.imul(value, GOLDEN) >>> 0) >>> 8;
}

/** The file of a gram whose list is long.
 * @param {string} gram */
const fileOf = (gram) => `x${Array.from(gram, (char) => (char.codePointAt(0) ?? 0).toString(16)).join("-")}`;

/** Reads the varints of varints.py one after the other; `at` is the offset of the next.
 * @param {Uint8Array} data @returns {Search.Reader} */
export function reader(data) {
  const here = { at: 0, next };
  function next() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      if (here.at >= data.length) throw new Error("检索索引不完整");
      const byte = data[here.at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
  return here;
}

/** Read a shard: Map from gram to the bytes of its list, and the size of its offsets where the list goes on in a file.
 * @param {Uint8Array} data @returns {Map<string, Search.Entry>} */
function readShard(data) {
  const here = reader(data);
  const size = here.next();
  const text = new TextDecoder().decode(data.subarray(here.at, here.at + size));
  const names = size ? text.split("\n") : [];
  here.at += size;
  const lengths = names.map(() => {
    const value = here.next();
    return [Math.floor(value / 2), value % 2 ? here.next() : 0];
  });
  /** @type {Map<string, Search.Entry>} */
  const entries = new Map();
  let start = here.at;
  names.forEach((name, i) => {
    const [length, rest] = lengths[i];
    entries.set(name, { data: data.subarray(start, start + length), rest });
    start += length;
  });
  return entries;
}

/** Numbers from their steps.
 * @param {Uint8Array} data @param {number} before the number before the first */
function numbers(data, before = 0) {
  const here = reader(data);
  /** @type {number[]} */
  const out = [];
  for (let last = before; here.at < data.length; out.push(last)) last += here.next();
  return Uint32Array.from(out);
}

/** @param {URL} url @param {RequestCache} cache */
async function bytes(url, cache) {
  const response = await fetch(url, { cache });
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  const unpacked = /** @type {ReadableStream<BufferSource>} */ (response.body).pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

export class Store {
  #base;
  #version = "";
  /** @type {Map<number, Promise<Search.Chunk>>} */
  #chunks = new Map();
  /** @type {Map<string, Promise<unknown>>} */
  #files = new Map();
  /** @type {string[]} */
  #names = [];
  first = [0]; // passage of each chunk, and the end
  /** @type {number[]} */
  reports = []; // of each chunk
  meta = /** @type {Search.Meta} */ ({});
  folder = /** @type {Search.Folder} */ ({});
  /** @type {Map<string, Search.Region[]>} */
  regions = new Map(); // by name

  /** `base` is the URL of the folder of the index.
   * @param {URL} base */
  constructor(base) {
    this.#base = base;
  }

  /** A file of the index; the version prevents the use of a file cached from an older build.
   * @param {string} name */
  file(name) {
    const url = new URL(name, this.#base);
    if (this.#version) url.searchParams.set("v", this.#version);
    return bytes(url, "default");
  }

  /** The same as text.
   * @param {string} name */
  async text(name) {
    return new TextDecoder().decode(await this.file(name));
  }

  /** Read the files needed before the first search: the description of the corpus, and the table for folding. */
  async open() {
    const start = await bytes(new URL("meta.bin", this.#base), "no-cache");
    this.meta = JSON.parse(new TextDecoder().decode(start));
    this.#version = this.meta.version;
    this.folder = folder(readTable(await this.file("table.bin")));
    this.regions = regions(this.meta.named, this.folder);
    this.meta.held.forEach((count, report) => {
      for (let n = 0; n < count; n++) {
        this.first.push(this.first[this.first.length - 1] + this.meta.chunks[this.reports.length]);
        this.reports.push(report);
        this.#names.push(`${this.meta.names[report]}-${n}`);
      }
    });
    return this;
  }

  /** The reports by columns, and the names of places, themes and kinds.
   * @returns {Promise<Search.Columns>} */
  columns() {
    return this.#once("reports.bin", async (data) => JSON.parse(new TextDecoder().decode(await data)));
  }

  /** For each passage its kind and above it its themes as a set of bits.
   * @returns {Promise<number[]>} */
  sets() {
    return this.#once("passages.bin", async (data) => {
      const here = reader(await data);
      return Array.from({ length: this.meta.passages }, here.next);
    });
  }

  /** What is made of a file, once.
   * @template T
   * @param {string} name @param {(data: Promise<Uint8Array>) => Promise<T>} make @returns {Promise<T>} */
  #once(name, make) {
    let made = /** @type {Promise<T> | undefined} */ (this.#files.get(name));
    if (!made) {
      made = make(this.file(name));
      made.catch(() => this.#files.delete(name));
      this.#files.set(name, made);
    }
    return made;
  }

  /** The list of a gram; in a loose search the passages with punctuation within the pair as well.
   * @param {string} gram @param {boolean} loose @returns {Promise<Search.List>} */
  async list(gram, loose = false) {
    const [a, b, more] = gram;
    const near = await this.#list(gram);
    if (!loose || !b || more || a === "#") return near;
    const across = await this.#list(`${a} ${b}`);
    const until = Math.min(near.until, across.until);
    const all = async () => union(await near.all(), await across.all());
    return { gram, head: union(near.head, across.head).filter((passage) => passage < until), until, cost: Infinity, all };
  }

  /** @param {string} gram @returns {Promise<Search.List>} */
  async #list(gram) {
    const shard = await this.#once(`grams/${numberOf(gram) % this.meta.lists}.bin`, async (data) => readShard(await data));
    const { data, rest } = shard.get(gram) ?? { data: new Uint8Array(0), rest: 0 };
    const head = numbers(data);
    if (!rest) return { gram, head, until: Infinity, cost: 0, all: () => Promise.resolve(head) };
    const last = head[head.length - 1];
    const tail = async (/** @type {Promise<Uint8Array>} */ file) => {
      const more = numbers(await file, last);
      const all = new Uint32Array(head.length + more.length);
      all.set(head);
      all.set(more, head.length);
      return all;
    };
    return { gram, head, until: last + 1, cost: rest - 1, all: () => this.#once(`grams/${fileOf(gram)}.bin`, tail) };
  }

  /** The offsets of a gram in the passages of its list.
   * @param {Search.List} list */
  async offsets({ gram, until }) {
    if (until < Infinity) return this.#once(`offsets/${fileOf(gram)}.bin`, (data) => data);
    const name = `offsets/${numberOf(gram) % this.meta.offsets}.bin`;
    const shard = await this.#once(name, async (data) => readShard(await data));
    return shard.get(gram)?.data ?? new Uint8Array(0);
  }

  /** All passages. */
  every() {
    return Uint32Array.from({ length: this.meta.passages }, (_, passage) => passage);
  }

  /** Those of some passages that are in reports of these places; all if there are none.
   * @param {Uint32Array} passages @param {Set<number> | null} places */
  async within(passages, places) {
    if (!places) return passages;
    const { reports } = await this.columns();
    let chunk = 0;
    return passages.filter((passage) => {
      while (this.first[chunk + 1] <= passage) chunk++;
      return places.has(reports.places[this.reports[chunk]]);
    });
  }

  /** The chunks of passages in rising order, and which of theirs they are: [chunk, indexes].
   * @param {Uint32Array} passages */
  chunksOf(passages) {
    /** @type {[chunk: number, indexes: number[]][]} */
    const out = [];
    let chunk = 0;
    for (const passage of passages) {
      while (this.first[chunk + 1] <= passage) chunk++;
      const last = out[out.length - 1];
      if (last?.[0] === chunk) last[1].push(passage - this.first[chunk]);
      else out.push([chunk, [passage - this.first[chunk]]]);
    }
    return out;
  }

  /** A chunk: its report, and { passages: [{ kind, anchor, text, themes, page }], folded(i) }.
   * @param {number} number */
  chunk(number) {
    const known = this.#chunks.get(number);
    if (known) {
      this.#chunks.delete(number);
      this.#chunks.set(number, known);
      return known;
    }
    const loading = this.file(`text/${this.#names[number]}.bin`).then((data) => this.#unpack(data, this.reports[number]));
    loading.catch(() => this.#chunks.delete(number));
    this.#chunks.set(number, loading);
    const [oldest] = this.#chunks.keys();
    if (this.#chunks.size > KEPT) this.#chunks.delete(oldest);
    return loading;
  }

  /** @param {Uint8Array} data @param {number} report @returns {Search.Chunk} */
  #unpack(data, report) {
    /** @type {Search.ChunkFile} */
    const value = JSON.parse(new TextDecoder("gb18030").decode(data));
    const pages = value.r.flatMap(([page, count]) => Array.from({ length: count }, () => page));
    const sections = value.s.flatMap(([path, side, count]) => Array.from({ length: count }, () => ({ path, part: SIDES[side] })));
    const passages = value.p.map(([kind, anchor, text, themes], i) => (
      { kind, anchor, text, themes: themes.map((theme) => value.m[theme]), page: pages[i], ...sections[i] }));
    /** @type {string[]} */
    const forms = [];
    const folded = (/** @type {number} */ i) => (forms[i] ??= this.folder.fold(passages[i].text));
    return { report, place: value.n, year: value.y, title: value.t, start: value.u, passages, folded };
  }
}

/** @param {Uint32Array} a @param {Uint32Array} b */
const union = (a, b) => (b.length ? Uint32Array.from(new Set([...a, ...b])).sort() : a);
