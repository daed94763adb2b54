"""The main figures of all reports with their sentences: by place and year, the words whole."""

from __future__ import annotations

from dataclasses import replace

from generator.output.indicators.collect import AROUND, LEFT_OUT, Cited, address_of, cited_in, of_place, rows
from tests.unit.output import large
from tests.unit.output.indicators.made import Said, stating

GDP = Said("主要目标是：地区生产总值增长7%以上、力争8%。", "地区生产总值增长7%以上", 7.0, ("以上",), operator=">=")
CHANGSHA, HUNAN = large.place("changsha"), large.place("hunan")


def only(said: Said) -> Cited:
    (one,) = cited_in(stating(CHANGSHA, 2023, said))
    return one


def test_rows_are_by_place_and_year() -> None:
    corpus = large.corpus(
        stating(CHANGSHA, 2023, GDP), stating(CHANGSHA, 2021), stating(HUNAN, 2022, GDP), stating(CHANGSHA, None)
    )
    found = [(one.card.place.slug, one.card.year, len(one.cited)) for one in rows(corpus)]
    assert found == [("hunan", 2022, 1), ("changsha", 2021, 0), ("changsha", 2023, 1), ("changsha", None, 0)]
    assert [one.card.year for one in of_place(corpus, "hunan")] == [2022]
    assert list(of_place(corpus, "beijing")) == []


def test_figures_of_one_kind_have_one_key() -> None:
    level = Said("达到300亿元。", "达到300亿元", 300.0, measure="level", unit="亿元", kind="result", year=2022)
    corpus = large.corpus(stating(CHANGSHA, 2023, GDP, level, GDP))
    (one,) = rows(corpus)
    assert {key: len(cited) for key, cited in one.by_indicator.items()} == {
        ("gdp", "growth"): 2,
        ("gdp", "level"): 1,
    }


def test_what_has_no_entry_in_the_table_is_left_out() -> None:
    assert list(cited_in(stating(CHANGSHA, 2023, GDP._replace(base="")))) == []


def test_a_figure_stands_in_its_sentence_and_leads_to_its_passage() -> None:
    said = GDP._replace(sentence=f"经济向好。{GDP.sentence}还有别的。")
    report = stating(CHANGSHA, 2023, said)
    (stated,) = rows(large.corpus(report))
    (one,) = stated.cited
    assert (one.before, one.quote, one.after) == ("主要目标是：", said.quote, "、力争8%。")
    assert address_of("indicators/2023.md", stated.card, one) == f"../../cities/changsha/#{one.anchor}"
    assert one.anchor == report.passages[1].id


def test_a_quote_with_the_end_of_its_sentence_takes_nothing_of_the_next() -> None:
    one = only(GDP._replace(sentence="增长7%。其他。", quote="增长7%。"))
    assert (one.before, one.after) == ("", "")


def test_a_long_sentence_is_cut_around_its_quote() -> None:
    one = only(GDP._replace(sentence="甲" * 500 + "增长7%" + "乙" * 500, quote="增长7%"))
    assert one.before == LEFT_OUT + "甲" * AROUND
    assert one.after == "乙" * AROUND + LEFT_OUT


def test_the_rows_of_another_corpus_are_its_own() -> None:
    first, second = large.corpus(stating(CHANGSHA, 2023, GDP)), large.corpus(stating(CHANGSHA, 2023))
    assert [len(one.cited) for one in rows(first)] == [1]
    assert [len(one.cited) for one in rows(second)] == [0]


def test_pages_about_documents_state_nothing() -> None:
    about = replace(stating(CHANGSHA, 2023, GDP), kind="about")
    assert large.KNOWLEDGE.kinds["about"].counted is False
    assert list(rows(large.corpus(about))) == []
