"""Theme pages: what is said of a theme, by place and year, each quotation linked to its home."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.output import addresses, blocks
from generator.output.excerpt import excerpt
from generator.output.markdown import (
    Html,
    Md,
    anchor,
    heading,
    link,
    page,
    paragraph,
    quotation,
    table,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.corpus.model import Corpus
    from generator.knowledge.themes import Theme
    from generator.reading.model import Passage, Report, ThemeHit

Quoted = tuple["Passage", "ThemeHit"]


def theme_page(theme: Theme, corpus: Corpus) -> Md:
    """Return the page of a theme: what counts, then the passages by place and year.

    Sections have stable ids: `<slug>` for a place, `<slug>-<year>` for its documents of a year.
    """
    here = addresses.theme_file(theme.id)
    parts = [
        heading(1, text(theme.name), "fz-top"),
        paragraph(text(theme.definition), "", "fz-lead"),
        _how(theme, here),
    ]
    total = 0
    for slug, reports in groupby(_speaking(theme, corpus), key=lambda report: report.place.slug):
        section, count = _place(theme, here, slug, list(reports))
        parts += section
        total += count
    if not total:
        parts.append(text("所收文件中没有本主题的段落。"))
    return page(theme.name, *parts, hide=["navigation"])


def _how(theme: Theme, here: str) -> Md:
    book = link(text("编码手册"), addresses.source_link(here, addresses.codebook_file(theme.id)))
    return Md(
        f"主题标注到段。哪些算、哪些不算、凭哪些词语，见{book}。"
        "下面按地区和年份列出各段；长段只录与主题有关的一节，点“原文”读全段及上下文。"
    )


def _speaking(theme: Theme, corpus: Corpus) -> Iterator[Report]:
    """Yield the reports with a passage of the theme, those of one page together."""
    for reports in corpus.by_slug().values():
        for report in sorted(reports, key=lambda report: report.year or 0):
            if quoted(theme, report):
                yield report


def quoted(theme: Theme, report: Report) -> list[Quoted]:
    """Return the passages of a theme in a report, with the terms that decided."""
    return [(passage, hit) for passage in report.passages for hit in passage.themes if hit.id == theme.id]


def _place(theme: Theme, here: str, slug: str, reports: Sequence[Report]) -> tuple[list[Md], int]:
    parts = [heading(2, text(blocks.page_name(reports)), slug, "fz-place")]
    count = 0
    for year, group in groupby(reports, key=blocks.year_of):
        documents = list(group)
        parts.append(
            heading(3, text(f"{blocks.page_name(reports)} {year}"), addresses.section_anchor(documents[0]))
        )
        for report in documents:
            found = quoted(theme, report)
            count += len(found)
            parts.append(_source(here, report, len(found)))
            parts += [block for passage, hit in found for block in _quotation(here, report, passage, hit)]
    return parts, count


def _source(here: str, report: Report, count: int) -> Md:
    target = addresses.source_link(here, addresses.city_file(report.place.slug), addresses.report_anchor(report))
    gaps = f"（不完整：{blocks.gap_summary([report])}）" if report.gaps else ""
    return paragraph(Md(f"{link(text(blocks.title_of(report)), target)}，{count}段{gaps}"), "", "fz-source")


def _quotation(here: str, report: Report, passage: Passage, hit: ThemeHit) -> tuple[Md, Md]:
    home = addresses.source_link(here, addresses.city_file(report.place.slug), passage.id)
    path = text(" › ".join(passage.path)) if passage.path else text("")
    terms = text("、".join(hit.why[:8]))
    said = Md(f"{link(text('原文'), home)}{'　' if path else ''}{path}　依据：{terms}")
    return quotation(excerpt(passage.text, hit.why)), paragraph(said, "", "fz-from")


def themes_index(corpus: Corpus) -> Md:
    """Return the list of themes with what each is about and how much is said of it."""
    themes = blocks.themes_of(corpus.knowledge)
    parts: list[Md] = [heading(1, text("主题"), "fz-top")]
    for theme in themes:
        counts = [len(quoted(theme, report)) for report in corpus.reports]
        parts += [
            heading(
                2,
                Md(
                    link(text(theme.name), addresses.source_link(addresses.THEMES, addresses.theme_file(theme.id)))
                ),
                theme.id,
            ),
            paragraph(text(theme.definition)),
            Md(
                f"{sum(map(bool, counts))}篇文件，{sum(counts)}段。"
                + link(text("编码手册"), f"{theme.id}-codebook.md")
            ),
        ]
    parts.append(matrix(corpus, addresses.THEMES))
    return page("主题", *parts, hide=["navigation", "toc"])


def matrix(corpus: Corpus, here: str) -> Html:
    """Return the table of places and themes: how many passages, each number leading to its section."""
    themes = blocks.themes_of(corpus.knowledge)
    heads = [
        anchor(text(theme.name), addresses.site_link(here, addresses.theme_file(theme.id))) for theme in themes
    ]
    rows = [_matrix_row(slug, reports, themes, here) for slug, reports in corpus.by_slug().items()]
    columns = [text("地区"), text("年份"), *heads, text("残缺")]
    return table(text("各地区各主题的段落数"), columns, rows, "fz-matrix")


def _matrix_row(slug: str, reports: Sequence[Report], themes: Sequence[Theme], here: str) -> list[Html]:
    years = sorted({report.year for report in reports if report.year})
    cells = [
        anchor(text(blocks.page_name(reports)), addresses.site_link(here, addresses.city_file(slug))),
        text("、".join(map(str, years)) or blocks.NO_YEAR),
    ]
    for theme in themes:
        count = sum(len(quoted(theme, report)) for report in reports)
        target = addresses.site_link(here, addresses.theme_file(theme.id), slug)
        cells.append(anchor(text(str(count)), target) if count else text("0"))
    return [*cells, blocks.gap_summary(reports)]
