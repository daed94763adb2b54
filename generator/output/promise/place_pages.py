"""The pages of targets and results of each place: year by year, the newest first; words that two years repeat."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.indicators.collect import of_place
from generator.output.markdown import (
    Html,
    Md,
    anchor,
    bullets,
    details,
    element,
    heading,
    join,
    page,
    paragraph,
    table,
    text,
)
from generator.output.overview.tally import tally
from generator.output.pages import blocks
from generator.output.promise.cells import number_link, reading_cell, rule, said_cell
from generator.output.promise.copied import copied_in
from generator.output.promise.pairs import pairs
from generator.output.promise.table import directions, place_of, renamed
from generator.output.promise.words import COPIED, OUTCOMES, READ, REBASED, RULE_OF, RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.corpus.model import Corpus
    from generator.knowledge.indicators import Indicators
    from generator.output.overview.tally import Card
    from generator.output.page_kind import Page
    from generator.output.promise.copied import RepeatedWords
    from generator.output.promise.pairs import Promise, YearPair

ROWS: Final = 100
"""The rows of a page, as on the pages of indicators (`indicator_pages.py`)."""
COLUMNS: Final = ("指标", "目标", "结果", "判读")
NO_REPORT: Final = "次年的报告未收录。"


def pairs_of(corpus: Corpus, slug: str) -> list[YearPair]:
    """Return the pairs of a place in which anything is promised, the newest first."""
    found = pairs(of_place(corpus, slug), directions(corpus.knowledge))
    order = partial(_order, indicators=corpus.knowledge.indicators)
    ordered = (replace(one, promises=tuple(sorted(one.promises, key=order))) for one in found if one.promises)
    return list(ordered)[::-1]


def _order(one: Promise, indicators: Indicators) -> tuple[float, str, int]:
    return place_of(one.key, indicators)


def place_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield the pages of each place of which two years can be put side by side, or repeat each other."""
    for slug in tally(corpus).by_slug:
        found, repeated = pairs_of(corpus, slug), copied_in(corpus, slug)
        if found or repeated:
            yield from _place(corpus, slug, found, repeated)


def _place(
    corpus: Corpus, slug: str, found: Sequence[YearPair], repeated: Sequence[RepeatedWords]
) -> Iterator[Page]:
    cards = tally(corpus).by_slug[slug]
    name = blocks.page_name(cards)
    parts = list(_split(found)) or [[]]
    for number, part in enumerate(parts, 1):
        here = addresses.promise_file(slug, number)
        title = f"{name}：目标与结果" + (f"（{number}）" if number > 1 else "")
        shown = [
            blocks.trail(here, addresses.CITIES, addresses.Index(name, addresses.city_file(slug))),
            heading(1, text(title), "fz-top"),
            details(text(RULE_OF), rule(RULES)),
            *(
                block
                for at, pair in enumerate(part)
                for block in _pair(here, corpus, pair, is_open=number == 1 and not at)
            ),
            *_repeated(here, repeated if number == 1 else ()),
            *_further(here, slug, number, len(parts)),
        ]
        described = f"{name}历年政府工作报告提出的目标，与次年报告所报的结果，逐项并列。"
        yield here, page(title, *shown, hide=["navigation"], description=described)


def _split(found: Sequence[YearPair]) -> Iterator[list[YearPair]]:
    part: list[YearPair] = []
    for pair in found:
        if part and sum(len(one.promises) for one in (*part, pair)) > ROWS:
            yield part
            part = []
        part.append(pair)
    if part:
        yield part


def _further(here: str, slug: str, number: int, last: int) -> Iterator[Md]:
    names = {number - 1: "较近的年份", number + 1: "更早的年份"}
    links = [
        anchor(text(name), addresses.site_link(here, addresses.promise_file(slug, other)))
        for other, name in names.items()
        if 1 <= other <= last
    ]
    if links:
        yield bullets(links)


