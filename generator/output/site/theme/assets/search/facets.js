// The facets of the results: bars by year and by place, themes and kinds of documents as chips. They are changed in
// place, so that what a finger or the focus is on stays there.
import { element } from "./client.js";
import { FACETS } from "./filters.js";

const FEW = 12; // values of a facet shown without unfolding
const MANY = 500; // the most values of a facet that are shown at all

/** @typedef {{ root: HTMLElement, items: Map<string, HTMLElement>, name: HTMLElement, list: HTMLElement, rest: HTMLElement, fold: HTMLDetailsElement }} Facet */

export class Facets {
  /** @type {Map<Search.FacetName, Facet>} */
  #facets = new Map();

  /** @param {(name: string, value: string, toggle: boolean) => string} change the address with a value chosen or not
   * @param {HTMLElement} tools what is above the facets @param {HTMLElement} fold the button that shows all of it on a phone */
  constructor(change, tools, fold) {
    this.change = change;
    this.body = element("div", { class: "fz-results__bars" });
    this.root = element("div", { id: "fz-search-side", class: "fz-results__side", role: "group", "aria-label": "筛选与排序", hidden: true },
      tools, this.body);
    fold.addEventListener("click", () => {
      const open = this.root.toggleAttribute("data-open");
      fold.setAttribute("aria-expanded", String(open));
    });
  }

  /** Another query: what follows is in the order of its counts. */
  forget() {
    this.#facets.clear();
    this.body.replaceChildren();
  }

  /** @param {Search.Facets} facets @param {URLSearchParams} state @param {boolean} exact */
  draw(facets, state, exact) {
    for (const [name, label] of FACETS) {
      const rows = facets[name];
      if (!this.#facets.has(name) && (rows.length > 1 || state.has(name))) {
        const made = facet(name);
        this.#facets.set(name, made);
        this.#place(name, made);
      }
      const held = this.#facets.get(name);
      if (!held) continue;
      held.name.textContent = `${label}${exact ? "" : "（约数）"}`;
      this.#fill(name, held, rows, state.getAll(name));
    }
  }

  /** Put a facet on the page, in the order of FACETS.
   * @param {Search.FacetName} name @param {Facet} made */
  #place(name, made) {
    const after = FACETS.slice(FACETS.findIndex(([one]) => one === name) + 1).map(([one]) => this.#facets.get(one)?.root);
    this.body.insertBefore(made.root, after.find(Boolean) ?? null);
  }

  /** @param {Search.FacetName} name @param {Facet} held @param {Search.FacetRow[]} rows @param {string[]} chosen */
  #fill(name, held, rows, chosen) {
    const counts = new Map(rows.map(({ value, count }) => [value, count]));
    const most = Math.max(1, ...counts.values());
    for (const { value, label } of rows.slice(0, MANY)) if (!held.items.has(value)) add(name, held, { value, label }, chosen);
    for (const [value, item] of held.items) {
      const count = counts.get(value) ?? 0;
      const link = /** @type {HTMLAnchorElement} */ (item.firstElementChild);
      link.href = this.change(name, value, true);
      link.classList.toggle("fz-facet__none", !count);
      if (chosen.includes(value)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      const [, bar, number] = /** @type {Iterable<HTMLElement>} */ (link.children);
      bar.style.setProperty("--fz-share", String(count / most));
      number.textContent = String(count);
    }
    held.fold.hidden = !held.rest.children.length;
    held.fold.firstElementChild?.replaceChildren(`另有${held.rest.children.length}项`);
  }
}

/** @param {Search.FacetName} name @param {Facet} held @param {{ value: string, label: string }} row @param {string[]} chosen */
function add(name, held, { value, label }, chosen) {
  const link = element("a", { href: "", "data-go": true, "data-facet": name, "data-value": value },
    element("span", { class: "fz-facet__label" }, label), element("span", { class: "fz-facet__bar" }),
    element("span", { class: "fz-facet__count" }));
  const item = element("li", {}, link);
  held.items.set(value, item);
  (held.list.children.length < FEW || chosen.includes(value) ? held.list : held.rest).append(item);
}

/** @param {string} name @returns {Facet} */
function facet(name) {
  const list = element("ul");
  const rest = element("ul");
  const fold = element("details", { hidden: true }, element("summary"), rest);
  const kind = name === "year" || name === "place" ? "fz-facet--bars" : "fz-facet--chips";
  const heading = element("h2", { class: "fz-facet__name" });
  const root = element("section", { class: `fz-facet ${kind}` }, heading, list, fold);
  return { root, name: heading, items: new Map(), list, rest, fold };
}
