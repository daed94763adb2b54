// All hits of a view as a table for spreadsheets: CSV with a byte order mark, in which no cell is a formula (as in
// generator/output/data/tables/sheets.py).
import { BASE, PARTS, askAside } from "./client.js";

const COLUMNS = ["地区", "年份", "文献", "章节", "部分", "文字", "链接"];
const FORMULA = /^(?:'*\s*[=+@\-\uFF1D\uFF0B\uFF20\uFF0D]|'*[\t\r])/;

/** A cell of CSV (RFC 4180); a text that a spreadsheet would take for a formula gets an apostrophe before it.
 * @param {string} text */
export function cell(text) {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {Search.Shown[]} hits */
export function sheet(hits) {
  const lines = hits.map(({ place, year, title, path, part, pieces, page, anchor }) => [place, String(year ?? ""), title,
    (path ?? []).join(" › "), part ? PARTS[part] : "", pieces.map(([piece]) => piece).join(""), new URL(`${page}#${anchor}`, BASE).href]);
  return [COLUMNS, ...lines].map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}

/** @param {Search.SearchQuestion} question @returns {Promise<Search.Shown[]>} */
function everything(question) {
  /** @type {Search.Shown[]} */
  const hits = [];
  return new Promise((resolve, reject) => {
    askAside(question, (answer) => {
      if (answer.type === "error") reject(new Error(answer.message));
      if (answer.type !== "done") return;
      hits.push(...answer.hits);
      if (answer.last) resolve(hits);
    });
  });
}

/** Have the browser save all hits of a question.
 * @param {Search.SearchQuestion} question */
export async function download(question) {
  const url = URL.createObjectURL(new Blob(["\uFEFF", sheet(await everything(question))], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `检索-${question.query.replaceAll(/[\\/:*?"<>|\s]+/g, " ").trim().slice(0, 60) || "全部"}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
