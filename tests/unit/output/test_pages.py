"""Pages of a small corpus, rendered as the site renders them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import given

from generator import __version__
from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code
from generator.knowledge.rules import FIELDS
from generator.output import registry
from generator.output.addresses import HOME, asset_link, site_link, source_link
from generator.output.markdown import text
from generator.output.pages.blocks import METADATA
from generator.output.pages.cities import city_page
from generator.output.pages.codebook import codebook_page
from generator.output.records.record import record_page
from generator.output.records.record_list import records_index
from generator.output.themes.pages import theme_page
from generator.output.themes.sections import Sections, sections_of
from generator.sources.model import FACTS
from tests.unit.output import samples
from tests.unit.output.rendering import Page, render
from tests.unit.output.test_markdown import UNHURRIED, sources

if TYPE_CHECKING:
    from generator.output.markdown import Md

CORPUS = samples.corpus()
INDUSTRY = CORPUS.knowledge.themes.by_id["industry"]
ECOLOGY = CORPUS.knowledge.themes.by_id["ecology"]
PLAIN = {
    *(
        "h1",
        "ol",
        "pre",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "a",
        "span",
        "b",
        "ul",
        "li",
        "blockquote",
        "strong",
        "small",
        "i",
        "code",
    ),
    *("div", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "br", "del", "ins"),
    *("figure", "figcaption", "svg", "rect", "text", "title"),
    *("details", "summary", "nav", "form", "input", "button", "noscript", "pre"),
}


def shown(page: Md) -> Page:
    """Return a page rendered, without its front matter."""
    return render(page.split("---\n", 2)[2])


def hrefs(page: Page) -> list[str]:
    """Return where the links of a page lead."""
    return [attributes["href"] or "" for name, attributes in page.elements if name == "a"]


def every_page() -> dict[str, Md]:
    """Return every page of the corpus by its file."""
    return dict(registry.pages(CORPUS))


@pytest.mark.parametrize("page", every_page().values(), ids=every_page().keys())
def test_nothing_hostile_becomes_an_element_an_attribute_or_an_address(page: Md) -> None:
    read = shown(page)
    assert set(read.names) <= PLAIN
    assert not read.other
    assert not any(name.startswith("on") for _, attributes in read.elements for name in attributes)
    assert {href for href in hrefs(read) if ":" in href} <= {samples.URL}
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_a_city_page_shows_every_passage_in_order_under_its_anchor() -> None:
    reports = CORPUS.by_slug()["changsha"]
    page = shown(city_page("changsha", reports, CORPUS.knowledge))
    passages = [passage for report in reports for passage in report.passages]
    assert [anchor for anchor in page.texts if anchor[:2] in {"t-", "s-", "p-"}] == [p.id for p in passages]
    assert {p.id: page.texts[p.id] for p in passages} == {p.id: p.text for p in passages}
    levels = {attributes.get("id"): name for name, attributes in page.elements}
    assert [levels[p.id] for p in passages] == ["h2", "h3", "p", "h4", "p", "p", "p"]
    assert levels["report-changsha-2021-bbbb"] == "h2"


@UNHURRIED
@given(sources.filter(lambda source: "\n" not in source))
def test_a_city_page_shows_whatever_a_passage_holds(source: str) -> None:
    one = samples.report("changsha-2023-aaaa", (samples.passage("p-1", "paragraph", source),))
    one = replace(one, title=source)
    page = shown(city_page("changsha", [one], CORPUS.knowledge))
    assert (page.texts["p-1"], page.texts["report-changsha-2023-aaaa"]) == (source, source)
    assert set(page.names) <= PLAIN


CELL = "\N{IDEOGRAPHIC SPACE}"
ROWS = [
    CELL.join(row)
    for row in (
        ("指标", "单位", "2023年"),
        ("生产总值", "亿元", "77.5"),
        ("*粮食*", "<万吨>", "8"),
        ("就业", "人"),
    )
]


def _with_rows(*texts: str) -> Page:
    passages = [samples.passage(f"p-{n}", "paragraph", text) for n, text in enumerate(texts)]
    return shown(city_page("changsha", [samples.report("changsha-2023-aaaa", tuple(passages))], CORPUS.knowledge))


def test_rows_of_equally_many_cells_are_one_table_each_under_its_anchor() -> None:
    page = _with_rows("下表是主要指标。", *ROWS, "以上。")
    levels = {attributes.get("id"): name for name, attributes in page.elements}
    assert [levels[f"p-{n}"] for n in range(6)] == ["p", "tr", "tr", "tr", "p", "p"]
    assert [page.texts[f"p-{n}"] for n in range(1, 5)] == ROWS
    assert page.names.count("table") == 1
    assert [page.names.count(name) for name in ("thead", "th", "td")] == [1, 5, 4]
    assert [href for href in hrefs(page) if href.startswith("#p-")] == [f"#p-{n}" for n in range(6)]


def test_a_first_row_with_figures_names_no_columns_and_a_row_alone_is_a_paragraph() -> None:
    assert "thead" not in _with_rows(ROWS[1], ROWS[2]).names
    assert "table" not in _with_rows(ROWS[1], "以上。", ROWS[2]).names


def test_marks_of_missing_text_are_set_apart_and_gaps_are_listed() -> None:
    page = city_page("changsha", CORPUS.by_slug()["changsha"], CORPUS.knowledge)
    marks = [name for name, attributes in shown(page).elements if attributes.get("class") == "fz-gap"]
    assert marks == ["span", "span"]
    assert 'href="#p-3">付费截断，缺981字</a>' in page
    assert "隐去1处，共2字" in page
    assert page.index("此处之前来源有缺") < page.index("一、过去的工作")


def said(page: Md) -> dict[str, str]:
    """Return the fields of a page's documents, term by term, as HTML."""
    return dict(re.findall("<div><dt>(.*?)</dt><dd>(.*)</dd></div>", page))