def _pair(here: str, corpus: Corpus, pair: YearPair, *, is_open: bool) -> Iterator[Md]:
    """Yield the targets of a year with their results; all but the newest open at a click."""
    yield heading(2, text(f"{pair.planned.year}年"), f"year-{pair.planned.year}")
    shown = table(
        caption(here, pair),
        [text(word) for word in COLUMNS],
        _rows(here, corpus.knowledge.indicators, pair),
        "fz-pairs",
    )
    yield paragraph(text(counted(pair.promises)))
    yield shown if is_open else details(text("逐项对照"), shown)
    if any(one.outcome == "rebased" for one in pair.promises):
        yield paragraph(text(REBASED), "", "fz-rule")


def caption(here: str, pair: YearPair) -> Html:
    """Return which two reports are compared, each as a link."""
    links = [_document(here, card) for card in (pair.planned, pair.reported) if card]
    return join([join(links, " → "), text("" if pair.reported else f"（{NO_REPORT}）")])


def _document(here: str, card: Card) -> Html:
    return anchor(text(f"{card.year}年报告"), addresses.site_link(here, card.home, card.anchor))


def counted(promises: Sequence[Promise]) -> str:
    """Return in one sentence how the targets of a year read."""
    counts = {name: sum(one.outcome == name for one in promises) for name in OUTCOMES}
    said = [f"{OUTCOMES[name]}{counts[name]}项" for name in READ if counts[name]]
    unread = len(promises) - sum(counts[name] for name in READ)
    said += [f"未判读{unread}项"] if unread else []
    return f"目标{len(promises)}项：{'，'.join(said)}。"


def _rows(here: str, indicators: Indicators, pair: YearPair) -> Iterator[Sequence[Html]]:
    for one in pair.promises:
        result = said_cell(here, pair.reported, one.result) if pair.reported and one.result else text("")
        yield (
            _name(one, renamed(one.target, one.result, indicators)),
            said_cell(here, pair.planned, one.target),
            result,
            reading_cell(here, pair.planned, one),
        )


def _name(one: Promise, names: tuple[str, str] | None) -> Html:
    """Return the name of an indicator, and what each report calls it where the two call it differently."""
    said = element("small", text(f"前称“{names[0]}”，后称“{names[1]}”")) if names else text("")
    return join([text(one.target.figure.indicator), said])


SHORT: Final = 12
"""The most rows of a pair on the page of a place: with 400 bytes each, what a glance has room for."""


def short_rows(here: str, pair: YearPair) -> Iterator[Sequence[Html]]:
    """Yield the first rows of a pair without the words of the reports: each number leads to its sentence."""
    for one in pair.promises[:SHORT]:
        result = number_link(here, pair.reported, one.result) if pair.reported and one.result else text("")
        yield (
            text(one.target.figure.indicator),
            number_link(here, pair.planned, one.target),
            result,
            reading_cell(here, pair.planned, one),
        )


REPEATED: Final = "repeated"
"""The id of the list of words that two years repeat."""
LISTED: Final = 30
"""The most repeated runs listed: each is some 150 characters."""


def _repeated(here: str, found: Sequence[RepeatedWords]) -> Iterator[Md]:
    """Yield what two years repeat, the longest first, each with the two passages."""
    if not found:
        return
    yield heading(2, text("两年文字相同"), REPEATED)
    yield paragraph(text(COPIED), "", "fz-rule")
    ordered = sorted(found, key=lambda one: -len(one.words))[:LISTED]
    yield bullets(_copied(here, one) for one in ordered)
    if len(found) > LISTED:
        yield text(f"另有{len(found) - LISTED}处较短的未列。")


def _copied(here: str, one: RepeatedWords) -> Html:
    places = ((one.first, one.anchor), (one.second, one.other))
    links = (
        anchor(text(f"{card.year}年报告"), addresses.site_link(here, card.home, passage))
        for card, passage in places
    )
    words = one.words if len(one.words) <= SHOWN else f"{one.words[:SHOWN]}……"
    return join([element("q", text(words.rstrip("，；："))), text("（"), join(links, "、"), text("）")])


SHOWN: Final = 300
"""The characters that are shown of repeated words: a repeated page is told by its start."""
