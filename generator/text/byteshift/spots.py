"""Spots: the places of a text that a shifted run may have left."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from generator.knowledge.han import HAN
from generator.text.byteshift import costs
from generator.text.byteshift.gbk import simplified, swallows_letter
from generator.text.glosses.readings import LETTERS, readings
from generator.text.script import rare_characters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge.bigrams import Bigrams
    from generator.text.view import View

    Span = tuple[int, int]

WIDE_FORMS: Final = "\uff01-\uff5e"
CJK_MARKS: Final = "\u3000-\u303f"
BYTE: Final = "[@-~\x80€]"
"""A second byte that is left alone: 40 to 7E, or 80."""

SYLLABLE: Final = f"[{LETTERS}]{{1,6}}"
COMMA: Final = "\N{FULLWIDTH COMMA}"
FULL_STOP: Final = "\N{IDEOGRAPHIC FULL STOP}"
ENUMERATION: Final = "\N{IDEOGRAPHIC COMMA}"
OPENING_QUOTE: Final = "\N{LEFT DOUBLE QUOTATION MARK}"
CLOSING_QUOTE: Final = "\N{RIGHT DOUBLE QUOTATION MARK}"
LOUD: Final = (
    "\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH COLON}\N{FULLWIDTH SEMICOLON}\N{FULLWIDTH QUESTION MARK}!:;?"
)
"""Marks, at both widths, that are rarer than commas and full stops."""

SIGN: Final = "[?\N{REPLACEMENT CHARACTER}]"
"""The signs that decoders show for a byte that is not a character."""

LOSS: Final = re.compile(
    f"(?<=[{HAN})?!,:;{ENUMERATION}{FULL_STOP}{OPENING_QUOTE}{CLOSING_QUOTE}\uff01-\uff1f]){SIGN}{SYLLABLE}\\)"
    f"|\N{REPLACEMENT CHARACTER}\\({SYLLABLE}\\)"
    f"|(?<!{SIGN}){SIGN}[{LOUD},{COMMA}](?=[{HAN}])"
    f"|{SIGN}[{CJK_MARKS}{WIDE_FORMS},!:;?]?{BYTE}(?=[({HAN}])"
)
"""A sign for a lost byte: before half a gloss, before a whole one, before a mark, before a byte left alone."""

QUESTION: Final = re.compile(f"(?<=[{HAN}]){SIGN}(?=[{HAN}])")
"""What may be a sign for a lost byte, or a question."""

BYTE_WITH_GLOSS: Final = re.compile(f"{BYTE}(?=\\({SYLLABLE}\\))")
"""A byte that is left alone, with the gloss of its character after it: `W(wǎng)` of 網."""

GLOSSES_IN_A_ROW: Final = re.compile(f"\\(({SYLLABLE})\\)(?:\\((?!\\1\\)){SYLLABLE}\\)|{BYTE}(?=[({HAN}]))")
"""A gloss before that of another character, or before a byte left alone: it is that of a false character."""

GLOSS_BEFORE_TEXT: Final = re.compile(f"([{HAN}])\\(({SYLLABLE})\\)(?=[@-~{HAN}])")
"""A character with a gloss: one that says something else is that of a false character."""

BYTE_ALONE: Final = re.compile(f"(?<=[{HAN}]){BYTE}(?=[{HAN}{ENUMERATION}{FULL_STOP}{COMMA}])")
"""A byte that is left alone in a traditional document: the second byte of a character that GB2312 lacks."""

LOUD_MARK: Final = re.compile(f"[{LOUD}](?=[{HAN}])")
"""A mark before which a page may have been cut."""

MARK_NEAR_BYTE: Final = re.compile(f"[{LOUD},{COMMA}{FULL_STOP}][\u2460-\u257f{HAN}]{{0,2}}{BYTE}(?=[({HAN}])")
"""A mark before which a traditional page may have been cut in the middle of one to three characters."""

SYMBOLS: Final = frozenset(
    chr(code)
    for first, last in (
        (0x370, 0x4FF),
        (0x2160, 0x2179),
        (0x2460, 0x257F),
        (0x3021, 0x312F),
        (0xFF21, 0xFF3A),
        (0xFF41, 0xFF5A),
    )
    for code in range(first, last + 1)
)
"""Letters and numbers of GBK rows A2 to A9: what a shifted mark and a syllable look like."""

IN_SENTENCE: Final = re.compile(
    f"[!,;?{ENUMERATION}{FULL_STOP}{OPENING_QUOTE}{HAN}"
    "\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH COMMA}\N{FULLWIDTH SEMICOLON}\N{FULLWIDTH QUESTION MARK}]"
)
SYMBOL_TO_BYTE: Final = re.compile(f".[{CJK_MARKS}{HAN}{WIDE_FORMS}]{{0,8}}{BYTE}(?=[({CJK_MARKS}{HAN}{COMMA}])")
"""A symbol that may start a run, up to the byte left alone that ends it in traditional text."""

RUN_BEFORE_BYTE: Final = 8
"""Characters before a byte left alone in which its run may start. (A choice: as in `SYMBOL_TO_BYTE`.)"""

SIGNS_OF_LOSS: Final = frozenset("?!;:\ufffd") | frozenset(LOUD)
NEAR: Final = 6
CLUSTER: Final = 3
"""Choices: so many rare characters within so many places are damage; one fewer is enough next to a loss."""

TEXT_RUN: Final = re.compile(f"[^\x00-\x7f\uff10-\uff5a\\s]{{{NEAR},}}")

FEW: Final = 120
"""Different characters from which on one search for all is faster than one each (a choice, for speed alone)."""


def spots(view: View, bigrams: Bigrams, *, traditional: bool) -> Iterator[Span]:
    """Yield the places that a shifted run may have left, sorted by kind."""
    text, present = view.text, view.uncommon
    if "?" in present or "\N{REPLACEMENT CHARACTER}" in present:
        yield from (m.span() for m in LOSS.finditer(text))
        yield from (m.span() for m in QUESTION.finditer(text) if is_odd(text, m.end(), bigrams))
    if "(" in present:
        yield from _near_glosses(text)
    if traditional:
        yield from _in_traditional(text, bigrams)
    rare = rare_characters() & present
    symbols = [at for at in _places(text, SYMBOLS & present) if at and IN_SENTENCE.match(text, at - 1)]
    if len(rare) + len(symbols) >= CLUSTER - 1:
        yield from _clusters(text, sorted({*_places(text, rare), *symbols}))
    if not traditional:
        swallowing = frozenset(char for char in present if swallows_letter(char) and not bigrams.knows(char))
        yield from ((at, at + 1) for at in _places(text, swallowing))
    yield from _at_symbols(text, symbols, bigrams, traditional=traditional)


def odd_marks(text: str, bigrams: Bigrams) -> Iterator[Span]:
    """Yield the marks before which a page may have been cut, if what follows is odd."""
    return (m.span() for m in LOUD_MARK.finditer(text) if is_odd(text, m.end(), bigrams))


def is_odd(text: str, start: int, bigrams: Bigrams) -> bool:
    """Whether the next characters hardly ever follow each other."""
    run = text[max(0, start) : start + NEAR]
    cost = -sum(bigrams.log_probability(simplified(a), simplified(b)) for a, b in pairwise(run))
    return cost > costs.ODD * (NEAR - 1)


def odd_runs(text: str, bigrams: Bigrams, damaged: Sequence[int]) -> Iterator[Span]:
    """Yield where several Han in a row hardly ever follow each other, in a text that is known to be damaged.

    `damaged` are offsets of known damage: in their lines less is enough than in others, whose words may be rare.
    """
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        known = bisect_left(damaged, start) < bisect_right(damaged, end)
        yield from _odd_in_line(line, start, bigrams, costs.ODD if known else costs.VERY_ODD)
        start = end + 1


def _odd_in_line(line: str, start: int, bigrams: Bigrams, limit: float) -> Iterator[Span]:
    """Yield the runs of Han of a line that starts at an offset that cost more than a limit on average."""
    for match in TEXT_RUN.finditer(line):
        chars = map(simplified, match[0])
        sums = [0.0, *accumulate(-bigrams.log_probability(first, second) for first, second in pairwise(chars))]
        for at, (before, after) in enumerate(zip(sums, sums[NEAR - 1 :], strict=False), start + match.start()):
            if after - before > limit * (NEAR - 1):
                yield at, at + NEAR


def _near_glosses(text: str) -> Iterator[Span]:
    """Yield bytes left alone before a gloss, with what may be their run, and glosses of false characters."""
    for match in BYTE_WITH_GLOSS.finditer(text):
        at = match.start()
        if at and IN_SENTENCE.match(text, at - 1):
            yield max(0, at - RUN_BEFORE_BYTE), at + 1
    yield from (m.span() for m in GLOSSES_IN_A_ROW.finditer(text))


def _in_traditional(text: str, bigrams: Bigrams) -> Iterator[Span]:
    """Yield what looks damaged in traditional text alone."""
    yield from (m.span() for m in BYTE_ALONE.finditer(text) if is_odd(text, m.start() - NEAR, bigrams))
    yield from (m.span() for m in MARK_NEAR_BYTE.finditer(text))
    yield from (m.span() for m in GLOSS_BEFORE_TEXT.finditer(text) if m[2] not in readings(m[1]))


def _clusters(text: str, places: list[int]) -> Iterator[Span]:
    """Yield where rare characters are close to each other, or to the sign of a loss."""
    far = len(text) + NEAR
    for (first, second), third in zip(pairwise(places), [*places[2:], far], strict=False):
        if third - first < NEAR:
            yield first, third + 1
        elif second - first < NEAR - (CLUSTER - 1) and not SIGNS_OF_LOSS.isdisjoint(
            text[max(0, first - 2) : second + 3]
        ):
            yield first, second + 1


def _at_symbols(text: str, symbols: list[int], bigrams: Bigrams, *, traditional: bool) -> Iterator[Span]:
    """Yield symbols that start a run up to a byte left alone, or that odd text follows."""
    for at in symbols:
        run = SYMBOL_TO_BYTE.match(text, at) if traditional else None
        if run or is_odd(text, at, bigrams):
            yield at, run.end() if run else at + 1


def _places(text: str, wanted: frozenset[str]) -> list[int]:
    """Return the offsets of characters: few are looked up one by one, many by one search."""
    if len(wanted) > FEW:
        return [m.start() for m in re.finditer(f"[{re.escape(''.join(sorted(wanted)))}]", text)]
    found: list[int] = []
    for char in wanted:
        at = text.find(char)
        while at >= 0:
            found.append(at)
            at = text.find(char, at + 1)
    return found
