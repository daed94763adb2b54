// The meaning of a query, and its matches in a folded text. Every hit that is shown satisfies the rules of this file.
import { BARRIER } from "./fold.js";

const MARKS = /\u27E6[^\u27E6\u27E7]*\u27E7|[\u25A1\u27E6\u27E7]+/g; // gap marks pasted from a page are not words
const HAN = /^\p{Script=Han}$/u;
// Dropped in loose mode: punctuation and blanks, but not those that belong to a number or a unit.
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

/**
 * Terms of a query, all of which a passage must contain. Blanks separate terms; quotation marks hold one together
 * (curly ones where they are around all of it); single Han characters with blanks between them are one phrase.
 * `OR` or | between two: either; ~ or ~5: both, with at most 20 or 5 characters between. An operator that has not a
 * word on both sides is a word. Other punctuation is taken literally unless the search is loose.
 * @param {string} query @param {Search.Folder} folder @returns {Search.Term[]}
 */
export function parse(query, folder, loose = false) {
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

/** The words and operators of a query as typed; of single characters in a row both readings.
 * @param {string} query @returns {Search.Item[]} */
function items(query) {
  /** @type {Search.Item[]} */
  const out = [];
  /** @type {string[]} */
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

/** Terms of the words, with what the operators between them say; | binds closest.
 * @param {(Search.Item & { readings: string[] })[]} words @param {boolean} loose @returns {Search.Term[]} */
function joined(words, loose) {
  /** @type {Search.Term[]} */
  const out = [];
  let operator = "";
  /** @type {Search.Term | undefined} */
  let last; // that an operator goes on from
  for (const { readings, source, quoted, operator: sign } of words) {
    if (sign) { operator = sign; continue; }
    const before = operator && last;
    if (readings.length && before && operator === "|") {
      before.readings = [...new Set([...before.readings, ...readings])];
      before.options?.push(quoted ? [] : readings);
      before.source += ` | ${source}`;
    } else if (readings.length) {
      /** @type {Search.Term} */
      const term = { readings, loose, source, options: [quoted ? [] : readings] };
      if (before) before.near = { within: Number(operator.slice(1) || NEARNESS), term };
      else out.push(term);
      last = term;
    }
    operator = "";
  }
  return out;
}

/** The terms with those that are to be near to them.
 * @param {Search.Term[]} terms @returns {Search.Term[]} */
export const flat = (terms) => terms.flatMap((term) => (term.near ? [term, ...flat([term.near.term])] : [term]));

/** A term as it was typed, with the operators after it.
 * @param {Search.Term} term @returns {string} */
export const typed = ({ source = "", near }) => (near ? `${source} ~${near.within} ${typed(near.term)}` : source);

/** Whether the `.` or `,` at an offset belongs to a number: 7.5, 1,200; not 1.2023年, a list number and a year.
 * @param {string} text @param {number} at */
function joins(text, at) {
  if (!digit(text[at - 1] ?? "") || !digit(text[at + 1] ?? "")) return false;
  if (text[at] === ".") return !/^\d{4}年/.test(text.slice(at + 1, at + 6));
  return text[at] === "," && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5));
}

/** Whether a match neither starts nor ends inside a number: 7.5% is not in 17.5%, nor 2023 in 12023.
 * @param {string} text @param {number} from @param {number} to */
function atBorders(text, from, to) {
  const within = (/** @type {number} */ at) => digit(text[at] ?? "") || joins(text, at);
  return !(within(from - 1) && within(from)) && !(within(to - 1) && within(to));
}

/** The text without punctuation and blanks, and the offset of each remaining unit; numbers stay separate.
 * @param {string} text */
export function letters(text) {
  let out = "";
  /** @type {number[]} */
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

/** @param {string} text @param {string} words @returns {Generator<Search.Span>} */
function* exact(text, words) {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (atBorders(text, at, at + words.length)) yield [at, at + words.length];
  }
}

