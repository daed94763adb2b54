"""The pages of phrases: the index, the page of each, the table as CSV, the list for the results page."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from generator.corpus.phrases.find import find, phrases_of
from generator.output import addresses
from generator.output.phrases import phrase_page as module
from generator.output.phrases.changes import phrase_news, signed
from generator.output.phrases.pages import PAGES, TABLE, phrase_files, phrase_pages
from generator.output.settings import DEFAULTS
from tests.unit.corpus.phrases.speeches import PLACES, gathered, listed, speech
from tests.unit.corpus.phrases.test_find import two_years, using

LOW = addresses.phrase_file("低空经济")
INDEX = addresses.PHRASES.file


def test_with_one_year_there_are_phrases_and_no_change_is_claimed() -> None:
    pages = dict(phrase_pages(using("低空经济"), DEFAULTS))
    assert (
        f'<a href="{LOW.removeprefix("phrases/").removesuffix(".md")}/">低空经济</a></th><td>6</td><td>6</td>'
        in pages[INDEX]
    )
    assert "不比较年度增减" in pages[INDEX]
    assert "增加最多" not in pages[INDEX]
    assert "这一年已有6个地区用到，此前如何不能由此判断" in pages[LOW]
    assert "逐年增减" not in pages[LOW]


def test_a_page_says_who_uses_a_phrase_and_who_dropped_it() -> None:
    pages = dict(phrase_pages(two_years(), DEFAULTS))
    assert "增加最多" in pages[INDEX]
    assert "减少最多" in pages[INDEX]
    page = pages[LOW]
    assert "2025年6个地区，2026年2个（−4），在两年都有同类文献的6个地区中。不再用的有" in page
    assert page.count("未用</td>") == 4
    invested = pages[addresses.phrase_file("投资于人")]
    assert "最早见于2026年：changsha市、zhuzhou市" in invested
    assert "# “投资于人”" in invested


def test_home_names_what_rose_and_fell_most_and_nothing_of_one_year() -> None:
    shown = "\n".join(phrase_news(two_years()))
    assert "2025年到2026年，6个地区中用到的地区数" in shown
    assert f'href="{LOW.removesuffix(".md")}/">低空经济</a>（6→2）' in shown
    assert not list(phrase_news(using("低空经济")))


def test_each_sentence_is_a_quotation_with_the_way_to_its_passage() -> None:
    page = dict(phrase_pages(using("低空经济"), DEFAULTS))[LOW]
    assert '> 壮大集成电路、<b class="fz-term">低空经济</b>、大健康等产业。\n> {: #q-p-1 }' in page
    assert "](../cities/changsha.md#p-1)" in page


def test_what_a_source_says_is_text_on_the_pages() -> None:
    hostile = '<b onclick="x">&`*[y](z)'
    corpus = gathered([speech(slug, 2025, [f"{hostile}推进“好房子”。"]) for slug in PLACES])
    page = dict(phrase_pages(corpus, DEFAULTS))[addresses.phrase_file("好房子")]
    assert "<b onclick" not in page
    assert "&lt;b onclick" in page


def test_of_many_places_the_table_has_provinces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROWS", 3)
    page = dict(phrase_pages(two_years(), DEFAULTS))[LOW]
    assert '<tr><th scope="row">湖南省</th><td>6/6</td><td>2/6</td></tr>' in page


def test_the_table_has_a_row_for_each_phrase_and_year() -> None:
    files = dict(phrase_files(two_years(), DEFAULTS))
    rows = list(csv.DictReader(io.StringIO(files[TABLE].removeprefix("\ufeff"))))
    assert [
        (row["year"], row["places"], row["documents"], row["passages"], row["places_with_documents"])
        for row in rows
        if row["phrase"] == "低空经济"
    ] == [("2025", "6", "6", "6", "6"), ("2026", "2", "2", "2", "6")]


def test_the_results_page_learns_which_phrases_have_a_page() -> None:
    corpus = using("低空经济")
    known = json.loads(dict(phrase_files(corpus, DEFAULTS))[PAGES])
    assert f"phrases/{known['低空经济']}.md" == LOW
    assert {f"phrases/{name}.md" for name in known.values()} == dict(phrase_pages(corpus, DEFAULTS)).keys() - {
        INDEX
    }


def test_a_corpus_without_phrases_says_so() -> None:
    corpus = gathered([speech("changsha", 2025, ["无。"])])
    (page,) = dict(phrase_pages(corpus, DEFAULTS)).values()
    assert "没有找到" in page


def test_a_phrase_beyond_the_pages_leads_to_its_hits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.corpus.phrases.find.TOLD", 0)
    corpus = replace(using("低空经济"))
    assert not phrases_of(corpus).said
    page = dict(phrase_pages(corpus, DEFAULTS))[INDEX]
    assert "../search/?q=%22%E4%BD%8E%E7%A9%BA%E7%BB%8F%E6%B5%8E%22" in page


def test_a_page_has_the_latest_sentences_where_they_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.corpus.phrases.find.TOLD_OF", 4)
    corpus = gathered(
        [speech(f"place{n}", year, [listed("低空经济", n)]) for n in range(4) for year in (2024, 2025)]
    )
    assert {corpus.reports[one.report].year for one in find(corpus).said["低空经济"]} == {2025}
    page = dict(phrase_pages(corpus, DEFAULTS))[LOW]
    assert "共列4篇，先列晚近的" in page
    assert page.count("<td>1</td>") == 4  # a count without its sentence


@pytest.mark.parametrize(("number", "shown"), [(3, "+3"), (0, "0"), (-4, "−4")])
def test_differences_have_signs(number: int, shown: str) -> None:
    assert signed(number) == shown
