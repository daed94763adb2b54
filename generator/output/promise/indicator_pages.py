"""Targets and results, and the changes of targets, by indicator: an index of each, and pages of all places."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output import addresses
from generator.output.markdown import (
    Html,
    Md,
    anchor,
    details,
    heading,
    join,
    page,
    paragraph,
    table,
    text,
)
from generator.output.overview.tally import tally
from generator.output.pages import blocks
from generator.output.promise.cells import reading_cell, rule, said_cell
from generator.output.promise.gathered import gathered
from generator.output.promise.words import MOVES, OUTCOMES, READ, REBASED, RULE_OF, RULES, TONE, TURNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.corpus.model import Corpus
    from generator.output.indicators.collect import Key
    from generator.output.overview.tally import Card
    from generator.output.page_kind import Page
    from generator.output.promise.gathered import ChangeRow, ComparedIndicator, PromiseRow

ROWS: Final = 100
"""The rows of a page: one has two sentences of at most 300 characters each, which is 2.4 kB of HTML."""
NO_PAIR: Final = "所收文献中没有同一地区相连两年的政府工作报告，还不能对照。"
KEPT_LEAD: Final = "各地报告提出的目标，与次年报告所报的结果，逐项并列。"
CHANGES_LEAD: Final = "同一地区相连两年的目标，数字调高调低、语气转硬转软，逐项并列。"


def name_of(key: Key) -> str:
    """Return what an indicator and measure are called in addresses."""
    return "-".join(key)


def indicator_pairs(corpus: Corpus) -> Iterator[Page]:
    """Yield the pages of targets and results, then those of the changes of targets, an index first."""
    found = gathered(corpus)
    yield addresses.KEPT.file, _kept_index({key: one for key, one in found.items() if one.outcomes})
    yield addresses.CHANGES.file, _changes_index({key: one for key, one in found.items() if one.moves})
    entries = tally(corpus).entries
    for key, one in found.items():
        kept, changed = one.rows()
        yield from _parts(addresses.KEPT, key, one, _kept_sections(kept, entries))
        yield from _parts(addresses.CHANGES, key, one, _changed_sections(changed, entries))


# ---- the two indexes ----


def _kept_index(found: Mapping[Key, ComparedIndicator]) -> Md:
    here = addresses.KEPT
    heads = ("指标", "目标", *(OUTCOMES[one] for one in READ), "未判读")
    rows = []
    for key, one in found.items():
        counts = [sum(n for (_, outcome), n in one.outcomes.items() if outcome == name) for name in READ]
        total = one.outcomes.total()
        link = anchor(text(one.name), addresses.site_link(here.file, addresses.kept_file(name_of(key))))
        rows.append([link, *(text(str(n)) for n in (total, *counts, total - sum(counts)))])
    listed = table(text("各指标的目标与结果"), [text(word) for word in heads], rows, "fz-numbers", "fz-index")
    return _index(here, KEPT_LEAD, listed if rows else text(NO_PAIR), RULES, REBASED)


def _changes_index(found: Mapping[Key, ComparedIndicator]) -> Md:
    here = addresses.CHANGES
    heads = ("指标", "年份", *MOVES.values(), *(TURNS[one] for one in ("softer", "harder")))
    rows = []
    for key, one in found.items():
        year = max(year for year, _ in one.moves)
        counts = [one.moves[year, move] for move in MOVES]
        counts += [one.turns[year, "softer"], one.turns[year, "harder"]]
        link = anchor(text(one.name), addresses.site_link(here.file, addresses.changes_file(name_of(key))))
        rows.append([link, text(_years(year)), *(text(str(n)) for n in counts)])
    listed = table(
        text("各指标目标最近一次的变化"), [text(word) for word in heads], rows, "fz-numbers", "fz-index"
    )
    return _index(here, CHANGES_LEAD, listed if rows else text(NO_PAIR), TONE)


def _index(here: addresses.Index, lead: str, listed: Html, *rules: str) -> Md:
    parts = [
        blocks.trail(here.file, addresses.INDICATORS),
        heading(1, text(here.name), "fz-top"),
        paragraph(text(lead), "", "fz-lead"),
        listed,
        details(text(RULE_OF), join(map(rule, rules))),
    ]
    return page(here.name, *parts, hide=["navigation", "toc"], description=lead)


def _years(year: int) -> str:
    return f"{year - 1}→{year}"


# ---- the pages of an indicator ----


class Section(NamedTuple):
    """The rows of one or two years, as functions of their page: its id and name, and its counts in a sentence."""

    anchor: str
    label: str
    counts: str
    rows: Sequence[Callable[[str], Sequence[Html]]]


def _kept_sections(kept: Sequence[PromiseRow], entries: Sequence[Card]) -> Iterator[Section]:
    """Yield the rows of each year, the newest first; those that are read before the others."""
    order = list(OUTCOMES)
    for year, found in groupby(sorted(kept, key=lambda one: -one.year), key=lambda one: one.year):
        rows = sorted(found, key=lambda one: order.index(one.promise.outcome))
        counts = _counts(OUTCOMES[one.promise.outcome] for one in rows)
        yield Section(f"year-{year}", f"{year}年", counts, [_kept_row(one, entries) for one in rows])


def _kept_row(one: PromiseRow, entries: Sequence[Card]) -> Callable[[str], Sequence[Html]]:
    def row(here: str) -> Sequence[Html]:
        planned, made = entries[one.planned], one.promise
        reported = entries[one.reported] if one.reported is not None else None
        result = said_cell(here, reported, made.result) if reported and made.result else text("")
        return (
            _place(here, planned),
            said_cell(here, planned, made.target),
            result,
            reading_cell(here, planned, made),
        )

    return row


def _changed_sections(changed: Sequence[ChangeRow], entries: Sequence[Card]) -> Iterator[Section]:
    """Yield the rows of each two years, the newest first; what was lowered or became softer before the rest."""
    moves, turns = list(MOVES), list(TURNS)
    for year, found in groupby(sorted(changed, key=lambda one: -one.year), key=lambda one: one.year):
        rows = sorted(found, key=lambda one: (moves.index(one.move), turns.index(one.turn)))
        words = [word for one in rows for word in (MOVES[one.move], TURNS[one.turn]) if word]
        label = f"{year - 1}年→{year}年"
        yield Section(f"year-{year}", label, _counts(words), [_changed_row(one, entries) for one in rows])


def _changed_row(one: ChangeRow, entries: Sequence[Card]) -> Callable[[str], Sequence[Html]]:
    def row(here: str) -> Sequence[Html]:
        before, after = entries[one.before], entries[one.after]
        return (
            _place(here, after),
            said_cell(here, before, one.first),
            said_cell(here, after, one.second),
            text(MOVES[one.move]),
            text(TURNS[one.turn].removeprefix("语气")),
        )

    return row


def _counts(words: Iterable[str]) -> str:
    """Return how often each word is there, in the order in which they come."""
    return "，".join(f"{word}{number}地" for word, number in Counter(words).items())


def _place(here: str, card: Card) -> Html:
    return anchor(text(card.place.name), addresses.site_link(here, addresses.promise_file(card.place.slug)))


COLUMNS: Final = {
    addresses.KEPT: ("地区", "目标", "结果（次年报告）", "判读"),
    addresses.CHANGES: ("地区", "上年目标", "本年目标", "数字", "语气"),
}


def _parts(kind: addresses.Index, key: Key, one: ComparedIndicator, sections: Iterator[Section]) -> Iterator[Page]:
    """Yield the pages of an indicator: its sections, on as many pages as their rows need."""
    file = addresses.kept_file if kind is addresses.KEPT else addresses.changes_file
    parts = list(_split(sections))
    for number, part in enumerate(parts, 1):
        here = file(name_of(key), number)
        title = f"{one.name}：{kind.name}" + (f"（{number}）" if number > 1 else "")
        further = [(_span(other), file(name_of(key), at)) for at, other in enumerate(parts, 1) if at != number]
        blocks_of = [
            blocks.trail(here, addresses.INDICATORS, kind),
            heading(1, text(title), "fz-top"),
            details(text(RULE_OF), rule(RULES if kind is addresses.KEPT else TONE)),
            *(block for section in part for block in _section(here, COLUMNS[kind], section)),
            _further(here, further),
        ]
        yield here, page(title, *blocks_of, hide=["navigation"], description=f"{title}，两处原句并列。")


def _span(part: Sequence[Section]) -> str:
    """Return which years a page has, the newest first."""
    return "—".join(dict.fromkeys((part[0].label, part[-1].label)))


def _further(here: str, others: Sequence[tuple[str, str]]) -> Md:
    """Return the links to the other pages of an indicator."""
    links = (anchor(text(name), addresses.site_link(here, file)) for name, file in others)
    return paragraph(join([text("其余："), join(links, "、")])) if others else Md("")


def _split(sections: Iterator[Section]) -> Iterator[list[Section]]:
    part: list[Section] = []
    room = ROWS
    for section in sections:
        for start in range(0, len(section.rows), ROWS):
            own = section.rows[start : start + ROWS]
            if part and len(own) > room:
                yield part
                part, room = [], ROWS
            part.append(section._replace(rows=own))
            room -= len(own)
    if part:
        yield part


def _section(here: str, columns: Sequence[str], section: Section) -> Iterator[Md]:
    yield heading(2, text(section.label), section.anchor)
    rows = (row(here) for row in section.rows)
    yield table(text(section.counts), [text(word) for word in columns], rows, "fz-pairs")
