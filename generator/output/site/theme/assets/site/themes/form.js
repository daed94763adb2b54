// The form above the passages of a theme: places by name, a year, a division of the reports.

import { MOST, PARTS, counted, offered } from "./choosing.js";
import { made } from "../made.js";
import { shownOrSent } from "../words.js";

/** @typedef {import("./choosing.js").Choice} Choice */
/** @typedef {import("./sections.js").Place} Place */

/** From so many places on there is a field to find one by its name. */
const MANY = 12;

/** @param {string} words @param {string} name */
function select(words, name) {
  const field = made("select", { name });
  return { label: made("label", {}, `${words} `, field), field };
}

/** @param {HTMLSelectElement} field @param {Iterable<[string, string]>} options @param {string} value */
function fill(field, options, value) {
  field.replaceChildren(...[...options].map(([key, text]) => new Option(text, key)));
  field.value = value;
}

/** @param {Place} place */
function box({ slug, name }) {
  const field = made("input", { type: "checkbox", name: "place", value: slug });
  return { item: made("li", {}, made("label", {}, field, made("span", {}, name))), field, name };
}

/** @param {ReturnType<typeof box>[]} boxes */
function finder(boxes) {
  const field = made("input", { type: "search", placeholder: "找地区" });
  field.setAttribute("aria-label", "找地区");
  field.addEventListener("input", () => {
    for (const { item } of boxes) item.hidden = !shownOrSent(item).includes(field.value.trim());
  });
  field.addEventListener("change", (event) => event.stopPropagation());
  return field;
}

/** The form, with what shows a choice in it and what reads one from it. @param {Place[]} places */
export function choosing(places) {
  const form = made("form", { className: "fz-filter" });
  form.setAttribute("aria-label", "比较与筛选");
  const boxes = places.map(box);
  const list = made("ul", { className: "fz-choices" }, ...boxes.map(({ item }) => item));
  const summary = made("summary");
  const found = places.length > MANY ? [finder(boxes)] : [];
  const opened = made("details", { className: "fz-compared" }, summary, ...found, list);
  const year = select("年份", "year");
  const part = select("部分", "part");
  const clear = made("button", { type: "reset", className: "fz-clear", textContent: "清除" });
  const total = made("output");
  total.setAttribute("aria-live", "polite");
  form.append(opened, year.label, part.label, clear, total);
  form.addEventListener("submit", (event) => event.preventDefault());
  return { form, read: () => read(boxes, year.field, part.field), show: shows({ boxes, summary, year: year.field, part: part.field, clear, total }) };
}

/** @param {ReturnType<typeof box>[]} boxes @param {HTMLSelectElement} year @param {HTMLSelectElement} part @returns {Choice} */
function read(boxes, year, part) {
  return { places: boxes.filter(({ field }) => field.checked).map(({ field }) => field.value), year: year.value, part: part.value };
}

/** @param {{ boxes: ReturnType<typeof box>[], summary: HTMLElement, year: HTMLSelectElement, part: HTMLSelectElement,
 *   clear: HTMLButtonElement, total: HTMLOutputElement }} parts */
function shows({ boxes, summary, year, part, clear, total }) {
  /** @param {Choice} choice @param {string[]} years @param {{ passages: number, characters: number } | null} found
   * @param {string} [problem] */
  return (choice, years, found, problem = "") => {
    for (const { field } of boxes) {
      field.checked = choice.places.includes(field.value);
      field.disabled = !field.checked && choice.places.length >= MOST;
    }
    const names = boxes.filter(({ field }) => field.checked).map(({ name }) => name);
    summary.textContent = names.length ? `地区：${names.join("、")}` : `地区：全部（选2至${MOST}个并排比较）`;
    fill(year, offered(years, choice.year), choice.year);
    fill(part, PARTS, choice.part);
    year.disabled = !years.length;
    part.disabled = !years.length;
    clear.hidden = !(names.length || choice.year || choice.part);
    total.textContent = problem || (found ? counted(found.passages, found.characters) : "");
  };
}
