const fold_module = (() => {

const BARRIER = "\uFFFC"; // represents a gap mark; no query contains it

const GAP = /\u27E6[^\u27E6\u27E7]*\u27E7|\u25A1+/g;
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
const BLANKS = /[\s\x1C-\x1F\x85]+/g;
const ENCLOSED = /([\u2460-\u249B\u24EA-\u24FF\u2776-\u2793\u3251-\u325F\u32B1-\u32BF])/;
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gsu;
const ZEROS = "0〇零○◯oOоОοΟ";
const RUN = new RegExp(`[1-9一二三四五六七八九${ZEROS}]{4,}`, "g");
const YEAR = /^(?:19|20)[0-9]{2}$/;

const yearsInDigits = (text) => text.replace(RUN, (run) => {
  if (run.length !== 4) return run;
  const figures = run.replace(/[^1-9]/g, (char) => (ZEROS.includes(char) ? "0" : String("一二三四五六七八九".indexOf(char) + 1)));
  return YEAR.test(figures) ? figures : run;
});

function readTable(bytes) {
  const end = bytes.indexOf(10);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  const keys = [];
  let at = end + 1;
  for (let key = 0; keys.length < head.n; ) {
    let step = 0;
    let shift = 0;
    for (; bytes[at] & 128; at++, shift += 7) step |= (bytes[at] & 127) << shift;
    key += step | (bytes[at++] << shift);
    keys.push(key);
  }
  const plane = (/** @type {number} */ n, /** @type {number} */ i) => bytes[at + n * head.n + i];
  const pairs = new Map();
  keys.forEach((key, i) => {
    const value = (plane(0, i) << 16) | (plane(1, i) << 8) | plane(2, i);
    pairs.set(String.fromCodePoint(key), String.fromCodePoint(value));
  });
  return { pairs, variants: head.variants, alone: head.alone };
}

const width = (/** @type {string} */ text) => (ENCLOSED.test(text)
  ? text.split(ENCLOSED).map((part, n) => (n % 2 ? part : part.normalize("NFKC"))).join("")
  : text.normalize("NFKC"));

const script = (/** @type {string} */ text, /** @type {Map<string, string>} */ pairs) => {
  let out = "";
  for (const char of text) out += pairs.get(char) ?? char;
  return out;
};

function folder({ pairs, variants, alone }) {
  const plain = (/** @type {string} */ text) => script(width(text).toLowerCase(), pairs);

  const fold = (/** @type {string} */ text) => yearsInDigits(plain(text.replace(GAP, BARRIER).replace(INVISIBLE, ""))).replace(BLANKS, " ");

  function map(text) {
    let folded = "";
    const start = [];
    const end = [];
    const put = (/** @type {string} */ piece, /** @type {number} */ from, /** @type {number} */ to) => {
      for (let i = 0; i < piece.length; i++) { start.push(from); end.push(to); }
      folded += piece;
    };
    let at = 0;
    const stretch = (/** @type {number} */ upTo) => {
      for (const [cluster] of text.slice(at, upTo).matchAll(CLUSTER)) {
        put(plain(cluster.replace(INVISIBLE, "")), at, at + cluster.length);
        at += cluster.length;
      }
    };
    for (const gap of text.matchAll(GAP)) {
      stretch(gap.index);
      put(BARRIER, at, at + gap[0].length);
      at += gap[0].length;
    }
    stretch(text.length);
    return collapse(yearsInDigits(folded), start, end);
  }

  function secondReading(query) {
    let traditional = false;
    let other = "";
    for (const char of query.normalize("NFKC")) {
      if (pairs.has(char) || alone.includes(char)) traditional = true;
      other += variants[char] ?? char;
    }
    return traditional ? other : query;
  }

  return { fold, map, secondReading };
}

function collapse(folded, start, end) {
  const out = { text: "", start: [], end: [] };
  let at = 0;
  const copy = (/** @type {number} */ upTo) => {
    for (; at < upTo; at++) { out.start.push(start[at]); out.end.push(end[at]); }
  };
  for (const run of folded.matchAll(BLANKS)) {
    out.text += `${folded.slice(at, run.index)} `;
    copy(run.index);
    at = run.index + run[0].length;
    out.start.push(start[run.index]);
    out.end.push(end[at - 1]);
  }
  out.text += folded.slice(at);
  copy(folded.length);
  return out;
}
return { BARRIER, readTable, folder };
})();
const match_module = (() => {
const { BARRIER } = fold_module;

const MARKS = /\u27E6[^\u27E6\u27E7]*\u27E7|[\u25A1\u27E6\u27E7]+/g; // gap marks pasted from a page are not words
const HAN = /^\p{Script=Han}$/u;
const LOOSE = /(?![%\u2030\u2031])[\p{P}\p{Z}\s]/u;
const NUMBER = /[0-9]+(?:(?:\.(?=[0-9])(?![0-9]{4}年)|,(?=[0-9]{3}(?![0-9])))[0-9]+)*/g;
const MARKED = /[^\n 0-9,;:!?()\u3001\u3002\u201C\u201D\u300A\u300B\u00B7][,;:!?()\u3001\u3002\u201C\u201D\u300A\u300B\u00B7]/gu;
const UNDECIDED = /\.[0-9]{4}$/; // 1.2023 is one number, and two if the text goes on with 年
const MARK = /[,;:!?()\u3001\u3002\u201C\u201D\u300A\u300B\u00B7]/;
const LONGEST = 9;
const digit = (/** @type {string} */ char) => char >= "0" && char <= "9";

function parse(query, folder, loose = false) {
  const clean = query.replace(MARKS, " ").replaceAll(BARRIER, " ");
  const [first, second] = [clean, folder.secondReading(clean)].map((text) => tokens(folder.fold(text), loose));
  const terms = first.map((readings, i) => [...new Set([...readings, ...(second[i] ?? [])])]);
  const seen = new Set();
  return terms.filter((readings) => readings.length && !seen.has(readings[0]) && seen.add(readings[0]))
    .map((readings) => ({ readings, loose }));
}

function tokens(folded, loose) {
  const quotes = loose ? /["\u201C\u201D]([^"\u201C\u201D]*)["\u201C\u201D]|([^\s"\u201C\u201D]+)/g : /"([^"]*)"|([^\s"]+)/g;
  const out = [];
  let single = []; // consecutive single Han characters so far
  const close = () => {
    if (single.length) out.push([...new Set([single.join(""), single.join(" ")])]);
    single = [];
  };
  for (const [, quoted, word] of folded.matchAll(quotes)) {
    if (word && HAN.test(word)) { single.push(word); continue; }
    close();
    const text = (quoted ?? word).trim();
    if (text) out.push([text]);
  }
  close();
  return loose ? out.map((readings) => [...new Set(readings.map((r) => letters(r).text).filter(Boolean))]) : out;
}

