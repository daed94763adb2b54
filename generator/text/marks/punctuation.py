"""Punctuation: marks that became Han, marks typed twice, indents that became question marks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import HAN
from generator.knowledge.marks import (
    CLOSE_BRACKET,
    COLON,
    COMMA,
    EXCLAMATION,
    OPEN_BRACKET,
    PAUSES,
    POINTS,
    QUESTION,
    SEMICOLON,
)
from generator.text.ledger import Change
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.bigrams import Bigrams
    from generator.knowledge.cues.document_words import DocumentWords
    from generator.text.view import View

RULES: Final = (
    CodeRule("doubled-marks"),
    CodeRule("lost-indents"),
    CodeRule("lost-quotes"),
    CodeRule("founder-marks"),
)

OFFSET: Final = 0x31
"""Founder's symbol fonts have the symbols of GB2312 at codes whose first byte is so much higher: A3AC as D4AC."""

MARKS: Final = f"{POINTS}{OPEN_BRACKET}{CLOSE_BRACKET}“”《》"
COMMON_MARKS: Final = f"{COMMA}。、"
COMMON_MARKS_SHARE: Final = 0.02
"""The least share of a text's commonest marks; they are a tenth of a report."""

DOUBLING: Final = tuple(re.compile(f"{mark}[{POINTS}]") for mark in f"{PAUSES}。")
"""Two marks: five searches that start with a literal are faster than one that starts with a class."""

DOUBLED: Final = re.compile(
    f"([{PAUSES}])\\1+|(?<!。)。。(?!。)|{COMMA}[、。{SEMICOLON}{COLON}{EXCLAMATION}{QUESTION}](?!。)"
)
"""One mark typed twice, or a comma put before another mark; the last one counts."""

DOUBLED_PAIRS: Final = tuple(
    (re.compile(opening * 2), re.compile(f"{opening}({opening}[^{opening}{closing}\n]{{1,40}}{closing}){closing}"))
    for opening, closing in ((OPEN_BRACKET, CLOSE_BRACKET), ("“", "”"))
)
"""A pair of marks typed twice: there is nothing between the two that open, nor between the two that close."""

CLOSED_TWICE: Final = re.compile("””")
OPENED_TWICE: Final = re.compile("““")
QUOTES: Final = re.compile("[“”\n]")

LOST_QUOTES: Final = re.compile(
    f"[;{SEMICOLON}]{{2}}([^;{SEMICOLON}。\n]{{1,30}})[;{SEMICOLON}]{{2}}(?![;{SEMICOLON}])"
)
LOST_DASH: Final = re.compile(f"(?<![^\n])[;{SEMICOLON}]{{4}}(?=[{HAN}])")
_BEGIN: Final = f"(?=[{HAN}{OPEN_BRACKET}“《□\\dA-Z—*])"
LOST_INDENT: Final = re.compile(f"(?<![^\\n])[ \u3000]*+[?{QUESTION}]{{2,16}}+[ \u3000]*+{_BEGIN}")
RUN_IN: Final = re.compile(
    f"(?<=。)[?{QUESTION}]{{2,16}}+[ \u3000]*+{_BEGIN}"
    f"|(?<=[”{CLOSE_BRACKET}{COLON}{SEMICOLON}])[?{QUESTION}]{{4,16}}+[ \u3000]*+{_BEGIN}"
)
"""The indent of a paragraph that was appended to another: no question ends where a sentence has ended."""

ASKED: Final = frozenset(f"?{QUESTION}")


def _founder(mark: str) -> str:
    """Return the Han that a mark is shown as."""
    lead, trail = mark.encode("gb2312")
    return bytes((lead + OFFSET, trail)).decode("gb2312")


FOUNDER: Final = {_founder(mark): mark for mark in MARKS}
FOUNDER_DIGITS: Final = {
    _founder(chr(ord(char) + 0xFEE0)): char
    for char in "0123456789%ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
}


_DIGITS = "".join(han for han, char in FOUNDER_DIGITS.items() if char.isdigit())
NUMBERS: Final = re.compile(f"[{_DIGITS}][.]?[{_DIGITS}]")
"""Two digits shown as Han: no word has two such Han in a row, and every report has years."""

RARE_LETTER: Final = 4.0
LEADING_ZERO: Final = 4.0
NUMBER: Final = 3.0
"""Nats against a Latin letter, a number that starts with 0, any number: the counts do not distinguish them."""


def restore_founder_marks(view: View, knowledge: Knowledge) -> Outcome:
    """Propose the marks of an e-paper that shows Han in their place."""
    table = _founder_table(view.text)
    return Outcome(tuple(_read(view.text, table, knowledge.bigrams)) if table else ())


