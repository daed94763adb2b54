"""The passages of a theme as quotations: by place and year, each with its sentences, its terms and a link home."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output import addresses
from generator.output.markdown import Html, Md, element, heading, link, paragraph, quotation, text
from generator.output.overview.tally import density
from generator.output.pages import blocks
from generator.output.themes.evidence import passage_points
from generator.output.themes.excerpt import excerpt
from generator.reading.divisions import divisions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.corpus.model import Corpus
    from generator.knowledge import Knowledge
    from generator.knowledge.cues.divisions import Division
    from generator.output.overview.areas import Area
    from generator.reading.model import Passage, Report, ThemeHit

SHOWN_TERMS: Final = 8
"""The most terms named under a quotation."""


class Quoted(NamedTuple):
    """A passage of a theme, with the decisive terms and the division of its report that it is in."""

    passage: Passage
    hit: ThemeHit
    division: Division | None


def quoted(theme: str, report: Report, knowledge: Knowledge) -> list[Quoted]:
    """Return the passages of a theme in a report."""
    where = zip(report.passages, divisions(report.passages, knowledge), strict=True)
    speaking = [(passage, division) for passage, division in where if passage.themes]  # one in two
    return [
        Quoted(passage, hit, division)
        for passage, division in speaking
        for hit in passage.themes
        if hit.id == theme
    ]


def counted(passages: int, characters: int) -> Html:
    """Return a number of passages, and how many there are per 10,000 characters, as `themes.js` reads it."""
    shown = f"{passages}段，每万字{density(passages, characters)}段" if characters else f"{passages}段"
    data = f'class="fz-share" data-passages="{passages}" data-characters="{characters}"'
    return Html(Md(f"<span {data}>{text(shown)}</span>"))


def place_section(theme: str, here: str, area: Area, corpus: Corpus) -> Iterator[Md]:
    """Yield the section of a place, with one of each year, the newest first; one document is held at a time."""
    yield heading(2, text(area.name), area.slug, "fz-place")
    ordered = sorted(area.own, key=lambda entry: -(entry.year or 0))
    for year, entries in groupby(ordered, key=blocks.plain_year):
        for n, entry in enumerate(entries):
            if n == 0:
                yield heading(3, text(f"{area.name} {year}"), addresses.section_anchor(entry))
            yield from _document(theme, here, corpus.reports[entry.at], entry.kept, corpus.knowledge)


def _document(theme: str, here: str, report: Report, size: int, knowledge: Knowledge) -> Iterator[Md]:
    found = quoted(theme, report, knowledge)
    target = addresses.source_link(here, addresses.home_file(report), addresses.report_anchor(report))
    gaps = f"（残缺：{blocks.gap_summary([report])}）" if report.gaps else ""
    doubt = "，年份为推断" if blocks.is_doubtful(report) else ""
    name = link(text(blocks.title_of(report)), target)
    yield paragraph(Md(f"{name}，{counted(len(found), size)}{doubt}{gaps}"), "", "fz-source")
    for one in found:
        yield from quote(here, report, one, knowledge)


def strongest(theme: str, here: str, reports: Iterable[Report], knowledge: Knowledge) -> Iterator[Md]:
    """Yield of each report the passage that says most, under the report's name."""
    for report in reports:
        found = quoted(theme, report, knowledge)
        best = max(found, key=lambda one: passage_points(one.passage, one.hit, one.division))
        target = addresses.source_link(here, addresses.home_file(report), addresses.report_anchor(report))
        name = text(f"{blocks.full_name(report.place)}：{blocks.title_of(report)}{blocks.year_note(report)}")
        yield paragraph(link(name, target), "", "fz-source")
        yield from quote(here, report, best, knowledge)


def quote(here: str, report: Report, one: Quoted, knowledge: Knowledge) -> tuple[Md, Md]:
    """Return a quotation, and below it the link to the passage, its division, its headings and its terms.

    The division is a class of both, so that a script and a style can choose by it.
    """
    home = addresses.source_link(here, addresses.home_file(report), one.passage.id)
    division = [f"fz-{one.division}"] if one.division else []
    label = element("span", text(knowledge.divisions[one.division].name), "fz-division") if one.division else ""
    path = text(" › ".join(one.passage.path))
    terms = text("、".join(one.hit.why[:SHOWN_TERMS]))
    where = " ".join(part for part in (label, path) if part)
    source = Md("　".join(part for part in (link(text("正文"), home), where, f"依据：{terms}") if part))
    shown = paragraph(excerpt(one.passage.text, one.hit), "", *division)
    return quotation(shown), paragraph(source, "", "fz-from", *division)
