// The results page: all hits of a query, exact totals, facets, sorting; the address has the full state and can be shared.
import { address, ask, BASE, composing, describe, element, forget, typed } from "./client.js";

const FIRST = 20; // hits shown at first, and with each press of the button
/** @type {[Search.FacetName, string][]} */
const FACETS = [["place", "地区"], ["theme", "主题"], ["year", "年份"], ["kind", "文种"]];
const FEW = 12; // values of a facet shown without unfolding
const MANY = 500; // the most values of a facet that are shown at all
const SORTS = [["", "按地区"], ["new", "年份由近到远"], ["old", "年份由远到近"], ["heading", "标题优先"]];
const FRAME = 10; // hits put on the page at a time, so that no task is long
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
  #offers = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.state = new URLSearchParams();
    this.query = "";
    /** @type {Search.Shown[]} */
    this.hits = [];
    /** @type {NodeListOf<HTMLInputElement>} */
    const inputs = document.querySelectorAll("form.fz-search input[name=q]");
    this.inputs = [...inputs];
    this.status = element("p", { class: "fz-results__status", role: "status", "aria-live": "polite" });
    this.tools = element("div", { class: "fz-results__tools" });
    this.help = element("div", { class: "fz-results__help" });
    this.facets = element("div", { class: "fz-results__facets", role: "group", "aria-label": "筛选" });
    this.list = element("ol", { class: "fz-results__list" });
    this.more = element("button", { type: "button", class: "fz-results__more", hidden: true }, "再显示一些");
    this.scope = element("div", { class: "fz-results__scope" });
    root.replaceChildren(this.status, this.tools, this.help, this.facets, this.list, this.more, this.scope);
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

  /** @param {HTMLInputElement} input @param {boolean} push */
  #change(input, push) {
    const query = input.value.trim();
    this.inputs.forEach((other) => { if (other !== input) other.value = input.value; });
    if (query === (this.state.get("q") ?? "").trim() && !push) return;
    const next = new URLSearchParams(query ? { q: query } : {});
    if (this.state.has("sort")) next.set("sort", this.state.get("sort") ?? "");
    this.#go(next, push);
  }

  /** @param {URLSearchParams} next @param {boolean} push */
  #go(next, push) {
    const url = new URL(location.pathname, location.href);
    url.search = next.toString();
    history[push ? "pushState" : "replaceState"](null, "", url);
    this.#search(next);
  }

  /** Show the results for the address, or else for the text typed before the script was loaded. */
  begin() {
    const early = this.inputs.map((input) => input.value.trim()).find(Boolean);
    const asked = new URLSearchParams(location.search);
    if (!early || asked.has("q")) this.read();
    else this.#go(new URLSearchParams({ q: early }), false);
  }

  /** Show the results for the address. */
  read() {
    const state = new URLSearchParams(location.search);
    this.inputs.forEach((input) => { input.value = state.get("q") ?? ""; });
    this.#search(state);
  }

  /** @param {URLSearchParams} state */
  #search(state) {
    this.state = state;
    this.#shown = FIRST;
    this.query = (state.get("q") ?? "").trim();
    this.help.replaceChildren();
    this.#offers++;
    document.title = this.query ? `检索：${this.query}` : "检索";
    if (!this.query) {
      forget();
      for (const part of [this.status, this.tools, this.facets, this.list, this.scope]) part.replaceChildren();
      this.more.hidden = true;
      this.root.dataset.searchState = "idle";
      return;
    }
    this.root.dataset.searchState = "searching";
    this.status.textContent = "正在检索…";
    this.#ask();
  }

  #ask() {
    const { state } = this;
    const filters = Object.fromEntries(FACETS.map(([name]) => [name, state.getAll(name).filter(Boolean)]));
    const count = state.get("all") === "1" ? null : this.#shown;
    const question = { query: this.query, loose: state.get("loose") === "1", filters, sort: state.get("sort") ?? "", count };
    this.hits = [];
    ask(question, (/** @type {Search.Answer} */ answer) => this.#take(answer));
  }

  /** @param {Search.Answer} answer */
  #take(answer) {
    if (answer.type === "error") {
      this.root.dataset.searchState = "done";
      this.status.textContent = `检索索引未能载入（${answer.message}），请重新打开本页。`;
    } else if (answer.type === "partial") {
      this.#draw(answer.hits);
    } else {
      this.hits.push(...answer.hits);
      if (answer.last) this.#finish(answer);
    }
  }

  /** @param {Search.Done} answer */
  async #finish(answer) {
    const me = ++this.#drawing;
    const parts = [
      () => { this.#summary(answer); this.#tools(answer.total); },
      () => this.#facets(answer.facets),
      () => { this.#scope(answer.scope); if (answer.total === 0) this.#offer(answer); },
    ];
    for (const part of parts) { // each in a separate task
      part();
      await breath();
      if (me !== this.#drawing) return;
    }
    if (!(await this.#draw(this.hits))) return;
    this.more.hidden = this.hits.length >= answer.total;
    this.root.dataset.searchState = "done";
  }

  /** @param {Search.Done} answer */
  #summary({ total, all, exact }) {
    const kept = total < all ? `（不筛选有${all}段）` : "";
    const sum = element("strong", { "data-total": String(total) }, String(total));
    const counted = exact ? ["共", sum, "段"] : ["约", sum, "段（按相邻的字估算，只会偏多；列出的已逐段核对）"];
    const how = this.state.get("loose") === "1" ? "不计标点，" : "";
    const none = total ? "" : `，没有找到“${this.query}”`;
    this.status.replaceChildren(how, ...counted, none + kept);
  }

  /** Put hits on the page in slices; false if another drawing has started meanwhile.
   * @param {Search.Shown[]} hits */
  async #draw(hits) {
    const me = ++this.#drawing;
    const loose = this.state.get("loose") === "1";
    for (let at = 0; at === 0 || at < hits.length; at += FRAME) {
      if (at) await breath();
      if (me !== this.#drawing) return false;
      const rows = hits.slice(at, at + FRAME).map((hit) => element("li", { class: "fz-hit" },
        element("a", { "data-hit": "", href: address(hit, this.query, loose) }, ...describe(hit)),
        element("span", { class: "fz-hit__report" }, hit.title)));
      if (at) this.list.append(...rows);
      else this.list.replaceChildren(...rows);
    }
    return true;
  }

  #grow() {
    const from = this.list.children.length;
    this.#shown += FIRST;
    const watch = new MutationObserver(() => {
      if (this.list.children.length <= from) return;
      watch.disconnect();
      this.list.children[from].querySelector("a")?.focus();
    });
    watch.observe(this.list, { childList: true });
    this.root.dataset.searchState = "searching";
    this.#ask();
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

  /** @param {number} total */
  #tools(total) {
    const loose = this.state.get("loose") === "1";
    const sort = this.state.get("sort") ?? "";
    const sorts = SORTS.map(([value, label]) => element("a",
      { href: this.#with("sort", value), "data-go": true, "aria-current": value === sort && "true" }, label));
    const exact = element("a", { href: this.#with("loose", loose ? "" : "1"), "data-go": true, class: "fz-results__loose",
      role: "switch", "aria-checked": String(loose) }, "不计标点");
    if (!total) {
      this.tools.replaceChildren(exact);
      return;
    }
    const all = this.state.get("all") === "1" || total <= this.hits.length ? null
      : element("a", { href: `${this.#with("", "")}&all=1`, "data-go": true }, "全部列出");
    const order = total > 1 ? element("span", { role: "group", "aria-label": "排序" }, "排序", ...sorts) : null;
    this.tools.replaceChildren(...[exact, order, all].filter((tool) => tool !== null));
  }

  /** @param {Search.Facets} facets */
  #facets(facets) {
    this.facets.replaceChildren(...FACETS.filter(([name]) => facets[name].length > 1 || this.state.has(name))
      .map(([name, label]) => this.#facet(name, label, facets[name])));
  }

  /** @param {Search.FacetName} name @param {string} label @param {Search.FacetRow[]} rows */
  #facet(name, label, rows) {
    const chosen = this.state.getAll(name);
    const item = (/** @type {Search.FacetRow} */ { value, count, label: text }) => element("li", {},
      element("a", { href: this.#with(name, value, true), "data-go": true, "data-facet": name, "data-value": value,
        "aria-current": chosen.includes(value) && "true" }, text, " ", element("span", { class: "fz-facet__count" }, String(count))));
    const order = [...rows.filter((row) => chosen.includes(row.value)), ...rows.filter((row) => !chosen.includes(row.value))];
    const list = element("ul", {}, ...order.slice(0, FEW).map(item));
    const rest = order.slice(FEW);
    const fold = rest.length ? unfolding(`另有${rest.length}项`, () => rest.slice(0, MANY).map(item)) : null;
    return element("section", { class: "fz-facet" }, element("h2", { class: "fz-facet__name" }, label), list, fold);
  }

  /** @param {Search.Scope} scope */
  #scope({ passages, reports, incomplete }) {
    /** @type {Element[]} */
    const lines = [element("p", {}, `检索了${reports}篇文献的${passages}个标题和段落；来源缺失的文字无从检索。`)];
    if (incomplete.length) {
      const item = (/** @type {Search.Incomplete} */ [title, url, note]) => element("li", {}, element("a", { href: new URL(url, BASE).href }, title), `：${note}`);
      lines.push(unfolding(`其中${incomplete.length}篇残缺`, () => incomplete.map(item)));
    }
    this.scope.replaceChildren(...lines);
  }

  /** @param {Search.Done} answer */
  async #offer({ all }) {
    const me = this.#offers;
    /** @type {Element[]} */
    const lines = [];
    const bare = new URLSearchParams({ q: this.query });
    if (this.state.get("loose") === "1") bare.set("loose", "1");
    if (all > 0) lines.push(element("a", { href: `?${bare}`, "data-go": true }, `去掉筛选，看全部${all}段`));
    if (!all && this.state.get("loose") !== "1") {
      const { suggest } = await import("./help.js");
      lines.push(...await suggest(this.query));
    }
    if (me !== this.#offers) return;
    this.help.replaceChildren(...lines.map((line) => element("p", { class: "fz-results__offer" }, line)));
  }

  /** @param {MouseEvent} event */
  #follow(event) {
    /** @type {HTMLAnchorElement | null} */
    const link = /** @type {Element} */ (event.target).closest("a[data-go]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const next = new URL(link.href).searchParams;
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

/** A list that is made when it is unfolded: there may be thousands of places.
 * @param {string} label @param {() => Element[]} items */
function unfolding(label, items) {
  const made = element("details", {}, element("summary", {}, label));
  made.addEventListener("toggle", () => made.append(element("ul", {}, ...items())), { once: true });
  return made;
}
