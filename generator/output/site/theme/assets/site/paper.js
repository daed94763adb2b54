// On paper: one document or one section alone where that was asked for, with address, day and sources.
import { above, article, belongingTo, headings } from "./parts.js";
import { made } from "./made.js";
import { nameOf } from "./words.js";

/** @type {Element | undefined} */
let chosen;

/** Print what belongs to a heading, below the titles that contain it.
 * @param {Element} heading */
export function printPart(heading) {
  chosen = heading;
  print();
}

function prepare() {
  clear();
  const [part] = chosen ? [chosen] : headings();
  if (!part) return;
  const path = above(part);
  const documents = chosen ? [path[0] ?? part] : headings().filter((one) => one.matches("h2"));
  if (chosen) {
    const kept = new Set([...path, ...belongingTo(part)]);
    for (const one of article.children) one.classList.toggle("fz-unprinted", !kept.has(one));
  }
  article.prepend(head(part));
  article.append(sources(documents));
}

function clear() {
  for (const one of document.querySelectorAll(".fz-paper")) one.remove();
  for (const one of document.querySelectorAll(".fz-unprinted")) one.classList.remove("fz-unprinted");
}

/** @param {Element} part */
function head(part) {
  const now = new Date();
  const site = document.querySelector('meta[property="og:site_name"]')?.getAttribute("content") ?? "";
  const address = location.href.split("#")[0] + (chosen ? `#${part.id}` : "");
  const day = `${now.getFullYear()}年${now.getMonth() + 1}月${now.getDate()}日打印`;
  return made("p", { className: "fz-paper fz-paper-head" }, [site, address, day].filter(Boolean).join("\u3000"));
}

/** @param {readonly Element[]} documents */
function sources(documents) {
  const all = made("div", { className: "fz-paper" }, made("p", { className: "fz-paper-title", textContent: "来源" }));
  for (const one of documents) {
    const meta = belongingTo(one).find((element) => element.matches(".fz-meta"));
    const entry = /** @type {HTMLAnchorElement | null | undefined} */ (meta?.querySelector("a.fz-entry"));
    all.append(made("p", {}, nameOf(one), entry ? `\u3000著录：${entry.href}` : ""));
    const fields = meta?.querySelector("dl")?.cloneNode(true);
    if (fields) all.append(fields);
  }
  return all;
}

addEventListener("beforeprint", prepare);
addEventListener("afterprint", () => {
  clear();
  chosen = undefined;
});
