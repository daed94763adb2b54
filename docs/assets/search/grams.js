// The grams of a query: the same as generator/output/search/grams.py makes of the texts.
import { letters } from "./match.js";

const NUMBER = /[0-9]+(?:(?:\.(?=[0-9])(?![0-9]{4}\u5E74)|,(?=[0-9]{3}(?![0-9])))[0-9]+)*/g;
const UNDECIDED = /\.[0-9]{4}$/; // 1.2023 is one number, and two if the text goes on with 年
const LONGEST = 16;
const MOST = 6; // grams looked up for a term: more cost requests and hardly exclude anything more
const TABLE = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xEDB88320 : value >>> 1;
  return value;
});

/** The number by which a gram is spread over shards: CRC-32 of its UTF-8 form. */
export function numberOf(gram) {
  let value = -1;
  for (const byte of new TextEncoder().encode(gram)) value = TABLE[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ -1) >>> 0;
}

/** Grams that every passage with these folded words holds, exactly or (loose) but for punctuation. */
export function grams(words, loose) {
  const out = new Set();
  for (const found of words.matchAll(NUMBER)) {
    if (UNDECIDED.test(words) && found.index + found[0].length === words.length) continue;
    const number = `#${found[0].slice(0, LONGEST)}`;
    const after = String.fromCodePoint(words.codePointAt(found.index + found[0].length) ?? 32);
    out.add(!loose && letters(after).text ? number + after : number);
  }
  for (const run of words.split(NUMBER)) {
    const chars = [...letters(run).text];
    if (chars.length === 1) out.add(chars[0]);
    for (let i = 1; i < chars.length; i++) out.add(chars[i - 1] + chars[i]);
  }
  const all = [...out];
  return all.length <= MOST ? all : Array.from({ length: MOST }, (_, i) => all[Math.round(i * (all.length - 1) / (MOST - 1))]);
}

/** Read a shard: Map from gram to a function that reads its list of chunks. */
export function readShard(data) {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = data[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const size = number();
  const text = new TextDecoder().decode(data.subarray(at, at + size));
  const names = size ? text.split("\n") : [];
  at += size;
  const lengths = names.map(number);
  const lists = new Map();
  names.forEach((name, i) => {
    const [from, to] = [at, at + lengths[i]];
    at = to;
    lists.set(name, () => {
      const out = [];
      let last = 0;
      for (at = from; at < to; ) out.push(last += number());
      return out;
    });
  });
  return lists;
}
