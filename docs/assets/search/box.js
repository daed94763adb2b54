// On every page. Small, and loads nothing until the box is used, a hit is opened, or the page is the results page.

const form = document.querySelector("form.fz-search");
const input = form?.elements.q;
const results = document.getElementById("fz-search-results");
const address = new URLSearchParams(location.search);

if (results) import("./page.js").then(({ open }) => open(results));
else if (address.get("q") && location.hash) import("./highlight.js").then(({ highlight }) => highlight(address));

if (input && !results) {
  const load = () => import("./list.js").then(({ enhance }) => enhance(form, input));
  input.addEventListener("focus", load, { once: true });
  if (document.activeElement === input) load();
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const box = document.querySelector("form.fz-search--page input[name=q]") ?? input;
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// An input method takes Enter for itself; the form must not be sent by it.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.isComposing || event.keyCode === 229) && event.target.name === "q") event.preventDefault();
}, true);
