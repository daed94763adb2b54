// The results page: all hits of a query, exact totals, facets, sorting; the address has the full state and can be shared.
import { ask, composing, element, forget, typed } from "./client.js";
import { Facets } from "./facets.js";
import { FILTERS } from "./filters.js";
import { Head } from "./head.js";
import { rows } from "./hits.js";
import { Kept } from "./kept.js";
import { scopeLines } from "./scope.js";
import { Spread } from "./spread.js";

const FIRST = 20; // hits shown at first, and with each press of the button
const KEPT = [...FILTERS, "sort", "group"]; // what a new query keeps of the address
const FRAME = 10; // rows put on the page at a time, so that no task is long
const LONG = 200; // rows, of which those far away are not laid out
const GROUP = "group"; // as the browser keeps it: whether hits are listed by document
/** @type {() => Promise<void>} */
const breath = () => new Promise((next) => { setTimeout(next); });

/** Take over the root of the results page.
 * @param {HTMLElement} root */
export function open(root) {
  const page = new Page(root);
  page.begin();
  addEventListener("popstate", () => page.read());
}

class Page {
  #shown = FIRST;
  #drawing = 0;
  #drawn = ""; // the question whose hits are on the page
  #offers = 0;
  /** @type {MutationObserver | undefined} */
  #watch; // for the hits that were asked for by the button

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.state = new URLSearchParams();
    this.query = "";
    /** @type {Search.Shown[]} */
    this.hits = [];
    this.idle = document.getElementById("fz-search-idle");
    /** @type {NodeListOf<HTMLInputElement>} */
    const inputs = document.querySelectorAll("form.fz-search input[name=q]");
    this.inputs = [...inputs];
    const change = (/** @type {string} */ name, /** @type {string} */ value, toggle = false) => this.#with(name, value, toggle);
    this.head = new Head(change, (next) => this.#go(next, true), () => this.#question(null));
    this.facets = new Facets(change, this.head.tools, this.head.fold);
    this.help = element("div", { class: "fz-results__help" });
    this.spread = new Spread((place, year) => this.#narrowed(place, year));
    this.list = element("ol", { class: "fz-results__list" });
    this.more = element("button", { type: "button", class: "fz-results__more" }, "再显示一些");
    this.all = element("a", { "data-go": true, class: "fz-results__all", href: "" }, "全部列出");
    this.onward = element("p", { class: "fz-results__onward", hidden: true }, this.more, this.all);
    this.scope = element("div", { class: "fz-results__scope" });
    this.main = element("div", { class: "fz-results__main", hidden: true }, this.spread.root, this.help, this.list, this.onward, this.scope);
    root.replaceChildren(this.head.root, this.facets.root, this.main, ...this.idle ? [this.idle] : []);
    this.kept = new Kept(this.list, () => this.#shown);
    this.more.addEventListener("click", () => this.#grow());
    root.addEventListener("click", (event) => this.#follow(event));
    root.addEventListener("keydown", (event) => this.#arrow(event));
    this.inputs.forEach((input) => this.#bind(input));
  }

  /** @param {HTMLInputElement} input */
  #bind(input) {
    input.setAttribute("autocomplete", "off");
    const stop = typed(input, () => this.#change(input, false));
    input.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      stop();
      this.#change(input, true);
    });
    input.addEventListener("keydown", (event) => {
      if (composing(event)) return;
      if (event.key === "ArrowDown") this.#focus(0, event);
      if (event.key === "Escape") input.blur();
    });
  }

  /** A new query; the filters stay, and are shown.
   * @param {HTMLInputElement} input @param {boolean} push */
  #change(input, push) {
    const query = input.value.trim();
    this.inputs.forEach((other) => { if (other !== input) other.value = input.value; });
    if (query === (this.state.get("q") ?? "").trim() && !push) return;
    const next = new URLSearchParams(query ? { q: query } : {});
    for (const name of KEPT) for (const value of this.state.getAll(name)) next.append(name, value);
    this.#go(next, push);
  }

  /** @param {URLSearchParams} next @param {boolean} push */
  #go(next, push) {
    this.kept.forget();
    const url = new URL(location.pathname, location.href);
    url.search = next.toString();
    history[push ? "pushState" : "replaceState"](null, "", url);
    this.#search(next);
  }

  /** Show the results for the address, or else for the text typed before the script was loaded. */
  begin() {
    const early = this.inputs.map((input) => input.value.trim()).find(Boolean);
    const asked = new URLSearchParams(location.search);
    if (early && !asked.has("q")) asked.set("q", early);
    if (!asked.has("group") && Reflect.get(globalThis, "__md_get")(GROUP) === "doc") asked.set("group", "doc");
    const url = new URL(location.href);
    url.search = asked.toString();
    if (url.search !== location.search) history.replaceState(history.state, "", url);
    this.read();
  }

  /** Show the results for the address, as they were when the reader left them. */
  read() {
    const state = new URLSearchParams(location.search);
    this.inputs.forEach((input) => { input.value = state.get("q") ?? ""; });
    this.#search(state, Kept.before()?.shown);
  }

  /** @param {URLSearchParams} state */
  #search(state, shown = FIRST) {
    if (state.get("q") !== this.state.get("q")) this.facets.forget();
    this.state = state;
    this.#shown = shown;
    this.query = (state.get("q") ?? "").trim();
    this.#offers++;
    this.#drawing++;
    this.#grown();
    document.title = document.title.replace(/^.*?(?= - |$)/, this.query ? `检索：${this.query}` : "检索");
    const idle = !this.query && !FILTERS.some((name) => state.get(name));
    if (this.idle) this.idle.hidden = !idle;
    this.main.hidden = idle || !this.list.children.length; // without hits it comes with what is above it
    this.facets.root.hidden = idle;
    this.head.root.hidden = idle;
    this.scope.hidden = true;
    this.onward.hidden = true;
    this.root.dataset.searchState = idle ? "idle" : "searching";
    if (idle) {
      forget();
      this.#drawn = "";
      for (const part of [this.help, this.list, this.scope]) part.replaceChildren();
      return;
    }
    this.head.begin(state);
    this.spread.begin(this.query);
    this.#ask();
  }

  /** @param {number | null} count @returns {Search.SearchQuestion} */
  #question(count) {
    const { state } = this;
    const filters = Object.fromEntries(FILTERS.map((name) => [name, state.getAll(name).filter(Boolean)]));
    return { query: this.query, loose: state.get("loose") === "1", literal: state.get("literal") === "1",
      group: state.get("group") === "doc" ? "doc" : "", filters, sort: state.get("sort") ?? "", count };
  }

