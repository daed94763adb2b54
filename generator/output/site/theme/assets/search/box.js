// On every page. Small, and loads nothing until the box is used, a hit is opened, or the page is the results page.

/** @type {NodeListOf<HTMLInputElement>} */
const inputs = document.querySelectorAll("form.fz-search input[name=q]");
const boxes = [...inputs];
const results = document.getElementById("fz-search-results");
const here = new URLSearchParams(location.search);
const address = here.has("q") ? here : new URLSearchParams(history.state?.marked ?? ""); // as highlight.js leaves it

if (results) import("./page.js").then(({ open }) => open(results));
else if (address.get("q") && location.hash) import("./highlight.js").then(({ highlight }) => highlight(address));

if (!results) boxes.forEach(enhance);

/** @param {HTMLInputElement} input @param {number} number */
function enhance(input, number) {
  const load = () => import("./list.js").then(({ attach }) => attach(/** @type {HTMLFormElement} */ (input.form), input, number));
  input.addEventListener("focus", load, { once: true });
  if (document.activeElement === input) load();
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = /** @type {Partial<Element>} */ (event.target);
  if (target.closest?.("input, textarea, select, [contenteditable]")) return;
  const box = boxes.at(-1); // the page's own box comes after that of the header
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// An input method takes Enter for itself; the form must not be sent by it.
document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLInputElement} */ (event.target);
  if (event.key === "Enter" && (event.isComposing || event.keyCode === 229) && target.name === "q") event.preventDefault();
}, true);