class TestProvenance:
    """The reader of a page sees where a document comes from, and the record names its file exactly."""

    report = CORPUS.reports[0]

    def test_a_city_page_says_what_the_manifest_says(self) -> None:
        page = city_page("changsha", [self.report], CORPUS.knowledge)
        fields = said(page)
        assert fields["说明"] == text(samples.HOSTILE)
        assert fields["网页"].endswith("</a>（2026年1月9日取得）")
        assert fields["底本"] == "changsha-2023-aaaa.txt（utf-8）"
        (link,) = [a for name, a in shown(page).elements if name == "a" and a["href"] == samples.URL]
        assert link["rel"] == "nofollow noopener"

    def test_the_record_names_file_bytes_reader_and_the_way_to_the_versions(self) -> None:
        fields = said(record_page(self.report, CORPUS.knowledge))
        size = self.report.origin.size
        assert fields["底本"] == f"changsha-2023-aaaa.txt，{size}字节，SHA-256&#32;<code>{'0' * 64}</code>"
        assert fields["读法"] == "text（第1版），编码utf-8"
        assert fields["版本"] == '<a href="../#version">程序与规则的版本</a>'
        assert {"说明", "网页"} <= fields.keys()
        assert {"来源", "校勘"}.isdisjoint(fields)

    def test_a_source_that_was_not_decoded_names_its_reader_alone(self) -> None:
        one = replace(self.report, origin=replace(self.report.origin, reader="table", encoding=None))
        assert said(record_page(one, CORPUS.knowledge))["读法"] == "table（第1版）"
        assert said(city_page("changsha", [one], CORPUS.knowledge))["底本"].endswith("（table）")

    def test_what_the_manifest_does_not_say_is_left_out(self) -> None:
        one = replace(self.report, source_url=None, note=None)
        fields = said(city_page("changsha", [one], CORPUS.knowledge))
        assert fields["取得"] == "2026年1月9日"
        assert {"说明", "网页"}.isdisjoint(fields)
        bare = replace(one, retrieved=None)
        assert "取得" not in said(city_page("changsha", [bare], CORPUS.knowledge))

    def test_an_address_that_is_no_page_is_shown_and_not_live(self) -> None:
        one = replace(self.report, source_url="javascript:alert(1)")
        assert said(city_page("changsha", [one], CORPUS.knowledge))["网页"].startswith("javascript:alert(1)（")

    def test_the_versions_are_on_the_list_of_records_and_on_no_other_page(self) -> None:
        digest = CORPUS.knowledge.digest
        assert [name for name, page in every_page().items() if digest in page] == ["records/index.md"]
        listed = shown(records_index(CORPUS))
        assert "version" in listed.texts
        assert f"由Fangzhi {__version__}生成；" in records_index(CORPUS)


def test_the_link_of_a_paragraph_is_inside_it_without_text_and_names_its_themes() -> None:
    page = shown(city_page("changsha", CORPUS.by_slug()["changsha"], CORPUS.knowledge))
    links = {a["href"]: a for _, a in page.elements if a.get("class") == "fz-self"}
    assert links["#p-1"]["aria-label"] == "引用本段，主题：产业"
    assert links["#p-1"]["data-themes"] == "产业"
    assert links["#p-3"]["aria-label"] == "引用本段"
    assert "data-themes" not in links["#p-3"]
    assert page.texts["p-2"] == samples.HOSTILE


