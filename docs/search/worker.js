const fold_module = (() => {

const BARRIER = "\uFFFC"; // represents a gap mark; no query contains it

const GAP = /\u27E6[^\u27E6\u27E7]*\u27E7|\u25A1+/g;
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
const SET_OFF = "[\"'“”‘’„‟‚‛«»‹›〝〞〟《》〈〉()\\[\\]【】〔〕〖〗「」『』]";
const FUSING = `(?<=[0-9](?:${SET_OFF}?[.,])?)${SET_OFF}+(?!${SET_OFF})(?=[.,]?${SET_OFF}*[0-9])`;
const BLANK = "[\\s\\x1C-\\x1F\\x85]"; // to Python, whose folding this is
const DROPPED = new RegExp(`(${FUSING})|(?:${SET_OFF}|${BLANK})+`, "g");
const HAS_BLANK = new RegExp(BLANK);

const between = (run, fusing) => (fusing || HAS_BLANK.test(run) ? " " : "");
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

  const fold = (/** @type {string} */ text) => yearsInDigits(plain(text.replace(GAP, BARRIER).replace(INVISIBLE, ""))).replace(DROPPED, between);

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
  for (const run of folded.matchAll(DROPPED)) {
    const blank = between(run[0], run[1]);
    out.text += folded.slice(at, run.index) + blank;
    copy(run.index);
    at = run.index + run[0].length;
    if (blank) {
      out.start.push(start[run.index]);
      out.end.push(end[at - 1]);
    }
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
const MARKED = /[^\n 0-9,;:!?\u3001\u3002\u00B7][,;:!?\u3001\u3002\u00B7]/gu;
const UNDECIDED = /\.[0-9]{4}$/; // 1.2023 is one number, and two if the text goes on with 年
const MARK = /[,;:!?\u3001\u3002\u00B7]/;
const LONGEST = 9;
const WORDS = /["\uFF02]([^"\uFF02]*)["\uFF02]|(?<!\S)[“「『]([^“”「」『』"\uFF02]*)[”」』](?!\S)|[|\uFF5C]|[^\s"\uFF02|\uFF5C]+/g;
const OPERATOR = /^(?:OR|\uFF2F\uFF32|[|\uFF5C]|[~\uFF5E][0-9\uFF10-\uFF19]{0,3})$/;
const NEARNESS = 20; // characters between two words that are near each other, unless the query says how many
const digit = (/** @type {string} */ char) => char >= "0" && char <= "9";

function parse(query, folder, loose = false) {
  const clean = query.replace(MARKS, " ").replaceAll(BARRIER, " ");
  const [first, second] = [clean, folder.secondReading(clean)].map(items);
  const form = (/** @type {string} */ text) => (loose ? letters(folder.fold(text)).text : folder.fold(text).trim());
  const words = first.map((item, i) => {
    const texts = second.length === first.length ? [...item.texts, ...second[i].texts] : item.texts;
    return { ...item, readings: [...new Set(texts.map(form).filter(Boolean))] };
  });
  const seen = new Set();
  return joined(words, loose).filter((term) => !seen.has(identity(term)) && seen.add(identity(term)));
}

const identity = (/** @type {Search.Term} */ { readings, near }) => JSON.stringify([readings, near]);

function items(query) {
  const out = [];
  let single = [];
  const close = () => {
    if (single.length) out.push({ texts: [...new Set([single.join(""), single.join(" ")])], source: single.join(" "), quoted: false });
    single = [];
  };
  for (const [whole, straight, curly] of query.matchAll(WORDS)) {
    if (HAN.test(whole)) { single.push(whole); continue; }
    close();
    const quoted = straight ?? curly;
    out.push({ texts: [quoted ?? whole], source: whole, quoted: quoted !== undefined });
  }
  close();
  const operator = (/** @type {Search.Item | undefined} */ item) => !item || (!item.quoted && OPERATOR.test(item.source));
  return out.map((item, i) => {
    const between = operator(item) && !operator(out[i - 1]) && !operator(out[i + 1]);
    return between ? { ...item, operator: item.source.normalize("NFKC").replace("OR", "|") } : item;
  });
}

function joined(words, loose) {
  const out = [];
  let operator = "";
  let last; // that an operator goes on from
  for (const { readings, source, quoted, operator: sign } of words) {
    if (sign) { operator = sign; continue; }
    const before = operator && last;
    if (readings.length && before && operator === "|") {
      before.readings = [...new Set([...before.readings, ...readings])];
      before.options?.push(quoted ? [] : readings);
      before.source += ` | ${source}`;
    } else if (readings.length) {
      const term = { readings, loose, source, options: [quoted ? [] : readings] };
      if (before) before.near = { within: Number(operator.slice(1) || NEARNESS), term };
      else out.push(term);
      last = term;
    }
    operator = "";
  }
  return out;
}

const flat = (terms) => terms.flatMap((term) => (term.near ? [term, ...flat([term.near.term])] : [term]));

const typed = ({ source = "", near }) => (near ? `${source} ~${near.within} ${typed(near.term)}` : source);

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
  return terms.every((term) => (term.near ? nearby(text, term).length > 0 : !occurrences(text, term).next().done));
}

function nearby(text, term) {
  const here = [...occurrences(text, term)];
  if (!term.near || !here.length) return here;
  const others = nearby(text, term.near.term).map((span) => inCharacters(text, span));
  const { within } = term.near;
  return here.filter((span) => others.some((other) => areNear(inCharacters(text, span), other, within)));
}

function areNear(a, b, most) {
  const between = Math.max(b[0] - a[1], a[0] - b[1]);
  return between >= 0 && between <= most;
}

function inCharacters(text, [from, to]) {
  const start = [...text.slice(0, from)].length;
  return [start, start + [...text.slice(from, to)].length];
}

function ranges(text, terms) {
  const all = flat(terms).flatMap((term) => [...occurrences(text, term)]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
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
return { parse, flat, typed, letters, matches, areNear, ranges, grams, cover };
})();
const places_module = (() => {

const { typed } = match_module;

const YEAR = /^((?:19|20)[0-9]{2})年?$/;

function regions(named, folder) {
  const out = new Map();
  for (const [slug, names, home, members] of named) {
    const [label, ...others] = names.split(" ");
    const filter = home && members.length === 1 ? slug : `${slug}*`;
    const region = { slug, label, home: Boolean(home), members: new Set(members), filter };
    for (const name of [label, ...others].map((one) => folder.fold(one))) out.set(name, [...(out.get(name) ?? []), region]);
  }
  return out;
}

function placesOf(word, known) {
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

function understood(terms, known, literal) {
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

const within = ({ places, filtered }) => (filtered ? new Set(places.flatMap(({ members }) => [...members])) : null);

const years = (terms, known) => terms.flatMap((term) => {
  const year = term.near ? null : YEAR.exec(term.readings[0])?.[1];
  const others = terms.filter((other) => other !== term);
  return year && others.length && known.has(Number(year)) ? [{ year, query: others.map(typed).join(" ") }] : [];
});
return { YEAR, regions, placesOf, understood, within, years };
})();
const store_module = (() => {
const { folder, readTable } = fold_module;
const { regions } = places_module;

const KEPT = 96; // chunks kept unpacked: 1.2 million characters, all of a small corpus

const SIDES = { "": null, r: "review", p: "plan" };
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
  regions = new Map(); // by name

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

  async within(passages, places) {
    if (!places) return passages;
    const { reports } = await this.columns();
    let chunk = 0;
    return passages.filter((passage) => {
      while (this.first[chunk + 1] <= passage) chunk++;
      return places.has(reports.places[this.reports[chunk]]);
    });
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
    const sections = value.s.flatMap(([path, side, count]) => Array.from({ length: count }, () => ({ path, part: SIDES[side] })));
    const passages = value.p.map(([kind, anchor, text, themes], i) => (
      { kind, anchor, text, themes: themes.map((theme) => value.m[theme]), page: pages[i], ...sections[i] }));
    const forms = [];
    const folded = (/** @type {number} */ i) => (forms[i] ??= this.folder.fold(passages[i].text));
    return { report, place: value.n, year: value.y, title: value.t, start: value.u, passages, folded };
  }
}

const union = (a, b) => (b.length ? Uint32Array.from(new Set([...a, ...b])).sort() : a);
return { reader, Store };
})();
const count_module = (() => {
const { areNear, cover, flat, grams, matches } = match_module;
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

async function count(terms, store, most, inside = null) {
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
  const found = await starts(parts, passages, store);
  return found ? { passages: passages.filter((_, n) => found[n].length > 0), exact: true } : { passages, exact: false };
}

async function starts(parts, passages, store) {
  if (!parts || parts.length > MOST || parts.reduce((sum, { list }) => sum + list.cost, 0) > BUDGET) return null;
  const offsets = await Promise.all(parts.map(({ list }) => store.offsets(list)));
  let out;
  for (const [i, { list, at }] of parts.entries()) {
    const here = places(passages, await list.all(), offsets[i], at);
    out = out?.map((known, n) => known.filter((start) => here[n].includes(start))) ?? here;
  }
  return out ?? null;
}

async function nearby(terms, readings, { passages, exact }, store) {
  const near = terms.filter((term) => term.near);
  const found = await Promise.all(near.map((term) => spans(term, readings, passages, store)));
  const kept = passages.filter((_, n) => found.every((one) => !one || one[n].length > 0));
  return { passages: kept, exact: exact && found.every(Boolean) };
}

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
return { any, count };
})();
const filters_module = (() => {

const FACETS = [["year", "年份"], ["place", "地区"], ["theme", "主题"], ["kind", "文种"]];

const FILTERS = FACETS.map(([name]) => name);
return { FACETS, FILTERS };
})();
const view_module = (() => {
const { FILTERS } = filters_module;

function valuesOf(hit, { reports, places, kinds }) {
  const year = reports.years[hit.report];
  return {
    place: [places[reports.places[hit.report]][0]],
    theme: hit.themes,
    year: year === null ? [] : [String(year)],
    kind: [kinds[reports.kinds[hit.report]][0]],
  };
}

function view(result, filters, sort, columns, regions) {
  const inside = (/** @type {string} */ value) => [...(regions.get(value)?.members ?? [])].map((place) => columns.places[place][0]);
  const chosen = { ...filters, place: (filters.place ?? []).flatMap((value) => (value.endsWith("*") ? [value, ...inside(value)] : value)) };
  const facets = { place: new Map(), theme: new Map(), year: new Map(), kind: new Map() };
  const order = [];
  for (const hit of result.hits) {
    const values = valuesOf(hit, columns);
    const missed = FILTERS.filter((name) => {
      const wanted = chosen[name] ?? [];
      return wanted.length > 0 && !values[name].some((value) => wanted.includes(value));
    });
    if (!missed.length) order.push(hit);
    for (const name of FILTERS) { // a facet counts the hits that the other filters leave
      if (missed.some((other) => other !== name)) continue;
      for (const value of values[name]) facets[name].set(value, (facets[name].get(value) ?? 0) + 1);
    }
  }
  for (const value of filters.place ?? []) {
    const counts = inside(value).map((place) => facets.place.get(place) ?? 0);
    if (value.endsWith("*")) facets.place.set(value, counts.reduce((a, b) => a + b, 0));
  }
  const names = new Map(Array.from(regions, ([value, { label }]) => [value, label]));
  return { total: order.length, cells: spread(order, columns), facets: labelled(facets, filters, columns, names), order: sorted(order, sort, columns.reports.years) };
}

function spread(order, { reports, places }) {
  const out = new Map();
  for (const { report } of order) {
    const [place, label] = places[reports.places[report]];
    const year = reports.years[report];
    const held = out.get(`${place} ${year}`);
    if (held) held.count++;
    else out.set(`${place} ${year}`, { place, label, year, count: 1 });
  }
  return [...out.values()];
}

function grouped(order) {
  const out = new Map();
  for (const hit of order) {
    const held = out.get(hit.report);
    if (held) held.push(hit);
    else out.set(hit.report, [hit]);
  }
  return out;
}

function sorted(hits, sort, years) {
  const year = (/** @type {Search.Hit} */ hit) => years[hit.report] ?? 0;
  if (sort === "new") return hits.sort((a, b) => year(b) - year(a));
  if (sort === "old") return hits.sort((a, b) => year(a) - year(b));
  if (sort === "heading") return hits.sort((a, b) => Number(b.heading) - Number(a.heading));
  return hits;
}

function labelled(facets, filters, { places, themes, kinds }, regions) {
  const names = { place: new Map([...places, ...regions]), theme: new Map(themes), kind: new Map(kinds), year: new Map() };
  const out = /** @type {Search.Facets} */ ({});
  for (const name of FILTERS) {
    const counts = facets[name];
    for (const chosen of filters[name] ?? []) if (!counts.has(chosen)) counts.set(chosen, 0);
    const rows = [...counts].map(([value, count]) => ({ value, count, label: names[name].get(value) ?? value }));
    out[name] = name === "year" ? rows.sort((a, b) => Number(b.value) - Number(a.value)) : rows.sort((a, b) => b.count - a.count);
  }
  return out;
}
return { view, grouped };
})();
const engine_module = (() => {
const { count } = count_module;
const { flat, grams, matches, parse, ranges } = match_module;
const { understood, within, years } = places_module;
const { Store } = store_module;
const { grouped, view } = view_module;

const MOST = 3; // grams looked up for a query, or one for each reading if there are more of these: more exclude hardly more
const AHEAD = 6; // chunks asked for at a time, once there is a hit
const READ = 12; // chunks read to find all hits; more are counted by the lists
const ENOUGH = 20; // hits from the texts to show until they are
const TEXTS = 256; // chunks read to count what the lists leave undecided: 3.5 MB at worst
const ALL = { chunks: Infinity, hits: Infinity };
const AROUND = 42; // characters of a snippet on either side of the first match
const SNIPPET = 150;
const GUESSES = 3;
const HAN = /\p{Script=Han}/u;
const EACH = 3; // hits of a report shown in a group

class Engine {
  #store;
  #tables;
  #aid;

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

  get regions() {
    return this.#store.regions;
  }

  async search(query, loose, found, literal = false) {
    const reading = this.read(query, loose, literal);
    const { passages, until } = reading.terms.length ? await this.#candidates(flat(reading.terms)) : NONE;
    const chunks = this.#store.chunksOf(await this.#store.within(passages, within(reading)));
    const most = this.meta.lists ? { chunks: READ, hits: ENOUGH } : ALL;
    const { result, read } = await this.#read(chunks, reading, found, most);
    const whole = read === chunks.length && until === Infinity;
    return whole || !result.complete ? result : this.#count(reading, found);
  }

  read(query, loose, literal) {
    return understood(parse(query, this.#store.folder, loose), this.#store.regions, literal);
  }

  async every() {
    const reading = this.read("", false, false);
    return { ...(await this.#listed(this.#store.every())), terms: [], reading, complete: true, exact: true };
  }

  async #read(chunks, reading, found, most) {
    const { terms } = reading;
    const hits = [];
    let read = 0;
    while (read < chunks.length && read < most.chunks && hits.length < most.hits) {
      const ahead = chunks.slice(read, read + (hits.length ? AHEAD : 1)).map(([number]) => this.#store.chunk(number));
      ahead.forEach((chunk) => chunk.catch(() => {})); // the one awaited reports the failure
      const here = holding(chunks[read], await ahead[0], terms);
      hits.push(...here);
      read++;
      if (here.length && (await found({ terms, hits, complete: false, exact: true, reading })) === false) {
        return { result: { terms, hits, complete: false, exact: true, reading }, read };
      }
    }
    return { result: { terms, hits, complete: true, exact: true, reading }, read };
  }

  async #count(reading, found) {
    const { passages, exact } = await count(reading.terms, this.#store, READ, within(reading));
    const chunks = this.#store.chunksOf(passages);
    if (!exact && chunks.length <= TEXTS) return (await this.#read(chunks, reading, found, ALL)).result;
    return { ...(await this.#listed(passages)), terms: reading.terms, reading, complete: true, exact };
  }

  async #listed(passages) {
    const [sets, columns] = await Promise.all([this.#store.sets(), this.#store.columns()]);
    const names = new Map(); // themes by their set of bits
    const hits = this.#store.chunksOf(passages).flatMap(([chunk, indexes]) => indexes.map((index) => {
      const set = sets[this.#store.first[chunk] + index];
      const themes = names.get(set) ?? columns.themes.flatMap(([theme], i) => (Math.floor(set / 2 ** (i + 2)) % 2 ? [theme] : []));
      names.set(set, themes);
      return { chunk, index, report: this.#store.reports[chunk], themes, heading: set % 4 < 2 };
    }));
    return { hits };
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

  async offers(query, literal, going) {
    const { offers, readAid } = await import("../assets/search/offers.js");
    this.#aid ??= readAid(await this.#store.text("help.bin"), this.#store.folder);
    return offers(this, this.#aid, query, literal, going);
  }

  async guess(query, going) {
    const { guesses, readSounds } = await import("../assets/search/guess.js");
    this.#tables ??= readSounds(...await Promise.all([this.#store.text("sounds.bin"), this.#store.text("pairs.bin")]));
    const tables = this.#tables;
    const words = this.#store.folder.fold(query).trim().split(/["\s]+/).filter(Boolean);
    const finds = async (/** @type {string} */ text) => going() && (await this.search(text, false, () => false, true)).hits.length > 0;
    const best = async (/** @type {string} */ text, /** @type {number} */ most) => {
      const out = [];
      for (const guess of guesses(text, tables)) if (out.length < most && like(guess, text) && await finds(guess)) out.push(guess);
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
    const regions = new Map([...this.#store.regions.values()].flat().map((region) => [region.filter, region]));
    return view(result, filters, sort, await this.#store.columns(), regions);
  }

  async understood({ reading, hits, exact }) {
    const { places, filtered, literal, rest } = reading;
    const { reports } = await this.#store.columns();
    const total = (/** @type {Search.Region} */ { members }) => (rest.length
      ? hits.filter((hit) => members.has(reports.places[hit.report])).length
      : this.#passagesOf(members, reports.places));
    const named = places.map((region) => {
      const { slug, label, home, members, filter } = region;
      return { slug, label, href: home ? `cities/${slug}/` : null, total: total(region), exact: exact || !rest.length, province: !home || members.size > 1, filter };
    });
    return { places: named, filtered, literal, years: years(rest, new Set(reports.years)) };
  }

  #passagesOf(members, places) {
    return this.#store.reports.reduce((sum, report, chunk) => sum + (members.has(places[report]) ? this.meta.chunks[chunk] : 0), 0);
  }

  async groups(result, order, most) {
    const all = grouped(order);
    const chosen = [...all].slice(0, most ?? all.size);
    const hits = await Promise.all(chosen.map(([, held]) => this.first(result, held, EACH)));
    const left = new Set(result.hits); // what is no hit has gone
    const groups = await Promise.all(chosen.map(async ([report, held]) => {
      const { title, start, place, year } = await this.#store.chunk(held[0].chunk);
      const exact = result.exact || held.length <= EACH;
      return { report, title, href: start, count: held.filter((hit) => left.has(hit)).length, exact, place, year };
    }));
    const total = [...all.values()].filter((held) => held.some((hit) => left.has(hit))).length;
    return { groups: groups.filter((_, i) => hits[i].length), hits: hits.flat(), total, exact: result.exact || chosen.length === all.size };
  }

  async scope() {
    const { passages, reports } = this.meta;
    return { passages, reports, incomplete: (await this.#store.columns()).incomplete };
  }

  show(hits, terms, full = false) {
    return Promise.all(hits.map(async (hit) => {
      const { place, year, title, passages } = await this.#store.chunk(hit.chunk);
      const { anchor, text, page, kind, path, part } = passages[hit.index];
      const pieces = this.#snippet(text, terms, full ? text.length : SNIPPET);
      return { page, anchor, title, kind, place, year, pieces, path, part, report: hit.report };
    }));
  }

  #snippet(text, terms, most) {
    const map = this.#store.folder.map(text);
    const marks = ranges(map.text, terms).map(([from, to]) => [map.start[from], map.end[to - 1]]);
    const first = marks[0]?.[0] ?? 0;
    let at = text.length <= most ? 0 : Math.max(0, Math.min(first - AROUND, text.length - most));
    const end = Math.min(text.length, Math.max(at + most, marks[0]?.[1] ?? 0));
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

function like(guess, text) {
  const typedChars = [...text].filter((char) => HAN.test(char));
  return typedChars.length < text.length || typedChars.filter((char) => guess.includes(char)).length * 2 >= typedChars.length;
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
let engine;
const NOTHING = { places: [], filtered: false, years: [], literal: false };
let latest = 0;
let known;

self.addEventListener("message", (/** @type {MessageEvent<Search.Asked>} */ { data }) => {
  latest = data.id;
  const task = data.type === "help" ? help(data) : answer(data);
  task.catch((error) => self.postMessage({ id: data.id, type: "error", message: String(error.message) }));
});

function opened() {
  engine ??= new Engine(new URL("./", import.meta.url)).open().catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function answer(question) {
  const { id, query, loose, literal } = question;
  const ready = await opened();
  const key = JSON.stringify([query, loose, literal]);
  let held = known;
  if (held?.key !== key) {
    const result = await found(ready, question);
    if (!result.complete) return;
    held = { key, result };
    known = held; // eslint-disable-line require-atomic-updates -- true of its own key, whenever it comes
  }
  if (id !== latest) return;
  const { head, shown } = await reply(ready, held.result, question);
  for (let at = 0; at < shown.length || at === 0; at += BATCH) {
    const hits = await ready.show(shown.slice(at, at + BATCH), held.result.terms, question.full);
    if (id !== latest) return;
    self.postMessage({ ...head, hits, at, last: at + BATCH >= shown.length });
  }
}

function found(ready, { id, query, loose, literal, filters, sort, group }) {
  if (!query.trim()) return ready.every();
  return ready.search(query, loose, progress(ready, id, filters, group || sort), literal);
}

async function reply(ready, result, { id, filters, sort, count, group }) {
  const before = await ready.view(result, filters, sort);
  const grouped = group ? await ready.groups(result, before.order, count) : null;
  const shown = grouped?.hits ?? await ready.first(result, before.order, count ?? before.total);
  const { total, facets, cells } = result.exact ? before : await ready.view(result, filters, sort);
  const { hits, terms, exact } = result;
  const more = { scope: await ready.scope(), understood: await ready.understood(result) };
  const groups = grouped ? { groups: grouped.groups, groupsTotal: grouped.total, groupsExact: grouped.exact } : {};
  return { head: { id, type: "done", total, exact, facets, cells, all: hits.length, words: terms.length, ...more, ...groups }, shown };
}

async function help({ id, query, literal = false }) {
  const ready = await opened();
  const going = () => id === latest;
  const offers = await ready.offers(query, literal, going);
  if (!going()) return;
  self.postMessage({ id, type: "done", last: true, offers });
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
    const understood = result.reading.places.length ? await ready.understood({ ...result, hits: [] }) : NOTHING;
    self.postMessage({ id, type: "partial", hits, understood });
    await new Promise((next) => { setTimeout(next, PAUSE); }); // the page draws before more is asked for
    return id === latest;
  };
}
return {  };
})();