/** @param {string} text @param {string} words @returns {Generator<Search.Span>} */
function* loosely(text, words) {
  const bare = letters(text);
  for (let i = bare.text.indexOf(words); i >= 0; i = bare.text.indexOf(words, i + 1)) {
    const [from, to] = [bare.at[i], bare.at[i + words.length - 1] + 1];
    if (atBorders(text, from, to)) yield [from, to];
  }
}

/** @param {string} text @param {Search.Term} term */
function* occurrences(text, term) {
  for (const words of term.readings) yield* term.loose ? loosely(text, words) : exact(text, words);
}

/** Whether a folded text contains every term.
 * @param {string} text @param {Search.Term[]} terms */
export function matches(text, terms) {
  return terms.every((term) => (term.near ? nearby(text, term).length > 0 : !occurrences(text, term).next().done));
}

/** The occurrences of a term that have one of the next near them, and so on; in either order, never overlapping.
 * @param {string} text @param {Search.Term} term @returns {Search.Span[]} */
function nearby(text, term) {
  const here = [...occurrences(text, term)];
  if (!term.near || !here.length) return here;
  const others = nearby(text, term.near.term).map((span) => inCharacters(text, span));
  const { within } = term.near;
  return here.filter((span) => others.some((other) => areNear(inCharacters(text, span), other, within)));
}

/** Whether two spans do not overlap and have at most so many characters between them.
 * @param {Search.Span} a @param {Search.Span} b @param {number} most */
export function areNear(a, b, most) {
  const between = Math.max(b[0] - a[1], a[0] - b[1]);
  return between >= 0 && between <= most;
}

/** A span in characters, as the offsets of the index are.
 * @param {string} text @param {Search.Span} span @returns {Search.Span} */
function inCharacters(text, [from, to]) {
  const start = [...text.slice(0, from)].length;
  return [start, start + [...text.slice(from, to)].length];
}

/** Ranges [from, to) of all terms in a folded text, sorted, those that touch or overlap joined.
 * @param {string} text @param {Search.Term[]} terms */
export function ranges(text, terms) {
  const all = flat(terms).flatMap((term) => [...occurrences(text, term)]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  /** @type {Search.Span[]} */
  const out = [];
  for (const [from, to] of all) {
    const last = out.at(-1);
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/**
 * Grams of every passage with these folded words, exactly or (loose) ignoring punctuation; at most `most`.
 * Those at marks come first: characters on both sides of a mark are not a word, and so occur in fewer passages.
 * @param {string} words @param {boolean} loose @param {number} most
 */
export function grams(words, loose, most) {
  /** @type {Set<string>} */
  const within = new Set(numberGrams(words, loose));
  /** @type {Set<string>} */
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

/** @param {string} words @param {boolean} loose */
function numberGrams(words, loose) {
  return [...words.matchAll(NUMBER)].flatMap((found) => {
    const end = found.index + found[0].length;
    if (UNDECIDED.test(words) && end === words.length) return [];
    const number = `#${found[0].slice(0, LONGEST)}`;
    const after = String.fromCodePoint(words.codePointAt(end) ?? 32);
    return [!loose && letters(after).text ? number + after : number];
  });
}

/** At most `most` of a list, spread over its length.
 * @param {string[]} list @param {number} most */
function spread(list, most) {
  if (list.length <= most) return list;
  if (most < 2) return list.slice(0, most);
  return Array.from({ length: most }, (_, i) => list[Math.round(i * (list.length - 1) / (most - 1))]);
}

/**
 * The grams of some folded words by which a passage with the words is known, where they are at these places; null if
 * they leave a character undecided. In a loose search only a single gram decides.
 * @param {string} words @param {boolean} loose @returns {Search.Place[] | null}
 */
export function cover(words, loose) {
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

/** Whether two characters are a gram of a mark.
 * @param {string} a @param {string} b */
const marked = (a, b) => MARK.test(b) && a !== "" && a !== " " && !MARK.test(a);

/** Whether a character, if there is one, is a letter to the grams.
 * @param {string | undefined} char */
const letter = (char) => Boolean(char) && !LOOSE.test(/** @type {string} */ (char));
