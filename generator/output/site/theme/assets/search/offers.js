// Loaded only when a query finds nothing: others that find something, the likeliest first, each with its total.
import { typed } from "./match.js";
import { YEAR, placesOf } from "./places.js";

const LONGEST = 10; // characters of a part that a compound is cut into
const MOST = 24; // characters of a compound that is cut at all
const PARTS = 6; // parts offered
const LEFT = 4; // what a character left over costs, in units
const PIECE = /[a-z]+|[0-9][0-9.,]*[%年]?|\p{Script=Han}+/gu;
const HAN = /^\p{Script=Han}/u;

/** What help.bin has, ready for use.
 * @param {string} file @param {Search.Folder} folder @returns {Search.Aid} */
export function readAid(file, folder) {
  const { synonyms, country } = JSON.parse(file);
  const means = new Map(Object.entries(synonyms).map(([word, meant]) => [folder.fold(word), /** @type {string[]} */ (meant)]));
  const places = new Map();
  for (const line of country.split("\n")) {
    const [label, ...others] = line.split(" ");
    for (const name of [label, ...others].map((one) => folder.fold(one))) if (!places.has(name)) places.set(name, label); // the highest is first
  }
  return { means, places };
}

/** Offers for a query.
 * @param {import("./engine.js").Engine} engine @param {Search.Aid} aid
 * @param {string} query @param {boolean} literal @param {() => boolean} going @returns {Promise<Search.Offer[]>} */
export async function offers(engine, aid, query, literal, going) {
  const found = new Found(engine, going);
  const reading = engine.read(query, false, literal);
  const { terms, filtered, rest } = reading;
  const away = new Map(rest.flatMap((term) => { const label = missing(term, engine, aid); return label ? [[term, label]] : []; }));
  if (away.size) await found.away([...away.values()], terms.filter((term) => !away.has(term)));
  await found.add("loose", query, query, { more: { loose: "1" } });
  const cuts = await Promise.all(terms.map((term) => units(term, engine, aid, found)));
  /** @type {Search.Unit[]} */
  const named = filtered ? reading.places.map(({ label }) => ({ kind: "place", word: label, means: [label] })) : [];
  await replaced(named, cuts, found);
  if (filtered) await found.add("filter", rest.map(typed).join(" "), "");
  if (filtered) await found.add("filter", query, query, { more: { literal: "1" } });
  await years(engine, query, literal, found);
  await pieces([...named, ...cuts.flat()], found);
  const explained = found.offers.some(({ kind, missing: gone }) => kind === "synonym" || kind === "place" || gone);
  const guesses = explained || !going() ? [] : await engine.guess(query, going);
  for (const guess of guesses) await found.add("guess", guess, guess);
  return found.offers;
}

/** The full name of a place of the country that a term names, alone or after one of the site, and the site lacks.
 * @param {Search.Term} term @param {import("./engine.js").Engine} engine @param {Search.Aid} aid */
function missing({ readings: [word], near }, engine, aid) {
  if (near || placesOf(word, engine.regions).length) return null;
  const starts = Array.from(word, (_, at) => at).filter((at) => !at || engine.regions.has(word.slice(0, at)));
  return starts.map((at) => aid.places.get(word.slice(at))).find(Boolean) ?? null;
}

/** Collects offers that find something, each query once. */
class Found {
  /** @type {Search.Offer[]} */
  offers = [];
  /** @type {Map<string, Promise<number>>} */
  #held = new Map();

  /** @param {import("./engine.js").Engine} engine @param {() => boolean} going */
  constructor(engine, going) {
    this.engine = engine;
    this.going = going;
  }

  /** Whether some words are anywhere, literally.
   * @param {string} words */
  async has(words) {
    if (!this.going()) return false;
    const counted = this.#held.get(words) ?? this.engine.search(words, false, () => false, true).then(({ hits }) => hits.length);
    this.#held.set(words, counted);
    return await counted > 0;
  }

  /** @param {Search.OfferKind} kind @param {string} query @param {string} label
   * @param {{ more?: Record<string, string>, filters?: Search.Filters }} extra */
  async add(kind, query, label, { more, filters } = {}) {
    const key = JSON.stringify([query, more]);
    if (!query || !this.going() || this.offers.some((offer) => JSON.stringify([offer.query, offer.more]) === key)) return 0;
    const result = await this.engine.search(query, Boolean(more?.loose), this.going, Boolean(more?.literal));
    const total = filters ? (await this.engine.view(result, filters, "")).total : result.hits.length;
    if (total && result.complete) this.offers.push({ kind, query, label, total, exact: result.exact, ...(more ? { more } : {}) });
    return total;
  }

  /** Say that the site does not have places, and offer what the query finds without them.
   * @param {string[]} labels @param {Search.Term[]} others */
  async away(labels, others) {
    const query = others.map(typed).join(" ");
    const result = query ? await this.engine.search(query, false, this.going) : null;
    const total = result?.hits.length ?? 0;
    this.offers.push({ kind: "place", query, label: labels.join("、"), total, exact: result?.exact ?? true, missing: true });
  }
}

/** A term cut into units: words that are somewhere, places of the site, synonyms. One that is somewhere is a unit.
 * @param {Search.Term} term @param {import("./engine.js").Engine} engine @param {Search.Aid} aid @param {Found} found
 * @returns {Promise<Search.Unit[]>} */
