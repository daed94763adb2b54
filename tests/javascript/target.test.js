// Where the fragment of an address leads.
import assert from "node:assert/strict";
import { idOf } from "#site/target.js";
import { test } from "node:test";

test("a fragment names an id, encoded or as it was typed", () => {
  assert.equal(idOf("#p-abcdefgh"), "p-abcdefgh");
  assert.equal(idOf("#%E9%95%BF%E6%B2%99"), "长沙");
  assert.equal(idOf("#50%"), "50%");
  assert.equal(idOf(""), "");
});
