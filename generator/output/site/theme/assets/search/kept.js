// The results as the reader left them: how many were shown, which hit was where, and which had the focus. All of it is
// in the entry of the browser's history, so that a reload and the way back find it, also where the page was discarded.

const REST = 200; // milliseconds without scrolling after which the place is noted
const TURNS = 30; // frames at most in which the rows of a long list get their heights
const STILL = 3; // frames without a change after which they have them
/** @typedef {{ shown: number, key: string, top: number, focused: string }} Before */

export class Kept {
  /** @type {Before | undefined} */
  #before;

  /** @param {HTMLElement} list @param {() => number} shown */
  constructor(list, shown) {
    this.list = list;
    this.shown = shown;
    history.scrollRestoration = "manual"; // the browser would scroll before there is anything
    this.#before = Kept.before();
    addEventListener("popstate", () => { this.#before = Kept.before(); });
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    addEventListener("scroll", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.#note(), REST);
    }, { passive: true });
    addEventListener("pagehide", () => this.#note());
    list.addEventListener("focusin", () => this.#note());
    list.addEventListener("click", (event) => this.#note(/** @type {Element} */ (event.target)), true);
  }

  /** What this entry of the history has of the results. @returns {Before | undefined} */
  static before() {
    return history.state?.hits;
  }

  #note(target = document.activeElement) {
    if (this.#before) return; // what is to be restored stays until it is: the hits are still coming
    const rows = /** @type {HTMLElement[]} */ ([...this.list.querySelectorAll(".fz-hit")]);
    const row = rows.find((one) => one.getBoundingClientRect().bottom > 0);
    if (!row) return;
    const focused = /** @type {HTMLElement | null | undefined} */ (target?.closest(".fz-hit"))?.dataset.key ?? "";
    const hits = { shown: this.shown(), key: row.dataset.key, top: Math.round(row.getBoundingClientRect().top), focused };
    if (JSON.stringify(hits) !== JSON.stringify(history.state?.hits)) history.replaceState({ ...history.state, hits }, "");
  }

  /** Another question is asked: what was noted is of an earlier one. */
  forget() {
    this.#before = undefined;
  }

  /** Once all hits are there: the same hit at the same height, the same one focused. */
  async restore() {
    const before = this.#before;
    if (!before) return;
    const find = (/** @type {string} */ key) => /** @type {HTMLElement | null} */ (this.list.querySelector(`[data-key="${CSS.escape(key)}"]`));
    find(before.focused)?.querySelector("a")?.focus({ preventScroll: true });
    const row = find(before.key);
    if (row) await this.#settle(row, before);
    if (this.#before !== before) return; // another question was asked meanwhile
    this.#before = undefined; // not sooner: the focus alone would be noted where the page still is
    this.#note(); // at once: the reader may leave before the page has rested
  }

  /** Bring a row to the height it had; in a long list the rows about it get theirs only when they are near.
   * @param {HTMLElement} row @param {Before} before */
  async #settle(row, before) {
    const off = () => row.getBoundingClientRect().top - before.top;
    scrollBy(0, off());
    if (!this.list.matches(".fz-long")) return;
    for (let still = 0, turns = 0; turns < TURNS && still < STILL && this.#before === before; turns++) {
      await frame();
      still = Math.abs(off()) < 1 ? still + 1 : 0;
      scrollBy(0, off());
    }
  }
}

/** The next frame; for a page that is not shown it comes when it is.
 * @returns {Promise<void>} */
const frame = () => new Promise((next) => { requestAnimationFrame(() => next()); });