  #ask() {
    this.hits = [];
    const question = this.#question(this.state.get("all") === "1" ? null : this.#shown);
    ask(question, (/** @type {Search.Answer} */ answer) => this.#take(answer));
  }

  /** @param {Search.Answer} answer */
  #take(answer) {
    if (answer.type === "error") {
      this.root.dataset.searchState = "done";
      this.#grown();
      this.head.say(`检索索引未能载入（${answer.message}），请再检索一次。`);
    } else if (answer.type === "partial") {
      this.#draw(answer.hits, () => { this.head.understand(answer.understood); });
    } else {
      this.hits.push(...answer.hits);
      if (answer.last) this.#finish(answer);
    }
  }

  /** @param {Search.Done} answer */
  async #finish(answer) {
    const { total, facets } = answer;
    if (!(await this.#draw(this.hits, () => { this.head.finish(answer); this.spread.finish(answer.cells); }, answer.groups))) return;
    const me = this.#offers;
    await this.#offer(answer);
    if (me !== this.#offers) return;
    this.facets.draw(facets, this.state, answer.exact);
    this.onward.hidden = (answer.groupsTotal === undefined ? this.hits.length : answer.groups?.length ?? 0) >= (answer.groupsTotal ?? total);
    this.all.href = `${this.#with("", "")}&all=1`;
    this.scope.replaceChildren(...scopeLines(answer.scope));
    this.scope.hidden = false;
    await this.kept.restore();
    if (me !== this.#offers) return;
    this.root.dataset.searchState = "done";
  }

  /** Put hits on the page in slices, those that are there already stay; false if another drawing has started meanwhile.
   * @param {Search.Shown[]} hits @param {() => void} above what is drawn above the list in the same frame
   * @param {Search.Group[] | undefined} groups */
  async #draw(hits, above, groups = []) {
    const me = ++this.#drawing;
    const question = this.#question(0);
    const drawn = JSON.stringify([question.query, question.loose, question.group]);
    const news = rows(hits, question, groups);
    above();
    this.list.classList.toggle("fz-long", news.length > LONG);
    this.main.hidden = false;
    this.help.replaceChildren();
    let at = drawn === this.#drawn ? same(this.list, news) : 0;
    this.#drawn = drawn;
    while (this.list.children.length > at) this.list.lastElementChild?.remove();
    while (at < news.length) {
      this.list.append(...news.slice(at, at + FRAME).map(({ make }) => make()));
      at += FRAME;
      await breath();
      if (me !== this.#drawing) return false;
    }
    return true;
  }

  #grow() {
    const from = this.list.querySelectorAll("a[data-hit]").length;
    this.#shown += FIRST;
    this.#watch = new MutationObserver(() => {
      const next = this.list.querySelectorAll("a[data-hit]")[from];
      if (!next) return;
      this.#grown();
      /** @type {HTMLElement} */ (next).focus({ preventScroll: true });
    });
    this.#watch.observe(this.list, { childList: true });
    // the room for the hits to come, so that nothing moves when they do
    const { height } = this.list.getBoundingClientRect();
    this.list.style.minHeight = `${height * (1 + FIRST / Math.max(from, 1))}px`;
    this.onward.hidden = true;
    this.scope.hidden = true;
    this.root.dataset.searchState = "searching";
    this.#ask();
  }

  /** More hits have come, or are not wanted any more. */
  #grown() {
    this.#watch?.disconnect();
    this.list.style.minHeight = "";
  }

  /** The address with one parameter changed; `toggle` removes a value that is present.
   * @param {string} name @param {string} value */
  #with(name, value, toggle = false) {
    const next = new URLSearchParams(this.state);
    const values = next.getAll(name);
    next.delete(name);
    next.delete("all");
    if (toggle) for (const old of values) if (old !== value) next.append(name, old);
    if (value && !(toggle && values.includes(value))) next.append(name, value);
    return `?${next}`;
  }

  /** The address of the hits of a place and year.
   * @param {string} place @param {number | null} year */
  #narrowed(place, year) {
    const next = new URLSearchParams(this.state);
    next.delete("all");
    next.set("place", place);
    if (year) next.set("year", String(year));
    return `?${next}`;
  }

  /** @param {Search.Done} answer */
  async #offer(answer) {
    const me = this.#offers;
    if (answer.total) return;
    const { offer } = await import("./help.js");
    const lines = await offer(answer, this.#question(0), this.state);
    if (me === this.#offers) this.help.replaceChildren(...lines);
  }

  /** @param {MouseEvent} event */
  #follow(event) {
    /** @type {HTMLAnchorElement | null} */
    const link = /** @type {Element} */ (event.target).closest("a[data-go]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const next = new URL(link.href).searchParams;
    if (link.matches("[data-group]")) Reflect.get(globalThis, "__md_set")(GROUP, next.get("group") ?? "");
    this.inputs.forEach((input) => { input.value = next.get("q") ?? ""; });
    this.#go(next, true);
  }

  /** @param {number} index @param {Event} event */
  #focus(index, event) {
    /** @type {NodeListOf<HTMLElement>} */
    const links = this.list.querySelectorAll("a[data-hit]");
    const link = links[Math.min(index, links.length - 1)];
    if (!link) return;
    event.preventDefault();
    link.focus();
  }

  /** @param {KeyboardEvent} event */
  #arrow(event) {
    if (event.key === "Escape") this.inputs.at(-1)?.focus();
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    /** @type {(Element | null)[]} */
    const links = [...this.list.querySelectorAll("a[data-hit]")];
    const at = links.indexOf(document.activeElement);
    if (at < 0) return;
    if (at === 0 && event.key === "ArrowUp") {
      event.preventDefault();
      this.inputs.at(-1)?.focus();
    } else this.#focus(at + (event.key === "ArrowDown" ? 1 : -1), event);
  }
}

/** The number of rows at the start of a list that are those wanted.
 * @param {HTMLElement} list @param {{ key: string }[]} wanted */
function same(list, wanted) {
  const there = /** @type {HTMLElement[]} */ ([...list.children]);
  const other = there.findIndex((row, i) => row.dataset.key !== wanted[i]?.key);
  return other < 0 ? there.length : other;
}
