// Folding does in the browser what it does in Python.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BARRIER } from "#search/fold.js";
import { corpus, draw } from "./corpus.js";
import { Store } from "#search/store.js";

const { python, url } = corpus("small");
const { folder } = await new Store(url("small")).open();

test("the barrier is that of Python", () => assert.equal(BARRIER, python.barrier));

test("every text of the corpus folds as in Python", () => {
  assert.ok(python.texts.length > 200);
  for (const [text, folded] of python.texts) assert.equal(folder.fold(text), folded);
});

test("folding twice changes nothing", () => {
  for (const [, folded] of python.texts) assert.equal(folder.fold(folded), folded);
});

test("the map of a text has its folded form, and borders that rise through the text", () => {
  for (const [text, folded] of python.texts) {
    const map = folder.map(text);
    assert.equal(map.text, folded);
    assert.equal(map.start.length, folded.length);
    assert.equal(map.end.length, folded.length);
    map.start.forEach((from, i) => {
      assert.ok(from < map.end[i] && map.end[i] <= text.length);
      assert.ok(i === 0 || from >= map.start[i - 1]);
    });
  }
});

test("what a range of the map points at folds to the range", () => {
  const random = draw();
  for (const [text] of python.texts) {
    const map = folder.map(text);
    const at = Math.floor(random() * map.text.length);
    if (!map.text || map.text.includes(BARRIER) || map.start[at] === map.start[at + 1]) continue;
    const [from, to] = [map.start[at], map.end[at]];
    const alone = folder.fold(text.slice(from, to));
    const figure = /[0-9]/.test(map.text[at]) && "〇零○◯oоο一二三四五六七八九".includes(alone); // of a year
    assert.ok(alone.includes(map.text[at]) || map.text[at] === " " || figure);
  }
});

for (const [text, word, original] of [
  ["促进鄉村振興。", "乡村振兴", "鄉村振興"],
  ["增长７．５％以上", "7.5%", "７．５％"],
  ["发展㎡住房", "m2", "㎡"],
  ["甲 \u3000 乙", "甲 乙", "甲 \u3000 乙"],
  ["⟦原文缺9字⟧𠮷野家", "𠮷野", "𠮷野"],
  ["零\u200b宽", "零宽", "零\u200b宽"],
  ["到二○一一年底", "2011年", "二○一一年"],
  ["到2O11年底", "2011年", "2O11年"],
]) {
  test(`${word} is marked as ${JSON.stringify(original)}`, () => {
    const map = folder.map(text);
    const at = map.text.indexOf(word);
    assert.notEqual(at, -1);
    assert.equal(text.slice(map.start[at], map.end[at + word.length - 1]), original);
  });
}

test("a query in traditional characters is read a second time, a simplified one is not", () => {
  assert.equal(folder.secondReading("瞭解"), "了解");
  assert.equal(folder.secondReading("產業鍊"), "產業链");
  assert.equal(folder.secondReading("著名"), "着名");
  assert.equal(folder.secondReading("座谈"), "座谈");
  assert.equal(folder.secondReading("講座"), "講坐");
});
