// Guesses at a query that finds nothing: pinyin read as characters, and characters replaced by homophones.
// A guess is a path through the characters of the sounds, along pairs that occur in the corpus.

const WAYS = 6; // best paths kept at each character
const CROWD = 400; // paths kept at each place
const UNSEEN = 14; // cost of a pair that the corpus (or the kept part of it) does not have
const SLIP = 5; // cost of another character than the one typed
const NEAR = 3; // further cost of a sound that is only similar (zh and z, in and ing, n and l)
const HAN = /\p{Script=Han}/u;

/** Read the files of sounds.py: characters by sound, sounds by character, and pairs with their classes.
 * @param {string} sounds @param {string} pairs */
export function readSounds(sounds, pairs) {
  /** @type {Map<string, string[]>} */
  const chars = new Map();
  /** @type {Map<string, string[]>} */
  const heard = new Map();
  for (const line of sounds.split("\n")) {
    const [, sound, list] = /** @type {RegExpExecArray} */ (/^([a-z]+)(.*)$/u.exec(line));
    chars.set(sound, [...list]);
    for (const char of list) heard.set(char, [...(heard.get(char) ?? []), sound]);
  }
  /** @type {Map<string, Map<string, number>>} */
  const follow = new Map();
  /** @type {Map<string, number>} */
  const weight = new Map();
  for (const line of pairs ? pairs.split("\n") : []) {
    const [first, ...rest] = line;
    const next = new Map();
    for (let i = 0; i < rest.length; i += 2) next.set(rest[i], parseInt(rest[i + 1], 36) / 2 + 0.5);
    follow.set(first, next);
    weight.set(first, [...next.values()].reduce((sum, value) => sum + 2 ** value, 0));
  }
  return { chars, heard, follow, weight, all: [...weight.values()].reduce((a, b) => a + b, 0) };
}

const PLAIN = [["zh", "z"], ["ch", "c"], ["sh", "s"]];
const near = (/** @type {string} */ sound) => {
  const out = new Set();
  for (const [a, b] of PLAIN) {
    if (sound.startsWith(a)) out.add(b + sound.slice(2));
    else if (sound.startsWith(b)) out.add(a + sound.slice(1));
  }
  if (/[aei]ng$/.test(sound)) out.add(sound.slice(0, -1));
  else if (/[aei]n$/.test(sound)) out.add(`${sound}g`);
  if (sound[0] === "n") out.add(`l${sound.slice(1)}`);
  if (sound[0] === "l") out.add(`n${sound.slice(1)}`);
  return out;
};

/** The possible characters at a place of the text: [characters with their cost, the next place].
 * @param {string} text @param {number} at @param {Search.Sounds} tables
 * @returns {[chars: Map<string, number>, next: number][]} */
function readings(text, at, tables) {
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (HAN.test(char)) return [[heardAs(char, tables), at + char.length]];
  /** @type {[chars: Map<string, number>, next: number][]} */
  const out = [];
  for (let length = 1; length <= 6 && at + length <= text.length; length++) {
    const list = tables.chars.get(text.slice(at, at + length));
    if (list) out.push([new Map(list.map((found) => [found, 0])), at + length]);
  }
  // no known sound: the character itself, letters of pinyin only at a cost
  out.push([new Map([[char, /[a-z]/.test(char) ? 3 * UNSEEN : 0]]), at + char.length]);
  return out;
}

/** @param {string} char @param {Search.Sounds} tables */
function heardAs(char, { heard, chars }) {
  const out = new Map([[char, 0]]);
  const add = (/** @type {string} */ sound, /** @type {number} */ cost) => {
    for (const other of chars.get(sound) ?? []) out.set(other, Math.min(out.get(other) ?? Infinity, cost));
  };
  for (const sound of heard.get(char) ?? []) {
    add(sound, SLIP);
    for (const other of near(sound)) add(other, SLIP + NEAR);
  }
  return out;
}

/** @param {string} before @param {string} char @param {Search.Sounds} tables */
function step(before, char, { follow, weight, all }) {
  if (!HAN.test(char)) return 0;
  if (!before || !HAN.test(before)) return weight.has(char) ? Math.log2(all / (weight.get(char) ?? 1)) : UNSEEN;
  const seen = follow.get(before)?.get(char);
  return seen === undefined ? UNSEEN : Math.log2(weight.get(before) ?? 1) - seen;
}

/** Texts a query may have meant, the likeliest first.
 * @param {string} query @param {Search.Sounds} tables */
export function guesses(query, tables, count = 12) {
  const text = query.toLowerCase().replaceAll("ü", "v").replace(/['’]/g, "");
  /** @type {Map<string, Search.Way[]>[]} */
  const places = Array.from({ length: text.length + 1 }, () => new Map()); // last character -> paths
  places[0].set("", [{ cost: 0, text: "" }]);
  for (let at = 0; at < text.length; at++) {
    for (const [before, ways] of crowd(places[at])) {
      for (const [chars, next] of readings(text, at, tables)) {
        for (const [char, cost] of chars) extend(places[next], before, ways, char, cost, tables);
      }
    }
  }
  const ends = [...places[text.length].values()].flat().sort((a, b) => a.cost - b.cost);
  return [...new Set(ends.map((way) => way.text))].filter((guess) => guess !== text).slice(0, count);
}

const crowd = (/** @type {Map<string, Search.Way[]>} */ place) => [...place].sort((a, b) => a[1][0].cost - b[1][0].cost).slice(0, CROWD);

/**
 * @param {Map<string, Search.Way[]>} place @param {string} before @param {Search.Way[]} ways
 * @param {string} char @param {number} cost @param {Search.Sounds} tables
 */
function extend(place, before, ways, char, cost, tables) {
  const more = cost + step(before, char, tables);
  const known = place.get(char) ?? [];
  if (known.length >= WAYS && known[WAYS - 1].cost <= ways[0].cost + more) return;
  const all = [...known, ...ways.map((way) => ({ cost: way.cost + more, text: way.text + char }))];
  place.set(char, all.sort((a, b) => a.cost - b.cost).slice(0, WAYS));
}
