// The contents of a page: all its headings, folded by level. In a sheet on a narrow window, else beside the text.
import { above, headings, tree } from "./parts.js";
import { made } from "./made.js";
import { nameOf } from "./words.js";
import { printPart } from "./paper.js";

/** @typedef {import("./parts.js").Part} Part */
/** @typedef {{ item: HTMLElement, link: HTMLAnchorElement, unfold: (open: boolean) => void }} Row */

/** Give an item a button that shows what is below it, made when it is first shown.
 * @param {HTMLElement} item @param {string} name @param {() => HTMLElement} make */
function folding(item, name, make) {
  const button = made("button", { type: "button", className: "fz-fold" });
  /** @type {HTMLElement | undefined} */
  let below;
  const unfold = (/** @type {boolean} */ isOpen) => {
    if (isOpen && !below) item.append(below = make());
    if (below) below.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
    button.setAttribute("aria-label", `${isOpen ? "收起" : "展开"}：${name}`);
  };
  unfold(false);
  button.onclick = () => unfold(button.getAttribute("aria-expanded") !== "true");
  item.prepend(button);
  return unfold;
}

/** The list of all headings; `mark` shows in it where the reader is. */
function contents() {
  /** @type {Map<Element, Row>} */
  const rows = new Map();
  /** @type {Element[]} */
  let opened = [];
  /** @type {Row | undefined} */
  let current;

  /** @param {readonly Part[]} parts */
  function list(parts) {
    return made("ul", {}, ...parts.map(row));
  }

  /** @param {Part} part */
  function row(part) {
    const name = nameOf(part.heading);
    const link = made("a", { href: `#${part.heading.id}`, textContent: name });
    const item = made("li", {}, link);
    const unfold = part.inner.length ? folding(item, name, () => list(part.inner)) : () => {};
    rows.set(part.heading, { item, link, unfold });
    return item;
  }

  const top = tree(headings());
  const element = list(top);
  if (top.length === 1) rows.get(top[0].heading)?.unfold(true);

  /** @param {Element | undefined} heading */
  function mark(heading) {
    current?.link.removeAttribute("aria-current");
    const path = heading ? [...above(heading), heading] : [];
    for (const one of opened) if (!path.includes(one)) rows.get(one)?.unfold(false);
    opened = path.filter((one) => one !== top[0]?.heading || top.length > 1);
    for (const one of path) rows.get(one)?.unfold(true);
    current = heading && rows.get(heading);
    current?.link.setAttribute("aria-current", "location");
    return current?.item;
  }
  return { element, mark };
}

/** @type {HTMLDialogElement | undefined} */
let sheet;
/** @type {ReturnType<typeof contents> | undefined} */
let inSheet;
/** @type {Element | undefined} */
let here;

function reading() {
  return here ?? headings()[0];
}

function makeSheet() {
  inSheet = contents();
  const title = made("h2", { id: "fz-sheet-title", textContent: "目录" });
  const close = made("button", { type: "button", textContent: "关闭" });
  const section = made("button", { type: "button", textContent: "打印本节" });
  const whole = made("button", { type: "button", textContent: "打印本篇" });
  const body = made("div", { className: "fz-sheet-body" }, inSheet.element);
  const dialog = made("dialog", { className: "fz-sheet" },
    made("div", { className: "fz-sheet-head" }, title, close), body, made("div", { className: "fz-sheet-foot" }, section, whole));
  dialog.setAttribute("aria-labelledby", title.id);
  close.onclick = () => dialog.close();
  dialog.onclick = ({ target }) => {
    if (target === dialog || /** @type {Element} */ (target).closest(".fz-sheet-body a")) dialog.close();
  };
  section.onclick = () => {
    dialog.close();
    printPart(reading());
  };
  whole.onclick = () => {
    dialog.close();
    printPart(above(reading())[0] ?? reading());
  };
  document.body.append(dialog);
  return dialog;
}

/** Open the sheet, with the heading that the reader is under marked.
 * @param {Element | undefined} heading */
export function open(heading) {
  sheet ??= makeSheet();
  here = heading;
  const item = inSheet?.mark(heading);
  sheet.showModal();
  item?.scrollIntoView({ block: "center" });
  (item?.querySelector("a") ?? sheet.querySelector("a"))?.focus({ preventScroll: true });
}

/** Put the contents in place of those of the theme beside the text; what comes back marks where the reader is.
 * @param {Element} column */
export function beside(column) {
  const { element, mark } = contents();
  const old = column.querySelector("ul");
  if (!old) return () => {};
  old.hidden = true;
  element.className = "fz-column";
  old.after(element);
  const frame = column.closest(".md-sidebar__scrollwrap");
  return (/** @type {Element | undefined} */ heading) => {
    const item = mark(heading)?.querySelector("a");
    if (!item || !frame) return;
    const [one, all] = [item.getBoundingClientRect(), frame.getBoundingClientRect()];
    if (one.top < all.top + 40 || one.bottom > all.bottom - 20) frame.scrollTop += one.top - (all.top + all.bottom) / 2;
  };
}
