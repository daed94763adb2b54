// The frame of a page: the menu, the colours, the place in the contents, the way back to the top. Without this script
// the menu is a row of links.
import { firstBelow } from "./back.js";
import { targetOf } from "./target.js";

/** @param {string} selector */
const one = (selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector));

/** @param {HTMLElement} button @param {HTMLElement} menu */
function openAndClose(button, menu) {
  /** @param {boolean} open */
  const show = (open) => {
    button.setAttribute("aria-expanded", String(open));
    menu.classList.toggle("fz-menu-open", open);
  };
  const isOpen = () => menu.classList.contains("fz-menu-open");
  button.addEventListener("click", () => show(!isOpen()));
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !isOpen()) return;
    show(false);
    button.focus();
  });
  for (const event of ["pointerdown", "focusin"]) {
    document.addEventListener(event, ({ target }) => {
      const there = /** @type {Node} */ (target);
      if (isOpen() && !menu.contains(there) && !button.contains(there)) show(false);
    });
  }
}

/** @param {HTMLElement} button */
function changeColours(button) {
  /** @type {NodeListOf<HTMLElement>} */
  const states = button.querySelectorAll("[data-scheme]");
  const names = [...states].map(({ dataset }) => dataset.scheme ?? "");
  const now = () => Math.max(0, names.indexOf(document.body.dataset.mdColorMedia ?? ""));
  const say = () => {
    states.forEach((state, index) => { state.hidden = index !== now(); });
    button.title = states[now()].dataset.name ?? "";
    button.setAttribute("aria-label", button.title);
  };
  button.addEventListener("click", () => {
    const index = (now() + 1) % names.length;
    Reflect.get(globalThis, "__fz_colours")(names[index]);
    Reflect.get(globalThis, "__md_set")("__palette", { index, color: { media: names[index] } });
    say();
  });
  say();
}

/** The switch of script; what it needs is loaded when it is used, and on every page after that.
 * @param {HTMLElement} button */
function changeScript(button) {
  const { classList } = document.documentElement;
  /** @param {boolean} traditional */
  const show = (traditional) => {
    classList.toggle("fz-hant", traditional);
    [button.lang, button.textContent, button.title] = traditional
      ? ["zh-Hans", "简", "改用简体阅读"] : ["zh-Hant", "繁", "改用繁體閱讀"];
    button.setAttribute("aria-label", button.title);
  };
  /** @param {boolean} traditional */
  const turn = async (traditional) => {
    show(traditional);
    const script = await import("./traditional.js").catch(() => null);
    const isReady = !traditional || await script?.ready();
    if (classList.contains("fz-hant") !== traditional) return; // turned again while it was loaded
    if (!isReady) {
      show(false);
      return;
    }
    Reflect.get(globalThis, "__md_set")("script", traditional ? "hant" : "hans");
    if (traditional) script?.toTraditional();
    else script?.toSimplified(); // without the script nothing was converted
  };
  button.addEventListener("click", () => turn(!classList.contains("fz-hant")));
  if (classList.contains("fz-hant")) turn(true);
}

/** Mark the section that is read in the contents, and keep it in sight there; contents.js does it for its own.
 * @param {HTMLElement} box */
function follow(box) {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = box.querySelectorAll("a[href^='#']");
  const isReplaced = () => box.querySelector(".fz-column") !== null;
  const entries = [...links].flatMap((link) => {
    const target = targetOf(link.hash);
    return target ? [{ link, target }] : [];
  });
  const targets = entries.map(({ target }) => target);
  /** @type {HTMLAnchorElement | undefined} */
  let marked;
  return () => {
    const next = firstBelow(targets, ({ top }) => top >= 120); // they are in the order of the page
    const link = entries[next - 1]?.link;
    if (link === marked || isReplaced()) return;
    for (const [one_, on] of /** @type {const} */ ([[marked, false], [link, true]])) one_?.classList.toggle("md-nav__link--active", on);
    marked = link;
    const away = link && link.getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (away !== undefined && (away < 0 || away > box.clientHeight - 40)) box.scrollTop += away - box.clientHeight / 2;
  };
}

/** The button back to the top is there after the reader turned back.
 * @param {HTMLElement} button */
function offerTop(button) {
  let last = scrollY;
  button.addEventListener("click", () => {
    scrollTo(0, 0);
    one(".fz-home")?.focus({ preventScroll: true });
  });
  return () => {
    if (Math.abs(scrollY - last) < 8) return;
    button.hidden = scrollY > last || scrollY < innerHeight;
    last = scrollY;
  };
}

/** @param {(() => void)[]} actions */
function whileScrolling(actions) {
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      for (const action of actions) action();
    });
  }, { passive: true });
}

const [button, menu, colours, script] = [".fz-menu", "#fz-menu", ".fz-scheme", ".fz-script"].map(one);
const [contents, top_] = [".md-sidebar--secondary .md-sidebar__scrollwrap", ".md-top"].map(one);
if (button && menu) openAndClose(button, menu);
if (colours) changeColours(colours);
if (script) changeScript(script);
whileScrolling([...(contents ? [follow(contents)] : []), ...(top_ ? [offerTop(top_)] : [])]);

// What scrolls within the page can be scrolled by keyboard.
for (const box of document.querySelectorAll("article .fz-table, article table:not([class]), article pre, article pre > code")) {
  if (box.scrollWidth > box.clientWidth) box.setAttribute("tabindex", "0");
}
