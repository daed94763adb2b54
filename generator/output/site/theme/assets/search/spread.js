// The spread of the hits over places and years, as a small table that opens above the list, and the way to the page of
// the phrase that was asked for, if it has one. Its line is there with the hits, so that nothing moves.
import { BASE, element } from "./client.js";

const PLACES = 40; // places with a row, those with most hits
const QUOTES = /^["“”\s]+|["“”\s]+$/g;

/** @type {Promise<Record<string, string>> | undefined} */
let pages;

export class Spread {
  /** @type {Search.Cell[]} */
  #cells = [];
  #asked = 0;

  /** @param {(place: string, year: number | null) => string} narrowed the address of the hits of a place and year */
  constructor(narrowed) {
    this.narrowed = narrowed;
    this.table = element("div", { class: "fz-spread__table" });
    this.fold = element("details", {}, element("summary", {}, "按地区与年份"), this.table);
    this.page = element("a", { class: "fz-spread__page", href: "", hidden: true });
    this.root = element("div", { class: "fz-spread", hidden: true }, this.fold, this.page);
    this.fold.addEventListener("toggle", () => this.#draw());
  }

  /** @param {string} query */
  begin(query) {
    this.root.hidden = !query;
    this.page.hidden = true;
    this.#asked++;
    this.#find(query.replace(QUOTES, ""), this.#asked);
  }

  /** @param {Search.Cell[]} cells */
  finish(cells) {
    this.#cells = cells;
    this.root.hidden ||= !cells.length;
    this.#draw();
  }

  /** @param {string} phrase @param {number} asked */
  async #find(phrase, asked) {
    if (!phrase) return;
    pages ??= fetch(new URL("phrases/pages.json", BASE)).then((answer) => (answer.ok ? answer.json() : {}), () => ({}));
    const known = await pages;
    if (asked !== this.#asked || !Object.hasOwn(known, phrase)) return;
    this.page.href = new URL(`phrases/${known[phrase]}/`, BASE).href;
    this.page.textContent = `提法页：${phrase}`;
    this.page.hidden = false;
  }

  #draw() {
    if (this.fold.open) this.table.replaceChildren(...this.#cells.length ? drawn(this.#cells, this.narrowed) : []);
  }
}

/** @param {Search.Cell[]} cells @param {(place: string, year: number | null) => string} narrowed */
function drawn(cells, narrowed) {
  /** @type {Map<string, { label: string, total: number, years: Map<number | null, number> }>} */
  const places = new Map();
  for (const { place, label, year, count } of cells) {
    const held = places.get(place) ?? { label, total: 0, years: new Map() };
    places.set(place, held);
    held.total += count;
    held.years.set(year, count);
  }
  const years = [...new Set(cells.map(({ year }) => year))].sort((a, b) => (a ?? 0) - (b ?? 0));
  const rows = [...places].sort(([, a], [, b]) => b.total - a.total);
  const head = [element("th", { scope: "col" }, "地区"), ...years.map((year) => element("th", { scope: "col" }, year ? `${year}年` : "年份不详"))];
  const body = rows.slice(0, PLACES).map(([place, { label, years: own }]) => element("tr", {}, element("th", { scope: "row" }, label),
    ...years.map((year) => cell(own.get(year), narrowed(place, year), `${label}${year ? `，${year}年` : ""}`))));
  const rest = rows.length - PLACES;
  return [
    element("div", { class: "fz-table", role: "region", tabindex: "0", "aria-label": "段落数，按地区与年份" },
      element("table", { class: "fz-grid" }, element("caption", {}, "段落数；空格表示所收文献里没有"),
        element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...body))),
    ...rest > 0 ? [element("p", {}, `另有${rest}个地区，段落较少，见“地区”筛选。`)] : [],
  ];
}

/** @param {number | undefined} count @param {string} href @param {string} name */
function cell(count, href, name) {
  return element("td", {}, count ? element("a", { href, "data-go": true, "aria-label": `${name}：${count}段` }, String(count)) : null);
}
