// The list of hits under the box while the reader types (a combobox with a listbox).
import { BASE, about, address, ask, composing, describe, element, forget, typed } from "./client.js";

const SHOWN = 8;
const PAGES = 3; // of places, before the hits

/** Give a plain form its list; `number` distinguishes the forms of a page.
 * @param {HTMLFormElement} form @param {HTMLInputElement} input @param {number} number */
export function attach(form, input, number) {
  const list = element("ul", { id: `fz-search-list-${number}`, role: "listbox", "aria-label": "检索结果", hidden: true });
  const status = element("p", { class: "fz-search__status", role: "status", hidden: true });
  form.append(element("div", { class: "fz-search__panel" }, status, list));
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": list.id, autocomplete: "off", spellcheck: "false" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  const box = new Box(form, input, list, status);
  input.addEventListener("keydown", (event) => box.key(event));
  input.addEventListener("focus", () => box.search(input.value));
  form.addEventListener("focusout", (event) => { if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) box.close(); });
  const stop = typed(input, (text) => box.search(text));
  form.addEventListener("submit", stop);
  if (input.value) box.search(input.value);
}

class Box {
  #active = -1;
  #query = "";

  /** @param {HTMLFormElement} form @param {HTMLInputElement} input @param {HTMLElement} list @param {HTMLElement} status */
  constructor(form, input, list, status) {
    this.form = form;
    this.input = input;
    this.list = list;
    this.status = status;
  }

  /** @param {string} text */
  search(text) {
    const query = text.trim();
    if (query === this.#query && query && !this.status.hidden) return;
    this.#query = query;
    if (!query) {
      this.close();
      return;
    }
    ask({ query, loose: false, filters: {}, sort: "", count: SHOWN }, (/** @type {Search.Answer} */ answer) => this.#show(answer, query));
  }

  /** @param {Search.Answer} answer @param {string} query */
  #show(answer, query) {
    if (document.activeElement !== this.input && !this.form.contains(document.activeElement)) return;
    if (answer.type === "error") {
      this.#query = ""; // so that the same words are asked again
      this.#say("检索索引未能载入，请按回车重试。");
      return;
    }
    this.#active = -1;
    this.input.removeAttribute("aria-activedescendant");
    const pages = (answer.understood?.places ?? []).filter(({ href }) => href).slice(0, PAGES).map(page);
    const hits = answer.hits.slice(0, SHOWN).map((hit) => element("a", { href: address(hit, query, false), tabindex: "-1" }, ...describe(hit)));
    this.list.replaceChildren(...[...pages, ...hits].map((link, i) => this.#option(link, i)));
    this.list.hidden = this.list.children.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    if (answer.type === "partial") this.#say("正在检索…");
    else {
      const inside = answer.understood.filtered ? answer.understood.places.map(({ label }) => label).join("、") : "";
      this.#say(answer.total ? `${inside}${answer.exact ? "共" : "约"}${answer.total}段，按回车看全部` : "没有找到，按回车看建议");
    }
  }

  /** An option is the link itself: what is in an option has no role of its own.
   * @param {HTMLAnchorElement} link @param {number} i */
  #option(link, i) {
    for (const [name, value] of Object.entries({ role: "option", id: `${this.list.id}-${i}`, "aria-selected": "false" })) link.setAttribute(name, value);
    return element("li", { role: "presentation" }, link);
  }

  /** @returns {HTMLAnchorElement[]} */
  get #options() {
    return [...this.list.querySelectorAll("a")];
  }

  /** @param {string} text */
  #say(text) {
    this.status.textContent = text;
    this.status.hidden = false;
  }

  close() {
    forget();
    this.#query = "";
    this.#active = -1;
    this.list.hidden = true;
    this.status.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} step */
  #move(step) {
    const options = this.#options;
    if (this.list.hidden || !options.length) return;
    options[this.#active]?.setAttribute("aria-selected", "false");
    // one place more than there are options: the box itself
    this.#active = (this.#active + 1 + step + options.length + 1) % (options.length + 1) - 1;
    const option = options[this.#active];
    if (!option) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (composing(event)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.#move(event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.key === "Enter" && this.#active >= 0) {
      event.preventDefault();
      location.assign(this.#options[this.#active].href);
    } else if (event.key === "Escape") {
      if (this.status.hidden) this.input.blur();
      this.close();
    }
  }
}

/** The page of a place that the query names.
 * @param {Search.Named} place */
const page = ({ label, href, total, exact }) => element("a", { href: new URL(href ?? "", BASE).href, tabindex: "-1", class: "fz-search__place" },
  element("strong", {}, `打开：${label}`), total ? ` ${about(total, exact)}段` : null);
