"""Which page quotes the passages of a theme: each place and year has one page, which never holds too many."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.output import addresses
from generator.output.overview.tally import passages_of, tally
from generator.output.themes.sections import LARGE, Sections, Sheet, sections
from tests.unit.output import large

if TYPE_CHECKING:
    from generator.reading.model import Place, Report

INDUSTRY = large.KNOWLEDGE.themes.by_id["industry"]
WEIGHTS = st.lists(
    st.tuples(st.sampled_from(large.PLACES), st.sampled_from([None, 2017, *large.YEARS]), st.integers(0, 180)),
    max_size=14,
)


def made(*reports: Report) -> Sections:
    """Return the sections of a theme in a corpus of some reports."""
    return sections(INDUSTRY, tally(large.corpus(*reports)), large.KNOWLEDGE.places)


def of(weights: list[tuple[Place, int | None, int]]) -> list[Report]:
    return [
        replace(large.report(place, year, size), id=f"{place.slug}-{year}-{n}")
        for n, (place, year, size) in enumerate(weights)
    ]


def files(found: Sections) -> set[str]:
    return {sheet.file for sheet in found.sheets}


def ids(sheet: Sheet) -> list[str]:
    """Return the ids of the sections that a page quotes or leads on to."""
    sections = {addresses.section_anchor(entry): None for area in sheet.quoted for entry in area.own}
    leads = [anchor for lead in sheet.leads for anchor in (lead.anchor, *(year for year, _ in lead.years))]
    return [*sections, *(area.slug for area in sheet.quoted), *leads]


def test_a_small_theme_is_one_page() -> None:
    found = made(large.report(large.place("changsha"), 2023, LARGE))
    assert found.sheets == ()
    assert found.of_place("changsha") == ("themes/industry.md", "changsha")
    assert [area.slug for area in found.areas] == ["hunan"], (
        "the province contains it, without documents of its own"
    )


def test_a_province_that_fits_is_one_page_with_its_places() -> None:
    found = made(*(large.report(large.place(slug), 2023, LARGE // 4) for slug in large.SLUGS[:5]))
    assert files(found) == {"themes/industry/beijing.md", "themes/industry/hunan.md"}
    assert found.of_place("changsha-liuyang") == ("themes/industry/hunan.md", "changsha-liuyang")
    assert found.of_place("hunan") == ("themes/industry/hunan.md", "")


def test_a_large_province_has_pages_of_its_prefectures_and_quotes_its_own() -> None:
    found = made(*(large.report(large.place(slug), 2023, LARGE // 3) for slug in large.SLUGS[1:]))
    hunan = found.sheets[0]
    assert ([area.slug for area in hunan.quoted], [lead.anchor for lead in hunan.leads]) == (
        ["hunan"],
        ["changsha", "zhuzhou"],
    )
    assert found.of_place("zhuzhou-youxian") == ("themes/industry/zhuzhou.md", "zhuzhou-youxian")


def test_a_large_place_has_pages_of_five_years_large_ones_of_one_and_a_large_year_several() -> None:
    place = large.place("beijing")
    reports = [
        *(large.report(place, year, LARGE // 2) for year in (2019, 2020)),
        large.report(place, 2021, LARGE),
        *of([(place, 2022, LARGE)] * 2),
    ]
    found = made(*reports)
    slugs = ["", "-2021-2025", "-2022", "-2022-2", "-2021", "-2016-2020"]
    assert [sheet.slug for sheet in found.sheets] == [f"beijing{slug}" for slug in slugs]
    assert found.of_year(tally(large.corpus(*reports)).entries[-1])[0] == "themes/industry/beijing-2022.md"
    assert found.sheets[0].leads[-1].years == (("beijing-2020", "2020年"), ("beijing-2019", "2019年"))


@settings(deadline=None)
@given(WEIGHTS)
def test_every_document_is_quoted_once_within_the_bound_and_every_page_is_led_to(
    weights: list[tuple[Place, int | None, int]],
) -> None:
    reports = of(weights)
    found = made(*reports)
    speaking = [e for e in tally(large.corpus(*reports)).entries if e.quoted.get("industry")]
    if not found.sheets:
        assert passages_of("industry", speaking) <= LARGE
        return
    assert len(files(found)) == len(found.sheets)
    quoted = [entry.id for sheet in found.sheets for area in sheet.quoted for entry in area.own]
    assert sorted(quoted) == sorted(entry.id for entry in speaking)
    for sheet in found.sheets:
        own = [entry for area in sheet.quoted for entry in area.own]
        assert passages_of("industry", own) <= LARGE or len(own) == 1
        assert len(ids(sheet)) == len(set(ids(sheet)))
    led = {lead.file for sheet in found.sheets for lead in sheet.leads}
    led |= {found.of_area(area)[0] for area in found.areas}
    assert led == files(found)
    by_file = {sheet.file: sheet for sheet in found.sheets}
    for entry in speaking:
        file, anchor = found.of_year(entry)
        assert anchor in ids(by_file[file])


@settings(deadline=None)
@given(WEIGHTS, WEIGHTS)
def test_no_page_is_taken_away_while_a_corpus_grows(
    first: list[tuple[Place, int | None, int]], more: list[tuple[Place, int | None, int]]
) -> None:
    assert files(made(*of(first))) <= files(made(*of([*first, *more])))
