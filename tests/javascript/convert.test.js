// What a text was that is shown in traditional characters.
import assert from "node:assert/strict";
import { original } from "#site/convert.js";
import { test } from "node:test";

const BEFORE = { source: "共3篇，发展", converted: "共3篇，發展" };

test("of a text of which part was changed the rest is what it was", () => {
  assert.equal(original(BEFORE, "共12篇，發展"), "共12篇，发展");
  assert.equal(original(BEFORE, "共3篇，發展了"), "共3篇，发展了");
  assert.equal(original(BEFORE, "发展"), "发展");
  assert.equal(original(BEFORE, "没有"), "没有");
  assert.equal(original(BEFORE, BEFORE.source), BEFORE.source);
});

test("what converted characters were that have moved is not known", () => {
  assert.equal(original(BEFORE, "發展3篇"), null);
});
