"""Theme pages: the passages of a theme, by place and year, each quotation linked to its home."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.output import addresses
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
from generator.output.pages import blocks
from generator.output.pages.codebook import codebook_page
from generator.output.pages.description import of_theme
from generator.output.pages.excerpt import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.corpus.model import Corpus
    from generator.knowledge.themes import Theme
    from generator.output.page_kind import Page
    from generator.output.settings import Settings
    from generator.reading.model import Passage, Report, ThemeHit

LARGE = 600
"""Passages up to which a theme page quotes them all (about 15 full reports, half a megabyte)."""
SELECTED = 3
"""The number of passages of each document quoted on the page of a large theme."""
SHOWN_TERMS = 8
"""The most terms named under a quotation."""
Quoted = tuple["Passage", "ThemeHit"]


def theme_pages(corpus: Corpus, _settings: Settings) -> Iterator[Page]:
    """Yield the list of all themes, and for each its page, the pages of its places if large, its codebook."""
    yield addresses.THEMES.file, themes_index(corpus)
    for theme in blocks.themes_of(corpus.knowledge):
        yield addresses.theme_file(theme.id), theme_page(theme, corpus)
        yield from place_pages(theme, corpus)
        yield addresses.codebook_file(theme.id), codebook_page(theme, corpus)


def theme_list(corpus: Corpus) -> Iterator[addresses.Index]:
    """Yield the page of each theme by its name."""
    for theme in blocks.themes_of(corpus.knowledge):
        yield addresses.Index(theme.name, addresses.theme_file(theme.id))


def theme_page(theme: Theme, corpus: Corpus) -> Md:
    """Return the page of a theme: what counts, then the passages by place and year.

    Sections have stable ids: `<slug>` for a place, `<slug>-<year>` for its documents of a year. Where there are
    more than `LARGE` passages it quotes the `SELECTED` strongest of each document; `place_pages` have them all.
    """
    here = addresses.theme_file(theme.id)
    most = SELECTED if is_large(theme, corpus) else None
    places = list(_by_place(theme, corpus))
    parts = [
        blocks.trail(here, addresses.THEMES),
        heading(1, text(theme.name), "fz-top"),
        paragraph(text(theme.definition), "", "fz-lead"),
        _how(theme, here, most),
        *(block for slug, reports in places for block in _place(theme, here, slug, reports, most)),
    ]
    if not places:
        parts.append(text("所收文件中没有本主题的段落。"))
    return page(theme.name, *parts, hide=["navigation"], description=_described(theme, places))


def place_pages(theme: Theme, corpus: Corpus) -> Iterator[Page]:
    """Yield for a large theme one page per place with all its passages: the file below docs/ and the page."""
    if not is_large(theme, corpus):
        return
    for slug, reports in _by_place(theme, corpus):
        here = addresses.theme_place_file(theme.id, slug)
        title = f"{theme.name}：{blocks.page_name(reports)}"
        up = addresses.Index(theme.name, addresses.theme_file(theme.id))
        parts = [
            blocks.trail(here, addresses.THEMES, up),
            heading(1, text(title), "fz-top"),
            _how(theme, here, None),
        ]
        parts += _place(theme, here, slug, reports, None)
        yield here, page(title, *parts, hide=["navigation"], description=_described(theme, [(slug, reports)]))


def is_large(theme: Theme, corpus: Corpus) -> bool:
    """Whether a theme has more passages than one page should have."""
    return sum(len(quoted(theme, report)) for report in corpus.reports) > LARGE


def _described(theme: Theme, places: Sequence[tuple[str, Sequence[Report]]]) -> str:
    """Return the description of a page that quotes the passages of a theme in some reports."""
    reports = [report for _, found in places for report in found]
    return of_theme(theme, len(reports), sum(len(quoted(theme, report)) for report in reports))


def _how(theme: Theme, here: str, most: int | None) -> Md:
    book = link(text("编码手册"), addresses.source_link(here, addresses.codebook_file(theme.id)))
    chosen = f"每篇只录依据最多的{most}段，其余见各节末的“全部”；" if most else ""
    return Md(
        f"主题标注到段。哪些算、哪些不算、凭哪些词语，见{book}。下面按地区和年份列出各段；{chosen}"
        "每段只录据以判定的句子，从略处以“……”标出；点“原文”读全段及上下文。"
    )


def _by_place(theme: Theme, corpus: Corpus) -> Iterator[tuple[str, list[Report]]]:
    """Yield the places with the reports that have a passage of the theme, by year."""
    for slug, reports in corpus.by_slug().items():
        speaking = [report for report in reports if quoted(theme, report)]
        if speaking:
            yield slug, sorted(speaking, key=lambda report: report.year or 0)


def quoted(theme: Theme, report: Report) -> list[Quoted]:
    """Return the passages of a theme in a report, with the decisive terms."""
    with_themes = [passage for passage in report.passages if passage.themes]  # one in two
    return [(passage, hit) for passage in with_themes for hit in passage.themes if hit.id == theme.id]


def _place(theme: Theme, here: str, slug: str, reports: Sequence[Report], most: int | None) -> Iterator[Md]:
    name = blocks.page_name(reports)
    yield heading(2, text(name), slug, "fz-place")
    for year, documents in groupby(reports, key=blocks.plain_year):
        for n, report in enumerate(documents):
            if n == 0:
                yield heading(3, text(f"{name} {year}"), addresses.section_anchor(report))
            yield from _document(theme, here, report, most)


def _document(theme: Theme, here: str, report: Report, most: int | None) -> Iterator[Md]:
    found = quoted(theme, report)
    target = addresses.source_link(here, addresses.city_file(report.place.slug), addresses.report_anchor(report))
    gaps = f"（不完整：{blocks.gap_summary([report])}）" if report.gaps else ""
    doubt = "，年份为推断" if blocks.is_doubtful(report) else ""
    yield paragraph(
        Md(f"{link(text(blocks.title_of(report)), target)}，{len(found)}段{doubt}{gaps}"), "", "fz-source"
    )
    for passage, hit in _strongest(found, most):
        yield from _quotation(here, report, passage, hit)
    if most and len(found) > most:
        every = addresses.theme_place_file(theme.id, report.place.slug)
        label = text(f"全部{len(found)}段")
        yield paragraph(
            link(label, addresses.source_link(here, every, addresses.section_anchor(report))), "", "fz-all"
        )


def _strongest(found: list[Quoted], most: int | None) -> list[Quoted]:
    """Return the passages with most terms, in the order of the document; all if no number is given."""
    if most is None:
        return found
    order = sorted(range(len(found)), key=lambda at: -len(found[at][1].why))
    return [found[at] for at in sorted(order[:most])]


def _quotation(here: str, report: Report, passage: Passage, hit: ThemeHit) -> tuple[Md, Md]:
    home = addresses.source_link(here, addresses.city_file(report.place.slug), passage.id)
    path = text(" › ".join(passage.path))
    terms = text("、".join(hit.why[:SHOWN_TERMS]))
    source = Md(f"{link(text('原文'), home)}{'　' if path else ''}{path}　依据：{terms}")
    return quotation(excerpt(passage.text, hit)), paragraph(source, "", "fz-from")


def themes_index(corpus: Corpus) -> Md:
    """Return the list of themes with the definition and the number of passages of each."""
    themes = blocks.themes_of(corpus.knowledge)
    parts: list[Md] = [heading(1, text(addresses.THEMES.name), "fz-top")]
    for theme in themes:
        counts = [len(quoted(theme, report)) for report in corpus.reports]
        parts += [
            heading(
                2,
                Md(
                    link(
                        text(theme.name),
                        addresses.source_link(addresses.THEMES.file, addresses.theme_file(theme.id)),
                    )
                ),
                theme.id,
            ),
            paragraph(text(theme.definition)),
            Md(
                f"{sum(map(bool, counts))}篇文件，{sum(counts)}段。"
                + link(text("编码手册"), f"{theme.id}-codebook.md")
            ),
        ]
    parts.append(matrix(corpus, addresses.THEMES.file))
    return page(addresses.THEMES.name, *parts, hide=["navigation", "toc"])


def matrix(corpus: Corpus, here: str) -> Html:
    """Return the table of places and themes: how many passages, each number leading to its section."""
    themes = blocks.themes_of(corpus.knowledge)
    heads = [
        anchor(text(theme.name), addresses.site_link(here, addresses.theme_file(theme.id))) for theme in themes
    ]
    places = ((slug, blocks.own(reports, corpus.knowledge)) for slug, reports in corpus.by_slug().items())
    rows = [_matrix_row(slug, reports, themes, here) for slug, reports in places if reports]
    columns = [text("地区"), text("年份"), *heads, text("残缺")]
    return table(text("各地区各主题的段落数"), columns, rows, "fz-matrix")


def _matrix_row(slug: str, reports: Sequence[Report], themes: Sequence[Theme], here: str) -> list[Html]:
    years = sorted({(report.year, blocks.is_doubtful(report)) for report in reports if report.year})
    cells = [
        anchor(text(blocks.page_name(reports)), addresses.site_link(here, addresses.city_file(slug))),
        text("、".join(f"{year}{blocks.DOUBT if doubt else ''}" for year, doubt in years) or blocks.NO_YEAR),
    ]
    for theme in themes:
        count = sum(len(quoted(theme, report)) for report in reports)
        target = addresses.site_link(here, addresses.theme_file(theme.id), slug)
        cells.append(anchor(text(str(count)), target) if count else text("0"))
    return [*cells, blocks.gap_summary(reports)]
