"""Theme pages: what counts, then the passages by place and year, on one page or on pages that it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.markdown import Html, Md, anchor, element, heading, join, link, page, paragraph, table, text
from generator.output.overview.tally import density, passages_of, size_of, tally
from generator.output.pages import blocks
from generator.output.pages.codebook import codebook_page
from generator.output.pages.description import of_theme
from generator.output.pieces import piece, report_part
from generator.output.themes.matrix import matrix
from generator.output.themes.quotations import counted, place_section, strongest
from generator.output.themes.sections import sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.corpus.model import Corpus
    from generator.knowledge.themes import Theme
    from generator.output.overview.areas import Area
    from generator.output.overview.tally import Card
    from generator.output.page_kind import Page
    from generator.output.settings import Settings
    from generator.output.themes.sections import Lead, Sections, Sheet

SELECTED: Final = 3
"""The most passages quoted of a province on the page of a large theme: one of a document, the latest first."""
NONE: Final = "所收文献中没有本主题的段落。"


def theme_pages(corpus: Corpus, _settings: Settings) -> Iterator[Page]:
    """Yield the list of all themes, and for each its page, the pages that this one leads to, its codebook."""
    yield addresses.THEMES.file, themes_index(corpus)
    for theme in blocks.themes_of(corpus.knowledge):
        found = sections(theme, tally(corpus), corpus.knowledge.places)
        yield addresses.theme_file(theme.id), _kept_theme(theme, corpus, found)
        for sheet in found.sheets:
            yield sheet.file, _kept_sheet(theme, corpus, sheet)
        yield addresses.codebook_file(theme.id), codebook_page(theme, corpus)


def theme_list(corpus: Corpus) -> Iterator[addresses.Index]:
    """Yield the page of each theme by its name."""
    for theme in blocks.themes_of(corpus.knowledge):
        yield addresses.Index(theme.name, addresses.theme_file(theme.id))


def _kept_theme(theme: Theme, corpus: Corpus, found: Sections) -> Md:
    """Return the page of a theme, from the store if it has all passages and these are as they were."""
    if found.sheets:
        return theme_page(theme, corpus, found)
    places = [place for area in found.areas for place in area.places()]
    return Md(piece(corpus, "theme", [theme.id, _parts(places, corpus)], lambda: theme_page(theme, corpus, found)))


def _kept_sheet(theme: Theme, corpus: Corpus, sheet: Sheet) -> Md:
    """Return a page of a large theme, from the store if it leads nowhere and its passages are as they were."""
    if sheet.leads:
        return sheet_page(theme, corpus, sheet)
    parts = theme.id, sheet.file, sheet.slug, sheet.name, sheet.above, _parts(sheet.quoted, corpus)
    return Md(piece(corpus, "sheet", parts, lambda: sheet_page(theme, corpus, sheet)))


def _parts(places: Sequence[Area], corpus: Corpus) -> list[object]:
    briefs = corpus.briefs
    return [(place.slug, place.name, [report_part(briefs[entry.at]) for entry in place.own]) for place in places]


def theme_page(theme: Theme, corpus: Corpus, found: Sections) -> Md:
    """Return the page of a theme: what counts, then its passages by place and year, or the way to them.

    Sections have stable ids: `<slug>` for a place, `<slug>-<year>` for its documents of a year. On the page of a
    large theme the script of the site goes on from such an id to the page that has the section now.
    """
    here = addresses.theme_file(theme.id)
    every = [entry for area in found.areas for entry in area.entries()]
    parts = [
        blocks.trail(here, addresses.THEMES),
        heading(1, text(theme.name), "fz-top"),
        paragraph(text(theme.definition), "", "fz-lead"),
        _sum(theme, every),
    ]
    if found.sheets:
        parts += [_how(theme, here, _SPLIT), CHOOSING, _provinces(theme, here, found)]
        parts += (block for area in found.areas for block in _province(theme, here, area, found, corpus))
    else:
        parts += [_how(theme, here, _WHOLE), CHOOSING]
        places = [place for area in found.areas for place in area.places()]
        parts += (block for place in places for block in place_section(theme.id, here, place, corpus))
        if not places:
            parts.append(text(NONE))
    return page(theme.name, *parts, hide=["navigation"], description=_described(theme, every))


def sheet_page(theme: Theme, corpus: Corpus, sheet: Sheet) -> Md:
    """Return a page of a large theme: the passages of some places, and links to the pages of others."""
    here = sheet.file
    up = addresses.Index(theme.name, addresses.theme_file(theme.id))
    title = f"{theme.name}：{sheet.name}"
    quotes_itself = any(area.slug == sheet.slug for area in sheet.quoted)
    parts = [
        blocks.trail(here, addresses.THEMES, up, *sheet.above),
        heading(1, text(title), sheet.slug if sheet.leads and not quotes_itself else "fz-top"),
        _sum(theme, sheet.entries()),
        _how(theme, here, _WHOLE if sheet.quoted else _LEADS),
    ]
    if sheet.quoted:
        parts.append(CHOOSING)
    if sheet.leads:
        parts.append(_leads(theme, sheet))
    parts += (block for place in sheet.quoted for block in place_section(theme.id, here, place, corpus))
    return page(title, *parts, hide=["navigation"], description=_described(theme, sheet.entries()))


CHOOSING: Final = Html(Md('<div class="fz-choosing"></div>'))
"""Where `themes.js` puts the choice of places to compare, years and divisions: room for it from the start."""


def _sum(theme: Theme, entries: Sequence[Card]) -> Md:
    """Return how many passages of a theme some documents have."""
    whole = counted(passages_of(theme.id, entries), size_of(entries))
    return paragraph(Md(f"{len(entries)}篇文献，{whole}。"), "", "fz-sum") if entries else Md("")


_WHOLE = "下面按地区和年份列出各段，新的在前；每段只录据以判定的句子，从略处以“……”标出；点“正文”读全段及上下文。"
_LEADS = "各段按地区或年份分列各页。"
_SPLIT = (
    f"全部段落按地区分列各页，下面每省只录最近年份文献的各一段，至多{SELECTED}段，部署中有数字、措施的优先；"
    "每段只录据以判定的句子，从略处以“……”标出；点“正文”读全段及上下文。"
)


def _how(theme: Theme, here: str, listed: str) -> Md:
    book = link(text("编码手册"), addresses.source_link(here, addresses.codebook_file(theme.id)))
    return Md(f"主题标注到段。哪些算、哪些不算、凭哪些词语，见{book}。{listed}")


def _described(theme: Theme, entries: Sequence[Card]) -> str:
    """Return the description of a page on the passages of a theme in some reports."""
    return of_theme(theme, len(entries), passages_of(theme.id, entries))


def _provinces(theme: Theme, here: str, found: Sections) -> Html:
    """Return the table of the areas that no other contains: their counts, and the way to all their passages."""
    rows = [
        [
            anchor(text(area.name), addresses.site_link(here, *found.of_area(area))),
            *_counted(theme, area.entries()),
        ]
        for area in found.areas
    ]
    return table(text("各地区的段落数"), [text("地区"), *_COUNTED], rows, "fz-numbers")


_COUNTED = (text("年份"), text("文献"), text("段落"), text("每万字"))


def _counted(theme: Theme, entries: Sequence[Card]) -> list[Html]:
    return [
        text(blocks.span_of_years(entries)),
        text(str(len(entries))),
        text(str(passages_of(theme.id, entries))),
        text(density(passages_of(theme.id, entries), size_of(entries))),
    ]


def _province(theme: Theme, here: str, area: Area, found: Sections, corpus: Corpus) -> Iterator[Md]:
    """Yield the section of an area on the page of a large theme: the way to its places, the strongest passages."""
    yield heading(2, text(area.name), area.slug)
    entries = area.entries()
    whole = text(f"全部{passages_of(theme.id, entries)}段")
    yield paragraph(link(whole, addresses.source_link(here, *found.of_area(area))), "", "fz-all")
    if area.inner:
        yield paragraph(join((_inner(theme, here, one, found) for one in area.inner), " "), "", "fz-inner")
    chosen = sorted(entries, key=lambda entry: (-(entry.year or 0), -entry.quoted[theme.id]))[:SELECTED]
    parts = theme.id, here, [report_part(corpus.briefs[entry.at]) for entry in chosen]

    def make() -> str:
        reports = (corpus.reports[entry.at] for entry in chosen)
        return "\n\n".join(strongest(theme.id, here, reports, corpus.knowledge))

    yield Md(piece(corpus, "strongest", parts, make))


def _inner(theme: Theme, here: str, area: Area, found: Sections) -> Html:
    """Return the name of an area as a link, under the id that its section has where all fits on one page."""
    label = text(f"{area.name}（{passages_of(theme.id, area.entries())}）")
    return _onward(area.slug, label, addresses.site_link(here, *found.of_area(area)))


_ON = "fz-on"
"""The class of what is in the place of a section that another page has; site.js goes on from there."""


def _leads(theme: Theme, sheet: Sheet) -> Html:
    rows = []
    for lead in sheet.leads:
        years, *counts = _counted(theme, lead.entries)
        name = _onward(lead.anchor, text(lead.name), addresses.site_link(sheet.file, lead.file))
        rows.append([name, join(_years(sheet.file, lead), " ") if lead.years else years, *counts])
    return table(text("分列各页的段落"), [text("地区"), *_COUNTED], rows)


def _years(here: str, lead: Lead) -> Iterator[Html]:
    for section, year in lead.years:
        yield _onward(section, text(year), addresses.site_link(here, lead.file, section))


def _onward(section: str, label: Html, target: str) -> Html:
    return element("span", anchor(label, target), _ON, anchor_id=section)


def themes_index(corpus: Corpus) -> Md:
    """Return the list of themes with the definition and the number of passages of each."""
    entries = tally(corpus).entries
    parts: list[Md] = [heading(1, text(addresses.THEMES.name), "fz-top")]
    for theme in blocks.themes_of(corpus.knowledge):
        target = addresses.source_link(addresses.THEMES.file, addresses.theme_file(theme.id))
        speaking = [entry for entry in entries if entry.quoted.get(theme.id)]
        parts += [
            heading(2, Md(link(text(theme.name), target)), theme.id),
            paragraph(text(theme.definition)),
            Md(
                f"{len(speaking)}篇文献，{counted(passages_of(theme.id, speaking), size_of(speaking))}。"
                + link(text("编码手册"), f"{theme.id}-codebook.md")
            ),
        ]
    parts.append(matrix(corpus, addresses.THEMES.file))
    described = "各主题的定义、编码手册和摘编，各地区文献在各主题下的段落数。"
    return page(addresses.THEMES.name, *parts, hide=["navigation", "toc"], description=described)
