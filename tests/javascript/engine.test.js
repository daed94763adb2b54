// The whole search over indexes that Python wrote: every query of tests/gold finds exactly what holds it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Store, reader } from "#search/store.js";
import { BARRIER } from "#search/fold.js";
import { grams, matches, parse } from "#search/match.js";
import { Engine } from "#search/engine.js";
import { count } from "#search/count.js";
import { corpus } from "./corpus.js";

const { python, url } = corpus("small", "large");
const go = () => true;

for (const size of /** @type {const} */ (["small", "large"])) {
  describe(`a ${size} corpus`, async () => {
    const engine = await new Engine(url(size)).open();

    test("has the shape it is to have", () => {
      assert.equal(engine.meta.lists > 0, size === "large");
      assert.equal(engine.meta.offsets > 0, size === "large");
    });

    test("finds for every query the passages that hold it, and no other", async () => {
      assert.ok(python.queries.length >= 150);
      for (const [kind, query, wanted] of python.queries) {
        const result = await engine.search(query, kind === "loose", go);
        const shown = await engine.show(result.hits, result.terms);
        assert.deepEqual(shown.map((hit) => hit.anchor).sort(), wanted, `${kind} ${query}`);
        assert.ok(kind === "loose" || shown.every((hit) => hit.pieces.some(([, marked]) => marked)), `${query} is not marked`);
      }
    });

    test("gives up when nobody wants the answer", async () => {
      const result = await engine.search("的", false, () => false);
      assert.equal(result.complete, false);
      assert.ok(result.hits.length > 0);
    });

    test("counts what filters leave, each facet by the other filters", async () => {
      const result = await engine.search("产业", false, go);
      const all = await engine.view(result, {}, "");
      const [first] = all.facets.place;
      const some = await engine.view(result, { place: [first.value] }, "");
      assert.equal(all.total, result.hits.length);
      assert.equal(some.total, first.count);
      assert.deepEqual(some.facets.place, all.facets.place);
      assert.equal(some.facets.year.reduce((sum, row) => sum + row.count, 0) <= some.total, true);
      assert.equal(all.cells.reduce((sum, cell) => sum + cell.count, 0), all.total);
      assert.deepEqual([...new Set(some.cells.map(({ place }) => place))], [first.value]);
      assert.deepEqual((await engine.view(result, { place: ["nowhere"] }, "")).facets.place.at(-1),
        { value: "nowhere", count: 0, label: "nowhere" });
    });

    test("sorts by year and by heading", async () => {
      const result = await engine.search("工作", false, go);
      const columns = await (await new Store(url(size)).open()).columns();
      const years = async (/** @type {string} */ sort) => (await engine.view(result, {}, sort)).order
        .map((hit) => columns.reports.years[hit.report] ?? 0);
      assert.deepEqual(await years("new"), (await years("")).sort((a, b) => b - a));
      assert.deepEqual(await years("old"), (await years("")).sort((a, b) => a - b));
      const headings = (await engine.view(result, {}, "heading")).order.map((hit) => hit.heading);
      assert.ok(headings[0] && headings.lastIndexOf(true) < headings.indexOf(false));
    });

    test("guesses at what was meant", async () => {
      assert.ok((await engine.guess("xiangcunzhenxing", go)).includes("乡村振兴"));
      assert.ok((await engine.guess("乡村真兴", go)).includes("乡村振兴"));
      assert.deepEqual(await engine.guess("龘龘", go), []);
    });
  });
}

test("lists count what reading the texts counts", async () => {
  const store = await new Store(url("large")).open();
  const passages = (await Promise.all(store.reports.map((_, number) => store.chunk(number))))
    .flatMap((chunk) => chunk.passages.map((_, i) => chunk.folded(i)));
  const sure = ["产业", "的", "7.5%", "5", "2023年", "乡村振兴 产业", "1,061", "，", "產業鍊 2022", "高质量发展", "发展，",
    "发展 ~ 产业", "产业 ~5 发展 ~10 经济", "产业 | 工作 ~3 发展 建设", "高质量 ~0 发展"];
  for (const [query, loose] of /** @type {[string, boolean][]} */ ([...sure.map((words) => [words, false]), ["发展", true], ["业", true]])) {
    const terms = parse(query, store.folder, loose);
    const read = passages.flatMap((text, number) => (matches(text, terms) ? [number] : []));
    const counted = await count(terms, store, 0);
    assert.deepEqual([...counted.passages], read, query);
    assert.equal(counted.exact, true, query);
  }
  for (const query of ["、扎实推进", "以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神"]) {
    const terms = parse(query, store.folder);
    const counted = await count(terms, store, 0);
    const read = passages.flatMap((text, number) => (matches(text, terms) ? [number] : []));
    assert.ok(read.every((number) => counted.passages.includes(number)), query);
  }
});

test("the first hit of a query takes few files", async () => {
  const { fetch } = globalThis;
  let files = 0;
  globalThis.fetch = (address) => { files++; return fetch(address); };
  for (const query of ["产业", "高质量发展", "乡村振兴 产业", "扎实推进乡村振兴"]) {
    files = 0;
    const engine = await new Engine(url("large")).open();
    await engine.search(query, false, () => false);
    assert.ok(files <= 6, `${query}: ${files}`); // two to start, three grams, a text
  }
  globalThis.fetch = fetch;
});

test("every passage that holds a gram is in its list", async () => {
  const store = await new Store(url("large")).open();
  let passage = 0;
  for (const number of store.reports.keys()) {
    const chunk = await store.chunk(number);
    for (const index of chunk.passages.keys()) {
      const [words] = chunk.folded(index).split(BARRIER);
      for (const gram of grams(words, false, 5)) {
        assert.ok((await (await store.list(gram)).all()).includes(passage), gram);
      }
      passage++;
    }
  }
  assert.deepEqual([...(await store.list("龘龘")).head], []);
});

test("varints are read as fold.py writes them", () => {
  const here = reader(Uint8Array.of(0, 127, 128, 1, 255, 255, 3, 128, 128, 128, 128, 16));
  assert.deepEqual(Array.from({ length: 5 }, here.next), [0, 127, 128, 65_535, 2 ** 32]);
  assert.equal(here.at, 12);
});
