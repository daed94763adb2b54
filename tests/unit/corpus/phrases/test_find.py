"""Which candidates are phrases, who uses them, and what changes between two years."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.corpus.phrases.change import changed, compared
from generator.corpus.phrases.find import find, phrases_of
from generator.corpus.phrases.model import NO_PHRASES
from generator.corpus.phrases.named import namer
from generator.store import Store
from tests.unit.corpus.phrases.speeches import KNOWN, PLACES, gathered, listed, speech

if TYPE_CHECKING:
    from pathlib import Path

    from generator.corpus.model import Corpus


def using(term: str, users: int = 6, year: int = 2025) -> Corpus:
    """Return a corpus in which the first places use a term in a list."""
    return gathered([speech(slug, year, [listed(term, n)] * (n < users)) for n, slug in enumerate(PLACES)])


def texts(corpus: Corpus) -> set[str]:
    return {phrase.text for phrase in find(corpus).phrases}


def test_a_term_that_stands_in_lists_of_several_places_is_a_phrase() -> None:
    found = texts(using("低空经济"))
    assert "低空经济" in found
    assert not {one for one in found if "低空经济" in one} - {"低空经济"}


def test_what_starts_clauses_and_what_ends_none_is_no_phrase() -> None:
    corpus = gathered(
        [speech(slug, 2025, [f"深入推进{n}号计划。持续完善{n}。"]) for n, slug in enumerate(PLACES, 1)]
    )
    assert not {"深入推进", "持续完善"} & texts(corpus)


def test_a_phrase_within_one_of_the_same_users_is_dropped() -> None:
    assert "融资平台" not in texts(using("地方融资平台"))


def test_a_longer_one_of_fewer_users_is_dropped() -> None:
    reports = [
        speech(slug, 2025, [listed("低空经济", n), listed("低空经济园区", n)][: 1 + (n < 3)])
        for n, slug in enumerate(PLACES)
    ]
    assert {one for one in texts(gathered(reports)) if "低空经济" in one} == {"低空经济"}


def test_a_quoted_term_of_two_characters_counts_in_quotation_marks_alone() -> None:
    said = ["推进“两新”工作。", "推进“两新”工作。", "建好两新组织。"]
    corpus = gathered([speech(slug, 2025, [one]) for slug, one in zip(PLACES, said, strict=False)])
    (phrase,) = [one for one in find(corpus).phrases if one.text == "两新"]
    assert phrase.quoted
    assert [use.report for use in phrase.uses] == [0, 1]


def test_names_of_places_offices_and_the_genre_are_no_phrases() -> None:
    names = namer(KNOWN)
    assert all(map(names, ("长沙经济", "副省长", "湖南模式", "工作报告")))
    assert not any(map(names, ("低空经济", "新兴产业", "好房子", "平安建设")))
    assert "长沙样板" not in texts(using("长沙样板"))


def test_what_all_of_many_places_say_is_a_formula_and_has_no_page() -> None:
    slugs = [f"place{n}" for n in range(12)]
    found = find(gathered([speech(slug, 2025, [listed("低空经济", n)]) for n, slug in enumerate(slugs)]))
    assert "低空经济" in found.formulae
    assert "低空经济" not in found.said
    # of few places, all may say the same
    assert "低空经济" not in find(using("低空经济")).formulae


@pytest.mark.parametrize(("users", "formula"), [(10, True), (6, False)])
def test_a_formula_is_one_in_both_years(users: int, *, formula: bool) -> None:
    reports = [
        speech(f"place{n}", year, [listed("低空经济", n)] * (n < (10 if year == 2025 else users)))
        for year in (2025, 2026)
        for n in range(12)
    ]
    assert ("低空经济" in find(gathered(reports)).formulae) == formula


def test_the_first_sentence_of_each_report_is_kept_with_its_passage() -> None:
    said = find(using("低空经济")).said["低空经济"]
    assert [one.report for one in said] == list(range(6))
    assert {one.passage for one in said} == {"p-1"}
    assert said[0].before.startswith("壮大集成电路")
    assert said[0].after.endswith("等产业。")


def test_a_term_quoted_by_one_place_alone_is_its_slogan() -> None:
    reports = [speech("changsha", 2025, ["打造“一江两岸新客厅”。"]), speech("zhuzhou", 2025, ["无。"])]
    assert find(gathered(reports)).slogans == {"changsha": ("一江两岸新客厅",)}


def test_pages_about_reports_and_reports_without_a_year_do_not_count() -> None:
    reports = [speech(slug, 2025, [listed("低空经济", n)]) for n, slug in enumerate(PLACES)]
    assert find(gathered([replace(one, year=None) for one in reports])) == NO_PHRASES
    about = next(kind.id for kind in KNOWN.kinds.values() if not kind.counted)
    assert find(gathered([replace(one, kind=about) for one in reports])) == NO_PHRASES


def test_phrases_are_the_same_with_a_store(tmp_path: Path) -> None:
    corpus = using("低空经济")
    kept = replace(corpus, kept=Store(tmp_path))
    assert phrases_of(kept) == find(corpus)
    assert phrases_of(replace(kept)) == find(corpus)


def two_years(*, kind: str = "work-report") -> Corpus:
    """Return a corpus in which 低空经济 goes from six places to two, and 投资于人 from none to four."""
    before = [speech(slug, 2025, [listed("低空经济", n)]) for n, slug in enumerate(PLACES)]
    after = [
        speech(slug, 2026, [listed("低空经济", n)] * (n < 2) + ["坚持“投资于人”。"] * (n < 4), kind=kind)
        for n, slug in enumerate(PLACES)
    ]
    return gathered([*before, *after])


def test_changes_are_counted_among_places_with_both_years() -> None:
    rose, fell = changed(two_years(), 5)
    assert [(one.phrase.text, len(one.before), len(one.after), one.of) for one in rose] == [("投资于人", 0, 4, 6)]
    (first,) = [one for one in fell if one.phrase.text == "低空经济"]
    assert (len(first.before), len(first.after), first.difference) == (6, 2, -4)
    assert first.before - first.after == set(PLACES[2:])


def test_with_one_year_or_other_kinds_no_change_is_claimed() -> None:
    assert changed(using("低空经济"), 5) == ([], [])
    assert compared(two_years(kind="congress-report")) == []
