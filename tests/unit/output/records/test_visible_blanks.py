"""The characters of a source are shown exactly, with signs for invisible ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from generator.output.records.visible_blanks import SIGNS, UNSEEN, visible, whole
from tests.unit.output.rendering import Page, render
from tests.unit.output.test_markdown import UNHURRIED, sources

if TYPE_CHECKING:
    from generator.output.markdown import Html


def rendered(html: Html) -> Page:
    return render(f'<div id="shown">\n{html}\n</div>\n')


def with_signs(source: str) -> str:
    return UNSEEN.sub(lambda m: "".join(SIGNS.get(c, (f"[U+{ord(c):04X}]",))[0] for c in m[0]), source)


@UNHURRIED
@given(sources)
def test_a_text_of_any_kind_is_shown_and_nothing_else(source: str) -> None:
    page = rendered(visible(source, len(source) + 1))
    assert page.texts["shown"].strip("\n") == with_signs(source)
    assert set(page.names) <= {"div", "i"}


@UNHURRIED
@given(sources)
def test_a_removed_text_keeps_its_lines(source: str) -> None:
    page = rendered(whole(source))
    assert page.texts["shown"].replace("\n", "") == with_signs(source)
    assert page.texts["shown"].strip("\n").count("↵\n") >= source.strip("\n").count("\n")
    assert set(page.names) <= {"div", "i", "del"}


def test_a_long_text_is_cut_in_the_middle_and_says_so() -> None:
    page = rendered(visible("头" * 100 + "中" * 900 + "尾" * 100, 200))
    assert page.texts["shown"].strip() == "头" * 100 + "……略900字……" + "尾" * 100


def test_a_removed_text_of_any_length_has_an_end_on_the_page() -> None:
    page = rendered(whole("字" * 50_000))
    assert "全文50000字" in page.texts["shown"]
    assert "余下30000字" in page.texts["shown"]
