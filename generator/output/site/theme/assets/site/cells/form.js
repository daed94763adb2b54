// The form above tables of indicators: places by name, province and level, and one column alone.

import { asked, isAsked, query } from "./choice.js";
import { close } from "./panel.js";
import { made } from "../made.js";

/** @typedef {import("./choice.js").Choice} Choice */

/** @param {HTMLElement} frame */
function rowsOf(frame) {
  return /** @type {HTMLTableRowElement[]} */ ([...frame.querySelectorAll("tbody tr[data-level]")]);
}

/** The values of rows, each once. @param {HTMLTableRowElement[]} rows @param {"province" | "level"} name */
function valuesOf(rows, name) {
  return [...new Set(rows.map((row) => row.dataset[name] ?? ""))].filter(Boolean);
}

/** @param {string} words @param {string} name @param {[string, string][]} options */
function select(words, name, options) {
  const field = made("select", { name }, new Option("全部", ""), ...options.map(([value, label]) => new Option(label, value)));
  return made("label", { hidden: options.length < 2 }, `${words} `, field);
}

/** @param {HTMLElement[]} frames @returns {[string, string][]} */
function columnsOf(frames) {
  const heads = /** @type {HTMLElement[]} */ (frames.flatMap((frame) => [...frame.querySelectorAll("thead th[data-key]")]));
  return [...new Map(heads.map((head) => [head.dataset.key ?? "", head.textContent ?? ""]))];
}

/** @param {HTMLElement[]} frames */
export function form(frames) {
  const rows = frames.flatMap(rowsOf);
  const pairs = /** @param {string[]} values @returns {[string, string][]} */ (values) => values.map((value) => [value, value]);
  const columns = columnsOf(frames);
  const years = columns.every(([key]) => /^\d{4}$/.test(key));
  const find = made("input", { type: "search", name: "place", placeholder: "找地区", ariaLabel: "找地区" });
  const total = made("output");
  total.setAttribute("aria-live", "polite");
  const clear = made("button", { type: "reset", className: "fz-clear", textContent: "清除", hidden: true });
  const shown = made("form", { className: "fz-filter" }, find, select("省份", "province", pairs(valuesOf(rows, "province"))),
    select("层级", "level", pairs(valuesOf(rows, "level"))), select(years ? "年份" : "指标", "column", columns), clear, total);
  shown.setAttribute("aria-label", "筛选");
  const fields = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...shown.elements].filter((one) => one.matches("input, select")));
  const read = () => asked(`?${new URLSearchParams(fields.map(({ name, value }) => [name, value.trim()]))}`);
  const change = () => {
    const choice = read();
    const count = apply(frames, choice);
    clear.hidden = !query(choice);
    total.textContent = query(choice) ? `${count}个地区` : "";
    history.replaceState(history.state, "", query(choice) + location.hash || location.pathname);
  };
  shown.addEventListener("submit", (event) => event.preventDefault());
  shown.addEventListener("input", change);
  shown.addEventListener("reset", () => queueMicrotask(() => {
    for (const field of fields) field.value = "";
    change();
  }));
  start(fields, change);
  return shown;
}

/** Show what the address asks for. @param {(HTMLInputElement | HTMLSelectElement)[]} fields @param {() => void} change */
function start(fields, change) {
  const choice = asked(location.search);
  if (!query(choice)) return;
  for (const field of fields) {
    field.value = choice[/** @type {keyof Choice} */ (field.name)];
    if (field instanceof HTMLSelectElement && field.selectedIndex === -1) field.value = "";
  }
  change();
}

/** Show the rows and columns of a choice; return how many places there are. @param {HTMLElement[]} frames @param {Choice} choice */
function apply(frames, choice) {
  const places = new Set();
  for (const frame of frames) {
    close();
    const heads = /** @type {HTMLTableCellElement[]} */ ([...frame.querySelectorAll("thead th")]);
    const has = !choice.column || heads.some((head) => head.dataset.key === choice.column);
    frame.hidden = !has;
    const title = frame.previousElementSibling;
    if (title instanceof HTMLHeadingElement) title.hidden = !has;
    const kept = heads.map((head, at) => at === 0 || !choice.column || head.dataset.key === choice.column);
    for (const row of /** @type {NodeListOf<HTMLTableRowElement>} */ (frame.querySelectorAll("tr"))) {
      for (const [at, cell] of [...row.cells].entries()) cell.hidden = !kept[at];
    }
    for (const row of rowsOf(frame)) {
      const name = row.querySelector("th")?.textContent ?? "";
      row.hidden = !isAsked({ name, province: row.dataset.province ?? "", level: row.dataset.level ?? "" }, choice);
      if (!row.hidden && has) places.add(name);
    }
  }
  return places.size;
}
