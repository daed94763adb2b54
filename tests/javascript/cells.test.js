// Tables of indicators: the order of rows, and the choice of rows and columns in the address.
import { asked, isAsked, query } from "#cells/choice.js";
import { NEXT, order } from "#cells/order.js";
import assert from "node:assert/strict";
import { test } from "node:test";

test("rows are sorted by their numbers, those without one last, equal ones as they were", () => {
  const numbers = [5, null, 7, 5, -3];
  assert.deepEqual(order(numbers, "descending"), [2, 0, 3, 4, 1]);
  assert.deepEqual(order(numbers, "ascending"), [4, 0, 3, 2, 1]);
  assert.deepEqual(order(numbers, "none"), [0, 1, 2, 3, 4]);
});

test("a third press gives the order of the page again", () => {
  assert.equal(NEXT[NEXT[NEXT.none]], "none");
});

test("an address gives the choice that made it", () => {
  for (const choice of [
    { place: "", province: "", level: "", column: "" },
    { place: "长 沙", province: "湖南省", level: "地级", column: "gdp-growth" },
  ]) assert.deepEqual(asked(query(choice)), choice);
  assert.equal(query(asked("?x=1")), "");
});

test("a row is asked for by its name, its province and its level together", () => {
  const row = { name: "长沙市", province: "湖南省", level: "地级" };
  const none = asked("");
  assert.ok(isAsked(row, none));
  assert.ok(isAsked(row, { ...none, place: "湖南 沙" }));
  assert.ok(!isAsked(row, { ...none, place: "湖南 株洲" }));
  assert.ok(isAsked(row, { ...none, province: "湖南省", level: "地级" }));
  assert.ok(!isAsked(row, { ...none, level: "县级" }));
});
