"""What a page is about in a sentence, for search engines and previews of links: made from what is on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.output.pages import blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge.themes import Theme
    from generator.reading.model import Report

LONGEST: Final = 120
"""The most characters of a description: a choice, longer than what search engines show of one in Chinese."""


def of_place(reports: Sequence[blocks.Titled]) -> str:
    """Return what the page of a place holds."""
    titles = "、".join(f"{blocks.title_of(report)}{blocks.year_note(report)}" for report in reports)
    return _short(f"{blocks.page_name(reports)}的文献{len(reports)}篇：{titles}")


def of_list(name: str, reports: Sequence[blocks.Titled]) -> str:
    """Return what a list of documents has."""
    years = blocks.span_of_years(reports)
    dated = years if years == blocks.NO_YEAR else f"{years}年"
    return _short(f"{name}：文献{len(reports)}篇，{dated}，列出地区、文献和残缺。")


def of_theme(theme: Theme, reports: int, passages: int) -> str:
    """Return what the page of a theme quotes."""
    return _short(f"{theme.name}：{theme.definition}摘自{reports}篇文献的{passages}段。")


def of_record(report: Report) -> str:
    """Return what the record of a report lists."""
    named = f"{blocks.title_of(report)}{blocks.year_note(report)}的校勘记，{blocks.full_name(report.place)}"
    return _short(f"{named}：{len(report.edits)}处改动，{len(report.gaps)}处残缺。")


def of_document(report: Report, kind: str) -> str:
    """Return what a document is, and what its entry offers."""
    named = f"{blocks.title_of(report)}{blocks.year_note(report)}，{blocks.full_name(report.place)}，{kind}"
    size = sum(len(passage.text) for passage in report.passages)
    return _short(f"{named}：校勘全文约{size}字，著录、目录和引用格式（GB/T 7714、BibTeX、RIS、CSL-JSON）。")


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
