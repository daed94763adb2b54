"""Search in a real browser: typed queries against exact substrings counted here, in Python."""

from __future__ import annotations

import re
import shutil
import threading
import time
import unicodedata
from functools import partial
from hashlib import sha256
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.knowledge import load_knowledge
from generator.output.overview.face import Question
from generator.output.search import Incomplete, PassageRow, Scope, build_index, search_page
from generator.output.site.configuration import THEME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"
QUERIES: dict[str, Any] = yaml.safe_load((GOLD / "queries.yml").read_text(encoding="utf-8"))
REPORTS = (
    ("seeds/000_146e246e5785389b.txt", "changsha", "长沙市", 2023),
    ("seeds/001_66dac738b1181ad0.txt", "changsha", "长沙市", 2021),
    ("seeds/002_e15b154f3a23b7b9.txt", "zhuzhou", "株洲市", 2023),
    ("tests/gold/seeds/003_clean.txt", "xiangtan", "湘潭市", None),
    ("seeds/004_198e591ce9b795be.txt", "changde-lixian", "澧县", 2023),
)
NOTHING = {"absent", "piece"}
SET_OFF = "[\"'“”‘’《》〈〉()\\[\\]【】〔〕「」『』]"
WIDE = str.maketrans(",:;!?()", "\uff0c\uff1a\uff1b\uff01\uff1f\uff08\uff09")
SHELL = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>t</title>
<link rel="stylesheet" href="{up}assets/search/search.css">
<script src="{up}assets/site/scope.js" data-base="{up}"></script>
<script type="module" src="{up}assets/search/box.js"></script>
<form class="fz-search" role="search" action="{up}search/"><input name="q" aria-label="检索"></form>
<main>{body}</main></html>"""


def rows() -> Iterator[PassageRow]:
    """Return the lines of the seeds as passages, with the marks that the text layer would leave."""
    for n, (file, place, name, year) in enumerate(REPORTS):
        text = (ROOT / file).read_text(encoding="utf-8-sig").translate(WIDE).replace("**", "\u25a1\u25a1")
        text = re.sub("〔…[^〕]*〕", "\u27e6原文缺981字\u27e7", text)
        for i, line in enumerate(filter(None, (line.strip() for line in text.splitlines()))):
            anchor = f"p-{n}{sha256(f'{i}{line}'.encode()).hexdigest()[:7]}"
            kind = "title" if i == 0 else "paragraph" if len(line) > 30 else "heading"
            themes = tuple(t for t, word in (("industry", "产业"), ("ecology", "生态")) if word in line)
            yield PassageRow(
                f"r{n}",
                anchor,
                kind,
                line,
                f"cities/{place}/#{anchor}",
                place,
                name,
                year,
                themes,
                "report",
                f"报告{n}",
            )


def plain_scope() -> Scope:
    """Return what the search knows of the corpus besides its places."""
    incomplete = Incomplete("报告3", "cities/xiangtan/", "缺开头")
    return Scope({"industry": "产业"}, {"report": "工作报告"}, (incomplete,), load_knowledge().pinyin)


def write_site(folder: Path, passages: list[PassageRow], scope: Scope | None = None) -> None:
    """Write a site of bare pages: the passages, the search, no theme."""
    for scripts in ("assets/search", "assets/site"):  # the marks of a search are made as those of a quotation
        shutil.copytree(THEME / scripts, folder / scripts)
    build_index(passages, folder / "search", scope or plain_scope())
    asked = [Question("各地怎样说乡村振兴？", "乡村振兴")]
    body = search_page([("长沙", "cities/changsha/")], asked).split("---\n", 2)[2]
    (folder / "search/index.html").write_text(SHELL.format(up="../", body=body), encoding="utf-8")
    places: dict[str, list[str]] = {}
    for row in passages:
        tag = "p" if row.kind == "paragraph" else "h2"
        places.setdefault(row.place, []).append(
            f'<{tag} id="{row.passage}">{escape(row.text)}<a class="headerlink" href="#">¶</a></{tag}>'
        )
    for place, parts in places.items():
        page = folder / "cities" / place / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(SHELL.format(up="../../", body="\n".join(parts)), encoding="utf-8")


@pytest.fixture(scope="module")
def corpus() -> list[PassageRow]:
    return list(rows())


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Say nothing."""


