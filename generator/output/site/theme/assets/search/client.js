// The page's side of the worker, and code shared by box and results page: addresses, hits as elements, typing.

export const BASE = new URL("../../", import.meta.url);

/** @type {Partial<Record<Search.Kind, string>>} */
const NAMES = { t: "题名", h: "标题" };
/** @type {Record<Search.Side, string>} */
export const PARTS = { review: "回顾", plan: "部署" };
/** @type {Worker | null} */
let worker = null;
let latest = 0;
/** @type {Map<number, (answer: any) => void>} */
const asked = new Map();

function start() {
  const made = new Worker(new URL("search/worker.js", BASE), { type: "module" });
  made.addEventListener("message", ({ data }) => {
    const answer = asked.get(data.id);
    if (!answer) return;
    if (data.type !== "partial" && data.last !== false) asked.delete(data.id);
    answer(data);
  });
  made.addEventListener("error", () => {
    for (const [id, answer] of asked) answer({ id, type: "error", message: "检索程序未能载入" });
    asked.clear();
    worker = null;
  });
  return made;
}

/** Ask the worker; `answer` gets its messages until the next question replaces this one.
 * @template {Search.Answer | Search.Help} A
 * @param {Search.Question} question @param {(answer: A) => void} answer */
export function ask(question, answer) {
  worker ??= start();
  asked.clear();
  const id = ++latest;
  asked.set(id, answer);
  worker.postMessage({ type: "search", id, ...question });
}

/** Forget the open question, so that a late answer shows nothing. */
export const forget = () => asked.clear();

/** The address of a hit: its passage, with the query for the marks.
 * @param {Search.Shown} hit @param {string} query @param {boolean} loose */
export function address(hit, query, loose) {
  const url = new URL(hit.page, BASE);
  url.searchParams.set("q", query);
  if (loose) url.searchParams.set("loose", "1");
  url.hash = hit.anchor;
  return url.href;
}

/** An element with attributes and children; strings become text, never markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string | boolean | null>} attributes @param {(Node | string | null)[]} children */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** The place of a hit, and its text with the matches marked; in a list by document the place is above it.
 * @param {Search.Shown} hit */
export function describe(hit, grouped = false) {
  const words = [...grouped ? [] : [hit.place, hit.year && `${hit.year}年`], NAMES[hit.kind]].filter(Boolean).join(" · ");
  const part = hit.part ? element("span", { class: "fz-part", "data-part": hit.part }, PARTS[hit.part]) : null;
  const text = hit.pieces.map(([piece, marked]) => (marked ? element("mark", {}, piece) : piece));
  const where = words || part ? element("span", { class: "fz-hit__where" }, words, words && part ? " " : null, part) : null;
  return [where, element("span", { class: "fz-hit__text" }, ...text)];
}

/** Call `changed` when the reader has typed: never while an input method composes, and not for every letter.
 * @param {HTMLInputElement} input @param {(text: string) => void} changed */
export function typed(input, changed, wait = 150) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let composing = false;
  const later = () => {
    clearTimeout(timer);
    if (!composing) timer = setTimeout(() => changed(input.value), wait);
  };
  input.addEventListener("compositionstart", () => { composing = true; clearTimeout(timer); });
  input.addEventListener("compositionend", () => { composing = false; later(); });
  input.addEventListener("input", later);
  return () => clearTimeout(timer);
}

/** Whether a key belongs to an input method that is composing (229: Safari ends composition before the key).
 * @param {KeyboardEvent} event */
export const composing = (event) => event.isComposing || event.keyCode === 229;
