// The corpus that make_corpus.py wrote: its indexes by the addresses the scripts ask for, and what Python says.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";

/** @typedef {{ barrier: string, texts: [text: string, folded: string, grams: string[]][],
 *   queries: [kind: string, query: string, anchors: string[]][], questions: Question[] }} Python
 * @typedef {{ group: string, asked: string, total: number, anchors: string[], in?: string, page?: string, kind?: string,
 *   offer?: string }} Question */

/** Make these indexes of the corpus; they go when the tests are done.
 * @param {("small" | "large" | "asked" | "asked-large")[]} sizes @returns {{ python: Python, url: (size: "small" | "large" | "asked" | "asked-large") => URL }} */
export function corpus(...sizes) {
  const folder = mkdtempSync(join(tmpdir(), "fangzhi-"));
  after(() => rmSync(folder, { recursive: true }));
  execFileSync(process.env.PYTHON ?? ".venv/bin/python", ["-m", "tests.javascript.make_corpus", folder, ...sizes]);
  globalThis.fetch = (address) => {
    const file = new URL(String(address));
    file.search = "";
    return Promise.resolve(new Response(readFileSync(file)));
  };
  return {
    python: JSON.parse(readFileSync(join(folder, "python.json"), "utf8")),
    url: (size) => pathToFileURL(join(folder, size, "/")),
  };
}

/** Numbers from 0 to 1, the same in every run.
 * @returns {() => number} */
export function draw(state = 1) {
  let value = state;
  return () => {
    value = (value * 48_271) % 2_147_483_647;
    return value / 2_147_483_647;
  };
}