@pytest.fixture(scope="module", params=["small", "large"])
def url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, corpus: list[PassageRow]
) -> Iterator[str]:
    """Return the address of the bare site, below a sub-path: a small corpus, and as if it were a large one."""
    root = tmp_path_factory.mktemp("search")
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "large":
            patch.setattr("generator.output.search.build.SCANNED", 0)
            patch.setattr("generator.output.search.chunks.CHUNK", 400)
            patch.setattr("generator.output.search.lists.shards.LONG", 60)
            patch.setattr("generator.output.search.lists.shards.HEAD", 20)
        write_site(root / "some/where", corpus)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/some/where/"
    server.shutdown()
    server.server_close()
    thread.join()


def plain(text: str) -> str:
    """Width and case; a gap mark is a hole that no query crosses; quotation marks and brackets are nothing.

    Only between two figures they are a blank.
    """
    return re.sub(f"{SET_OFF}+", "", re.sub(rf"(?<=\d){SET_OFF}+(?=\d)", " ", written(text)))


def written(text: str) -> str:
    """Return the text as it is compared, with its quotation marks and brackets."""
    return unicodedata.normalize("NFKC", re.sub("\u27e6[^\u27e7]*\u27e7|\u25a1", "\0", text)).lower()


def holds(text: str, words: str) -> bool:
    """Whether a text has the words, numbers only as a whole; 1.2023年 is a list number and a year."""
    return re.search(bordered(words), text) is not None


def bordered(words: str) -> str:
    """Return the pattern of some words, numbers as a whole."""
    before = r"(?<!\d)(?:(?<!\d\.)|(?=\d{4}年))" if words[0].isdecimal() else ""
    after = r"(?!\d)(?!\.(?!\d{4}年)\d)" if words[-1].isdecimal() else ""
    return before + re.escape(words) + after


def expected(kind: str, meaning: list[str], corpus: Iterable[PassageRow]) -> set[str]:
    """Return the anchors a query must find."""
    words = [plain(word) for word in meaning if plain(word).strip("\0")]
    test = all if kind == "all" else any
    return {row.passage for row in corpus if test(holds(plain(row.text), word) for word in words)}


def cases() -> Iterator[tuple[str, str, list[str]]]:
    """Return (kind, query as typed, what it means) for each query of the gold file."""
    for kind, queries in QUERIES.items():
        for query in queries:
            if kind in {"form", "loose"}:
                means = queries[query]
                yield kind, query, means if isinstance(means, list) else [means]
            elif kind == "all":
                yield kind, query, query.split()
            elif kind == "quoted":
                yield kind, query, [query.strip('"\uff02')]
            elif kind == "spaced":
                yield kind, query, [query.replace(" ", "")]
            else:
                yield kind, query, [query]


def found(page: Page) -> set[str]:
    """Return the anchors of the hits once the search is done, and hold the total against them."""
    page.wait_for_selector("[data-search-state=done]")
    links = page.eval_on_selector_all("a[data-hit]", "links => links.map(link => link.href)")
    assert page.inner_text("[data-total]") == str(len(links))
    anchors = {link.rpartition("#")[2] for link in links}
    assert len(anchors) == len(links)
    return anchors


def type_query(page: Page, query: str) -> None:
    box = page.locator(".fz-search--page input[name=q]")
    box.fill("")
    box.press_sequentially(query)
    box.press("Enter")


@pytest.fixture(scope="module")
def results(browser: Browser, url: str) -> Iterator[Page]:
    """Return the results page, opened once: the state left by one search must not affect the next."""
    page = browser.new_page()
    page.goto(f"{url}search/")
    yield page
    page.close()


def test_there_are_enough_queries() -> None:
    assert len(list(cases())) >= 150


@pytest.mark.parametrize(
    ("kind", "query", "meaning"), [pytest.param(*case, id=f"{case[0]}:{case[1]}") for case in cases()]
)
def test_a_typed_query_finds_exactly_the_passages_that_hold_it(
    results: Page, corpus: list[PassageRow], kind: str, query: str, meaning: list[str]
) -> None:
    type_query(results, query)
    results.wait_for_selector("[data-search-state=done]")
    loose = "&loose=1" if kind == "loose" else ""
    base = results.url.split("?")[0]
    want = expected(kind, meaning, corpus)
    assert bool(want) == (kind not in NOTHING), "the wrong kind for what the texts hold"
    if loose or len(want) > results.locator("a[data-hit]").count():
        results.goto(f"{base}?{results.url.split('?')[1]}&all=1{loose}")
    assert found(results) == want


