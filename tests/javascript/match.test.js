// The meaning of a query, and its matches in a text.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { corpus, draw } from "./corpus.js";
import { cover, grams, letters, matches, parse, ranges } from "#search/match.js";
import { Store } from "#search/store.js";

const { python, url } = corpus("small");
const { folder } = await new Store(url("small")).open();

const finds = (/** @type {string} */ query, /** @type {string} */ text, loose = false) =>
  matches(folder.fold(text), parse(query, folder, loose));
const readings = (/** @type {string} */ query, loose = false) => parse(query, folder, loose).map((term) => term.readings);

describe("a number is found whole", () => {
  for (const [query, text, found] of /** @type {[string, string, boolean][]} */ ([
    ["7.5%", "增长7.5%以上", true],
    ["7.5%", "增长17.5%以上", false],
    ["7.5", "增长7.55%", false],
    ["5%", "增长7.5%", false],
    ["7", "增长7.5%", false],
    ["７．５％", "增长7.5%", true],
    ["1,061", "完成1,061亿元", true],
    ["1,061", "完成11,061亿元", false],
    ["061", "完成1,061亿元", false],
    ["1", "完成1,061亿元", false],
    ["1", "完成1,06亿元", true], // no thousands: a list
    ["2023", "编号12023", false],
    ["2023年", "1.2023年工作", true],
    ["1", "1.2023年工作", true],
    ["1", "1.2023亿元", false],
    ["2023", "到2023.", true],
    ["3", "第3、4条", true],
  ])) {
    test(`${query} in ${text}: ${found}`, () => assert.equal(finds(query, text), found));
  }
});

describe("the terms of a query", () => {
  for (const [query, terms] of /** @type {[string, string[][]][]} */ ([
    ["乡村 振兴", [["乡村"], ["振兴"]]],
    ["\"乡村 振兴\"", [["乡村 振兴"]]],
    ["＂乡村 振兴＂ 产业", [["乡村 振兴"], ["产业"]]],
    ["“三高四新”", [["三高四新"]]],
    ["“三高 四新”", [["三高 四新"]]],
    ["“小巨人”企业", [["小巨人企业"]]],
    ["「三高四新」", [["三高四新"]]],
    ["乡 村 振 兴", [["乡村振兴", "乡 村 振 兴"]]],
    ["乡 村 产业 振 兴", [["乡村", "乡 村"], ["产业"], ["振兴", "振 兴"]]],
    ["產業鍊", [["产业炼", "产业链"]]],
    ["水 \"水\"", [["水"]]],
    ["全省□□区域", [["全省"], ["区域"]]],
    ["⟦原文缺981字⟧", []],
    ["\uFFFC", []],
    ["  \u3000 ", []],
    ["\"\"", []],
    ["\"未闭合", [["未闭合"]]],
  ])) {
    test(query, () => assert.deepEqual(readings(query), terms));
  }

  test("are without punctuation in a loose search, but not without units", () => {
    assert.deepEqual(readings("碳达峰、碳中和", true), [["碳达峰碳中和"]]);
    assert.deepEqual(readings("“三高 四新”", true), [["三高四新"]]);
    assert.deepEqual(readings("7.5%", true), [["7.5%"]]);
    assert.deepEqual(readings("、。", true), []);
  });
});

describe("a loose search", () => {
  test("finds words over punctuation, where an exact one does not", () => {
    assert.equal(finds("碳达峰碳中和", "推进碳达峰、碳中和", true), true);
    assert.equal(finds("碳达峰碳中和", "推进碳达峰、碳中和"), false);
  });
  test("keeps numbers apart", () => {
    assert.equal(finds("12", "第1、2条", true), false);
    assert.equal(finds("75%", "增长7.5%", true), false);
    assert.deepEqual(letters("第1、2条"), { text: "第1 2条", at: [0, 1, 2, 3, 4] });
  });
  test("does not cross a gap", () => assert.equal(finds("在区", "在□□区", true), false));
});

