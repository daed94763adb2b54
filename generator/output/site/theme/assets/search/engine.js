// Searching: candidates from the index, the texts read and verified, hits filtered, counted and shown.
import { count } from "./count.js";
import { flat, grams, matches, parse, ranges } from "./match.js";
import { understood, within, years } from "./places.js";
import { Store } from "./store.js";
import { grouped, view } from "./view.js";

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

export class Engine {
  #store;
  /** @type {Search.Sounds | undefined} */
  #tables;
  /** @type {Search.Aid | undefined} */
  #aid;

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

  get regions() {
    return this.#store.regions;
  }

  /**
   * All passages that hold every term of the query, in the order of the corpus; a place beside other words restricts
   * them to its documents, unless the query is `literal`. `found` is called with the result as it grows; it returns
   * false to give up.
   * @param {string} query @param {boolean} loose @param {Search.Found} found @returns {Promise<Search.Result>}
   */
  async search(query, loose, found, literal = false) {
    const reading = this.read(query, loose, literal);
    const { passages, until } = reading.terms.length ? await this.#candidates(flat(reading.terms)) : NONE;
    const chunks = this.#store.chunksOf(await this.#store.within(passages, within(reading)));
    const most = this.meta.lists ? { chunks: READ, hits: ENOUGH } : ALL;
    const { result, read } = await this.#read(chunks, reading, found, most);
    const whole = read === chunks.length && until === Infinity;
    return whole || !result.complete ? result : this.#count(reading, found);
  }

