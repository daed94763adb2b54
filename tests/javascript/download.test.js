// The table of the hits, as a spreadsheet reads it.
import assert from "node:assert/strict";
import { cell, sheet } from "#search/download.js";
import { test } from "node:test";

test("no cell is a formula, and quotation marks, commas and line ends stay in their cell", () => {
  for (const start of ["=", "+", "-", "@", "\uFF1D", " =", "\t", "'="]) assert.equal(cell(`${start}1`), `'${start}1`);
  assert.equal(cell("增长7.5%"), "增长7.5%");
  assert.equal(cell("甲,\"乙\"\n丙"), "\"甲,\"\"乙\"\"\n丙\"");
  assert.equal(cell("=1,2"), "\"'=1,2\"");
});

test("a hit is a line with its place, section, words and permanent link", () => {
  /** @type {Search.Shown} */
  const hit = { page: "cities/changsha/", anchor: "p-abc", title: "报告", kind: "p", place: "长沙市", year: null,
    pieces: [["养", true], ["老", false]], path: ["二、安排", "（一）民生"], part: "plan", report: 0 };
  const [head, line, end] = sheet([hit]).split("\r\n");
  assert.equal(head, "地区,年份,文献,章节,部分,文字,链接");
  assert.ok(line.startsWith("长沙市,,报告,二、安排 › （一）民生,部署,养老,"));
  assert.ok(line.endsWith("/cities/changsha/#p-abc"));
  assert.equal(end, "");
});