def test_a_heading_that_is_a_sentence_runs_into_its_paragraph() -> None:
    passages = tuple(
        samples.passage(f"s-{n}", "heading", words, 3) for n, words in enumerate(("扩大内需。", "一、内需"))
    )
    page = shown(city_page("changsha", [samples.report("x", passages)], CORPUS.knowledge))
    assert {a["id"]: a.get("class") for name, a in page.elements if name == "h5"} == {
        "s-0": "fz-run-in",
        "s-1": None,
    }


def test_a_theme_page_quotes_by_place_and_year_and_links_home() -> None:
    page = theme_page(INDUSTRY, CORPUS, sections_of(CORPUS)["industry"])
    assert "## 长沙市 {: #changsha .fz-place }" in page
    assert "### 长沙市 2023年 {: #changsha-2023 }" in page
    assert '> <b class="fz-term">先进制造业</b>增长8%。' in page
    assert "[正文](../cities/changsha.md#p-1)" in page
    assert "industry-codebook.md" in page


def test_a_theme_of_which_nothing_is_said_has_a_page() -> None:
    assert "没有本主题的段落" in theme_page(INDUSTRY, CORPUS, Sections("industry", ()))


def test_home_counts_passages_and_leads_to_their_sections() -> None:
    page = every_page()[HOME.file]
    assert '<a href="themes/industry/#changsha">1</a>' in page
    assert '<a href="cities/changsha/">长沙市</a>' in page
    assert "3篇中有1篇残缺" in page


def test_a_codebook_says_what_counts_what_does_not_and_which_words_decide() -> None:
    page = shown(codebook_page(ECOLOGY, CORPUS))
    assert {"counts", "counts-not", "examples", "counterexamples", "terms"} <= page.texts.keys()
    whole = codebook_page(ECOLOGY, CORPUS)
    assert "政治生态" in whole
    assert "损害群众利益" in whole


