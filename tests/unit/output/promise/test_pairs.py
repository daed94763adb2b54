"""What a place promised beside what it reported: which result belongs to which target, and when none is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.output.indicators.collect import of_place
from generator.output.promise.pairs import by_year, pairs, targets_of
from generator.reading.model import Gap
from tests.unit.output import large
from tests.unit.output.indicators.made import Said, stating
from tests.unit.output.promise.years import CHANGSHA, REPORTS, grown, growth, jobs

if TYPE_CHECKING:
    from generator.reading.model import Report

DIRECTIONS = {"gdp": "more", "jobs": "more"}


def read(*reports: Report) -> list[tuple[int | None, str, str, str]]:
    """Return year, base, measure and outcome of each promise of a place."""
    stated = of_place(large.corpus(*reports), "changsha")
    found = pairs(stated, {"gdp": "more", "jobs": "more"})
    return [(pair.planned.year, *one.key, one.outcome) for pair in found for one in pair.promises]


def test_each_target_has_the_result_of_its_year() -> None:
    assert read(*REPORTS) == [
        (2021, "gdp", "growth", "missed"),
        (2021, "gdp", "level", "rebased"),
        (2021, "jobs", "level", "silent"),
        (2022, "gdp", "growth", "met"),
        (2022, "jobs", "level", "met"),
    ]


def test_a_rebased_level_names_the_level_before_it() -> None:
    stated = of_place(large.corpus(*REPORTS), "changsha")
    (rebased,) = (one for pair in pairs(stated, {}) for one in pair.promises if one.outcome == "rebased")
    assert rebased.earlier
    assert (rebased.earlier.figure.value, rebased.target.figure.value) == (303.6, 320)


def test_a_level_that_follows_from_the_growth_is_read() -> None:
    first, second = REPORTS[0], REPORTS[1]
    level = replace(second.indicators[1], value=321.8)
    second = replace(second, indicators=(second.indicators[0], level, *second.indicators[2:]))
    assert (2021, "gdp", "level", "met") in read(first, second)


def test_results_of_other_years_and_several_years_are_no_results() -> None:
    other = grown(9, 2020)
    several = grown(8, 2021)._replace(span="several")
    assert read(stating(CHANGSHA, 2021, growth(7, 2021)), stating(CHANGSHA, 2022, other, several)) == [
        (2021, "gdp", "growth", "silent")
    ]


def test_an_estimate_gives_way_to_a_number_and_is_marked_without_one() -> None:
    guess = grown(9, 2021)._replace(tone=("预计",))
    promised = stating(CHANGSHA, 2021, growth(7, 2021))
    assert read(promised, stating(CHANGSHA, 2022, guess, grown(6, 2021)))[0][-1] == "missed"
    assert read(promised, stating(CHANGSHA, 2022, guess))[0][-1] == "expected"


def test_results_that_read_otherwise_are_not_read() -> None:
    promised = stating(CHANGSHA, 2021, growth(7, 2021))
    assert read(promised, stating(CHANGSHA, 2022, grown(6, 2021), grown(8, 2021)))[0][-1] == "unclear"


def test_both_targets_of_a_double_one_are_read() -> None:
    double = stating(CHANGSHA, 2021, growth(7, 2021, ">="), growth(8, 2021))
    assert [one[-1] for one in read(double, stating(CHANGSHA, 2022, grown(7.5, 2021)))] == ["met", "missed"]


def test_what_is_not_found_in_a_text_with_gaps_may_have_been_there() -> None:
    promised, broken = stating(CHANGSHA, 2021, growth(7, 2021)), stating(CHANGSHA, 2022, jobs(1, 2022))
    broken = replace(broken, gaps=(Gap("ending", broken.passages[-1].id, None, ""),))
    assert read(promised, broken)[0][-1] == "gap"
    hidden = replace(broken, gaps=(Gap("redaction", broken.passages[-1].id, 2, ""),))
    assert read(promised, hidden)[0][-1] == "silent"


def test_a_year_without_a_report_is_said_and_the_last_has_no_pair() -> None:
    first, third = stating(CHANGSHA, 2021, growth(7, 2021)), stating(CHANGSHA, 2023, growth(6, 2023))
    assert read(first, third) == [(2021, "gdp", "growth", "gap")]


def test_targets_of_five_years_and_of_other_years_are_no_promise_for_the_year() -> None:
    plan = growth(7, 2025)._replace(span="several")
    (stated,) = by_year(
        of_place(large.corpus(stating(CHANGSHA, 2021, plan, growth(6, 2035))), "changsha")
    ).values()
    assert list(targets_of(stated, 2021)) == []


def test_reports_of_other_kinds_are_not_read() -> None:
    plan = replace(stating(CHANGSHA, 2021, growth(7, 2021)), kind="plan")
    assert by_year(of_place(large.corpus(plan), "changsha")) == {}


def test_of_two_reports_of_a_year_the_fuller_one_counts() -> None:
    short = replace(stating(CHANGSHA, 2021, jobs(1, 2021)), id="changsha-2021-2")
    both = (short, stating(CHANGSHA, 2021, growth(7, 2021), jobs(2, 2021)))
    assert len(read(*both, stating(CHANGSHA, 2022, Said("没有数。", "没有")))) == 2
