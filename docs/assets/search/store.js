// The files of the index: fetched once, unpacked, kept while they are in use.
import { folder, readTable } from "./fold.js";
import { numberOf, readShard } from "./grams.js";

const KEPT = 96; // chunks kept unpacked: 1.2 million characters, the whole of a small corpus

async function bytes(url, cache) {
  const response = await fetch(url, { cache });
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  const unpacked = response.body.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

export class Store {
  #base;
  #version = "";
  #chunks = new Map();
  #shards = new Map();

  /** `base` is the URL of the folder of the index. */
  constructor(base) {
    this.#base = base;
  }

  /** A file of the index; the version keeps a cached file of an older build from being taken for this one's. */
  file(name) {
    const url = new URL(name, this.#base);
    if (this.#version) url.searchParams.set("v", this.#version);
    return bytes(url, "default");
  }

  /** The same as text. */
  async text(name) {
    return new TextDecoder().decode(await this.file(name));
  }

  /** Read what is needed before the first search: what the corpus holds, and the table for folding. */
  async open() {
    const start = await bytes(new URL("meta.bin", this.#base), "no-cache");
    this.meta = JSON.parse(new TextDecoder().decode(start));
    this.#version = this.meta.version;
    this.folder = folder(readTable(await this.file("table.bin")));
    return this;
  }

  /** The numbers of the chunks that hold a gram. */
  async holding(gram) {
    const shard = numberOf(gram) % this.meta.shards;
    if (!this.#shards.has(shard)) {
      const loading = this.file(`grams/${shard}.bin`).then(readShard);
      loading.catch(() => this.#shards.delete(shard));
      this.#shards.set(shard, loading);
    }
    return (await this.#shards.get(shard)).get(gram)?.() ?? [];
  }

  /** A chunk: { first, passages: [{ kind, anchor, text, themes, run }], folded(i) }. */
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
    if (this.#chunks.size > KEPT) this.#chunks.delete(this.#chunks.keys().next().value);
    return loading;
  }

  #unpack(data) {
    const value = JSON.parse(new TextDecoder("gb18030").decode(data));
    const passages = [];
    for (const [report, title, page, count] of value.r) {
      for (const [kind, anchor, text, themes] of value.p.slice(passages.length, passages.length + count)) {
        passages.push({ kind, anchor, text, themes, report, title, page });
      }
    }
    const forms = [];
    return { first: value.f, passages, folded: (i) => (forms[i] ??= this.folder.fold(passages[i].text)) };
  }
}
