// On a list of places: show the rows with a name.
import { shownOrSent } from "./words.js";

const form = /** @type {HTMLFormElement} */ (document.querySelector(".fz-find-place"));
const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("place"));
const output = form.querySelector("output");

function apply() {
  const words = input.value.trim().split(/\s+/u);
  let count = 0;
  for (const body of document.querySelectorAll(".fz-places tbody")) {
    let any = false;
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll("tr:not(.fz-group)"))) {
      const names = `${shownOrSent(row.querySelector("th"))} ${row.dataset.names ?? ""}`;
      row.hidden = !words.every((word) => names.includes(word));
      any ||= !row.hidden;
      count += Number(!row.hidden);
    }
    Object.assign(body, { hidden: !any });
  }
  if (output) output.textContent = input.value.trim() ? `${count}个` : "";
}

form.addEventListener("submit", (event) => event.preventDefault());
input.addEventListener("input", apply);
if (input.value) apply(); // the browser kept it