function joins(text, at) {
  if (!digit(text[at - 1] ?? "") || !digit(text[at + 1] ?? "")) return false;
  if (text[at] === ".") return !/^\d{4}年/.test(text.slice(at + 1, at + 6));
  return text[at] === "," && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5));
}

function atBorders(text, from, to) {
  const within = (/** @type {number} */ at) => digit(text[at] ?? "") || joins(text, at);
  return !(within(from - 1) && within(from)) && !(within(to - 1) && within(to));
}

function letters(text) {
  let out = "";
  const at = [];
  for (let i = 0; i < text.length; i++) {
    if (LOOSE.test(text[i]) && !joins(text, i)) continue;
    if (digit(text[i]) && digit(out.at(-1) ?? "") && (at.at(-1) ?? 0) < i - 1) {
      out += " ";
      at.push(i - 1);
    }
    out += text[i];
    at.push(i);
  }
  return { text: out, at };
}

function* exact(text, words) {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (atBorders(text, at, at + words.length)) yield [at, at + words.length];
  }
}

function* loosely(text, words) {
  const bare = letters(text);
  for (let i = bare.text.indexOf(words); i >= 0; i = bare.text.indexOf(words, i + 1)) {
    const [from, to] = [bare.at[i], bare.at[i + words.length - 1] + 1];
    if (atBorders(text, from, to)) yield [from, to];
  }
}