  /** What a query means.
   * @param {string} query @param {boolean} loose @param {boolean} literal */
  read(query, loose, literal) {
    return understood(parse(query, this.#store.folder, loose), this.#store.regions, literal);
  }

  /** All passages, for filters without a query. @returns {Promise<Search.Result>} */
  async every() {
    const reading = this.read("", false, false);
    return { ...(await this.#listed(this.#store.every())), terms: [], reading, complete: true, exact: true };
  }

  /** Read chunks until there are enough hits; the hits, and the number of chunks read.
   * @param {[chunk: number, indexes: number[]][]} chunks @param {Search.Reading} reading @param {Search.Found} found
   * @param {{ chunks: number, hits: number }} most */
  async #read(chunks, reading, found, most) {
    const { terms } = reading;
    /** @type {Search.Hit[]} */
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

  /** All hits, from the lists of the grams, or from the texts where these are few or alone decide.
   * @param {Search.Reading} reading @param {Search.Found} found @returns {Promise<Search.Result>} */
  async #count(reading, found) {
    const { passages, exact } = await count(reading.terms, this.#store, READ, within(reading));
    const chunks = this.#store.chunksOf(passages);
    if (!exact && chunks.length <= TEXTS) return (await this.#read(chunks, reading, found, ALL)).result;
    return { ...(await this.#listed(passages)), terms: reading.terms, reading, complete: true, exact };
  }

  /** Passages as hits, without their texts.
   * @param {Uint32Array} passages */
  async #listed(passages) {
    const [sets, columns] = await Promise.all([this.#store.sets(), this.#store.columns()]);
    /** @type {Map<number, string[]>} */
    const names = new Map(); // themes by their set of bits
    const hits = this.#store.chunksOf(passages).flatMap(([chunk, indexes]) => indexes.map((index) => {
      const set = sets[this.#store.first[chunk] + index];
      const themes = names.get(set) ?? columns.themes.flatMap(([theme], i) => (Math.floor(set / 2 ** (i + 2)) % 2 ? [theme] : []));
      names.set(set, themes);
      return { chunk, index, report: this.#store.reports[chunk], themes, heading: set % 4 < 2 };
    }));
    return { hits };
  }

  /** Passages that may hold every term, all of those below `until`; of a small corpus, which has no lists, all.
   * @param {Search.Term[]} terms @returns {Promise<Search.Candidates>} */
  async #candidates(terms) {
    if (!this.meta.lists) return { passages: this.#store.every(), until: Infinity };
    const most = Math.max(1, Math.floor(MOST / terms.reduce((sum, { readings }) => sum + readings.length, 0)));
    return narrowed(await Promise.all(terms.map((term) => this.#holding(term, most))));
  }

  /** @param {Search.Term} term @param {number} most @returns {Promise<Search.Candidates>} */
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

  /** The first hits of an order, each verified in its text: those that only seemed to be hits leave the result.
   * @param {Search.Result} result @param {Search.Hit[]} order @param {number} most @returns {Promise<Search.Hit[]>} */
  async first(result, order, most) {
    if (result.exact) return order.slice(0, most);
    /** @type {Search.Hit[]} */
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

  /** For a query that finds nothing, others that find something; the likeliest first.
   * @param {string} query @param {boolean} literal @param {() => boolean} going */
  async offers(query, literal, going) {
    const { offers, readAid } = await import("./offers.js");
    this.#aid ??= readAid(await this.#store.text("help.bin"), this.#store.folder);
    return offers(this, this.#aid, query, literal, going);
  }

  /** Queries similar to one that finds nothing, each with hits; the likeliest first.
   * @param {string} query @param {() => boolean} going */
  async guess(query, going) {
    const { guesses, readSounds } = await import("./guess.js");
    this.#tables ??= readSounds(...await Promise.all([this.#store.text("sounds.bin"), this.#store.text("pairs.bin")]));
    const tables = this.#tables;
    const words = this.#store.folder.fold(query).trim().split(/["\s]+/).filter(Boolean);
    const finds = async (/** @type {string} */ text) => going() && (await this.search(text, false, () => false, true)).hits.length > 0;
    const best = async (/** @type {string} */ text, /** @type {number} */ most) => {
      /** @type {string[]} */
      const out = [];
      for (const guess of guesses(text, tables)) if (out.length < most && like(guess, text) && await finds(guess)) out.push(guess);
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

  /** What a reader sees of a result: { total, facets, order } under filters { place: [slug], … } and a sort.
   * @param {Search.Result} result @param {Search.Filters} filters @param {string} sort @returns {Promise<Search.View>} */
  async view(result, filters, sort) {
    const regions = new Map([...this.#store.regions.values()].flat().map((region) => [region.filter, region]));
    return view(result, filters, sort, await this.#store.columns(), regions);
  }

  /** The places and years of a query, with what each finds.
   * @param {Pick<Search.Result, "reading" | "hits" | "exact">} result @returns {Promise<Search.Understood>} */
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

  /** The number of passages of places.
   * @param {Set<number>} members @param {number[]} places */
  #passagesOf(members, places) {
    return this.#store.reports.reduce((sum, report, chunk) => sum + (members.has(places[report]) ? this.meta.chunks[chunk] : 0), 0);
  }

  /** Hits by report: the first so many reports (all: null), each with its first hits.
   * @param {Search.Result} result @param {Search.Hit[]} order @param {number | null} most */
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

  /** What was searched. @returns {Promise<Search.Scope>} */
  async scope() {
    const { passages, reports } = this.meta;
    return { passages, reports, incomplete: (await this.#store.columns()).incomplete };
  }

  /** Hits in the form for display: their places and the text around the match, cut into [text, marked] pieces.
   * `full`: with the whole passage.
   * @param {Search.Hit[]} hits @param {Search.Term[]} terms @returns {Promise<Search.Shown[]>} */
  show(hits, terms, full = false) {
    return Promise.all(hits.map(async (hit) => {
      const { place, year, title, passages } = await this.#store.chunk(hit.chunk);
      const { anchor, text, page, kind, path, part } = passages[hit.index];
      const pieces = this.#snippet(text, terms, full ? text.length : SNIPPET);
      return { page, anchor, title, kind, place, year, pieces, path, part, report: hit.report };
    }));
  }

  /** @param {string} text @param {Search.Term[]} terms @param {number} most */
  #snippet(text, terms, most) {
    const map = this.#store.folder.map(text);
    const marks = ranges(map.text, terms).map(([from, to]) => [map.start[from], map.end[to - 1]]);
    const first = marks[0]?.[0] ?? 0;
    let at = text.length <= most ? 0 : Math.max(0, Math.min(first - AROUND, text.length - most));
    const end = Math.min(text.length, Math.max(at + most, marks[0]?.[1] ?? 0));
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

/** Whether a guess at words in characters has at least half of them: 房价 is not 放加.
 * @param {string} guess @param {string} text */
function like(guess, text) {
  const typedChars = [...text].filter((char) => HAN.test(char));
  return typedChars.length < text.length || typedChars.filter((char) => guess.includes(char)).length * 2 >= typedChars.length;
}

/** The hits among some passages of a chunk.
 * @param {[chunk: number, indexes: number[]]} place @param {Search.Chunk} chunk @param {Search.Term[]} terms */
const holding = ([number, indexes], chunk, terms) => indexes.filter((index) => matches(chunk.folded(index), terms)).map((index) => {
  const { themes, kind } = chunk.passages[index];
  return { chunk: number, index, report: chunk.report, themes, heading: kind !== "p" };
});

/** @type {Search.Candidates} */
const NONE = { passages: new Uint32Array(0), until: Infinity };

/** The passages in all lists, of those that some list is known to be complete for; a list says nothing beyond `until`.
 * @param {Search.Candidates[]} lists @returns {Search.Candidates} */
function narrowed(lists) {
  const [first, ...others] = lists.sort((a, b) => (a.until === b.until ? a.passages.length - b.passages.length : b.until - a.until));
  const sets = others.map(({ passages, until }) => ({ held: new Set(passages), until }));
  const passages = first.passages.filter((passage) => sets.every(({ held, until }) => passage >= until || held.has(passage)));
  return { passages, until: first.until };
}
