// Tables of indicators: a cell opens its sentence below its row, columns sort, a form chooses rows and columns.

import { close, open } from "./panel.js";
import { form } from "./form.js";
import { sortable } from "./sorting.js";

/** @typedef {HTMLElement & { dataset: { root: string } }} Frame */

const frames = /** @type {Frame[]} */ ([...document.querySelectorAll(".fz-cells")]);

for (const frame of frames) {
  sortable(frame);
  frame.addEventListener("click", (event) => {
    /** @type {HTMLAnchorElement | null} */
    const link = /** @type {Element} */ (event.target).closest("a[data-said]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.getAttribute("aria-expanded") === "true") close();
    else open(frame, link);
  });
  frame.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
}
const room = document.querySelector(".fz-cell-form");
if (room) room.append(form(frames));
