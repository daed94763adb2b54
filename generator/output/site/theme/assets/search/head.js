// What is above the hits: how many there are, the places and filters they are limited to, the tools. Each line keeps
// its height, and what comes late comes in the same frame as the hits below it, so that nothing moves.
import { BASE, about, element } from "./client.js";
import { FILTERS } from "./filters.js";

/** @type {[string, string][]} */
const SORTS = [["", "按地区"], ["new", "年份由近到远"], ["old", "年份由远到近"], ["heading", "标题优先"]];
const SAVE = "下载CSV";

export class Head {
  #state = new URLSearchParams();
  /** @type {Map<string, string>} */
  #labels = new Map(); // of the values of filters, known once there was an answer
  /** @type {Search.Understood | undefined} */
  #understood;
  #total = 0; // 0 while a question is open
  #saving = false;

  /** @param {(name: string, value: string, toggle?: boolean) => string} change the address with one parameter changed
   * @param {(next: URLSearchParams) => void} go @param {() => Search.SearchQuestion} question all hits of the view */
  constructor(change, go, question) {
    this.change = change;
    this.status = element("p", { class: "fz-results__status", role: "status", "aria-live": "polite" });
    this.chips = element("div", { class: "fz-results__chips", role: "group", "aria-label": "地区与筛选" });
    this.sort = element("select", { "aria-label": "排序" }, ...SORTS.map(([value, label]) => element("option", { value }, label)));
    this.sort.addEventListener("change", () => go(new URL(change("sort", this.sort.value), location.href).searchParams));
    this.group = element("a", { href: "", "data-go": true, "data-group": true, role: "switch", class: "fz-switch" }, "按文献");
    this.loose = element("a", { href: "", "data-go": true, role: "switch", class: "fz-switch fz-results__loose" }, "不计标点");
    this.csv = element("button", { type: "button", class: "fz-results__csv", title: "全部结果，可用电子表格打开" }, SAVE);
    this.csv.addEventListener("click", () => this.#download(question()));
    this.tools = element("div", { class: "fz-results__tools" }, this.sort, this.group, this.loose);
    this.fold = element("button", { type: "button", class: "fz-results__fold", "aria-expanded": "false", "aria-controls": "fz-search-side" }, "筛选与排序");
    this.root = element("div", { class: "fz-results__head", hidden: true }, this.status, this.csv, this.fold, this.chips);
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
  }

  /** A question is asked: what the address says is shown at once.
   * @param {URLSearchParams} state */
  begin(state) {
    if (state.get("q") !== this.#state.get("q")) this.#understood = undefined;
    this.#state = state;
    this.say("正在检索…");
    this.#offer(0);
    this.sort.value = state.get("sort") ?? "";
    for (const [link, name, value] of /** @type {const} */ ([[this.group, "group", "doc"], [this.loose, "loose", "1"]])) {
      const on = state.get(name) === value;
      link.href = this.change(name, on ? "" : value);
      link.setAttribute("aria-checked", String(on));
    }
    this.#draw();
  }

  /** @param {Search.Understood | undefined} understood */
  understand(understood) {
    this.#understood = understood;
    this.#draw();
  }

  /** @param {Search.Done} answer */
  finish(answer) {
    const { total, all, exact, facets } = answer;
    for (const name of FILTERS) for (const { value, label } of facets[name]) this.#labels.set(`${name}=${value}`, named(name, label));
    this.understand(answer.understood);
    const sum = element("strong", { "data-total": String(total) }, String(total));
    const documents = answer.groupsTotal === undefined || !total ? "" : `，${about(answer.groupsTotal, Boolean(answer.groupsExact))}篇文献`;
    const rest = total && total < all ? `（不筛选有${about(all, exact)}段）` : "";
    this.status.replaceChildren(...exact ? ["共", sum, "段"] : [element("span", { title: "按相邻的字估算，只会偏多；列出的已逐段核对" }, "约"), sum, "段"],
      documents + rest);
    this.#offer(total);
  }

  /** The hits of the view can be saved if there are any, and are not being saved.
   * @param {number} total */
  #offer(total) {
    this.#total = total;
    this.csv.disabled = !total || this.#saving;
    this.csv.textContent = this.#saving ? "正在准备…" : SAVE;
  }

  #draw() {
    const { places = [], filtered = false, literal = false } = this.#understood ?? {};
    const links = places.filter(({ href }) => href).map(({ href, label }) => element("a",
      { class: "fz-results__open", href: new URL(href ?? "", BASE).href }, `打开：${label}`));
    const count = (/** @type {Search.Named} */ { total, exact }) => (total ? `：${about(total, exact)}段` : "");
    const taken = filtered ? places.map((place) => chip(`只看${place.label}${count(place)}`, this.change("literal", "1"))) : [];
    const offered = filtered ? [] : places.map((place) => element("a", { class: "fz-chip", "data-go": true,
      href: literal ? this.change("literal", "") : `?${new URLSearchParams({ place: place.filter })}` },
    `${literal ? "只看" : "全部"}${place.label}${count(place)}`));
    const kept = FILTERS.flatMap((name) => this.#state.getAll(name).filter(Boolean).map((value) => chip(
      this.#labels.get(`${name}=${value}`) ?? (name === "year" ? named(name, value) : "…"), this.change(name, value, true))));
    const bare = new URLSearchParams(this.#state);
    for (const name of FILTERS) bare.delete(name);
    const none = kept.length > 1 ? [element("a", { "data-go": true, class: "fz-chips__none", href: `?${bare}` }, "去掉全部筛选")] : [];
    this.chips.replaceChildren(...links, ...taken, ...offered, ...kept, ...none);
  }

  /** @param {Search.SearchQuestion} question */
  async #download(question) {
    this.#saving = true;
    this.#offer(this.#total);
    try {
      const { download } = await import("./download.js");
      await download({ ...question, group: "", full: true });
    } catch {
      this.say("没有下载成功，请再试一次。");
    }
    this.#saving = false;
    this.#offer(this.#total);
  }
}

/** @param {Search.FacetName} name @param {string} label */
const named = (name, label) => (name === "year" && /^\d+$/.test(label) ? `${label}年` : label);

/** What limits the hits, and goes with one press.
 * @param {string} text @param {string} href */
function chip(text, href) {
  return element("a", { class: "fz-chip fz-chip--on", "data-go": true, href, "aria-label": `取消：${text}` }, text,
    element("span", { "aria-hidden": "true" }, " ×"));
}
