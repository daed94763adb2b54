// The choice on a theme page and its address.
import { MOST, asked, counted, none, offered, query, yearName, yearsOf } from "#themes/choosing.js";
import assert from "node:assert/strict";
import { test } from "node:test";

const KNOWN = new Set(["beijing", "shanghai", "hunan", "guangdong", "sichuan", "yunnan"]);

test("an address gives the choice that made it", () => {
  for (const choice of [
    none(),
    { places: ["beijing"], year: "", part: "" },
    { places: ["shanghai", "beijing"], year: "2026", part: "plan" },
    { places: [], year: "undated", part: "review" },
  ]) assert.deepEqual(asked(query(choice), KNOWN), choice);
  assert.equal(query(none()), "");
  assert.equal(query({ places: ["a", "b"], year: "2026", part: "plan" }), "?place=a&place=b&year=2026&part=plan");
});

test("what an address has and the page has not is left out", () => {
  assert.deepEqual(asked("?place=nowhere&place=hunan&place=hunan&year=26&part=all&q=x", KNOWN), { places: ["hunan"], year: "", part: "" });
  const all = [...KNOWN].map((slug) => `place=${slug}`).join("&");
  assert.deepEqual(asked(`?${all}`, KNOWN).places, [...KNOWN].slice(0, MOST));
});

test("passages are counted for 10,000 characters as on the server", () => {
  assert.equal(counted(23, 36500), "23段，每万字6.3段");
  assert.equal(counted(0, 0), "0段");
});

test("the newest year comes first, unknown ones last", () => {
  assert.deepEqual(yearsOf([{ year: "2024" }, { year: "undated" }, { year: "2026" }, { year: "2024" }]), ["2026", "2024", "undated"]);
  assert.deepEqual(["2026", "undated"].map(yearName), ["2026年", "年份不详"]);
});

test("the chosen year stays one of those to choose from while the columns load", () => {
  assert.deepEqual(offered([], "2023"), [["", "全部"], ["2023", "2023年"]]);
  assert.deepEqual(offered(["2024", "2023"], "2023"), [["", "全部"], ["2024", "2024年"], ["2023", "2023年"]]);
  assert.deepEqual(offered([], ""), [["", "全部"]]);
});
