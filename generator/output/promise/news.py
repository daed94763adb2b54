"""What changed most between two years, for the home page; where no two can be compared, the latest targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.indicators.cells import LOST, UNSTATED
from generator.output.indicators.collect import of_place
from generator.output.indicators.points import is_broken
from generator.output.markdown import anchor, bullets, element, heading, join, table, text
from generator.output.overview.tally import tally
from generator.output.promise.cells import number_link
from generator.output.promise.gathered import gathered
from generator.output.promise.indicator_pages import name_of
from generator.output.promise.pairs import by_year, targets_of
from generator.output.promise.table import place_of
from generator.output.promise.words import MOVES, TURNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.corpus.model import Corpus
    from generator.knowledge.indicators import Indicators
    from generator.output.indicators.collect import Cited, Key, Stated
    from generator.output.markdown import Html, Md
    from generator.output.overview.tally import Card
    from generator.output.promise.change import Move, Turn
    from generator.output.promise.gathered import ComparedIndicator

INDICATORS: Final = 4
"""The indicators of which changes are counted, those that moved in most places."""
ROWS: Final = 8
"""The places whose targets are side by side, the latest reports first."""
COLUMNS: Final = 5
"""The targets side by side: those that most of these places state."""


def news(corpus: Corpus) -> Iterator[Md]:
    """Yield what changed between the last two years of targets, else the latest targets; nothing without any."""
    found = gathered(corpus)
    moved = [one for one in found.items() if one[1].moves]
    if moved:
        yield heading(2, text("目标的变化"), "changes")
        yield from _changes(moved)
    else:
        yield from _latest(corpus)


def _changes(found: Sequence[tuple[Key, ComparedIndicator]]) -> Iterator[Md]:
    here = addresses.HOME.file
    year = max(year for _, one in found for year, _ in one.moves)
    compared = [(key, one) for key, one in found if _places(one, year)]
    yield text(f"{year - 1}年到{year}年，同一地区的目标：")
    ordered = sorted(compared, key=lambda one: -_moved(one[1], year))[:INDICATORS]
    yield bullets(_counted(here, key, one, year) for key, one in ordered)
    links = [anchor(text(index.name), addresses.site_link(here, index.file)) for index in LEADS]
    yield join([text("逐地逐项见"), join(links, "、"), text("。")])


LEADS: Final = (addresses.CHANGES, addresses.KEPT)
"""Where all of it is."""


def _places(one: ComparedIndicator, year: int) -> int:
    return sum(one.moves[year, move] for move in MOVES)


def _moved(one: ComparedIndicator, year: int) -> int:
    return one.moves[year, "lowered"] + one.moves[year, "raised"]


def _counted(here: str, key: Key, one: ComparedIndicator, year: int) -> Html:
    link = anchor(text(one.name), addresses.site_link(here, addresses.changes_file(name_of(key)), f"year-{year}"))
    moves: tuple[Move, ...] = ("lowered", "raised", "same")
    turns: tuple[Turn, ...] = ("softer", "harder")
    said = [f"{MOVES[move]}{one.moves[year, move]}地" for move in moves if one.moves[year, move]]
    said += [f"{TURNS[turn]}{one.turns[year, turn]}地" for turn in turns if one.turns[year, turn]]
    return join([link, text(f"：{'，'.join(said) or MOVES['other']}")])


def _latest(corpus: Corpus) -> Iterator[Md]:
    """Yield the targets of the latest reports side by side, each leading to its sentence."""
    reports = [own for slug in tally(corpus).by_slug if (own := _last(corpus, slug)) and own[1]]
    if not reports:
        return
    shown = sorted(reports, key=lambda one: -(one[0].card.year or 0))[:ROWS]
    keys = _usual([targets for _, targets in shown], corpus.knowledge.indicators)
    here = addresses.HOME.file
    rows = [
        [
            _report(here, one.card),
            *(_cell(here, one.card, targets.get(key)) for key in keys),
        ]
        for one, targets in shown
    ]
    names = {key: targets[key].figure.indicator for _, targets in shown for key in targets}
    yield heading(2, text("主要目标"), "targets")
    columns = [text("地区"), *(text(names[key]) for key in keys)]
    yield table(text("最近的报告提出的目标，数字连到原句"), columns, rows, "fz-pairs", "fz-side")
    index = addresses.INDICATORS
    yield join(
        [text("各地各年的全部目标见"), anchor(text(index.name), addresses.site_link(here, index.file)), text("。")]
    )


def _report(here: str, card: Card) -> Html:
    """Return the place of a report as a link to it, and its year."""
    named = anchor(text(card.place.name), addresses.site_link(here, card.home, card.anchor))
    return join([named, element("small", text(f"{card.year}年"))])


def _cell(here: str, card: Card, cited: Cited | None) -> Html:
    """Return a target, or that there is none: not stated, or not found in a text that is not whole."""
    why, _ = LOST if is_broken(card) else UNSTATED
    return number_link(here, card, cited) if cited else text(why)


def _last(corpus: Corpus, slug: str) -> tuple[Stated, Mapping[Key, Cited]] | None:
    """Return the latest work report of a place with its first target of each indicator."""
    years = by_year(of_place(corpus, slug))
    if not years:
        return None
    year = max(years)
    found: dict[Key, Cited] = {}
    for one in targets_of(years[year], year):
        found.setdefault(one.key, one)
    return years[year], found


def _usual(found: Sequence[Mapping[Key, Cited]], indicators: Indicators) -> list[Key]:
    """Return the keys that most have, in the order of the table."""
    ordered = sorted({key for targets in found for key in targets}, key=lambda key: place_of(key, indicators))
    most = sorted(ordered, key=lambda key: -sum(key in targets for targets in found))[:COLUMNS]
    return sorted(most, key=ordered.index)
