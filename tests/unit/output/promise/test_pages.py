"""Pages that compare years: both sentences beside each reading, on pages of bounded size; a place at a glance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.output import addresses
from generator.output.promise import indicator_pages
from generator.output.promise.glance import NOTHING, glance
from generator.output.promise.indicator_pages import indicator_pairs
from generator.output.promise.news import news
from generator.output.promise.place_pages import ROWS, SHORT, place_pages
from generator.output.promise.words import OUTCOMES, READ
from tests.unit.output import large
from tests.unit.output.indicators.made import stating
from tests.unit.output.promise.years import CHANGSHA, REPORTS, corpus, grown, growth

if TYPE_CHECKING:
    import pytest

ROW = re.compile(r"<tr><th scope=\"row\">.*?</tr>")
LIMIT = 300_000


def rows(page: str) -> list[str]:
    return ROW.findall(page)


def test_every_reading_stands_beside_both_sentences() -> None:
    read = [OUTCOMES[name] for name in READ]
    found = [*place_pages(corpus()), *indicator_pairs(corpus())]
    judged = [
        row
        for _, page in found
        for row in rows(page)
        if any(row.endswith(f"<td>{word}</td></tr>") for word in read)
    ]
    assert len(judged) == 2 * 4
    assert all(row.count('<details class="fz-words">') == row.count("<mark>") == 2 for row in judged)
    assert all(len(re.findall(r'href="[^"]*cities/[^"]*#p-', row)) == 2 for row in judged)


def test_the_page_of_a_place_has_its_years_the_newest_open() -> None:
    pages = dict(place_pages(corpus()))
    page = pages[addresses.promise_file("changsha")]
    assert re.findall(r"## (\S+年) ", page) == ["2022年", "2021年"]
    assert page.index("2023年报告") < page.index("逐项对照") < page.index("口径似有调整")
    assert "口径似有调整：上年<a" in page
    assert "两年文字相同" in page
    assert "两年文字相同" not in pages[addresses.promise_file("zhuzhou")]


def test_a_row_says_what_each_report_calls_an_indicator() -> None:
    old = growth(7, 2021)._replace(sentence="国内生产总值增长7%。", quote="国内生产总值增长7%")
    found = large.corpus(stating(CHANGSHA, 2021, old), stating(CHANGSHA, 2022, grown(8, 2021)))
    page = dict(place_pages(found))[addresses.promise_file("changsha")]
    assert "<small>前称“国内生产总值”，后称“地区生产总值”</small>" in page


def test_changes_say_number_and_tone() -> None:
    pages = dict(indicator_pairs(corpus()))
    (first, second, third) = rows(pages[addresses.changes_file("gdp-growth")])
    assert "株洲市" in first
    assert first.endswith("<td>调低</td><td></td></tr>")
    assert second.endswith("<td>未变</td><td>转硬</td></tr>")
    assert third.endswith("<td>调低</td><td>转软</td></tr>")
    assert "地区生产总值增速" in pages[addresses.CHANGES.file]


def test_an_index_counts_what_its_pages_list() -> None:
    pages = dict(indicator_pairs(corpus()))
    counted = next(row for row in rows(pages[addresses.KEPT.file]) if "地区生产总值增速" in row)
    assert re.findall(r"<td>(\d+)</td>", counted) == ["3", "1", "2", "0", "0", "0"]


def test_one_year_alone_promises_nothing_and_every_index_is_made() -> None:
    alone = large.corpus(stating(CHANGSHA, 2023, growth(7, 2023)))
    pages = dict(indicator_pairs(alone))
    assert set(pages) == {addresses.KEPT.file, addresses.CHANGES.file}
    assert all("还不能对照" in page for page in pages.values())
    assert list(place_pages(alone)) == []
    assert next(str(block) for block in news(alone)).startswith("## 主要目标")


def test_home_counts_what_changed_and_a_corpus_without_targets_says_nothing() -> None:
    said = "".join(news(corpus()))
    assert "2022年到2023年" in said
    assert "调低1地，未变1地，语气转硬1地" in said
    assert list(news(large.corpus(stating(CHANGSHA, 2023)))) == []


def test_a_place_at_a_glance() -> None:
    shown = glance(corpus(), "changsha")
    last = REPORTS[2].passages[3].id
    assert f'<a href="#{last}">地区生产总值增速 7%以上</a>' in shown
    assert "要点：目标与结果、两年文字相同、未见的目标" in shown
    assert "目标2项：达到2项。" in shown
    assert "居民消费价格" in shown
    assert glance(large.corpus(stating(CHANGSHA, None)), "changsha") == NOTHING


def test_a_glance_is_small_however_much_a_place_reports() -> None:
    every = [
        growth(8, year)._replace(
            base=one.id, indicator=one.growth_name, sentence=f"{one.name}增长8%。", quote="增长8%"
        )
        for year in (2022, 2023)
        for one in large.KNOWLEDGE.indicators.by_id.values()
    ]
    results = [one._replace(kind="result") for one in every if one.year == 2022]
    first = stating(CHANGSHA, 2022, *(one for one in every if one.year == 2022))
    second = stating(CHANGSHA, 2023, *results, *(one for one in every if one.year == 2023))
    shown = glance(large.corpus(first, second), "changsha")
    assert shown.count("<tr>") == 1 + SHORT
    assert len(shown.encode()) < 8_000


def test_pages_are_split_before_they_are_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indicator_pages, "ROWS", 2)
    names = [file for file, _ in indicator_pairs(corpus())]
    assert {addresses.kept_file("gdp-growth", 1), addresses.kept_file("gdp-growth", 2)} <= set(names)
    sentence = growth(8, 2000)._replace(sentence="长" * 400 + growth(8, 2000).sentence + "句" * 400)
    years = range(1900, 1900 + 3 * ROWS)
    long = [stating(CHANGSHA, year, sentence._replace(year=year)) for year in years]
    sizes = [len(page.encode()) for file, page in place_pages(large.corpus(*long))]
    assert len(sizes) > 1
    assert max(sizes) < LIMIT