class TestRecord:
    """The record of a report."""

    rules = CORPUS.knowledge.rules

    def record(self, *edits: tuple[str, str, str]) -> Md:
        return record_page(samples.edited(edits), CORPUS.knowledge)

    def rule(self, evidence: str) -> str:
        return next(rule.id for rule in self.rules.values() if rule.evidence == evidence)

    def test_equal_changes_are_one_with_their_number(self) -> None:
        page = self.record(*[(",", "\uff0c", self.rule("style"))] * 9)
        assert page.count("<p><del>,</del>") == 1
        assert "×9</b>" in page
        assert "另3处相同" in page

    def test_the_weakest_evidence_comes_first(self) -> None:
        page = self.record(*(("x", "y", self.rule(kind)) for kind in ("style", "removed", "inferred", "gap")))
        anchors = [anchor for anchor in shown(page).texts if anchor in {"style", "removed", "inferred", "gap"}]
        assert anchors == ["inferred", "removed", "gap", "style"]

    def test_inferred_text_is_shown_below_its_source_and_links_to_the_published_text(self) -> None:
        page = self.record(("?f", "的", self.rule("inferred")))
        assert "<dt>底本作</dt><dd>甲<del>?f</del>乙</dd>" in page
        assert "<dt>今改作</dt><dd>甲<ins>的</ins>乙" in page
        assert f'<a href="../../cities/changsha/?q={quote("甲的乙")}#p-1">正文</a>' in page

    def test_an_inferred_line_end_is_one_line_as_the_words_are_the_same(self) -> None:
        page = self.record(*[("", "\n", self.rule("inferred"))] * 2)
        assert "<dt>今改作</dt>" not in page
        assert page.count('<p class="fz-place">') == 2
        assert '甲<ins><i class="fz-sign">↵</i></ins>乙' in page

    def test_of_many_inferred_changes_alike_all_can_be_unfolded(self) -> None:
        page = self.record(*[("袁", "\uff0c", self.rule("inferred"))] * 20)
        assert page.count("<dt>今改作</dt>") == 20
        assert page.index("再看14处") > page.index("<dt>今改作</dt>")

    def test_certain_changes_are_folded_and_judgements_are_open(self) -> None:
        assert "<details" in self.record(("x", "y", self.rule("style")))
        assert "<details" not in self.record(("x", "y", self.rule("inferred")))

    def test_a_rule_that_only_took_part_is_counted(self) -> None:
        rule, other = self.rule("removed"), self.rule("style")
        one = samples.edited((("x", "", rule),))
        one = replace(one, edits=tuple(replace(edit, steps=(other, rule)) for edit in one.edits))
        page = record_page(one, CORPUS.knowledge)
        name = CORPUS.knowledge.rules[other].name
        assert f"<td>{name}</td><td>0</td><td>0</td><td>1</td>" in page
        assert f"同一处另经下列规则：{name}。" in page

    def test_findings_are_in_the_record_with_their_line_in_chinese(self) -> None:
        one = samples.edited((("x", "y", self.rule("style")),))
        found = tuple(Finding(Code.SHORT_LINE(), one.file, n) for n in (1, 2))
        one = replace(one, findings=found)
        page = record_page(one, CORPUS.knowledge)
        assert page.count("这一短行像是网页的内容") == 1
        assert "<dt>第1行</dt><dd>甲x乙</dd>" in page
        listed = records_index(replace(CORPUS, reports=(one,), findings=found))
        assert f'<a href="{one.id}/#findings">{one.file}</a>（2处）</td>' in listed

    def test_a_finding_of_the_corpus_alone_leads_to_the_record_which_does_not_show_it(self) -> None:
        one = samples.edited((("x", "y", self.rule("style")),))
        found = (Finding(Code.SHORT_LINE(), one.file),)
        listed = records_index(replace(CORPUS, reports=(one,), findings=found))
        assert f'<a href="{one.id}/">{one.file}</a>' in listed
        assert 'id="findings"' not in record_page(one, CORPUS.knowledge)

    @UNHURRIED
    @given(sources)
    def test_nothing_that_was_changed_becomes_an_element(self, source: str) -> None:
        rules = self.rule("inferred"), self.rule("removed"), self.rule("style")
        page = shown(self.record(*((source, "乙", rule) for rule in rules), ("甲", source, rules[0])))
        assert set(page.names) <= PLAIN
        assert not page.other

    def test_removed_links_are_shown_and_not_live(self) -> None:
        page = shown(self.record(("<a href='http://x.y/'>http://x.y/</a>", "", self.rule("removed"))))
        assert not [href for href in hrefs(page) if "x.y" in href]

    def test_blanks_line_ends_and_characters_without_a_shape_are_visible(self) -> None:
        page = self.record((" \n\u200d\ue003", "", self.rule("style")))
        assert "␣↵&#91;U+200D&#93;&#91;U+E003&#93;" in page

    def test_a_long_removal_can_be_read_in_full_line_by_line(self) -> None:
        page = self.record(("头" + "中" * 900 + "\n尾", "", self.rule("removed")))
        assert "中" * 900 in page
        assert "全文903字" in page
        assert "〔903字〕" in page

    def test_ten_thousand_changes_are_a_page_of_some_hundred_kilobytes(self) -> None:
        alike = [("袁", "\uff0c", self.rule("inferred"))] * 5000
        different = [(f"x{n}", "y", self.rule("style")) for n in range(5000)]
        page = self.record(*alike, *different)
        assert "另有4880种改动" in page
        assert len(page.encode()) < 200_000

    def test_search_engines_are_asked_to_pass_it_over(self) -> None:
        assert "\nrobots: noindex\n" in self.record()

    def test_a_report_without_edits_says_so(self) -> None:
        assert "没有改动" in self.record()


@pytest.mark.parametrize(
    ("here", "there", "source", "site"),
    [
        ("index.md", "cities/a.md", "cities/a.md", "cities/a/"),
        ("cities/index.md", "cities/a.md", "a.md", "a/"),
        ("cities/a.md", "themes/b.md", "../themes/b.md", "../../themes/b/"),
        ("themes/index.md", "index.md", "../index.md", "../"),
        ("themes/b.md", "cities/index.md", "../cities/index.md", "../../cities/"),
    ],
)
def test_links_from_page_to_page(here: str, there: str, source: str, site: str) -> None:
    assert source_link(here, there) == source
    assert site_link(here, there) == site
    assert site_link(here, there, "p-1") == f"{site}#p-1"


def test_a_link_to_a_published_file() -> None:
    assert asset_link("records/a.md", "data/edits/a.jsonl") == "../../data/edits/a.jsonl"


def test_every_field_of_the_metadata_has_its_name() -> None:
    assert set(METADATA) == set(FIELDS) | set(FACTS)