def test_of_the_old_queries_one_finds_more_than_before_and_only_what_quotation_marks_hid(
    corpus: list[PassageRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = {query: expected(kind, meaning, corpus) for kind, query, meaning in cases()}
    monkeypatch.setattr("tests.browser.test_search.plain", written)
    before = {query: expected(kind, meaning, corpus) for kind, query, meaning in cases()}
    assert [query for query, found in now.items() if before[query] != found] == ["‘三高四新’"]
    texts = {row.passage: row.text for row in corpus}
    more = now["‘三高四新’"] - before["‘三高四新’"]
    assert len(more) == 6
    assert all("“三高四新”" in texts[passage] for passage in more)


def test_the_list_under_the_box_follows_what_is_typed(page: Page, url: str) -> None:
    page.goto(f"{url}cities/changsha/")
    page.keyboard.press("/")
    page.keyboard.insert_text("鄉村振興")
    first = page.locator("[role=option]").first
    first.wait_for()
    page.wait_for_selector("text=按回车看全部")
    page.keyboard.press("ArrowDown")
    assert first.get_attribute("aria-selected") == "true"
    assert page.locator("input[name=q]").get_attribute("aria-activedescendant") == first.get_attribute("id")
    page.keyboard.press("Escape")
    assert not first.is_visible()


def test_enter_on_an_option_opens_the_passage_with_exactly_the_words_marked(page: Page, url: str) -> None:
    page.goto(f"{url}cities/zhuzhou/")
    page.keyboard.press("/")
    page.keyboard.insert_text("老舊小區改造")
    page.wait_for_selector("text=按回车看全部")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("mark[data-hit]")
    assert set(page.locator("mark[data-hit]").all_inner_texts()) == {"老旧小区改造"}
    anchor = page.url.rpartition("#")[2]
    assert page.locator(f"[id='{anchor}'] mark[data-hit]").count() == page.locator("mark[data-hit]").count()


def late(route: Route) -> None:
    """Let a file arrive a while after it is asked for."""
    time.sleep(0.3)
    route.continue_()


def test_what_is_typed_before_the_script_is_there_is_searched(page: Page, url: str) -> None:
    page.route("**/page.js", late)
    page.goto(f"{url}search/", wait_until="commit")
    page.locator(".fz-search--page input[name=q]").fill("乡村振兴")
    page.wait_for_selector("[data-search-state=done]")
    assert page.locator("a[data-hit]").count() > 0


def test_enter_goes_to_the_results_page(page: Page, url: str) -> None:
    page.goto(f"{url}cities/zhuzhou/")
    page.locator("input[name=q]").press_sequentially("乡村振兴")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-search-state=done]")
    assert page.url.startswith(f"{url}search/?q=")
    assert page.locator("a[data-hit]").count() > 0


def test_an_input_method_that_composes_triggers_nothing(page: Page, url: str) -> None:
    page.goto(f"{url}search/")
    page.wait_for_selector(".fz-results__status", state="attached")  # the script is there
    box = page.locator(".fz-search--page input[name=q]")
    box.focus()
    box.evaluate("""box => {
        box.dispatchEvent(new CompositionEvent("compositionstart"));
        box.value = "xiang cun";
        box.dispatchEvent(new InputEvent("input", { isComposing: true }));
        const enter = { key: "Enter", isComposing: true, bubbles: true, cancelable: true };
        if (box.dispatchEvent(new KeyboardEvent("keydown", enter))) box.form.requestSubmit();
    }""")
    page.wait_for_timeout(400)
    assert page.get_attribute("#fz-search-results", "data-search-state") == "idle"
    box.evaluate("""box => {
        box.value = "乡村";
        box.dispatchEvent(new CompositionEvent("compositionend"));
        box.dispatchEvent(new InputEvent("input"));
    }""")
    page.wait_for_selector("[data-search-state=done]")
    assert "q=%E4%B9%A1%E6%9D%91" in page.url


def test_nothing_is_loaded_before_the_box_is_used(page: Page, url: str, requests: list[str]) -> None:
    page.goto(f"{url}cities/zhuzhou/")
    page.wait_for_timeout(300)
    assert [request for request in requests if "/search/" in request] == [
        f"{url}assets/search/search.css",
        f"{url}assets/search/box.js",
    ]


def test_facets_count_and_narrow(page: Page, url: str, corpus: list[PassageRow]) -> None:
    page.goto(f"{url}search/?q=%E4%BA%A7%E4%B8%9A&all=1")  # 产业
    everything = found(page)
    for name, value in (("place", "zhuzhou"), ("theme", "ecology"), ("year", "2021")):
        page.goto(f"{url}search/?q=%E4%BA%A7%E4%B8%9A&all=1")
        page.wait_for_selector("[data-search-state=done]")
        link = page.locator(f"a[data-facet={name}][data-value='{value}']")
        count = int(link.locator(".fz-facet__count").inner_text())
        link.click()
        page.wait_for_url(f"**{name}={value}*")
        page.goto(f"{page.url}&all=1")
        narrowed = found(page)
        assert len(narrowed) == count
        column = {"place": "place", "theme": "themes", "year": "year"}[name]
        want = {r.passage for r in corpus if r.passage in everything and value in str(getattr(r, column))}
        assert narrowed == want


def test_zero_hits_offer_the_loose_search(page: Page, url: str) -> None:
    page.goto(f"{url}search/")
    type_query(page, "扎实推进碳达峰、碳中和")  # the texts have it without the mark
    offer = page.locator("[data-offer=loose]")
    offer.click()
    page.wait_for_url("**loose=1*")
    assert found(page)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("xiangcun zhenxing", "乡村振兴"),
        ("xiangcunzhenxing", "乡村振兴"),
        ("XIANG CUN ZHEN XING", "乡村振兴"),
        ("老旧小区改照", "老旧小区改造"),
        ("老舊小區改照", "老旧小区改造"),
        ("gao zhiliang fazhan", "高质量发展"),
        ("营商环竟", "营商环境"),
        ("乡村zhenxing", "乡村振兴"),
        ("xiangcun zhenxing yingshang huanjing", "乡村 振兴 营商 环境"),
        ("lvse fazhan", "绿色发展"),
        ("lüse fazhan", "绿色发展"),
    ],
)
def test_pinyin_and_slips_get_a_suggestion(results: Page, query: str, meant: str) -> None:
    type_query(results, query)
    results.wait_for_selector("[data-offer=guess]")
    assert results.locator("[data-offer=guess]").first.inner_text() == meant
    results.locator("[data-offer=guess]").first.click()
    results.wait_for_selector("a[data-hit]")


