// The control at a heading or paragraph, loaded when it is first used: copies its link, its words, its reference, and
// says why a paragraph has its themes.
import { made } from "./made.js";
import { targetOf } from "./target.js";
import { covered, naming, textNodes, textOf } from "./words.js";

/** @type {HTMLElement | undefined} */
let panel;

/** @param {HTMLAnchorElement} link @param {Range | null} range what was selected when the link was used */
export async function open(link, range) {
  const passage = /** @type {HTMLElement} */ (targetOf(link.hash));
  const entry = entryOf(passage);
  const answer = entry && (await fetch(entry.href.replace(/\/$/, ".json")).catch(() => null));
  /** @type {Quotable | null} */
  const data = answer?.ok ? await answer.json() : null;
  await style();
  panel?.remove();
  const own = made("div", { className: "fz-quoting" });
  panel = own;
  own.setAttribute("role", "dialog");
  own.setAttribute("aria-label", "链接与引用");
  own.append(...content(quoted(passage, range), entry, data));
  (link.closest("p") ?? passage).after(own);
  own.onkeydown = ({ key }) => {
    if (key !== "Escape") return;
    own.remove();
    link.focus({ preventScroll: true });
  };
  own.querySelector("button")?.focus({ preventScroll: true });
  own.scrollIntoView({ block: "nearest" });
}

addEventListener("pointerdown", leave);
addEventListener("focusin", leave);

/** @param {Event} event */
function leave({ target }) {
  if (!panel?.contains(/** @type {Node} */ (target))) panel?.remove();
}

/** @param {QuotedPart[]} parts @param {HTMLAnchorElement | undefined} entry @param {Quotable | null} data */
function* content(parts, entry, data) {
  const [{ passage, text, start, end }] = parts; // the address is that of the first
  const words = parts.map((one) => one.text.slice(one.start, one.end)).join("\n");
  const page = location.href.split(/[?#]/)[0];
  const plain = `${page}#${passage.id}`;
  const link = end - start < text.length ? `${page}?${naming(text, start, end)}#${passage.id}` : plain;
  const said = made("p");
  said.setAttribute("role", "status");
  const about = [...warnings(parts, words, entry, data)];
  if (words !== text) yield made("p", {}, `所选${[...words].length}字`);
  for (const one of about) yield made("p", { className: "fz-warned" }, one);
  yield button("复制链接", link, said);
  if (data) {
    yield button("复制引文", [`“${words}”`, `——${data.from}`, link, ...about].join("\n"), said);
    yield made("p", {}, "复制著录：");
    for (const [name, one] of Object.entries(data.references)) yield button(name, filled(one, plain), said);
  }
  yield said;
  for (const [theme, why] of Object.entries(data?.why[passage.id] ?? {})) {
    const [name, address] = data?.themes[theme] ?? [theme, ""];
    const to = made("a", { href: new URL(`../../${address}`, entry?.href).href }, name);
    yield made("p", { className: "fz-why" }, "主题 ", to, `，依据：${why}`);
  }
}

/** What a quotation has to say of itself. An inference that took words away is a span without length.
 * @param {QuotedPart[]} parts @param {string} words @param {HTMLAnchorElement | undefined} entry @param {Quotable | null} data */
function* warnings(parts, words, entry, data) {
  const inferred = parts.some(({ passage, start, end }) => passage.matches(".fz-inferred")
    || data?.inferred[passage.id]?.some(([from, to]) => from < end + Number(from === to) && to > start - Number(from === to)));
  if (inferred) yield `引文中有本站推断的文字或标题，见校勘记：${new URL(`../../${data?.record}`, entry?.href)}`;
  if (/[\u25a1\u27e6]/u.test(words) || parts.some(({ passage }) => data?.gaps.includes(passage.id))) yield "来源在引文处有残缺";
}

/** A reference with what only the browser knows, in place of the characters of references/model.py.
 * @param {string} reference @param {string} address */
function filled(reference, address) {
  const now = new Date();
  const numbers = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const day = numbers.map((one) => String(one).padStart(2, "0")).join("-");
  return reference.replaceAll("\ue001", address).replaceAll("\ue002", day).replaceAll("\ue003", String(numbers));
}

/** The passages that are quoted: those in the range, if it touches the one whose control was used, else that one.
 * @param {HTMLElement} passage @param {Range | null} range */
function quoted(passage, range) {
  /** @type {NodeListOf<HTMLElement>} */
  const all = document.querySelectorAll("article [id]");
  const parts = [...all]
    .filter((one) => range?.intersectsNode(passage) && range.intersectsNode(one) && (one === passage || /^[tsp]-/.test(one.id)))
    .map((one) => part(one, range))
    .filter(({ start, end }) => end > start);
  return parts.length ? parts : [part(passage, null)];
}

/** @param {HTMLElement} passage @param {Range | null} range @returns {QuotedPart} */
function part(passage, range) {
  const nodes = textNodes(passage);
  const text = textOf(nodes);
  const [start, end] = range ? covered(nodes, range) : [0, text.length];
  return { passage, text, start, end };
}

/** The link to the entry of the document of a passage: the first one below its title.
 * @param {Element} passage */
function entryOf(passage) {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const found = document.querySelectorAll("h2.fz-document, a.fz-entry");
  const all = [...found];
  const above = all.findLastIndex((one) => one === passage
    || (one.matches("h2") && one.compareDocumentPosition(passage) === Node.DOCUMENT_POSITION_FOLLOWING));
  return above < 0 ? undefined : all.slice(above).find((one) => one.matches("a"));
}

/** @param {string} name @param {string} text @param {HTMLElement} said */
function button(name, text, said) {
  const one = made("button", {}, name);
  one.onclick = async () => {
    const field = made("textarea", { value: text });
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = `已复制：${name}`;
    } catch { // a browser without a secure connection: copied as of old, else shown
      said.replaceChildren(field);
      field.select();
      if (!document.execCommand("copy")) return;
      said.textContent = `已复制：${name}`;
      one.focus();
    }
  };
  return one;
}

/** @returns {Promise<unknown> | undefined} */
function style() {
  if (panel) return undefined;
  const link = made("link", { rel: "stylesheet", href: new URL("quoting.css", import.meta.url).href });
  document.head.append(link);
  return new Promise((done) => {
    link.onload = done;
    link.onerror = done;
  });
}
