// Simplified characters to traditional ones as OpenCC's s2t has them: at each place the longest phrase, else the
// character. The table is made by tools/make_traditional.py, which says how it is packed.

/** A text before and after its conversion.
 * @typedef {{ source: string, converted: string }} Pair */

/** @param {string} pairs */
function pairsOf(pairs) {
  const characters = [...pairs];
  /** @type {Map<string, string>} */
  const map = new Map();
  for (let at = 0; at < characters.length; at += 2) map.set(characters[at], characters[at + 1]);
  return map;
}

/** The phrases with what they change, and the size of the longest of those with one start: two code units.
 * @param {readonly string[]} lines */
function phrasesOf(lines) {
  /** @type {Map<string, string>} */
  const phrases = new Map();
  /** @type {Map<string, number>} */
  const longest = new Map();
  let key = "";
  for (const line of lines) {
    const end = line.indexOf("=");
    key = key.slice(0, parseInt(line[0], 36)) + (end < 0 ? line.slice(1) : line.slice(1, end));
    phrases.set(key, end < 0 ? "" : line.slice(end + 1));
    const start = key.slice(0, 2);
    if (key.length > (longest.get(start) ?? 0)) longest.set(start, key.length);
  }
  return { phrases, longest };
}

/** Read the table and return what converts a text: to as many characters as it has, which an array holds, so that
 * they can be put back where the text was, in several elements as well.
 * @param {string} table @returns {(text: string) => string[]} */
export function converter(table) {
  const [, compatible, single, ...lines] = table.trimEnd().split("\n");
  const [usual, characters] = [pairsOf(compatible), pairsOf(single)];
  const { phrases, longest } = phrasesOf(lines);
  /** @param {string} text */
  const alone = (text) => Array.from(text, (character) => characters.get(character) ?? character);

  /** @param {string} phrase @param {string} changes */
  function changed(phrase, changes) {
    const found = alone(phrase);
    const pairs = [...changes];
    for (let at = 0; at < pairs.length; at += 2) found[parseInt(pairs[at + 1], 36)] = pairs[at];
    return found;
  }

  return (text) => {
    const source = Array.from(text, (character) => usual.get(character) ?? character).join("");
    /** @type {string[]} */
    const converted = [];
    for (let at = 0; at < source.length;) {
      let size = Math.min(longest.get(source.slice(at, at + 2)) ?? 0, source.length - at);
      while (size > 1 && !phrases.has(source.slice(at, at + size))) size--;
      const phrase = size > 1 ? source.slice(at, at + size) : String.fromCodePoint(source.codePointAt(at) ?? 0);
      converted.push(...changed(phrase, phrases.get(phrase) ?? ""));
      at += phrase.length;
    }
    return converted;
  };
}

/** What a converted text would be, had it not been converted, after part of it was changed; null where what has changed
 * has converted characters as well, so that nobody knows.
 * @param {Pair} before @param {string} text */
export function original(before, text) {
  const [source, converted, now] = [before.source, before.converted, text].map((one) => [...one]);
  const most = Math.min(converted.length, now.length);
  let [start, end] = [0, 0];
  while (start < most && now[start] === converted[start]) start++;
  while (end < most - start && now.at(-1 - end) === converted.at(-1 - end)) end++;
  const changed = now.slice(start, now.length - end);
  const ours = new Set(converted.filter((character, at) => character !== source[at]));
  if (changed.some((character) => ours.has(character))) return null;
  return [...source.slice(0, start), ...changed, ...source.slice(source.length - end)].join("");
}
