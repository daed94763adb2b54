// Columns with numbers sort their rows: the highest first, the lowest first, then as the page was sent.

import { NEXT, order } from "./order.js";
import { close } from "./panel.js";
import { made } from "../parts.js";

/** @typedef {import("./order.js").Way} Way */

/** @param {HTMLTableRowElement} row @param {number} column */
function numberIn(row, column) {
  const value = row.cells[column]?.dataset.value;
  return value === undefined ? null : Number(value);
}

/** Give the heads of a table that can be sorted a button. @param {HTMLElement} frame */
export function sortable(frame) {
  const body = /** @type {HTMLTableSectionElement} */ (frame.querySelector("tbody"));
  const rows = [...body.rows];
  const heads = /** @type {HTMLTableCellElement[]} */ ([...frame.querySelectorAll("thead th")]);
  for (const [column, head] of heads.entries()) {
    if (rows.filter((row) => numberIn(row, column) !== null).length < 2) continue;
    head.append(made("button", { type: "button", className: "fz-sort", ariaLabel: `按${head.textContent}排序` }));
    head.setAttribute("aria-sort", "none");
    head.addEventListener("click", () => {
      const way = NEXT[/** @type {Way} */ (head.getAttribute("aria-sort"))];
      for (const other of heads) if (other.hasAttribute("aria-sort")) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", way);
      close();
      body.append(...order(rows.map((row) => numberIn(row, column)), way).map((at) => rows[at]));
    });
  }
}
