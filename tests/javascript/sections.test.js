// The pages of a place that a comparison reads.
import { PAGES, fetched } from "#themes/sections.js";
import assert from "node:assert/strict";
import { test } from "node:test";

const PLACE = { slug: "hunan", name: "湖南省", page: "https://example.org/0/", at: "hunan" };

/** Serve pages of which each leads to the next one of the place, and to one within it; return the pages that are asked for.
 * @param {number} pages */
function serve(pages) {
  /** @type {string[]} */
  const asked = [];
  /** @param {string} url */
  function page(url) {
    const next = Number(/\d+/.exec(url)?.[0]) + 1;
    const onward = [["hunan-changsha", "inner"], ["hunan-2023", String(next)]]
      .map(([id, to]) => ({ id, querySelector: () => ({ getAttribute: () => `../${to}/` }) }));
    return { querySelectorAll: (/** @type {string} */ wanted) => (wanted === ".fz-on" && next < pages ? onward : []) };
  }
  Object.assign(globalThis, {
    fetch: (/** @type {string} */ url) => {
      asked.push(url.replace("https://example.org", ""));
      return Promise.resolve({ ok: true, text: () => Promise.resolve(url) });
    },
    DOMParser: class { parseFromString = page; },
  });
  return asked;
}

test("pages of places within a place are not read for it", async () => {
  const asked = serve(3);
  await fetched(PLACE);
  assert.deepEqual(asked, ["/0/", "/1/", "/2/"]);
});

test("that a place has more pages than are read is said", async () => {
  serve(PAGES);
  assert.equal((await fetched(PLACE)).isCut, false);
  serve(PAGES + 1);
  assert.equal((await fetched(PLACE)).isCut, true);
});