test("a query in another form finds what it means", () => {
  assert.ok(finds("鄉村振興", "推进乡村振兴"));
  assert.ok(finds("gdp", "ＧＤＰ增长"));
  assert.ok(finds("衞生", "卫生"));
  assert.ok(!finds("在区", "在□□区"));
});

test("ranges are sorted, those that overlap are one, those that touch are two", () => {
  const marks = (/** @type {string} */ query, /** @type {string} */ text) => ranges(text, parse(query, folder));
  assert.deepEqual(marks("乡村振兴 振兴产业", "乡村振兴产业"), [[0, 6]]);
  assert.deepEqual(marks("产业 乡村", "乡村产业乡村"), [[0, 2], [2, 4], [4, 6]]);
  assert.deepEqual(marks("水水", "水水水"), [[0, 3]]);
  assert.deepEqual(marks("没有", "乡村"), []);
  assert.deepEqual(ranges("碳达峰、碳中和。", parse("碳达峰碳中和", folder, true)), [[0, 7]]);
});

test("grams decide a phrase if they cover it, with a number as a whole; else the texts do", () => {
  const parts = (/** @type {string} */ words, loose = false) => cover(words, loose)?.map(({ gram, at, length }) => [gram, at, length]);
  assert.deepEqual(parts("数字经"), [["数字", 0, 2], ["字经", 1, 2]]);
  assert.deepEqual(parts("增长7.5%"), [["#7.5%", 2, 4], ["增长", 0, 2]]);
  assert.deepEqual(parts("达峰、碳中"), [["达峰", 0, 2], ["峰、", 1, 2], ["碳中", 3, 2]]);
  assert.deepEqual(parts("𠮷野2023"), [["#2023", 2, 4], ["𠮷野", 0, 2]]);
  assert.deepEqual(parts("水"), [["水", 0, 1]]);
  assert.deepEqual(parts("、"), [["、", 0, 1]]);
  assert.deepEqual(parts("发展", true), [["发展", 0, 2]]);
  for (const words of ["、碳", "1.2023", "甲 乙", "1234567890", "(一)"]) assert.equal(parts(words), undefined, words);
  for (const words of ["数字经", "5g"]) assert.equal(parts(words, true), undefined, words);
});

test("grams are those of the text: the filter loses no passage that holds the words", () => {
  const random = draw();
  for (const [, folded, held] of python.texts) {
    const chars = [...folded];
    const all = new Set(held);
    for (let n = 0; n < 20; n++) {
      const from = Math.floor(random() * chars.length);
      const words = chars.slice(from, from + 1 + Math.floor(random() * 14)).join("").trim();
      if (words.includes(python.barrier) || !matches(folded, [{ readings: [words], loose: false }])) continue;
      const wanted = [...grams(words, false, 99), ...(cover(words, false) ?? []).map(({ gram }) => gram)];
      for (const gram of wanted) assert.ok(all.has(gram), `${gram} of ${words} is not in ${folded}`);
      const bare = letters(words).text;
      if (!bare || !matches(folded, [{ readings: [bare], loose: true }])) continue;
      for (const gram of grams(bare, true, 99)) assert.ok(all.has(gram) || all.has([...gram].join(" ")), `${gram} of ${bare}, loosely, is not in ${folded}`);
    }
  }
});

test("at most so many grams, those at marks first, the others from the beginning to the end", () => {
  assert.deepEqual(grams("碳达峰、碳中和", false, 3), ["峰 碳", "峰、", "碳达"]);
  assert.deepEqual(grams("推进乡村全面振兴", false, 2), ["推进", "振兴"]);
  assert.deepEqual(grams("增长7.5%", false, 4), ["#7.5%", "增长", "%"]);
  assert.deepEqual(grams("水", false, 4), ["水"]);
  assert.deepEqual(grams("", false, 4), []);
});