function* occurrences(text, term) {
  for (const words of term.readings) yield* term.loose ? loosely(text, words) : exact(text, words);
}

function matches(text, terms) {
  return terms.every((term) => !occurrences(text, term).next().done);
}

function ranges(text, terms) {
  const all = terms.flatMap((term) => [...occurrences(text, term)]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const out = [];
  for (const [from, to] of all) {
    const last = out.at(-1);
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

function grams(words, loose, most) {
  const within = new Set(numberGrams(words, loose));
  const across = new Set();
  for (const run of words.split(NUMBER)) {
    const { text, at } = letters(run);
    const chars = [...text];
    if (chars.length === 1) within.add(text);
    for (let i = 1, unit = 0; i < chars.length; i++) {
      unit += chars[i - 1].length;
      if (loose || at[unit] === at[unit - 1] + 1) within.add(chars[i - 1] + chars[i]);
      else across.add(`${chars[i - 1]} ${chars[i]}`);
    }
  }
  if (!loose) for (const [pair] of words.matchAll(MARKED)) across.add(pair);
  if (!loose && !within.size && !across.size) [...words].filter(single).forEach((char) => within.add(char));
  const first = spread([...across], most);
  return [...first, ...spread([...within].filter((gram) => !across.has(gram)), most - first.length)];
}

const single = (/** @type {string} */ char) => char !== " " && !digit(char);

function numberGrams(words, loose) {
  return [...words.matchAll(NUMBER)].flatMap((found) => {
    const end = found.index + found[0].length;
    if (UNDECIDED.test(words) && end === words.length) return [];
    const number = `#${found[0].slice(0, LONGEST)}`;
    const after = String.fromCodePoint(words.codePointAt(end) ?? 32);
    return [!loose && letters(after).text ? number + after : number];
  });
}

function spread(list, most) {
  if (list.length <= most) return list;
  if (most < 2) return list.slice(0, most);
  return Array.from({ length: most }, (_, i) => list[Math.round(i * (list.length - 1) / (most - 1))]);
}

function cover(words, loose) {
  if (UNDECIDED.test(words)) return null;
  const chars = [...words];
  const numbers = [...words.matchAll(NUMBER)].map((found) => ({ text: found[0], at: [...words.slice(0, found.index)].length }));
  if (numbers.some(({ text }) => text.length > LONGEST) || (loose && (numbers.length || chars.length > 2))) return null;
  for (const { text, at } of numbers) chars.fill("", at, at + text.length);
  const out = numbers.map(({ text, at }) => {
    const after = letter(chars[at + text.length]) ? chars[at + text.length] : "";
    return { gram: `#${text}${after}`, at, length: text.length + (after ? 1 : 0) };
  });
  for (let i = 1; i < chars.length; i++) {
    const [a, b] = [chars[i - 1], chars[i]];
    if (letter(b) ? letter(a) : marked(a, b)) out.push({ gram: a + b, at: i - 1, length: 2 });
  }
  if (chars.length === 1 && chars[0]) out.push({ gram: words, at: 0, length: 1 });
  const covered = new Set(out.flatMap(({ at, length }) => Array.from({ length }, (_, i) => at + i)));
  return covered.size === chars.length ? out : null;
}

const marked = (a, b) => MARK.test(b) && a !== "" && a !== " " && !MARK.test(a);

const letter = (char) => Boolean(char) && !LOOSE.test(/** @type {string} */ (char));
return { parse, letters, matches, ranges, grams, cover };
})();
const store_module = (() => {
const { folder, readTable } = fold_module;

const KEPT = 96; // chunks kept unpacked: 1.2 million characters, all of a small corpus

const FACTOR = 31;
const GOLDEN = 0x9E3779B1;

function numberOf(gram) {
  let value = 0;
  for (const char of gram) if (char !== " ") value = (Math.imul(value, FACTOR) + (char.codePointAt(0) ?? 0)) >>> 0;
  return (Math.imul(value, GOLDEN) >>> 0) >>> 8;
}

const fileOf = (gram) => `x${Array.from(gram, (char) => (char.codePointAt(0) ?? 0).toString(16)).join("-")}`;

function reader(data) {
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
  const entries = new Map();
  let start = here.at;
  names.forEach((name, i) => {
    const [length, rest] = lengths[i];
    entries.set(name, { data: data.subarray(start, start + length), rest });
    start += length;
  });
  return entries;
}

function numbers(data, before = 0) {
  const here = reader(data);
  const out = [];
  for (let last = before; here.at < data.length; out.push(last)) last += here.next();
  return Uint32Array.from(out);
}

async function bytes(url, cache) {
  const response = await fetch(url, { cache });
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  const unpacked = /** @type {ReadableStream<BufferSource>} */ (response.body).pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

class Store {
  #base;
  #version = "";
  #chunks = new Map();
  #files = new Map();
  #names = [];
  first = [0]; // passage of each chunk, and the end
  reports = []; // of each chunk
  meta = /** @type {Search.Meta} */ ({});
  folder = /** @type {Search.Folder} */ ({});

  constructor(base) {
    this.#base = base;
  }

  file(name) {
    const url = new URL(name, this.#base);
    if (this.#version) url.searchParams.set("v", this.#version);
    return bytes(url, "default");
  }

  async text(name) {
    return new TextDecoder().decode(await this.file(name));
  }

  async open() {
    const start = await bytes(new URL("meta.bin", this.#base), "no-cache");
    this.meta = JSON.parse(new TextDecoder().decode(start));
    this.#version = this.meta.version;
    this.folder = folder(readTable(await this.file("table.bin")));
    this.meta.held.forEach((count, report) => {
      for (let n = 0; n < count; n++) {
        this.first.push(this.first[this.first.length - 1] + this.meta.chunks[this.reports.length]);
        this.reports.push(report);
        this.#names.push(`${this.meta.names[report]}-${n}`);
      }
    });
    return this;
  }

  columns() {
    return this.#once("reports.bin", async (data) => JSON.parse(new TextDecoder().decode(await data)));
  }

  sets() {
    return this.#once("passages.bin", async (data) => {
      const here = reader(await data);
      return Array.from({ length: this.meta.passages }, here.next);
    });
  }

  #once(name, make) {
    let made = /** @type {Promise<T> | undefined} */ (this.#files.get(name));
    if (!made) {
      made = make(this.file(name));
      made.catch(() => this.#files.delete(name));
      this.#files.set(name, made);
    }
    return made;
  }

  async list(gram, loose = false) {
    const [a, b, more] = gram;
    const near = await this.#list(gram);
    if (!loose || !b || more || a === "#") return near;
    const across = await this.#list(`${a} ${b}`);
    const until = Math.min(near.until, across.until);
    const all = async () => union(await near.all(), await across.all());
    return { gram, head: union(near.head, across.head).filter((passage) => passage < until), until, cost: Infinity, all };
  }

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

  async offsets({ gram, until }) {
    if (until < Infinity) return this.#once(`offsets/${fileOf(gram)}.bin`, (data) => data);
    const name = `offsets/${numberOf(gram) % this.meta.offsets}.bin`;
    const shard = await this.#once(name, async (data) => readShard(await data));
    return shard.get(gram)?.data ?? new Uint8Array(0);
  }

  every() {
    return Uint32Array.from({ length: this.meta.passages }, (_, passage) => passage);
  }

  chunksOf(passages) {
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

  #unpack(data, report) {
    const value = JSON.parse(new TextDecoder("gb18030").decode(data));
    const pages = value.r.flatMap(([page, count]) => Array.from({ length: count }, () => page));
    const passages = value.p.map(([kind, anchor, text, themes], i) => (
      { kind, anchor, text, themes: themes.map((theme) => value.m[theme]), page: pages[i] }));
    const forms = [];
    const folded = (/** @type {number} */ i) => (forms[i] ??= this.folder.fold(passages[i].text));
    return { report, place: value.n, year: value.y, title: value.t, passages, folded };
  }
}

const union = (a, b) => (b.length ? Uint32Array.from(new Set([...a, ...b])).sort() : a);
return { reader, Store };
})();
const count_module = (() => {
const { cover, grams, matches } = match_module;
const { reader } = store_module;

const MOST = 8; // grams of a phrase whose offsets are looked up
const FEW = 12; // as in shards.py: a gram in fewer passages has no offsets
const BUDGET = 600_000; // bytes of offsets (unpacked) that are read to count a phrase; beyond, the total is an estimate

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

function any(lists) {
  if (lists.length === 1) return lists[0];
  return Uint32Array.from(new Set(lists.flatMap((list) => [...list]))).sort();
}

async function count(terms, store, most) {
  const found = await Promise.all(terms.map(async (term) => {
    const readings = await Promise.all(term.readings.map((words) => phrase(words, term.loose, store, most)));
    return { passages: any(readings.map(({ passages }) => passages)), readings };
  }));
  const passages = common(found.map((term) => term.passages));
  if (store.chunksOf(passages).length <= most) return { passages, exact: !passages.length };
  const sure = await Promise.all(found.map(async ({ readings }) => {
    const each = await Promise.all(readings.map((reading) => verified(reading, store)));
    return { passages: any(each.map((reading) => reading.passages)), exact: each.every(({ exact }) => exact) };
  }));
  return { passages: common(sure.map((term) => term.passages)), exact: sure.every(({ exact }) => exact) };
}

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

function fewest(parts) {
  const covered = new Set();
  return [...parts].sort((a, b) => a.size - b.size).filter(({ at, length }) => {
    const before = covered.size;
    for (let i = at; i < at + length; i++) covered.add(i);
    return covered.size > before;
  });
}

async function verified({ term, passages, parts }, store) {
  if (parts?.length === 1 || !passages.length) return { passages, exact: true };
  if (passages.length < FEW || parts?.some(({ size }) => size < FEW)) return { passages: await read(passages, term, store), exact: true };
  if (!parts || parts.length > MOST || parts.reduce((sum, { list }) => sum + list.cost, 0) > BUDGET) {
    return { passages, exact: false };
  }
  const offsets = await Promise.all(parts.map(({ list }) => store.offsets(list)));
  let starts;
  for (const [i, { list, at }] of parts.entries()) {
    const here = places(passages, await list.all(), offsets[i], at);
    starts = starts?.map((known, n) => known.filter((start) => here[n].includes(start))) ?? here;
  }
  return { passages: passages.filter((_, n) => /** @type {number[][]} */ (starts)[n].length > 0), exact: true };
}

async function read(passages, term, store) {
  const held = await Promise.all(store.chunksOf(passages).map(async ([number, indexes]) => {
    const chunk = await store.chunk(number);
    return indexes.filter((index) => matches(chunk.folded(index), [term])).map((index) => store.first[number] + index);
  }));
  return Uint32Array.from(held.flat());
}

function places(passages, list, data, at) {
  const out = [];
  const here = reader(data);
  for (let i = 0, next = 0; next < passages.length; i++) {
    const wanted = list[i] === passages[next];
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
return { common, any, count };
})();
const view_module = (() => {

const FACETS = ["place", "theme", "year", "kind"];

function valuesOf(hit, { reports, places, kinds }) {
  const year = reports.years[hit.report];
  return {
    place: [places[reports.places[hit.report]][0]],
    theme: hit.themes,
    year: year === null ? [] : [String(year)],
    kind: [kinds[reports.kinds[hit.report]][0]],
  };
}

function view(result, filters, sort, columns) {
  const facets = { place: new Map(), theme: new Map(), year: new Map(), kind: new Map() };
  const order = [];
  for (const hit of result.hits) {
    const values = valuesOf(hit, columns);
    const missed = FACETS.filter((name) => {
      const wanted = filters[name] ?? [];
      return wanted.length > 0 && !values[name].some((value) => wanted.includes(value));
    });
    if (!missed.length) order.push(hit);
    for (const name of FACETS) { // a facet counts the hits that the other filters leave
      if (missed.some((other) => other !== name)) continue;
      for (const value of values[name]) facets[name].set(value, (facets[name].get(value) ?? 0) + 1);
    }
  }
  return { total: order.length, facets: labelled(facets, filters, columns), order: sorted(order, sort, columns.reports.years) };
}

function sorted(hits, sort, years) {
  const year = (/** @type {Search.Hit} */ hit) => years[hit.report] ?? 0;
  if (sort === "new") return hits.sort((a, b) => year(b) - year(a));
  if (sort === "old") return hits.sort((a, b) => year(a) - year(b));
  if (sort === "heading") return hits.sort((a, b) => Number(b.heading) - Number(a.heading));
  return hits;
}

function labelled(facets, filters, { places, themes, kinds }) {
  const names = { place: new Map(places), theme: new Map(themes), kind: new Map(kinds), year: new Map() };
  const out = /** @type {Search.Facets} */ ({});
  for (const name of FACETS) {
    const counts = facets[name];
    for (const chosen of filters[name] ?? []) if (!counts.has(chosen)) counts.set(chosen, 0);
    const rows = [...counts].map(([value, count]) => ({ value, count, label: names[name].get(value) ?? value }));
    out[name] = name === "year" ? rows.sort((a, b) => Number(b.value) - Number(a.value)) : rows.sort((a, b) => b.count - a.count);
  }
  return out;
}
return { view };
})();
const engine_module = (() => {
const { count } = count_module;
const { grams, matches, parse, ranges } = match_module;
const { Store } = store_module;
const { view } = view_module;

const MOST = 3; // grams looked up for a query, or one for each reading if there are more of these: more exclude hardly more
const AHEAD = 6; // chunks asked for at a time, once there is a hit
const READ = 12; // chunks read to find all hits; more are counted by the lists
const ENOUGH = 20; // hits from the texts to show until they are
const TEXTS = 256; // chunks read to count what the lists leave undecided: 3.5 MB at worst
const ALL = { chunks: Infinity, hits: Infinity };
const AROUND = 42; // characters of a snippet on either side of the first match
const SNIPPET = 150;
const GUESSES = 3;

class Engine {
  #store;
  #tables;

  constructor(base) {
    this.#store = new Store(base);
  }

  async open() {
    await this.#store.open();
    return this;
  }

  get meta() {
    return this.#store.meta;
  }

  async search(query, loose, found) {
    const terms = parse(query, this.#store.folder, loose);
    const { passages, until } = terms.length ? await this.#candidates(terms) : NONE;
    const chunks = this.#store.chunksOf(passages);
    const most = this.meta.lists ? { chunks: READ, hits: ENOUGH } : ALL;
    const { result, read } = await this.#read(chunks, terms, found, most);
    const whole = read === chunks.length && until === Infinity;
    return whole || !result.complete ? result : this.#count(terms, found);
  }

  async #read(chunks, terms, found, most) {
    const hits = [];
    let read = 0;
    while (read < chunks.length && read < most.chunks && hits.length < most.hits) {
      const ahead = chunks.slice(read, read + (hits.length ? AHEAD : 1)).map(([number]) => this.#store.chunk(number));
      ahead.forEach((chunk) => chunk.catch(() => {})); // the one awaited reports the failure
      const here = holding(chunks[read], await ahead[0], terms);
      hits.push(...here);
      read++;
      if (here.length && (await found({ terms, hits, complete: false, exact: true })) === false) {
        return { result: { terms, hits, complete: false, exact: true }, read };
      }
    }
    return { result: { terms, hits, complete: true, exact: true }, read };
  }

  async #count(terms, found) {
    const { passages, exact } = await count(terms, this.#store, READ);
    const chunks = this.#store.chunksOf(passages);
    if (!exact && chunks.length <= TEXTS) return (await this.#read(chunks, terms, found, ALL)).result;
    const [sets, columns] = await Promise.all([this.#store.sets(), this.#store.columns()]);
    const names = new Map(); // themes by their set of bits
    const hits = chunks.flatMap(([chunk, indexes]) => indexes.map((index) => {
      const set = sets[this.#store.first[chunk] + index];
      const themes = names.get(set) ?? columns.themes.flatMap(([theme], i) => (Math.floor(set / 2 ** (i + 2)) % 2 ? [theme] : []));
      names.set(set, themes);
      return { chunk, index, report: this.#store.reports[chunk], themes, heading: set % 4 < 2 };
    }));
    return { terms, hits, complete: true, exact };
  }

  async #candidates(terms) {
    if (!this.meta.lists) return { passages: this.#store.every(), until: Infinity };
    const most = Math.max(1, Math.floor(MOST / terms.reduce((sum, { readings }) => sum + readings.length, 0)));
    return narrowed(await Promise.all(terms.map((term) => this.#holding(term, most))));
  }

  async #holding(term, most) {
    const readings = await Promise.all(term.readings.map(async (words) => {
      const lists = await Promise.all(grams(words, term.loose, most).map((gram) => this.#store.list(gram, term.loose)));
      if (!lists.length) return { passages: this.#store.every(), until: Infinity };
      return narrowed(lists.map(({ head, until }) => ({ passages: head, until })));
    }));
    if (readings.length === 1) return readings[0];
    const until = Math.min(...readings.map((reading) => reading.until));
    const known = new Set(readings.flatMap(({ passages }) => [...passages].filter((passage) => passage < until)));
    return { passages: Uint32Array.from(known).sort(), until };
  }

  async first(result, order, most) {
    if (result.exact) return order.slice(0, most);
    const out = [];
    const wrong = new Set();
    for (let i = 0; i < order.length && out.length < most; i++) {
      order.slice(i, i + AHEAD).forEach((hit) => this.#store.chunk(hit.chunk).catch(() => {}));
      const chunk = await this.#store.chunk(order[i].chunk);
      if (matches(chunk.folded(order[i].index), result.terms)) out.push(order[i]);
      else wrong.add(order[i]);
    }
    if (wrong.size) result.hits = result.hits.filter((hit) => !wrong.has(hit));
    return out;
  }

  async guess(query, going) {
    const { guesses, readSounds } = await import("../assets/search/guess.js");
    this.#tables ??= readSounds(...await Promise.all([this.#store.text("sounds.bin"), this.#store.text("pairs.bin")]));
    const tables = this.#tables;
    const words = this.#store.folder.fold(query).trim().split(/["\s]+/).filter(Boolean);
    const finds = async (/** @type {string} */ text) => going() && (await this.search(text, false, () => false)).hits.length > 0;
    const best = async (/** @type {string} */ text, /** @type {number} */ most) => {
      const out = [];
      for (const guess of guesses(text, tables)) if (out.length < most && await finds(guess)) out.push(guess);
      return out;
    };
    const whole = await best(words.join(""), GUESSES);
    if (whole.length || words.length === 1) return whole;
    const each = [];
    for (const word of words) each.push(await finds(word) ? word : (await best(word, 1))[0]);
    const joined = each.join(" ");
    return each.every(Boolean) && await finds(joined) ? [joined] : [];
  }

  async view(result, filters, sort) {
    return view(result, filters, sort, await this.#store.columns());
  }

  columns() {
    return this.#store.columns();
  }

  async scope() {
    const { passages, reports } = this.meta;
    return { passages, reports, incomplete: (await this.#store.columns()).incomplete };
  }

  show(hits, terms) {
    return Promise.all(hits.map(async (hit) => {
      const { place, year, title, passages } = await this.#store.chunk(hit.chunk);
      const { anchor, text, page, kind } = passages[hit.index];
      return { page, anchor, title, kind, place, year, pieces: this.#snippet(text, terms) };
    }));
  }

  #snippet(text, terms) {
    const map = this.#store.folder.map(text);
    const marks = ranges(map.text, terms).map(([from, to]) => [map.start[from], map.end[to - 1]]);
    const first = marks[0]?.[0] ?? 0;
    let at = text.length <= SNIPPET ? 0 : Math.max(0, Math.min(first - AROUND, text.length - SNIPPET));
    const end = Math.min(text.length, Math.max(at + SNIPPET, marks[0]?.[1] ?? 0));
    const pieces = at > 0 ? [["…", false]] : [];
    for (const [from, to] of marks) {
      if (to > end) break;
      if (from < at) continue;
      pieces.push([text.slice(at, from), false], [text.slice(from, to), true]);
      at = to;
    }
    pieces.push([text.slice(at, end) + (end < text.length ? "…" : ""), false]);
    return pieces.filter(([piece]) => piece);
  }
}

const holding = ([number, indexes], chunk, terms) => indexes.filter((index) => matches(chunk.folded(index), terms)).map((index) => {
  const { themes, kind } = chunk.passages[index];
  return { chunk: number, index, report: chunk.report, themes, heading: kind !== "p" };
});

const NONE = { passages: new Uint32Array(0), until: Infinity };

function narrowed(lists) {
  const [first, ...others] = lists.sort((a, b) => (a.until === b.until ? a.passages.length - b.passages.length : b.until - a.until));
  const sets = others.map(({ passages, until }) => ({ held: new Set(passages), until }));
  const passages = first.passages.filter((passage) => sets.every(({ held, until }) => passage >= until || held.has(passage)));
  return { passages, until: first.until };
}
return { Engine };
})();
const worker_module = (() => {
const { Engine } = engine_module;

const PAGE = 20; // hits shown before all are counted
const BATCH = 100; // hits in a message
const PAUSE = 60; // milliseconds
const engine = new Engine(new URL("./", import.meta.url)).open();
let latest = 0;
let known;

self.addEventListener("message", (/** @type {MessageEvent<Search.Asked>} */ { data }) => {
  latest = data.id;
  const task = data.type === "help" ? help(data) : answer(data);
  task.catch((error) => self.postMessage({ id: data.id, type: "error", message: String(error.message) }));
});

async function answer({ id, query, loose, filters, sort, count }) {
  const ready = await engine;
  const key = JSON.stringify([query, loose]);
  let held = known;
  if (held?.key !== key) {
    const result = await ready.search(query, loose, progress(ready, id, filters, sort));
    if (!result.complete) return;
    held = { key, result };
    known = held; // eslint-disable-line require-atomic-updates -- true of its own key, whenever it comes
  }
  if (id !== latest) return;
  const before = await ready.view(held.result, filters, sort);
  const shown = await ready.first(held.result, before.order, count ?? before.total);
  const { total, facets } = held.result.exact ? before : await ready.view(held.result, filters, sort);
  if (id !== latest) return;
  const { hits: all, terms, exact } = held.result;
  const head = { id, type: "done", total, exact, facets, scope: await ready.scope(), all: all.length, words: terms.length };
  for (let at = 0; at < shown.length || at === 0; at += BATCH) {
    const hits = await ready.show(shown.slice(at, at + BATCH), terms);
    if (id !== latest) return;
    self.postMessage({ ...head, hits, at, last: at + BATCH >= shown.length });
  }
}

async function help({ id, query }) {
  const ready = await engine;
  const going = () => id === latest;
  const loosely = await ready.search(query, true, going);
  if (!going()) return;
  known = { key: JSON.stringify([query, true]), result: loosely };
  const loose = loosely.hits.length;
  const guesses = loose ? [] : await ready.guess(query, going);
  if (going()) self.postMessage({ id, type: "done", last: true, loose, guesses });
}

function progress(ready, id, filters, sort) {
  let shown = 0;
  return async (result) => {
    if (id !== latest) return false;
    if (shown >= PAGE || sort) return true;
    const filtered = Object.values(filters).some((values) => values.length > 0);
    const order = filtered ? (await ready.view(result, filters, sort)).order : result.hits;
    if (order.length <= shown || (shown > 0 && order.length < PAGE)) return true;
    shown = order.length;
    const hits = await ready.show(order.slice(0, PAGE), result.terms);
    if (id !== latest) return false;
    self.postMessage({ id, type: "partial", hits });
    await new Promise((next) => { setTimeout(next, PAUSE); }); // the page draws before more is asked for
    return id === latest;
  };
}
return {  };
})();
