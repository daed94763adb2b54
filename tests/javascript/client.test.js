// What the box and the results page share, as far as it needs no page.
import assert from "node:assert/strict";
import { about, address, ask, askAside, composing, forget, typed } from "#search/client.js";
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

/** A worker as the page sees it. */
class Made extends EventTarget {
  /** @type {Made[]} */
  static all = [];
  /** @type {any[]} */
  asked = [];
  ended = false;

  constructor() {
    super();
    Made.all.push(this);
  }

  /** @param {unknown} message */
  postMessage(message) {
    this.asked.push(message);
  }

  terminate() {
    this.ended = true;
  }

  /** @param {object} data of an answer to the last question */
  say(data) {
    this.dispatchEvent(new MessageEvent("message", { data: { id: this.asked.at(-1).id, ...data } }));
  }
}

test("a question aside and those of the page do not replace each other", () => {
  globalThis.Worker = /** @type {any} */ (Made);
  const question = { query: "乡村", loose: false, filters: {}, sort: "", count: 20 };
  /** @type {string[]} */
  const heard = [];
  const hear = (/** @type {string} */ name) => (/** @type {{ type: string }} */ { type }) => { heard.push(`${name} ${type}`); };
  ask(question, hear("first"));
  const [page] = Made.all;
  const { id } = page.asked[0];
  ask(question, hear("page"));
  askAside(question, hear("aside"));
  const [, own] = Made.all;
  ask(question, hear("page"));
  page.say({ id, type: "done", last: true });
  own.say({ type: "done", last: false });
  page.say({ type: "done", last: true });
  assert.equal(own.ended, false);
  own.say({ type: "done", last: true });
  assert.deepEqual(heard, ["aside done", "page done", "aside done"]);
  assert.equal(own.ended, true);
  ask(question, hear("forgotten"));
  forget();
  page.say({ type: "done", last: true });
  assert.equal(heard.length, 3);
});

test("a worker that did not load is tried again", () => {
  const question = { query: "乡村", loose: false, filters: {}, sort: "", count: 20 };
  /** @type {string[]} */
  const heard = [];
  ask(question, ({ type }) => { heard.push(type); });
  Made.all[0].dispatchEvent(new Event("error"));
  const before = Made.all.length;
  ask(question, ({ type }) => { heard.push(type); });
  assert.equal(Made.all.length, before + 1);
  Made.all.at(-1)?.say({ type: "done", last: true });
  assert.deepEqual(heard, ["error", "done"]);
});

test("an estimate is called one", () => assert.deepEqual([about(7, true), about(7, false)], ["7", "约7"]));
