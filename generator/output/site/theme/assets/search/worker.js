// The worker: takes questions from the page and answers with hits as they are found and with the exact total.
import { Engine } from "./engine.js";

const PAGE = 20; // hits shown before all are counted
const BATCH = 100; // hits in a message
const PAUSE = 60; // milliseconds
/** @type {Promise<Engine> | undefined} */
let engine;
/** @type {Search.Understood} */
const NOTHING = { places: [], filtered: false, years: [], literal: false };
let latest = 0;
/** @type {{ key: string, result: Search.Result } | undefined} */
let known;

self.addEventListener("message", (/** @type {MessageEvent<Search.Asked>} */ { data }) => {
  latest = data.id;
  const task = data.type === "help" ? help(data) : answer(data);
  task.catch((error) => self.postMessage({ id: data.id, type: "error", message: String(error.message) }));
});

/** The index, ready; where it did not load, the next question tries again. */
function opened() {
  engine ??= new Engine(new URL("../../search/", import.meta.url)).open().catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

/** @param {{ id: number } & Search.SearchQuestion} question */
async function answer(question) {
  const { id, query, loose, literal } = question;
  const ready = await opened();
  const key = JSON.stringify([query, loose, literal]);
  let held = known;
  if (held?.key !== key) {
    const result = await found(ready, question);
    if (!result.complete) return;
    held = { key, result };
    known = held; // eslint-disable-line require-atomic-updates -- true of its own key, whenever it comes
  }
  if (id !== latest) return;
  const { head, shown } = await reply(ready, held.result, question);
  for (let at = 0; at < shown.length || at === 0; at += BATCH) {
    const hits = await ready.show(shown.slice(at, at + BATCH), held.result.terms, question.full);
    if (id !== latest) return;
    self.postMessage({ ...head, hits, at, last: at + BATCH >= shown.length });
  }
}

/** What a question finds; without a query all passages, for its filters.
 * @param {Engine} ready @param {{ id: number } & Search.SearchQuestion} question */
function found(ready, { id, query, loose, literal, filters, sort, group }) {
  if (!query.trim()) return ready.every();
  return ready.search(query, loose, progress(ready, id, filters, group || sort), literal);
}

/** All that an answer says besides its hits, and the hits to show.
 * @param {Engine} ready @param {Search.Result} result @param {{ id: number } & Search.SearchQuestion} question */
async function reply(ready, result, { id, filters, sort, count, group }) {
  const before = await ready.view(result, filters, sort);
  const grouped = group ? await ready.groups(result, before.order, count) : null;
  const shown = grouped?.hits ?? await ready.first(result, before.order, count ?? before.total);
  const { total, facets, cells } = result.exact ? before : await ready.view(result, filters, sort);
  const { hits, terms, exact } = result;
  const more = { scope: await ready.scope(), understood: await ready.understood(result) };
  const groups = grouped ? { groups: grouped.groups, groupsTotal: grouped.total, groupsExact: grouped.exact } : {};
  return { head: { id, type: "done", total, exact, facets, cells, all: hits.length, words: terms.length, ...more, ...groups }, shown };
}

/** For a query that finds nothing: others that find something.
 * @param {{ id: number } & Search.HelpQuestion} question */
async function help({ id, query, literal = false }) {
  const ready = await opened();
  const going = () => id === latest;
  const offers = await ready.offers(query, literal, going);
  if (!going()) return;
  self.postMessage({ id, type: "done", last: true, offers });
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
    const understood = result.reading.places.length ? await ready.understood({ ...result, hits: [] }) : NOTHING;
    self.postMessage({ id, type: "partial", hits, understood });
    await new Promise((next) => { setTimeout(next, PAUSE); }); // the page draws before more is asked for
    return id === latest;
  };
}