def restore_punctuation(view: View, knowledge: Knowledge) -> Outcome:
    """Propose single marks for doubled ones, quotation marks for entities, no indents of question marks."""
    text, present = view.text, view.uncommon
    lost = (";" in present and ";;" in text) or f"{SEMICOLON}{SEMICOLON}" in text
    changes = list(_quotes(text)) if lost else []
    if not changes and any(doubling.search(text) for doubling in DOUBLING):  # after the semicolons of quotes
        changes = [Change(*m.span(), m[0][-1], "doubled-marks") for m in DOUBLED.finditer(text)]
    asked = not ASKED.isdisjoint(present)
    if asked and ("??" in text or f"{QUESTION}{QUESTION}" in text):
        changes += [Change(*m.span(), "", "lost-indents") for m in LOST_INDENT.finditer(text)]
        changes += [Change(*m.span(), "\n", "lost-indents") for m in RUN_IN.finditer(text)]
    if asked:
        ends = (m.end() for m in _dateline(knowledge.document_words).finditer(text))
        changes += [Change(end - 1, end, " ", "lost-indents") for end in ends]
    changes = changes or list(_typed_twice(text))
    return Outcome(tuple(sorted(changes, key=lambda change: change.start)))


@lru_cache(maxsize=2)
def _dateline(words: DocumentWords) -> re.Pattern[str]:
    """Return a pattern for a dateline and the full-width blank after it, which became a question mark."""
    return words.compile(f"{{datelines}}{QUESTION}(?=[{HAN}])")


def _quotes(text: str) -> Iterator[Change]:
    """Yield the quotation marks and dashes whose entities left only their semicolons."""
    for match in LOST_QUOTES.finditer(text):
        start, end = match.span(1)
        yield Change(match.start(), start, "“", "lost-quotes")
        yield Change(end, match.end(), "”", "lost-quotes")
    for match in LOST_DASH.finditer(text):
        yield Change(*match.span(), "——", "lost-quotes")


def _typed_twice(text: str) -> Iterator[Change]:
    """Yield the single forms of pairs and quotation marks that were typed twice."""
    for opening, pair in DOUBLED_PAIRS:
        if opening.search(text):
            yield from (Change(*m.span(), m[1], "doubled-marks") for m in pair.finditer(text))
    closed, opened = CLOSED_TWICE.search(text), OPENED_TWICE.search(text)
    if closed or opened:
        marks = [(m[0], m.start()) for m in QUOTES.finditer(text)]
        yield from _unpaired(marks, "“", "”", 1)
        yield from _unpaired(marks[::-1], "”", "“", -1)


def _unpaired(marks: list[tuple[str, int]], opening: str, closing: str, step: int) -> Iterator[Change]:
    """Yield the marks of a line that close nothing, right after one that closes the last pair or nothing."""
    depth, last = 0, -2
    for mark, at in marks:
        if mark != closing:
            depth = depth + 1 if mark == opening else 0
            continue
        if depth == 0 and at == last + step:
            yield Change(at, at + 1, "", "doubled-marks")
        depth, last = max(depth - 1, 0), at


def _founder_table(text: str) -> dict[str, str]:
    """Return the marks by the Han they show as; none unless common marks are missing and their Han are not."""
    least = max(2, COMMON_MARKS_SHARE * len(text))
    hidden = sum(text.count(_founder(mark)) for mark in COMMON_MARKS)
    if hidden < least or sum(map(text.count, COMMON_MARKS)) * 4 > hidden:
        return {}
    with_digits = NUMBERS.search(text) is not None and not any(digit in text for digit in "0123456789")
    return FOUNDER | (FOUNDER_DIGITS if with_digits else {})


def _against(last: str, option: str, shown: str) -> float:
    """Return the evidence against an option besides the counts."""
    if option == shown or not option.isascii():
        return 0.0
    if option.isalpha():
        return RARE_LETTER
    if not option.isdigit() or (last.isascii() and (last.isdigit() or last == ".")):
        return 0.0
    return LEADING_ZERO if option == "0" else NUMBER


def _read(text: str, table: dict[str, str], bigrams: Bigrams) -> Iterator[Change]:
    """Yield a change for each Han that is more likely a mark: the best path through the choices of each line."""
    chosen: list[list[tuple[str, int]]] = []  # the readings of each character, each with the best one before it
    costs = [0.0]
    before = ["\n"]
    for char in text:
        options = [char, table[char]] if char in table else [char]
        cheapest = [
            min(
                (cost - bigrams.log_probability(last, option) + _against(last, option, char), n)
                for n, (cost, last) in enumerate(zip(costs, before, strict=True))
            )
            for option in options
        ]
        chosen.append([(option, n) for option, (_, n) in zip(options, cheapest, strict=True)])
        costs, before = [cost for cost, _ in cheapest], options
    best = costs.index(min(costs))
    changes: list[Change] = []
    for at in range(len(text) - 1, -1, -1):
        option, previous = chosen[at][best]
        if option != text[at]:
            changes.append(Change(at, at + 1, option, "founder-marks"))
        best = previous
    yield from reversed(changes)
