// The sentence of a cell, in a row below its own: what the document says, and the way to it.

import { made } from "../made.js";

/** @typedef {{ title: string, said: [before: string, quote: string, after: string][] }} Said */

/** @type {Map<string, Promise<Said>>} */
const known = new Map();

/** The sentences of a document, read once. @param {string} address @returns {Promise<Said>} */
function sentences(address) {
  const found = known.get(address) ?? fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  });
  known.set(address, found);
  found.catch(() => known.delete(address));
  return found;
}

/** Close what is open on the page: one sentence at a time. */
export function close() {
  const opened = document.querySelector("tr.fz-opened");
  /** @type {HTMLElement | null} */
  const link = document.querySelector("a[data-said][aria-expanded='true']");
  link?.removeAttribute("aria-expanded");
  if (opened?.contains(document.activeElement)) link?.focus();
  opened?.remove();
}

/** Open the sentence of a cell; where it cannot be had, go to it.
 * @param {HTMLElement} frame @param {HTMLAnchorElement} link */
export async function open(frame, link) {
  const [, report, number] = /^(.*)\/(\d+)$/.exec(link.dataset.said ?? "") ?? [];
  const found = await sentences(`${frame.dataset.root}/${report}.json`).catch(() => null);
  const said = found?.said[Number(number)];
  if (!found || !said) {
    location.assign(link.href);
    return;
  }
  close();
  const row = /** @type {HTMLTableRowElement} */ (link.closest("tr"));
  const inner = panel(frame, link, found.title, said);
  row.after(made("tr", { className: "fz-opened" }, made("td", { colSpan: row.cells.length }, inner)));
  link.setAttribute("aria-expanded", "true");
  inner.focus({ preventScroll: true });
  inner.scrollIntoView({ block: "nearest" });
}

/** @param {HTMLElement} frame @param {HTMLAnchorElement} link @param {string} title @param {Said["said"][0]} said */
function panel(frame, link, title, [before, quote, after]) {
  const name = nameOf(frame, link);
  const shut = made("button", { type: "button", className: "fz-clear", textContent: "收起" });
  shut.addEventListener("click", () => close());
  const words = made("blockquote", {}, made("p", {}, before, made("mark", { textContent: quote }), after));
  const onward = made("p", { className: "fz-from" }, made("a", { href: link.href, textContent: `正文：${title}` }));
  const inner = made("div", { tabIndex: -1 }, made("p", { className: "fz-opened-head" }, made("b", { textContent: name }), shut), words, onward);
  inner.setAttribute("role", "group");
  inner.setAttribute("aria-label", `${name}，原句`);
  inner.style.setProperty("--fz-room", `${frame.clientWidth}px`);
  return inner;
}

/** The place and the column of a cell, in words. @param {HTMLElement} frame @param {HTMLAnchorElement} link */
function nameOf(frame, link) {
  const cell = /** @type {HTMLTableCellElement} */ (link.closest("td"));
  const heads = /** @type {NodeListOf<HTMLTableCellElement>} */ (frame.querySelectorAll("thead th"));
  const place = cell.parentElement?.querySelector("th a")?.textContent ?? "";
  return `${place}：${heads[cell.cellIndex]?.textContent ?? ""}`;
}
