// The menu with which a reader hides the marks beside a text. What is hidden is kept in this browser; `palette.js` hides
// it before the page is shown.

import { made } from "./made.js";

const KEPT = "__hidden";
/** @type {Record<string, string>} */
const MARKS = { themes: "主题标记", signs: "段落符号¶", notes: "本站注记" };
const { dataset } = document.documentElement;

/** @param {string} name @param {boolean} shown */
function set(name, shown) {
  const hidden = new Set(dataset.hide?.split(" ").filter(Boolean));
  if (shown) hidden.delete(name);
  else hidden.add(name);
  dataset.hide = [...hidden].join(" ");
  Reflect.get(globalThis, "__md_set")(KEPT, dataset.hide);
}

/** @param {string} name @param {string} label */
function choice(name, label) {
  const input = made("input", {
    type: "checkbox",
    checked: !dataset.hide?.split(" ").includes(name),
    onchange: () => set(name, input.checked),
  });
  return made("label", {}, input, label);
}

for (const place of document.querySelectorAll("[data-display]")) {
  const title = made("summary", {}, "显示");
  const list = made("div", {}, ...Object.entries(MARKS).map(([name, label]) => choice(name, label)));
  const menu = made("details", {}, title, list);
  place.append(menu);
  menu.onkeydown = ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    title.focus();
  };
  addEventListener("pointerdown", ({ target }) => {
    if (!menu.contains(/** @type {Node} */ (target))) menu.open = false;
  });
}
