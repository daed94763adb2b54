// The page's side of the worker, and code shared by box and results page: addresses, hits as elements, typing.

export const BASE = new URL("../../", import.meta.url);

/** @type {Partial<Record<Search.Kind, string>>} */
const NAMES = { t: "题名", h: "标题" };
/** @type {Record<Search.Side, string>} */
export const PARTS = { review: "回顾", plan: "部署" };

/** A worker and the one question that it is to answer. */
class Line {
  /** @type {Worker | null} */
  #worker = null;
  #latest = 0;
  /** @type {((answer: any) => void) | null} */
  #answer = null;

  /** @param {Search.Question} question @param {(answer: any) => void} answer */
  ask(question, answer) {
    this.#worker ??= this.#start();
    this.#answer = answer;
    this.#worker.postMessage({ type: "search", id: ++this.#latest, ...question });
  }

  forget() {
    this.#answer = null;
  }

  close() {
    this.forget();
    this.#worker?.terminate();
    this.#worker = null;
  }

  #start() {
    const made = new Worker(new URL("search/worker.js", BASE), { type: "module" });
    made.addEventListener("message", ({ data }) => {
      if (data.id !== this.#latest) return;
      const answer = this.#answer;
      if (data.type !== "partial" && data.last !== false) this.forget();
      answer?.(data);
    });
    made.addEventListener("error", () => {
      const answer = this.#answer;
      this.close(); // the next question starts another
      answer?.({ id: this.#latest, type: "error", message: "检索程序未能载入" });
    });
    return made;
  }
}

const line = new Line();

/** Ask the worker; `answer` gets its messages until the next question replaces this one.
 * @template {Search.Answer | Search.Help} A
 * @param {Search.Question} question @param {(answer: A) => void} answer */
export const ask = (question, answer) => line.ask(question, answer);

/** Forget the open question, so that a late answer shows nothing. */
export const forget = () => line.forget();

/** Ask a worker of its own, which goes when it has answered: no other question replaces this one, and it replaces none.
 * @param {Search.Question} question @param {(answer: Search.Answer) => void} answer */
export function askAside(question, answer) {
  const own = new Line();
  own.ask(question, (/** @type {Search.Answer} */ got) => {
    if (got.type === "error" || got.last) own.close();
    answer(got);
  });
}

/** A number of hits; one that was counted by the lists alone may be too large.
 * @param {number} count @param {boolean} exact */
export const about = (count, exact) => `${exact ? "" : "约"}${count}`;

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
  const part = hit.part ? element("span", { class: "fz-hit__part", "data-part": hit.part }, PARTS[hit.part]) : null;
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
