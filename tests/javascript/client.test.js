// What the box and the results page share, as far as it needs no page.
import assert from "node:assert/strict";
import { address, composing, typed } from "#search/client.js";
import { mock, test } from "node:test";

/** @type {Search.Shown} */
const HIT = { page: "cities/changsha/", anchor: "p-abc", title: "", kind: "p", place: "", year: null, pieces: [], path: [], part: null, report: 0 };

test("the address of a hit has the query and ends in the anchor", () => {
  const url = new URL(address(HIT, "7.5% & “乡村”", false));
  assert.equal(url.searchParams.get("q"), "7.5% & “乡村”");
  assert.equal(url.hash, "#p-abc");
  assert.ok(url.pathname.endsWith("/cities/changsha/"));
  assert.equal(new URL(address(HIT, "水", true)).searchParams.get("loose"), "1");
});

test("a change is reported once typing rests, and never while an input method composes", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const input = Object.assign(new EventTarget(), { value: "" });
  /** @type {string[]} */
  const reported = [];
  const stop = typed(/** @type {HTMLInputElement} */ (/** @type {unknown} */ (input)), (text) => reported.push(text), 150);
  const send = (/** @type {string} */ name, value = input.value) => {
    input.value = value;
    input.dispatchEvent(new Event(name));
  };
  send("input", "乡");
  mock.timers.tick(100);
  send("input", "乡村");
  mock.timers.tick(149);
  assert.deepEqual(reported, []);
  mock.timers.tick(1);
  assert.deepEqual(reported, ["乡村"]);
  send("compositionstart");
  send("input", "乡村zhen");
  mock.timers.tick(1000);
  assert.deepEqual(reported, ["乡村"]);
  send("compositionend", "乡村振");
  mock.timers.tick(150);
  assert.deepEqual(reported, ["乡村", "乡村振"]);
  send("input", "乡");
  stop();
  mock.timers.tick(1000);
  assert.equal(reported.length, 2);
  mock.timers.reset();
});

test("a key belongs to the input method while it composes, and in Safari right after", () => {
  const key = (/** @type {Partial<KeyboardEvent>} */ event) => composing(/** @type {KeyboardEvent} */ (event));
  assert.equal(key({ isComposing: true, keyCode: 13 }), true);
  assert.equal(key({ isComposing: false, keyCode: 229 }), true);
  assert.equal(key({ isComposing: false, keyCode: 13 }), false);
});
