"""A place at a glance: the targets of its latest report, how those of the year before turned out, its themes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.indicators.collect import address_of, of_place
from generator.output.indicators.points import is_broken
from generator.output.indicators.wording import wording
from generator.output.markdown import Html, Md, anchor, element, join, table, text
from generator.output.overview.tally import of_cards, tally
from generator.output.pages import blocks
from generator.output.promise.copied import copied_in
from generator.output.promise.pairs import by_year, targets_of
from generator.output.promise.place_pages import COLUMNS, REPEATED, caption, counted, pairs_of, short_rows
from generator.output.promise.table import is_core, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.corpus.model import Corpus
    from generator.knowledge.indicators import Indicators
    from generator.output.indicators.collect import Cited, Stated
    from generator.output.overview.tally import Card

SHOWN: Final = 10
"""The most targets in the line: about what nearly all reports state."""
THEMES: Final = 5
"""The themes that differ most from all texts, in a line or two."""


NOTHING: Final = Html(Md(""))
"""What a page of documents begins with where nothing is known at a glance."""


def glance(corpus: Corpus, slug: str) -> Html:
    """Return what a page of a place begins with: a line of targets, and what opens below it.

    Nothing where there is nothing to say. It says no word of a document that is not on the card or linked.
    """
    here = addresses.city_file(slug)
    cards = [card for card in tally(corpus).by_slug[slug] if card.own]
    years, indicators = by_year(of_place(corpus, slug)), corpus.knowledge.indicators
    latest = years[max(years)] if years else None
    strip = list(_strip(here, latest, indicators)) if latest else []
    parts = {
        "目标与结果": list(_latest(corpus, here, slug)),
        "两年文字相同": list(_repeated(corpus, here, slug)),
        "未见的目标": list(_unseen(latest, indicators)) if latest and strip else [],
        "主题": list(_themes(corpus, cards)),
        "残缺": list(_gaps(cards)),
    }
    inner = [block for blocks_of in parts.values() for block in blocks_of]
    if not inner and not strip:
        return NOTHING
    held = text("、".join(name for name, blocks_of in parts.items() if blocks_of))
    folded = f"<details>\n<summary>要点：{held}</summary>\n{join(inner, chr(10))}\n</details>" if inner else ""
    return Html(Md(f'<div class="fz-glance">\n{join(strip)}\n{folded}\n</div>'))


def _strip(here: str, latest: Stated, indicators: Indicators) -> Iterator[Html]:
    """Yield the main targets of a report in a line that scrolls sideways, numbers before words."""
    year = latest.card.year or 0
    targets = sorted(targets_of(latest, year), key=partial(_order, indicators=indicators))[:SHOWN]
    if targets:
        links = (_target(here, latest.card, one) for one in targets)
        yield element("p", join([element("b", text(f"{year}年目标")), *links], " "), "fz-strip")


def _unseen(latest: Stated, indicators: Indicators) -> Iterator[Html]:
    """Yield the main indicators of which a report states no target that is found, of those nearly all state."""
    stated = {one.figure.base for one in targets_of(latest, latest.card.year or 0)}
    names = [one.named(one.measure) for one in indicators.by_id.values() if one.core and one.id not in stated]
    if names:
        where = "，或在残缺之处" if is_broken(latest.card) else ""
        yield element("p", text(f"主要指标中没有读出目标的：{'、'.join(names)}（可能未提{where}）。"))


def _order(one: Cited, indicators: Indicators) -> tuple[object, ...]:
    return not is_core(one.figure.base, indicators), one.figure.value is None, place_of(one.key, indicators)


def _target(here: str, card: Card, one: Cited) -> Html:
    shown = text(f"{one.figure.indicator} {wording(one)}")
    return anchor(shown, f"#{one.anchor}" if card.home == here else address_of(here, card, one))


def _latest(corpus: Corpus, here: str, slug: str) -> Iterator[Html]:
    """Yield the targets of the latest two reports, one after the other, with their results."""
    found = pairs_of(corpus, slug)
    if not found:
        return
    more = anchor(text("全部各项、历年与原句"), addresses.site_link(here, addresses.promise_file(slug)))
    shown = [one for one in found if one.reported][:1]
    for pair in shown:
        yield table(caption(here, pair), [text(word) for word in COLUMNS], short_rows(here, pair), "fz-pairs")
    said = counted(shown[0].promises) if shown else "相连两年的报告未收全。"
    yield element("p", join([text(said), more]))


def _repeated(corpus: Corpus, here: str, slug: str) -> Iterator[Html]:
    if found := copied_in(corpus, slug):
        page = addresses.site_link(here, addresses.promise_file(slug), REPEATED)
        yield element("p", anchor(text(f"两年文字相同{len(found)}处"), page))


def _themes(corpus: Corpus, cards: Sequence[Card]) -> Iterator[Html]:
    """Yield the share of the passages of each theme beside that in all documents, what differs most first."""
    own, every = of_cards(cards), tally(corpus).spoken
    if own == every:
        return
    shares = [(one.name, own.share(one.id), every.share(one.id)) for one in blocks.themes_of(corpus.knowledge)]
    differing = sorted(shares, key=lambda one: -abs(one[1] - one[2]))[:THEMES]
    said = "，".join(f"{name}{here}%（全站{everywhere}%）" for name, here, everywhere in differing)
    if own.quoted:
        yield element("p", text(f"各主题占段落的比例，与全站相差最大的：{said}。"))


def _gaps(cards: Sequence[Card]) -> Iterator[Html]:
    lacking = [card for card in cards if card.gaps]
    if lacking:
        said = "；".join(f"{blocks.plain_year(card)}：{blocks.gap_kinds(card.gaps)}" for card in lacking)
        yield element("p", text(f"残缺{len(lacking)}篇：{said}。"))
