"""The passages of a theme as quotations: by place and year, each with its sentences, its terms and a link home."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.markdown import Md, heading, link, paragraph, quotation, text
from generator.output.pages import blocks
from generator.output.pages.excerpt import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.corpus.model import Corpus
    from generator.output.overview.areas import Area
    from generator.reading.model import Passage, Report, ThemeHit

SHOWN_TERMS: Final = 8
"""The most terms named under a quotation."""
Quoted = tuple["Passage", "ThemeHit"]


def quoted(theme: str, report: Report) -> list[Quoted]:
    """Return the passages of a theme in a report, with the decisive terms."""
    with_themes = [passage for passage in report.passages if passage.themes]  # one in two
    return [(passage, hit) for passage in with_themes for hit in passage.themes if hit.id == theme]


def place_section(theme: str, here: str, area: Area, corpus: Corpus) -> Iterator[Md]:
    """Yield the section of a place, with one of each year; one document is held at a time."""
    yield heading(2, text(area.name), area.slug, "fz-place")
    ordered = sorted(area.own, key=lambda entry: entry.year or 0)
    for year, entries in groupby(ordered, key=blocks.plain_year):
        for n, entry in enumerate(entries):
            if n == 0:
                yield heading(3, text(f"{area.name} {year}"), addresses.section_anchor(entry))
            yield from _document(theme, here, corpus.reports[entry.at])


def _document(theme: str, here: str, report: Report) -> Iterator[Md]:
    found = quoted(theme, report)
    target = addresses.source_link(here, addresses.home_file(report), addresses.report_anchor(report))
    gaps = f"（残缺：{blocks.gap_summary([report])}）" if report.gaps else ""
    doubt = "，年份为推断" if blocks.is_doubtful(report) else ""
    yield paragraph(
        Md(f"{link(text(blocks.title_of(report)), target)}，{len(found)}段{doubt}{gaps}"), "", "fz-source"
    )
    for passage, hit in found:
        yield from quote(here, report, passage, hit)


def strongest(theme: str, here: str, reports: Iterable[Report]) -> Iterator[Md]:
    """Yield of each report the passage with most terms, under the report's name."""
    for report in reports:
        passage, hit = max(quoted(theme, report), key=lambda one: len(one[1].why))
        target = addresses.source_link(here, addresses.home_file(report), addresses.report_anchor(report))
        name = text(f"{blocks.full_name(report.place)}：{blocks.title_of(report)}{blocks.year_note(report)}")
        yield paragraph(link(name, target), "", "fz-source")
        yield from quote(here, report, passage, hit)


def quote(here: str, report: Report, passage: Passage, hit: ThemeHit) -> tuple[Md, Md]:
    """Return a quotation, and below it the link to the passage, its headings and its terms."""
    home = addresses.source_link(here, addresses.home_file(report), passage.id)
    path = text(" › ".join(passage.path))
    terms = text("、".join(hit.why[:SHOWN_TERMS]))
    source = Md(f"{link(text('正文'), home)}{'　' if path else ''}{path}　依据：{terms}")
    return quotation(excerpt(passage.text, hit)), paragraph(source, "", "fz-from")
