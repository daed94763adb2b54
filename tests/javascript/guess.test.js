// Guesses at a query that finds nothing, along pairs of a corpus of four words.
import assert from "node:assert/strict";
import { guesses, readSounds } from "#search/guess.js";
import { test } from "node:test";

const SOUNDS = ["chan产铲", "chang昌", "ye业叶", "nan南", "lan蓝", "shi市是", "si四", "xing兴"].join("\n");
const tables = readSounds(SOUNDS, ["产业k", "南昌k", "蓝天k", "昌市k"].join("\n"));

test("the tables hold characters by sound and sounds by character", () => {
  assert.deepEqual(tables.chars.get("chan"), ["产", "铲"]);
  assert.deepEqual(tables.heard.get("叶"), ["ye"]);
  assert.equal(tables.follow.get("产")?.get("业"), 10.5);
});

for (const [query, guess] of [
  ["chanye", "产业"],
  ["ChanYe", "产业"],
  ["chan'ye", "产业"],
  ["铲业", "产业"],
  ["产叶", "产业"],
  ["蓝昌", "南昌"], // l and n are near
]) {
  test(`${query} may mean ${guess}`, () => {
    assert.equal(guesses(query, tables)[0], guess);
  });
}

test("a guess is never the query, and without pairs every guess costs the same", () => {
  assert.ok(!guesses("产业", tables).includes("产业"));
  assert.deepEqual(readSounds(SOUNDS, "").follow.size, 0);
});