async function units(term, engine, aid, found) {
  const source = typed(term);
  const [word] = term.readings;
  const means = await existing(aid.means.get(word) ?? [], found);
  if (means.length) return [{ kind: "synonym", word, means }];
  if (term.near || term.readings.length > 1 || word.length > MOST || await found.has(word)) return [{ kind: "word", word: term.near ? source : word, means: [source] }];
  /** @type {Search.Unit[]} */
  const out = [];
  for (const [piece] of word.matchAll(PIECE)) out.push(...await cut(piece, engine, aid, found));
  return out;
}

/** @param {string[]} words @param {Found} found */
async function existing(words, found) {
  const there = await Promise.all(words.map((word) => found.has(word)));
  return words.filter((_, i) => there[i]);
}

/** A run of one script cut into units: few characters left over, then few units, then long ones.
 * @param {string} run @param {import("./engine.js").Engine} engine @param {Search.Aid} aid @param {Found} found */
async function cut(run, engine, aid, found) {
  const least = HAN.test(run) ? 2 : run.length;
  /** @type {{ cost: number, units: Search.Unit[] }[]} */
  const best = [{ cost: 0, units: [] }]; // of the first so many characters
  for (let end = 1; end <= run.length; end++) {
    best[end] = { ...best[end - 1], cost: best[end - 1].cost + LEFT };
    for (let at = Math.max(0, end - Math.max(LONGEST, least)); at + least <= end; at++) {
      const word = run.slice(at, end);
      const cost = best[at].cost + 1 - (word.length / MOST) ** 2;
      const unit = cost < best[end].cost ? await unitOf(word, engine, aid, found) : null;
      if (unit) best[end] = { cost, units: [...best[at].units, unit] };
    }
  }
  return best[run.length].units;
}

/** @param {string} word @param {import("./engine.js").Engine} engine @param {Search.Aid} aid @param {Found} found
 * @returns {Promise<Search.Unit | null>} */
async function unitOf(word, engine, aid, found) {
  if (engine.regions.has(word)) return { kind: "place", word, means: [word] };
  const means = await existing(aid.means.get(word) ?? [], found);
  if (means.length) return { kind: "synonym", word, means };
  return await found.has(word) ? { kind: "part", word, means: [word] } : null;
}

/** Offer the query with its units in place of compounds, each synonym, and years as a filter; where that finds nothing,
 * with long units in halves. `named` are the places of the query.
 * @param {Search.Unit[]} named @param {Search.Unit[][]} cuts @param {Found} found */
async function replaced(named, cuts, found) {
  if (cuts.every((one) => one.length === 1 && one[0].kind === "word")) return;
  const all = cuts.flat();
  const kind = /** @type {Search.OfferKind} */ (["synonym", "place"].find((one) => all.some((unit) => unit.kind === one)) ?? "parts");
  if (await joined(kind, [...named, ...all], found)) return;
  const halves = await Promise.all(all.map((unit) => halved(unit, found)));
  if (halves.some(({ length }) => length > 1)) await joined(kind, [...named, ...halves.flat()], found);
}

/** Offer units as one query; how many passages that finds.
 * @param {Search.OfferKind} kind @param {Search.Unit[]} all @param {Found} found */
async function joined(kind, all, found) {
  const synonym = all.find((unit) => unit.kind === "synonym");
  const year = all.map((unit) => YEAR.exec(unit.word)?.[1]).find(Boolean);
  let total = 0;
  for (const meant of synonym?.means ?? [""]) {
    const words = all.map((unit) => (unit === synonym ? meant : unit.means[0]));
    const others = words.filter((word) => !YEAR.test(word)).join(" ");
    total += await found.add(kind, words.join(" "), words.join(" "));
    if (year && others) total += await found.add(kind, others, others, { more: { year }, filters: { year: [year] } });
  }
  return total;
}

/** A part in its halves, if both are somewhere.
 * @param {Search.Unit} unit @param {Found} found @returns {Promise<Search.Unit[]>} */
async function halved(unit, found) {
  const { kind, word } = unit;
  const halves = [word.slice(0, word.length / 2), word.slice(word.length / 2)];
  const one = kind !== "part" || word.length < 4 || word.length % 2 || (await existing(halves, found)).length < 2;
  return one ? [unit] : halves.map((half) => ({ kind, word: half, means: [half] }));
}

/** Offer each unit alone, within the places among them, and the query without one of three or more; what few passages
 * have says most.
 * @param {Search.Unit[]} given @param {Found} found */
async function pieces(given, found) {
  const all = given.filter((unit) => !YEAR.test(unit.word));
  const words = [...new Set(all.map((unit) => unit.means[0]))];
  if (words.length < 2 && all[0]?.kind === "word") return;
  const places = all.filter(({ kind }) => kind === "place").map(({ word }) => word);
  const without = words.length > 2 ? words.map((word) => words.filter((other) => other !== word).join(" ")) : [];
  const before = found.offers.length;
  for (const query of without) await found.add("parts", query, query);
  for (const word of words) {
    const inside = places.includes(word) ? "" : [...places, word].join(" ");
    if (!(places.length && inside && await found.add("parts", inside, inside))) await found.add("parts", word, word);
  }
  found.offers.push(...found.offers.splice(before).sort((one, other) => one.total - other.total).slice(0, PARTS));
}

/** Offer a year that was typed as a filter.
 * @param {import("./engine.js").Engine} engine @param {string} query @param {boolean} literal @param {Found} found */
async function years(engine, query, literal, found) {
  const { years: typedYears } = await engine.understood({ reading: engine.read(query, false, literal), hits: [], exact: true });
  for (const { year, query: others } of typedYears) {
    await found.add("filter", others, `${year}年`, { more: { year }, filters: { year: [year] } });
  }
}
