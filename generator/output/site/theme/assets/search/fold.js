// Folding: the form in which text and query are compared. The same rules as generator/output/search/fold.py.

export const BARRIER = "\uFFFC"; // represents a gap mark; no query contains it

const GAP = /\u27E6[^\u27E6\u27E7]*\u27E7|\u25A1+/g;
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
// Quotation marks, brackets and blanks in a row; first those without which two numbers would be one: 5（3）, 5“200”.
const SET_OFF = "[\"'“”‘’„‟‚‛«»‹›〝〞〟《》〈〉()\\[\\]【】〔〕〖〗「」『』]";
const FUSING = `(?<=[0-9](?:${SET_OFF}?[.,])?)${SET_OFF}+(?!${SET_OFF})(?=[.,]?${SET_OFF}*[0-9])`;
const BLANK = "[\\s\\x1C-\\x1F\\x85]"; // to Python, whose folding this is
const DROPPED = new RegExp(`(${FUSING})|(?:${SET_OFF}|${BLANK})+`, "g");
const HAS_BLANK = new RegExp(BLANK);

/** What takes the place of marks and blanks in a row: a blank, or nothing.
 * @param {string} run @param {string | undefined} fusing */
const between = (run, fusing) => (fusing || HAS_BLANK.test(run) ? " " : "");
const ENCLOSED = /([\u2460-\u249B\u24EA-\u24FF\u2776-\u2793\u3251-\u325F\u32B1-\u32BF])/;
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gsu;
const ZEROS = "0〇零○◯oOоОοΟ";
const RUN = new RegExp(`[1-9一二三四五六七八九${ZEROS}]{4,}`, "g");
const YEAR = /^(?:19|20)[0-9]{2}$/;

/** Text with its years in digits (二〇一一, 2O11: 2011), of the same length; as generator/knowledge/cues/year_numerals.py.
 * @param {string} text */
const yearsInDigits = (text) => text.replace(RUN, (run) => {
  if (run.length !== 4) return run;
  const figures = run.replace(/[^1-9]/g, (char) => (ZEROS.includes(char) ? "0" : String("一二三四五六七八九".indexOf(char) + 1)));
  return YEAR.test(figures) ? figures : run;
});

/** Read the table written by fold.py: Map of single characters, and the second readings of some.
 * @param {Uint8Array} bytes @returns {Search.Table} */
export function readTable(bytes) {
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

/** The functions that need the table.
 * @param {Search.Table} table @returns {Search.Folder} */
export function folder({ pairs, variants, alone }) {
  const plain = (/** @type {string} */ text) => script(width(text).toLowerCase(), pairs);

  const fold = (/** @type {string} */ text) => yearsInDigits(plain(text.replace(GAP, BARRIER).replace(INVISIBLE, ""))).replace(DROPPED, between);

  /** Folded text with, for each of its code units, its start and end in the original.
   * @param {string} text */
  function map(text) {
    let folded = "";
    /** @type {number[]} */
    const start = [];
    /** @type {number[]} */
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

  /** The query read a second time, if it is in traditional characters some of which have two readings.
   * @param {string} query */
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

/** Folded text without quotation marks and brackets, each run of blanks reduced to one.
 * @param {string} folded @param {number[]} start @param {number[]} end */
function collapse(folded, start, end) {
  /** @type {Search.Folded} */
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