def test_the_first_suggestion_is_right_for_95_of_100(results: Page) -> None:
    slips = yaml.safe_load((GOLD / "slips.yml").read_text(encoding="utf-8"))
    probes = {query: meant for kind in slips.values() for query, meant in kind.items()}
    first = results.evaluate(
        """async queries => {
            const { ask } = await import(new URL("../assets/search/client.js", location.href));
            const help = query => new Promise(resolve => ask({ type: "help", query }, resolve));
            const out = {};
            for (const query of queries) {
                const { offers } = await help(query);
                out[query] = offers.find(({ kind }) => kind === "guess")?.query;
            }
            return out;
        }""",
        list(probes),
    )
    wrong = {query: first[query] for query, meant in probes.items() if first[query] != meant}
    assert len(probes) >= 100
    assert len(wrong) <= 0.05 * len(probes), wrong


def test_nonsense_gets_no_suggestion(results: Page) -> None:
    type_query(results, "xqzvw")
    results.wait_for_selector("text=没有找到")
    assert results.locator("[data-offer]").count() == 0


def test_the_page_says_what_was_searched_and_what_is_incomplete(
    page: Page, url: str, corpus: list[PassageRow]
) -> None:
    page.goto(f"{url}search/?q=%E9%95%BF%E6%B2%99")
    page.wait_for_selector("[data-search-state=done]")
    scope = page.inner_text(".fz-results__scope")
    assert f"5篇文献的{len(corpus)}个标题和段落" in scope
    assert "1篇残缺" in scope


def test_source_text_is_never_markup(page: Page, url: str) -> None:
    page.goto(f"{url}search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    page.wait_for_selector("[data-search-state=done]")
    assert page.locator("#fz-search-results img").count() == 0
