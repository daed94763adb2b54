// The worker: takes questions from the page and answers with hits as they are found and with the exact total.
import { Engine } from "./engine.js";

const PAGE = 20; // hits shown before all are counted
const BATCH = 100; // hits in a message
const PAUSE = 60; // milliseconds
const engine = new Engine(new URL("../../search/", import.meta.url)).open();
let latest = 0;
/** @type {{ key: string, result: Search.Result } | undefined} */
let known;

self.addEventListener("message", (/** @type {MessageEvent<Search.Asked>} */ { data }) => {
  latest = data.id;
  const task = data.type === "help" ? help(data) : answer(data);
  task.catch((error) => self.postMessage({ id: data.id, type: "error", message: String(error.message) }));
});

/** @param {{ id: number } & Search.SearchQuestion} question */
async function answer({ id, query, loose, filters, sort, count }) {
  const ready = await engine;
  const key = JSON.stringify([query, loose]);
  let held = known;
  if (held?.key !== key) {
    const result = await ready.search(query, loose, progress(ready, id, filters, sort));
    if (!result.complete) return;
    held = { key, result };
    known = held; // eslint-disable-line require-atomic-updates -- true of its own key, whenever it comes
  }
  if (id !== latest) return;
  const before = await ready.view(held.result, filters, sort);
  const shown = await ready.first(held.result, before.order, count ?? before.total);
  const { total, facets } = held.result.exact ? before : await ready.view(held.result, filters, sort);
  if (id !== latest) return;
  const { hits: all, terms, exact } = held.result;
  const head = { id, type: "done", total, exact, facets, scope: await ready.scope(), all: all.length, words: terms.length };
  for (let at = 0; at < shown.length || at === 0; at += BATCH) {
    const hits = await ready.show(shown.slice(at, at + BATCH), terms);
    if (id !== latest) return;
    self.postMessage({ ...head, hits, at, last: at + BATCH >= shown.length });
  }
}

/** For a query that finds nothing: the number of hits of a loose search, or else other queries that may be meant.
 * @param {{ id: number } & Search.HelpQuestion} question */
async function help({ id, query }) {
  const ready = await engine;
  const going = () => id === latest;
  const loosely = await ready.search(query, true, going);
  if (!going()) return;
  known = { key: JSON.stringify([query, true]), result: loosely };
  const loose = loosely.hits.length;
  const guesses = loose ? [] : await ready.guess(query, going);
  if (going()) self.postMessage({ id, type: "done", last: true, loose, guesses });
}

/** Show the first hits as soon as they are known; in another order than the corpus's that is only at the end.
 * @param {Engine} ready @param {number} id @param {Search.Filters} filters @param {string} sort @returns {Search.Found} */
function progress(ready, id, filters, sort) {
  let shown = 0;
  return async (result) => {
    if (id !== latest) return false;
    if (shown >= PAGE || sort) return true;
    const filtered = Object.values(filters).some((values) => values.length > 0);
    const order = filtered ? (await ready.view(result, filters, sort)).order : result.hits;
    if (order.length <= shown || (shown > 0 && order.length < PAGE)) return true;
    shown = order.length;
    const hits = await ready.show(order.slice(0, PAGE), result.terms);
    if (id !== latest) return false;
    self.postMessage({ id, type: "partial", hits });
    await new Promise((next) => { setTimeout(next, PAUSE); }); // the page draws before more is asked for
    return id === latest;
  };
}
