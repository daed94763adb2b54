"""Pages that documents have left: a note where the page is still made, else a page that leads on.

Without scripts a reader follows its links; with them `site.js` goes on to the page that has the id of the address.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from generator.output import addresses
from generator.output.markdown import NOINDEX, Html, Md, anchor, element, heading, join, page, text
from generator.output.overview.tally import tally
from generator.output.pages import blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.corpus.anchors.model import Lost
    from generator.corpus.model import Corpus
    from generator.output.addresses import Index
    from generator.output.overview.tally import Card
    from generator.output.page_kind import Page

MOVED = "本页已迁移"
WITHDRAWN = "文献已撤下"
VANISHED = "来源文件现已不存"
"""The reason that is given for a report that is gone without one."""


class Leaving(NamedTuple):
    """What has left a page: documents that are on other pages now, and documents that are published no more."""

    moved: Sequence[Card]
    lost: Sequence[Lost]


def left_pages(corpus: Corpus) -> Mapping[str, Leaving]:
    """Return what has left each page, by the file of the page.

    What a long place has on its leaves now has not left it: its own page leads there.
    """
    moved: dict[str, list[Card]] = defaultdict(list)
    lost: dict[str, list[Lost]] = defaultdict(list)
    cards = tally(corpus).entries
    for brief, card in zip(corpus.briefs, cards, strict=True):
        for name in brief.left:
            if not card.home.startswith(f"{name}/"):
                moved[f"{name}.md"].append(card)
    by_id = {card.id: card for card in cards}
    for one in corpus.registered.lost if corpus.registered else ():
        for name in one.pages:
            if one.base not in by_id:
                lost[f"{name}.md"].append(one)
            elif by_id[one.base].home != f"{name}.md":
                moved[f"{name}.md"].append(by_id[one.base])
    return {file: Leaving(moved[file], lost[file]) for file in sorted({*moved, *lost})}


def left_note(here: str, leaving: Leaving) -> Md:
    """Return the note on what has left a page."""
    return Md("\n\n".join(_parts(here, leaving)))


def left_stub(here: str, leaving: Leaving) -> Md:
    """Return the page at the address of one that is not made any more."""
    name = MOVED if leaving.moved else WITHDRAWN
    top = heading(1, text(name), "fz-top", "fz-stub")
    trail = blocks.trail(here, addresses.CITIES)
    return page(name, trail, top, *_parts(here, leaving), hide=["navigation", "toc"], head=NOINDEX)


def lost_pages(corpus: Corpus, index: Index, file_of: Callable[[str], str]) -> Iterator[Page]:
    """Yield a page at the address that each report that is published no more had by its id, below an index."""
    by_id = {card.id: card for card in tally(corpus).entries}
    for one in corpus.registered.lost if corpus.registered else ():
        here, base = file_of(one.id), by_id.get(one.base)
        name = MOVED if base else WITHDRAWN
        shown = _moved(here, [base]) if base else _lost(one, ids=False)
        parts = (blocks.trail(here, index), heading(1, text(name), "fz-top"), shown)
        yield here, page(name, *parts, hide=["navigation", "toc"], head=NOINDEX)


def _parts(here: str, leaving: Leaving) -> Iterator[Html]:
    if leaving.moved:
        yield _moved(here, list({card.id: card for card in leaving.moved}.values()))
    yield from map(_lost, leaving.lost)


def _moved(here: str, cards: Sequence[Card]) -> Html:
    links = (
        anchor(
            text(f"{blocks.title_of(card)}{blocks.year_note(card)}"),
            addresses.site_link(here, card.home, card.anchor),
        )
        for card in cards
    )
    items = join([element("li", one) for one in links])
    lead = element("p", text("原在本页的文献，现在："))
    return blocks.note(join([lead, element("ul", items)]), "fz-moved")


def _lost(one: Lost, *, ids: bool = True) -> Html:
    """Return the note on a report that is published no more, with the places of its ids."""
    reason = one.why or VANISHED
    words = element("p", text(f"{one.title}：{blocks.day_of(one.since)}起不再发布。{reason}"))
    places = (element("span", text(""), "", anchor_id=ident) for ident in (one.ids if ids else ()))
    return blocks.note(join([words, *places]), "fz-withdrawn")
