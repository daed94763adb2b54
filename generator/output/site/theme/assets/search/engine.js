// Searching: candidates from the index, the texts read and verified, hits filtered, counted and shown.
import { grams, lettersOf, matches, parse, ranges } from "./match.js";
import { Store } from "./store.js";

const MOST = [4, 3]; // grams looked up for a term, and for each reading where there are two: more exclude hardly more
const AHEAD = 6; // chunks asked for at a time, once there is a hit
const READ = 32; // chunks read to count hits; more are counted by positions, where the corpus has them
const ENOUGH = 20; // hits from the texts to show until they are
const AROUND = 42; // characters of a snippet on either side of the first match
const SNIPPET = 150;
const GUESSES = 3;
/** @type {Search.FacetName[]} */
const FACETS = ["place", "theme", "year", "kind"];

/** @param {number[]} a @param {number[]} b */
const common = (a, b) => { const other = new Set(b); return a.filter((number) => other.has(number)); };

export class Engine {
  #store;
  /** @type {Search.Sounds | undefined} */
  #tables;
  /** @type {Promise<import("./positions.js").Positions> | undefined} */
  #positions;

  /** @param {URL} base */
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

  /**
   * All passages that hold every term of the query, in the order of the corpus. `found` is called with the result
   * as it grows; it returns false to give up.
   * @param {string} query @param {boolean} loose @param {Search.Found} found @returns {Promise<Search.Result>}
   */
  async search(query, loose, found) {
    const terms = parse(query, this.#store.folder, loose);
    /** @type {Search.Result} */
    const result = { terms, hits: [], complete: false };
    const candidates = terms.length ? await this.#candidates(terms) : [];
    const counted = this.meta.counted && candidates.length > READ && !loose
      && terms.every((term) => term.readings.every(lettersOf));
    for (let i = 0; i < candidates.length; i++) {
      if (counted && (i === READ || result.hits.length >= ENOUGH)) {
        result.hits = await this.#count(terms);
        break;
      }
      const ahead = candidates.slice(i, i + (result.hits.length ? AHEAD : 1)).map((number) => this.#store.chunk(number));
      ahead.forEach((chunk) => chunk.catch(() => {})); // the one awaited reports the failure
      const before = result.hits.length;
      read(candidates[i], await ahead[0], terms, result.hits);
      if (result.hits.length > before && (await found(result)) === false) return result;
    }
    result.complete = true;
    return result;
  }

  /** All hits, from the positions of the letters.
   * @param {Search.Term[]} terms @returns {Promise<Search.Hit[]>} */
  async #count(terms) {
    const { Positions } = await import("./positions.js");
    this.#positions ??= new Positions(this.#store).open();
    const positions = await this.#positions;
    const { kind, themes } = positions;
    const { chunks, reports } = this.meta;
    /** @type {Map<number, number[]>} */
    const names = new Map(); // themes by their set of bits
    let chunk = 0;
    let report = 0;
    return (await positions.passages(terms)).map((passage) => {
      while (chunks[chunk + 1] <= passage) chunk++;
      while (reports.first[report + 1] <= passage) report++;
      const set = themes[passage];
      const held = names.get(set) ?? this.meta.themes.flatMap((_, i) => (Math.floor(set / 2 ** i) % 2 ? [i] : []));
      names.set(set, held);
      return { chunk, index: passage - chunks[chunk], report, themes: held, heading: kind[passage] < 2 };
    });
  }

  /** The chunks that may contain every term: all of a small corpus, which has no filter.
   * @param {Search.Term[]} terms */
  async #candidates(terms) {
    const every = this.meta.chunks.map((_, number) => number);
    if (!this.meta.shards) return every;
    const lists = await Promise.all(terms.map((term) => this.#holding(term, every)));
    return lists.reduce(common);
  }

  /** @param {Search.Term} term @param {number[]} every */
  async #holding(term, every) {
    const most = MOST[Math.min(term.readings.length, MOST.length) - 1];
    const readings = await Promise.all(term.readings.map(async (words) => {
      const lists = await Promise.all(grams(words, term.loose, most).map((gram) => this.#store.holding(gram)));
      return lists.length ? lists.sort((a, b) => a.length - b.length).reduce(common) : every;
    }));
    return readings.length === 1 ? readings[0] : [...new Set(readings.flat())].sort((a, b) => a - b);
  }

  /** Queries similar to one that finds nothing, each with hits; the likeliest first.
   * @param {string} query @param {() => boolean} going */
  async guess(query, going) {
    const { guesses, readSounds } = await import("./guess.js");
    this.#tables ??= readSounds(...await Promise.all([this.#store.text("sounds.bin"), this.#store.text("pairs.bin")]));
    const tables = this.#tables;
    const words = this.#store.folder.fold(query).trim().split(/["\s]+/).filter(Boolean);
    const finds = async (/** @type {string} */ text) => going() && (await this.search(text, false, () => false)).hits.length > 0;
    const best = async (/** @type {string} */ text, /** @type {number} */ count) => {
      /** @type {string[]} */
      const out = [];
      for (const guess of guesses(text, tables)) if (out.length < count && await finds(guess)) out.push(guess);
      return out;
    };
    const whole = await best(words.join(""), GUESSES);
    if (whole.length || words.length === 1) return whole;
    /** @type {(string | undefined)[]} */
    const each = [];
    for (const word of words) each.push(await finds(word) ? word : (await best(word, 1))[0]);
    const joined = each.join(" ");
    return each.every(Boolean) && await finds(joined) ? [joined] : [];
  }

  /** @param {Search.Hit} hit @returns {Record<Search.FacetName, string[]>} */
  #values(hit) {
    const { reports, places, themes, kinds } = this.meta;
    const year = reports.years[hit.report];
    return {
      place: [places[reports.places[hit.report]][0]],
      theme: hit.themes.map((theme) => themes[theme][0]),
      year: year === null ? [] : [String(year)],
      kind: [kinds[reports.kinds[hit.report]][0]],
    };
  }

  /** What a reader sees of a result: { total, facets, order } under filters { place: [slug], … } and a sort.
   * @param {Search.Result} result @param {Search.Filters} filters @param {string} sort @returns {Search.View} */
  view(result, filters, sort) {
    /** @type {Record<Search.FacetName, Map<string, number>>} */
    const facets = { place: new Map(), theme: new Map(), year: new Map(), kind: new Map() };
    /** @type {Search.Hit[]} */
    const order = [];
    for (const hit of result.hits) {
      const values = this.#values(hit);
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
    return { total: order.length, facets: this.#labelled(facets, filters), order: this.#sorted(order, sort) };
  }

  /** @param {Search.Hit[]} hits @param {string} sort */
  #sorted(hits, sort) {
    const years = this.meta.reports.years;
    const year = (/** @type {Search.Hit} */ hit) => years[hit.report] ?? 0;
    if (sort === "new") return hits.sort((a, b) => year(b) - year(a));
    if (sort === "old") return hits.sort((a, b) => year(a) - year(b));
    if (sort === "heading") return hits.sort((a, b) => Number(b.heading) - Number(a.heading));
    return hits;
  }

  /** @param {Record<Search.FacetName, Map<string, number>>} facets @param {Search.Filters} filters */
  #labelled(facets, filters) {
    const { places, themes, kinds } = this.meta;
    /** @type {Record<Search.FacetName, Map<string, string>>} */
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

  /** Hits in the form for display: their places and the text around the match, cut into [text, marked] pieces.
   * @param {Search.Hit[]} hits @param {Search.Term[]} terms @returns {Promise<Search.Shown[]>} */
  show(hits, terms) {
    const { reports, places } = this.meta;
    return Promise.all(hits.map(async (hit) => {
      const { anchor, text, title, page, kind } = (await this.#store.chunk(hit.chunk)).passages[hit.index];
      const place = places[reports.places[hit.report]][1];
      return { page, anchor, title, kind, place, year: reports.years[hit.report], pieces: this.#snippet(text, terms) };
    }));
  }

  /** @param {string} text @param {Search.Term[]} terms */
  #snippet(text, terms) {
    const map = this.#store.folder.map(text);
    const marks = ranges(map.text, terms).map(([from, to]) => [map.start[from], map.end[to - 1]]);
    const first = marks[0]?.[0] ?? 0;
    let at = text.length <= SNIPPET ? 0 : Math.max(0, Math.min(first - AROUND, text.length - SNIPPET));
    const end = Math.min(text.length, Math.max(at + SNIPPET, marks[0]?.[1] ?? 0));
    /** @type {Search.Piece[]} */
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

/** Add the hits in a chunk.
 * @param {number} number @param {Search.Chunk} chunk @param {Search.Term[]} terms @param {Search.Hit[]} hits */
function read(number, chunk, terms, hits) {
  for (let i = 0; i < chunk.passages.length; i++) {
    if (!matches(chunk.folded(i), terms)) continue;
    const { report, themes, kind } = chunk.passages[i];
    hits.push({ chunk: number, index: i, report, themes, heading: kind !== "p" });
  }
}
