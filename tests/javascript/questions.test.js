// What people ask (tests/gold/questions.yml): places, years, operators, and help where nothing is found.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Engine } from "#search/engine.js";
import { corpus } from "./corpus.js";

const { python, url } = corpus("asked", "asked-large");
const go = () => true;
const asked = python.questions.filter(({ group }) => group !== "help");
const helped = python.questions.filter(({ group }) => group === "help");

test("there are a hundred questions, each with its true total", () => {
  assert.ok(python.questions.length >= 100);
  for (const { asked: query, anchors, total } of python.questions) assert.equal(anchors.length, total, query);
});

for (const size of /** @type {const} */ (["asked", "asked-large"])) {
  describe(`in ${size}`, async () => {
    const engine = await new Engine(url(size)).open();
    const anchors = async (/** @type {string} */ query, loose = false, literal = false) => {
      const result = await engine.search(query, loose, go, literal);
      assert.equal(result.exact, true, query);
      return (await engine.show(result.hits, result.terms)).map(({ anchor }) => anchor).sort();
    };

    test("every question finds what it means", async () => {
      for (const { asked: query, anchors: wanted } of asked) assert.deepEqual(await anchors(query), wanted, query);
    });

    test("a place is a filter beside other words, and a page to go to", async () => {
      for (const { asked: query, in: places, page, total } of asked.filter(({ group }) => group === "place" || group === "alone")) {
        const { places: named, filtered } = await engine.understood(await engine.search(query, false, go));
        assert.equal(filtered, !page, query);
        if (page) assert.equal(named[0].slug, page);
        else assert.equal(named.reduce((sum, place) => sum + place.total, 0), total, query);
        assert.ok(page || named.every(({ slug, province }) => province || places?.split(" ").includes(slug)), query);
      }
    });

    test("the words alone, where the query is to be read literally", async () => {
      const result = await engine.search("长沙 教育", false, go, true);
      assert.equal(result.hits.length, asked.find(({ asked: query }) => query === "“长沙” 教育")?.total);
      const { places, filtered, literal } = await engine.understood(result);
      assert.deepEqual([places.map(({ slug }) => slug), filtered, literal], [["changsha"], false, true]);
    });

    test("all passages of a place, without a query", async () => {
      const { places: [place] } = await engine.understood(await engine.search("湖南", false, go));
      const all = await engine.every();
      const view = await engine.view(all, { place: [place.filter] }, "");
      assert.equal(view.total, place.total);
      assert.equal(view.facets.place.find(({ value }) => value === "hunan*")?.label, "湖南省");
      assert.equal(view.facets.place.find(({ value }) => value === "hunan*")?.count, place.total);
      assert.ok(place.total < all.hits.length);
    });

    test("a year is offered as a filter", async () => {
      const result = await engine.search("2023 产业", false, go);
      assert.deepEqual((await engine.understood(result)).years, [{ year: "2023", query: "产业" }]);
      assert.deepEqual((await engine.understood(await engine.search("1911年 产业", false, go))).years, []);
    });

    test("what finds nothing is helped, guesses last", async () => {
      for (const { asked: query, kind, offer, total } of helped) {
        assert.deepEqual(await anchors(query), [], query);
        const offers = await engine.offers(query, false, go);
        const first = kind === "guess" ? offers.find((one) => one.kind === kind) : offers[0];
        assert.deepEqual([first?.kind, first?.query, first?.total], [kind, offer, total], `${query}: ${JSON.stringify(offers)}`);
        assert.ok(offers.every((one, i) => one.kind !== "guess" || offers.slice(i).every((later) => later.kind === "guess")), query);
      }
      assert.ok(!JSON.stringify(await engine.offers("房价", false, go)).includes("放加"));
    });

    test("a hit has its section, and reports their hits", async () => {
      const result = await engine.search("广东 就业", false, go);
      const shown = await engine.show(result.hits, result.terms);
      assert.ok(shown.some(({ path, part }) => path[0]?.includes("回顾") && part === "review"));
      assert.ok(shown.some(({ path, part }) => path.length && part === "plan"));
      const all = await engine.search("就业", false, go);
      const { order } = await engine.view(all, {}, "");
      const { groups, hits, total } = await engine.groups(all, order, 2);
      assert.deepEqual(groups.map(({ report }) => report), [...new Set(order.map(({ report }) => report))].slice(0, 2));
      assert.equal(groups[0].count, order.filter(({ report }) => report === groups[0].report).length);
      assert.ok(groups[0].href.startsWith("cities/changsha/#"));
      assert.ok(hits.length <= 6 && total > 2);
    });

    test("documents are counted once their hits are known to be some", async () => {
      const [real, other] = await Promise.all(["广东 就业", "湖北 高铁"].map((query) => engine.search(query, false, go)));
      const hits = [...other.hits.slice(0, 2), ...real.hits]; // as if the lists had taken those for hits
      const result = { ...real, hits, exact: false };
      const { groups, total, exact } = await engine.groups(result, hits, null);
      assert.deepEqual(groups.map(({ count, exact: sure }) => [count, sure]), [[real.hits.length, false]]);
      assert.deepEqual([total, exact], [1, true]);
      const { places } = await engine.understood({ ...real, exact: false });
      assert.equal(places[0].exact, false);
    });
  });
}
