"""The entry of a document: what it is, its outline as links into its text, and references ready to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.addresses import asset_link, site_link
from generator.output.documents.control import FORMATS
from generator.output.markdown import Html, Md, PageHead, anchor, element, heading, join, page, paragraph, text
from generator.output.pages import blocks
from generator.output.pages.description import of_document
from generator.output.references.linked import document_node
from generator.output.references.meta import citation_tags
from generator.output.references.model import ADDRESS, TODAY, TODAY_PARTS, Reference, reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.reading.model import Passage, Report

SITE: Final = Html(Md('<span class="fz-site"></span>'))
"""Where the theme puts the address of the site, or a script, if the theme does not know it."""
DAY: Final = Html(Md('<span class="fz-today">引用日期</span>'))
"""Where a script puts the day on which the reference is copied."""
DATA: Final = (("纯文本", "data/texts/{}.txt"), ("逐处改动", "data/edits/{}.jsonl"))
"""The published files of a document: names for readers, and where they are, with its id."""
OUTLINE: Final = 800
"""The most headings of the contents, of about 250 bytes each, unless those of the first level are more."""


def entry_page(report: Report, knowledge: Knowledge, site: str) -> Md:
    """Return the entry of a report on a site of this name."""
    here = addresses.document_file(report)
    of, kind = reference(report, knowledge, site), blocks.kind_name(report, knowledge)
    place = addresses.Index(blocks.page_name([report]), addresses.city_file(report.place.slug))
    parts = [
        blocks.trail(here, addresses.CITIES, place),
        heading(1, text(blocks.title_of(report)), "fz-top"),
        paragraph(join([_whole_text(here, report), *_files(here, report)], " · "), "", "fz-lead"),
        blocks.provenance(here, report, knowledge),
        blocks.gap_notice(here, report) or Md(""),
        *_references(of, here),
        *_outline(here, report),
    ]
    name = f"{blocks.title_of(report)}{blocks.year_note(report)}"
    description = of_document(report, kind)
    return page(name, *parts, hide=["navigation", "toc"], description=description, head=_head(of, report))


def _whole_text(here: str, report: Report) -> Html:
    title = addresses.title_anchor(report.id, addresses.report_anchor(report))
    return anchor(text("读全文"), addresses.alone_link(here, report.id, addresses.home_file(report), title))


def _head(of: Reference, report: Report) -> PageHead:
    root = addresses.HOME.file
    entry = site_link(root, addresses.document_file(report))
    home = site_link(root, addresses.home_file(report), addresses.report_anchor(report))
    tags = tuple(citation_tags(of, entry, home.partition("#")[0]))
    return PageHead(report.retrieved or "", tags, document_node(of, report, entry, home))


def _files(here: str, report: Report) -> Iterator[Html]:
    yield from (anchor(text(name), asset_link(here, file.format(report.id))) for name, file in DATA)


def _references(of: Reference, here: str) -> Iterator[Md]:
    """Yield the references in all formats, as text that needs no script to be copied."""
    yield heading(2, text("引用"), "cite")
    yield text(
        "下列各条著录的是全篇；引用某一段，在正文该段旁点“¶”，所得著录带有该段的固定链接。引用日期请填访问当日。"
    )
    shown = (
        f"<div><dt>{text(name)}</dt><dd><pre>{_filled(make(of), here)}</pre></dd></div>"
        for name, make in FORMATS.items()
    )
    yield Md("\n".join(['<dl class="fz-references">', *shown, "</dl>"]))


def _filled(reference: str, here: str) -> Html:
    """Return a reference for a page: of lines with the day of citation only that of a standard is kept."""
    lines = reference.strip("\n").split("\n")
    kept = lines if len(lines) == 1 else [line for line in lines if TODAY not in line and TODAY_PARTS not in line]
    address = join([SITE, text(site_link(addresses.HOME.file, here))])
    return join((_line(line, address) for line in kept), "&#10;")  # an empty line would end the block


def _line(line: str, address: Html) -> Html:
    days = (join(map(text, part.split(ADDRESS)), address) for part in line.split(TODAY))
    return join(days, DAY)


def _outline(here: str, report: Report) -> Iterator[Md]:
    """Yield all headings of a document, each with those below it folded, as links into the document alone."""
    headings = _chosen([passage for passage in report.passages if passage.kind == "heading"])
    if not headings:
        return
    yield heading(2, text("目录"), "outline")
    home = addresses.home_file(report)
    links = [
        (one.level or 1, anchor(text(one.text), addresses.alone_link(here, report.id, home, one.id)))
        for one in headings
    ]
    yield Html(Md(f'<div class="fz-outline">\n{_nested(links)}\n</div>'))


def _nested(links: Sequence[tuple[int, Html]]) -> Html:
    """Return a list of headings, each with those of deeper levels after it in a list of its own."""
    items: list[str] = []
    at = 0
    while at < len(links):
        level, label = links[at]
        end = next((n for n in range(at + 1, len(links)) if links[n][0] <= level), len(links))
        inner = links[at + 1 : end]
        more = f"<details><summary>下分{_direct(inner)}节</summary>{_nested(inner)}</details>" if inner else ""
        items.append(f"<li>{label}{more}</li>")
        at = end
    return element("ul", Html(Md("".join(items))))


def _direct(inner: Sequence[tuple[int, Html]]) -> int:
    """Return how many items the list of some headings has: those that no other of them contains."""
    count, top = 0, inner[0][0]
    for level, _ in inner:
        if level <= top:
            count, top = count + 1, level
    return count


def _chosen(headings: Sequence[Passage]) -> list[Passage]:
    """Return all headings; where they are too many for a page, those of as many levels as there is room for."""
    levels = sorted({one.level or 1 for one in headings})
    shown: list[Passage] = []
    for level in levels:
        more = [one for one in headings if (one.level or 1) <= level]
        if shown and len(more) > OUTLINE:
            break
        shown = more
    return shown
