"""Founder's marks: Han that the symbol fonts of an e-paper leave in the place of marks, digits and letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.marks import CLOSE_BRACKET, COMMA, OPEN_BRACKET, POINTS
from generator.text.ledger import Change
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.bigrams import Bigrams
    from generator.text.view import View

FOUNDER_MARKS: Final = CodeRule("founder-marks", signs=("words", "surname"))
RULES: Final = (FOUNDER_MARKS,)

OFFSET: Final = 0x31
"""Founder's symbol fonts have the symbols of GB2312 at codes whose first byte is so much higher: A3AC as D4AC."""

MARKS: Final = f"{POINTS}{OPEN_BRACKET}{CLOSE_BRACKET}“”《》"
COMMON_MARKS: Final = f"{COMMA}。"
COMMON_MARKS_SHARE: Final = 0.015
"""The least share of a text's commas and full stops; they are a twelfth of a report."""

SHOWN_SHARE: Final = 0.25
"""The most of a mark that may be shown as it is where the rest became Han: titles and boilerplate were typed."""

FEWEST: Final = 2
"""So many Han in the place of marks are the least that a text is judged by."""

SENTENCE: Final = 20
"""The mean length of lines from which on they are sentences and not titles."""

LONG: Final = 3
"""Commas of a line from which on it is a sentence, even if its end is cut off."""

BLANK: Final = re.compile("[ \u3000]")

REPLACED: Final = f"{COMMON_MARKS}、"
"""The marks that became Han where others are shown as they are."""


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

TWO_POINTS: Final = 30.0
"""Nats against two points in a row: as good as impossible, one of the two Han is in a word."""

PAIRS: Final = tuple(
    re.compile(f"{opening}[^{opening}{closing}]{{1,80}}{closing}")
    for opening, closing in ((OPEN_BRACKET, CLOSE_BRACKET), ("“", "”"), ("《", "》"))
)
HALVES: Final = frozenset(f"{OPEN_BRACKET}{CLOSE_BRACKET}“”《》")

RARE_LETTER: Final = 4.0
LEADING_ZERO: Final = 4.0
NUMBER: Final = 3.0
"""Nats against a Latin letter, a number that starts with 0, any number: the counts do not distinguish them."""


def restore_founder_marks(view: View, knowledge: Knowledge) -> Outcome:
    """Propose the marks of an e-paper that shows Han in their place."""
    text = view.text
    table = _founder_table(text)
    if not table:
        return Outcome()
    signs = (FOUNDER_MARKS.sign(knowledge.rules, name) for name in FOUNDER_MARKS.signs)
    words = (match for sign in signs for match in sign.finditer(text))
    kept = {at for match in words for at in range(match.start, match.end)}
    return Outcome(tuple(_paired(text, list(_read(text, table, kept, knowledge.bigrams)))))


def _paired(text: str, changes: Sequence[Change]) -> Iterator[Change]:
    """Yield the changes but for those that make a bracket or a quotation mark without its other half."""
    chars = list(text)
    for change in changes:
        chars[change.start] = change.after
    whole = "".join(chars)
    pairs = {match.start(): match.end() - 1 for pair in PAIRS for match in pair.finditer(whole)}
    halves = {*pairs, *pairs.values()}
    yield from (change for change in changes if change.after not in HALVES or change.start in halves)


def _founder_table(text: str) -> dict[str, str]:
    """Return the marks by the Han they show as; none unless commas or full stops are missing, and their Han not.

    A mark of which most are shown as they are is none of them: some fonts have all but commas and full stops.
    """
    lost = [mark for mark in COMMON_MARKS if not _is_shown(mark, text)]
    together = sum(text.count(_founder(mark)) for mark in lost)
    if together < max(FEWEST, COMMON_MARKS_SHARE * len(text)) or not _is_prose(text, lost):
        return {}
    if any(_is_shown(mark, text) for mark in MARKS):
        return {_founder(mark): mark for mark in REPLACED if not _is_shown(mark, text)}
    with_digits = NUMBERS.search(text) is not None and not any(digit in text for digit in "0123456789")
    return FOUNDER | (FOUNDER_DIGITS if with_digits else {})


def _is_shown(mark: str, text: str) -> bool:
    """Whether more of a mark is shown than what was typed around a text in which it became Han."""
    return text.count(mark) > SHOWN_SHARE * text.count(_founder(mark))


def _is_prose(text: str, lost: Collection[str]) -> bool:
    """Whether the lines in which Han may be marks are sentences, and no titles or lists of names.

    A sentence ends, or goes on for long without a blank.
    """
    lines = [line for line in text.split("\n") if any(_founder(mark) in line for mark in lost)]
    hidden = sum(line.count(_founder(mark)) for line in lines for mark in lost)
    ends = "。" in text or _founder("。") in text
    goes_on = hidden >= LONG * len(lines) and not any(BLANK.search(line.strip()) for line in lines)
    return sum(map(len, lines)) >= SENTENCE * len(lines) and (ends or goes_on)


def _against(last: str, option: str, shown: str) -> float:
    """Return the evidence against an option besides the counts."""
    if option in POINTS and last in POINTS:
        return TWO_POINTS
    if option == shown or not option.isascii():
        return 0.0
    if option.isalpha():
        return RARE_LETTER
    if not option.isdigit() or (last.isascii() and (last.isdigit() or last == ".")):
        return 0.0
    return LEADING_ZERO if option == "0" else NUMBER


def _read(text: str, table: Mapping[str, str], kept: Collection[int], bigrams: Bigrams) -> Iterator[Change]:
    """Yield a change for each Han that is more likely a mark: the best path through the choices of each line.

    The Han at some offsets are kept: they are in words.
    """
    chosen: list[list[tuple[str, int]]] = []  # the readings of each character, each with the best one before it
    costs = [0.0]
    before = ["\n"]
    for at, char in enumerate(text):
        options = [char, table[char]] if char in table and at not in kept else [char]
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
