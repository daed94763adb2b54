// The files of the index: fetched once, unpacked, kept while they are in use.
import { folder, readTable } from "./fold.js";

const KEPT = 96; // chunks kept unpacked: 1.2 million characters, all of a small corpus

const TABLE = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xEDB88320 : value >>> 1;
  return value;
});

/** The number by which a gram is spread over shards: CRC-32 of its UTF-8 form.
 * @param {string} gram */
function numberOf(gram) {
  let value = -1;
  for (const byte of new TextEncoder().encode(gram)) value = TABLE[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ -1) >>> 0;
}

/** Reads the varints of fold.py one after the other; `at` is the offset of the next.
 * @param {Uint8Array} data @returns {Search.Reader} */
export function reader(data) {
  const here = { at: 0, next };
  function next() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = data[here.at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
  return here;
}

/** Read a shard: Map from gram to a function that reads its list of chunks.
 * @param {Uint8Array} data @returns {Search.Lists<string, number[]>} */
function readShard(data) {
  const here = reader(data);
  const size = here.next();
  const text = new TextDecoder().decode(data.subarray(here.at, here.at + size));
  const names = size ? text.split("\n") : [];
  here.at += size;
  const lengths = names.map(here.next);
  const lists = new Map();
  let start = here.at;
  names.forEach((name, i) => {
    const [from, to] = [start, start += lengths[i]];
    lists.set(name, () => {
      /** @type {number[]} */
      const out = [];
      let last = 0;
      for (here.at = from; here.at < to; ) out.push(last += here.next());
      return out;
    });
  });
  return lists;
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
  /** @type {Map<number, Promise<Search.Lists<string, number[]>>>} */
  #shards = new Map();
  meta = /** @type {Search.Meta} */ ({});
  folder = /** @type {Search.Folder} */ ({});

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
    return this;
  }

  /** The numbers of the chunks that contain a gram.
   * @param {string} gram @returns {Promise<number[]>} */
  async holding(gram) {
    const shard = numberOf(gram) % this.meta.shards;
    let loading = this.#shards.get(shard);
    if (!loading) {
      loading = this.file(`grams/${shard}.bin`).then(readShard);
      loading.catch(() => this.#shards.delete(shard));
      this.#shards.set(shard, loading);
    }
    return (await loading).get(gram)?.() ?? [];
  }

  /** A chunk: { first, passages: [{ kind, anchor, text, themes, run }], folded(i) }.
   * @param {number} number */
  chunk(number) {
    const known = this.#chunks.get(number);
    if (known) {
      this.#chunks.delete(number);
      this.#chunks.set(number, known);
      return known;
    }
    const loading = this.file(`text/${number}.bin`).then((data) => this.#unpack(data));
    loading.catch(() => this.#chunks.delete(number));
    this.#chunks.set(number, loading);
    const [oldest] = this.#chunks.keys();
    if (this.#chunks.size > KEPT) this.#chunks.delete(oldest);
    return loading;
  }

  /** @param {Uint8Array} data @returns {Search.Chunk} */
  #unpack(data) {
    /** @type {Search.ChunkFile} */
    const value = JSON.parse(new TextDecoder("gb18030").decode(data));
    /** @type {Search.Passage[]} */
    const passages = [];
    for (const [report, title, page, count] of value.r) {
      for (const [kind, anchor, text, themes] of value.p.slice(passages.length, passages.length + count)) {
        passages.push({ kind, anchor, text, themes, report, title, page });
      }
    }
    /** @type {string[]} */
    const forms = [];
    return { first: value.f, passages, folded: (i) => (forms[i] ??= this.folder.fold(passages[i].text)) };
  }
}
