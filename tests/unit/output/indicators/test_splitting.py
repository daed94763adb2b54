"""A page of rows never grows with the corpus: each place has one row, on a page that another leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from generator.output.indicators.splitting import ROOM, Spread, spreads
from generator.output.overview.areas import areas
from generator.output.overview.tally import tally
from tests.unit.output import large

if TYPE_CHECKING:
    from collections.abc import Mapping

FOUND = tally(large.corpus())
TOPS = areas(FOUND.by_slug, FOUND.places)


def made(cells: Mapping[str, int]) -> list[Spread]:
    return list(spreads(TOPS, cells))


def test_what_fits_is_one_page() -> None:
    (one,) = made(dict.fromkeys(FOUND.by_slug, 1))
    assert [place.slug for place in one.rows] == list(FOUND.by_slug)
    assert (one.slug, one.leads) == ("", ())


def test_too_many_are_by_province_then_by_prefecture() -> None:
    pages = {page.slug: page for page in made(dict.fromkeys(FOUND.by_slug, ROOM // 2))}
    assert [area.slug for area in pages[""].leads] == ["hunan"]
    assert "hunan" in {place.slug for place in pages[""].rows}
    assert {"changsha", "zhuzhou"} <= {area.slug for area in pages["hunan"].leads}
    assert pages["changsha"].above == (("", ""), ("hunan", "湖南省"))


@given(st.lists(st.integers(0, ROOM), min_size=len(FOUND.by_slug), max_size=len(FOUND.by_slug)))
def test_each_place_has_a_row_and_each_page_is_led_to(weights: list[int]) -> None:
    pages = made(dict(zip(FOUND.by_slug, weights, strict=True)))
    assert {place.slug for page in pages for place in page.rows} == set(FOUND.by_slug)
    led = [area.slug for page in pages for area in page.leads]
    assert sorted(led) == sorted(page.slug for page in pages[1:]), (
        "each page but the first has one that leads to it"
    )
