"""Lattice: the readings that the bytes of a damaged run allow, and the likeliest of them.

Text that was edited as GBK bytes without respect for character borders and then decoded with loss reads one
byte off. Three things can have happened at a place, and each has its mirror here:

- a byte was lost (nothing is shown, or `?`): put one back and read on by pairs from there;
- a gloss was put into the middle of a character: its first byte and the opening bracket became `?`;
- a pair of bytes fell into the user-defined area, where there is nothing to show, and vanished.

A shifted run ends where a single byte completes a character: at an ASCII letter, or at another lost byte.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.text.gbk import LEADS, character, codes, pair, shows_nothing, simplified
from generator.text.glosses import readings, unglossed
from generator.text.hypotheses import (
    ASCII_TRAILS,
    INTACT,
    RESTS,
    SHIFTED,
    SHOWN_LOSS,
    SWALLOWED,
    Reading,
    Step,
    cheapest,
    same_words,
)
from generator.text.missing import INDENT, Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge.bigrams import Bigrams

MISPLACED: Final = 30.0
"""Cost of an indent anywhere but at the beginning of a line."""

LOST_SILENTLY: Final = 9.0
LOST_SHOWN: Final = 7.0
LOST_IN_GLOSS: Final = 5.0
VANISHED: Final = 3.0
OTHER_LEAD: Final = 10.0
"""What a step costs in nats: how much likelier the text must become for it to be believed."""

CONFIRMED: Final = 10.0
"""What it counts (in nats) that the gloss behind a character says how it is read: few would fit by chance."""

FOREIGN: Final = 5.0
"""Cost of a character that only traditional text has, in a simplified document."""

USUAL_LEAD: Final = 0xA1
"""The first byte that is lost in all forms met: the ideographic space is A1A1, and a bytewise trim strips it."""

CERTAIN: Final = 4.0
"""How much likelier (in nats) a reading must be than the next one to be taken as sure."""

TRIED: Final = 8
"""Characters tried for a lost byte: those likeliest behind the one before."""


PAUSES: Final = frozenset("\uff0c\u3002\u3001\uff1b\uff1a")
"""Marks of which no two follow each other."""

FIRST: Final = Step(0, 0, "first")
"""The first byte of a character is lost, and nothing shows it."""


class Lattice:
    """All readings of a run of text, followed from its left end to its right."""

    def __init__(self, bigrams: Bigrams, *, traditional: bool) -> None:
        """Take the counts that decide, and whether the document is traditional."""
        self._bigrams = bigrams
        self._traditional = traditional
        self._costs: dict[tuple[str, str], float] = {}
        self._missing = Missing(bigrams)
        self._tried: dict[tuple[str, Step, int], list[tuple[int, str]]] = {}

    def readings(self, before: str, run: str, behind: str) -> list[Reading]:
        """Return the likeliest readings of a run between two characters, the likeliest first.

        All bytes are used up, and the text has the character before, but not that behind.
        """
        columns: list[list[Reading]] = [[] for _ in range(len(run) + 1)]
        columns[0] = [Reading(0.0, before)]
        for at in range(len(run) + 1):
            left = [r for r in columns[at] if r.pending is not None]
            columns[at] += (found for r in cheapest(left, SHIFTED) for found in self._lose_trail(r, run, at))
            columns[at] = cheapest(columns[at], SHIFTED)
            for reading in columns[at] if at < len(run) else ():
                for end, following in self._steps(reading, run, at):
                    columns[end].append(following)
        return self._ranked([r for r in columns[-1] if r.pending is None], behind)

    def _ranked(self, whole: list[Reading], behind: str) -> list[Reading]:
        """Return whole readings, the likeliest first, with the gap to the next one."""
        ranked = sorted(
            (replace(r, cost=r.cost + self.cost(r.text[-1], behind)) for r in whole), key=lambda r: r.cost
        )
        if ranked:
            others = (r.cost - ranked[0].cost for r in ranked[1:] if not same_words(r, ranked[0]))
            ranked[0] = replace(ranked[0], gap=min(ranked[0].gap, min(others, default=math.inf)))
        return ranked

    def cost(self, before: str, char: str) -> float:
        """Return how unlikely a character is behind another, in nats; an indent is none of the text."""
        if char == INDENT:
            return 0.0 if before in {"\n", INDENT} else MISPLACED
        if before in PAUSES and char in PAUSES:
            return MISPLACED
        before = "\n" if before == INDENT else before
        key = before, char
        if key not in self._costs:
            cost = -self._bigrams.log_probability(simplified(before), simplified(char))
            foreign = (
                not self._traditional and "\u3400" <= char <= "\u9fff" and not char.encode("gb2312", "ignore")
            )
            self._costs[key] = cost + FOREIGN * foreign
        return self._costs[key]

    def _read(
        self, before: Reading, char: str, pending: int | None, extra: float = 0.0, step: Step | None = None
    ) -> Reading:
        cost = before.cost + extra + self.cost(before.text[-1], char)
        return Reading(
            cost, before.text + char, pending, (*before.steps, step) if step else before.steps, before.gap
        )

    def _close(
        self, before: Reading, char: str, end: int, extra: float = 0.0, step: Step | None = None
    ) -> Reading:
        """Return a reading that is back at the borders of the shown characters."""
        read = self._read(before, char, None, extra, step)
        return replace(read, steps=(*read.steps, Step(end, len(read.text), "end")))

    def _go_over(  # noqa: PLR0913, PLR0917 - what _read and _close take together
        self, before: Reading, char: str, rest: int, end: int, extra: float = 0.0, step: Step | None = None
    ) -> Reading:
        """Return a reading that waits with the second byte of a shown pair; an ASCII one is a character itself."""
        if rest not in ASCII_TRAILS:
            return self._read(before, char, rest, extra, step)
        return self._close(self._read(before, char, None, extra, step), chr(rest), end)

    def _steps(self, reading: Reading, run: str, at: int) -> Iterator[tuple[int, Reading]]:
        """Yield (offset behind, reading) for everything that the next character may be."""
        if reading.pending is None:
            yield at + 1, self._read(reading, run[at], None)
            yield from self._enter(reading, run, at)
        else:
            yield from self._go_on(reading, reading.pending, run, at)

    def _go_on(self, reading: Reading, pending: int, run: str, at: int) -> Iterator[tuple[int, Reading]]:
        """Take the next character for the bytes it is made of: the first completes a character."""
        char = run[at]
        for code in () if INTACT.match(run, at) else codes(char):
            made = character(pending, code[0])
            if made:
                yield at + 1, self._go_over(reading, made, code[1], at + 1)
            yield from ((at + 1, found) for found in self._vanish(reading, pending, code, at, ""))
        if char in RESTS:
            rest = RESTS[char]
            made = character(pending, rest)
            if made:
                gloss = INTACT.match(run, at + 1)
                fits = gloss is not None and gloss[1] in readings(made)
                yield at + 1, self._close(reading, made, at + 1, -CONFIRMED if fits else 0.0)
            for found in self._vanish(reading, pending, bytes((rest, 0)), at, ""):
                yield (
                    at + 1,
                    replace(found, pending=None, steps=(*found.steps, Step(at + 1, len(found.text), "end"))),
                )
        swallowed = SWALLOWED.match(run, at)
        if swallowed:
            step = Step(at, len(reading.text), "last", swallowed[0], swallowed[1])
            for _, made in self._missing.open_to(reading.text, step, pending):
                yield swallowed.end(), self._close(reading, made, swallowed.end(), LOST_IN_GLOSS, step)
        if char in SHOWN_LOSS:
            for code in codes(run[at + 1]) if at + 1 < len(run) else ():
                yield from ((at + 2, found) for found in self._vanish(reading, pending, code, at, char))
            yield from ((at + 1, found) for found in self._completed(reading, pending, LOST_SHOWN, at, char))

    def _lose_trail(self, reading: Reading, run: str, at: int) -> Iterator[Reading]:
        """Complete the last character by a byte that was lost, where no pair follows."""
        if reading.pending is not None and (at == len(run) or pair(run[at]) is None):
            gloss = INTACT.match(run, at)
            extra, syllable = (LOST_IN_GLOSS, gloss[1]) if gloss else (LOST_SILENTLY, "")
            yield from self._completed(reading, reading.pending, extra, at, "", syllable)

    def _completed(  # noqa: PLR0913, PLR0917 - what is known of the lost byte
        self, reading: Reading, pending: int, extra: float, at: int, shown: str, syllable: str = ""
    ) -> Iterator[Reading]:
        step = Step(at, len(reading.text), "last", shown, syllable)
        for _, made in self._likeliest(reading.text, step, pending):
            yield self._close(reading, made, at + len(shown), extra, step)

    def _enter(self, reading: Reading, run: str, at: int) -> Iterator[tuple[int, Reading]]:
        """Put a lost first byte back; the byte that follows it in the text tells which are possible."""
        steps = [(Step(at, len(reading.text), "first"), LOST_SILENTLY)]
        if run[at] in SHOWN_LOSS:
            steps.append((Step(at, len(reading.text), "first", run[at]), LOST_SHOWN))
        swallowed = SWALLOWED.match(run, at)
        if swallowed:
            steps.append((Step(at, len(reading.text), "first", swallowed[0], swallowed[1]), LOST_IN_GLOSS))
        for step, extra in steps:
            place = at + len(step.shown)
            yield from self._enter_between(reading, run, place, step, extra)
            yield from self._enter_alone(reading, run, place, step, extra)
            for code in codes(run[place]) if place < len(run) else ():
                for lead, made in self._likeliest(reading.text, step, code[0]):
                    yield (
                        place + 1,
                        self._go_over(reading, made, code[1], place + 1, extra + _rarity(step, lead), step),
                    )

    def _enter_between(
        self, reading: Reading, run: str, place: int, step: Step, extra: float
    ) -> Iterator[tuple[int, Reading]]:
        """Put back a character of which both bytes went into glosses: into a false one, and into its own."""
        own, before = SWALLOWED.match(run, place), pair(unglossed(reading.text))
        if not (own and step.syllable and before):
            return
        last = Step(place, step.length, "last", own[0], own[1])
        for lead in LEADS:
            if step.syllable in readings(character(before[1], lead) or "?"):
                for _, made in self._missing.open_to(reading.text, last, lead):
                    read = self._read(reading, made, None, extra, step)
                    closed = (*read.steps, last, Step(own.end(), len(read.text), "end"))
                    yield own.end(), replace(read, steps=closed)

    def _enter_alone(
        self, reading: Reading, run: str, place: int, step: Step, extra: float
    ) -> Iterator[tuple[int, Reading]]:
        """Put back the first byte of a character whose second one is left alone."""
        if place < len(run) and run[place] in RESTS:
            for lead, made in self._likeliest(reading.text, step, RESTS[run[place]]):
                yield place + 1, self._close(reading, made, place + 1, extra + _rarity(step, lead), step)

    def _vanish(self, reading: Reading, pending: int, code: bytes, at: int, shown: str) -> Iterator[Reading]:
        """Put back a pair that vanished: it completes one character and begins the next."""
        step = Step(at, len(reading.text), "vanished", shown)
        for lead, made in self._likeliest(reading.text, step, pending)[:4]:
            first = self._read(reading, made, None, VANISHED, step)
            for trail, char in self._likeliest(first.text, FIRST, code[0])[:6]:
                if (character(lead, trail) is None) if shown else shows_nothing(lead, trail):
                    yield self._read(first, char, code[1])

    def margin(self, text: str, step: Step, *, any_lead: bool = False) -> float:
        """Return how much likelier the character at a step is than the next one that may stand there, in nats.

        The text goes on behind the step, with the character behind the run at least. Of a vanished pair the
        less certain of its two characters counts. With `any_lead` no first byte is taken to be lost more often.
        """
        at = step.length
        code = pair(text[at]) or bytes(2)
        candidates = self._missing.open_to(text[:at], step, code[0 if step.kind != "first" else 1])
        margin = self._margin(text, at, candidates, None if any_lead else step)
        if step.kind == "vanished":
            following = pair(text[at + 1]) or bytes(2)
            margin = min(margin, self._margin(text, at + 1, self._missing.ended_by(following[1]), None))
        return margin

    def _margin(self, text: str, at: int, candidates: list[tuple[int, str]], step: Step | None) -> float:
        def cost(char: str, lead: int) -> float:
            rarity = _rarity(step, lead) if step else 0.0
            return self.cost(text[at - 1], char) + self.cost(char, text[at + 1]) + rarity

        taken = min(cost(char, lead) for lead, char in candidates if char == text[at])
        others = (cost(char, lead) for lead, char in candidates if simplified(char) != simplified(text[at]))
        return min(others, default=taken + 2 * CERTAIN) - taken

    def _likeliest(self, text: str, step: Step, known: int) -> list[tuple[int, str]]:
        """Return the likeliest of what may stand behind a text: without a gloss its last character decides."""
        if step.syllable:
            return self._sorted(text[-1], self._missing.open_to(text, step, known))
        key = text[-1], step._replace(at=0, length=0), known
        if key not in self._tried:
            self._tried[key] = self._sorted(text[-1], self._missing.open_to(text, step, known))
        return self._tried[key]

    def _sorted(self, last: str, candidates: list[tuple[int, str]]) -> list[tuple[int, str]]:
        return sorted(candidates, key=lambda item: self.cost(last, item[1]))[:TRIED]

    def knows(self, char: str) -> bool:
        """Whether a character was ever counted in reports, or indents them."""
        return self._missing.knows(char)


def _rarity(step: Step, lead: int) -> float:
    """Return what it costs that the first byte lost is not the usual one."""
    return OTHER_LEAD if step.kind == "first" and not step.syllable and lead != USUAL_LEAD else 0.0
