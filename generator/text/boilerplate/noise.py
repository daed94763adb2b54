"""Noise against copying: characters that a site scatters into a text so that copies can be recognized."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import HAN
from generator.text.boilerplate import inserted
from generator.text.ledger import Change
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.text.view import View

TAIL_CODE: Final = CodeRule("tail-code")
SCATTERED_CHARACTERS: Final = CodeRule("scattered-characters")
LOST_INDENTS: Final = CodeRule("lost-indents")
RULES: Final = (TAIL_CODE, SCATTERED_CHARACTERS, LOST_INDENTS, *inserted.RULES)

ASKED: Final = "\N{FULLWIDTH QUESTION MARK}"
STOPS: Final = (
    "\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH SEMICOLON}\N{FULLWIDTH COLON}"
    "\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}"
)
INDENT_BLANKS: Final = "\n \N{IDEOGRAPHIC SPACE}\t"
TAIL: Final = re.compile(f"[A-Za-z](?<=[{STOPS}.;:!?{HAN}].)[A-Za-z]{{1,5}}(?=[{INDENT_BLANKS}]|\\Z)")
ENDINGS: Final = tuple(re.compile(f"{blank}(?<=[A-Za-z].)", re.DOTALL) for blank in INDENT_BLANKS)
"""A blank after a letter: four searches that start with a literal."""

TIMES: Final = 5
SHARE: Final = 0.8
"""A tail: the same letters in both cases before blanks or line ends, five times, in four fifths of all places."""

FEWEST: Final = 5
"""Blanks in the shortest run of scattered characters."""

SCATTERED: Final = re.compile("[!-~](?<![!-~].)[!-~]? (?:[!-~]{1,2} ){4,}[!-~]{1,2}(?![!-~])")
"""The lookbehind is after the first character: a pattern that starts with a class is several times faster."""

INDENT: Final = re.compile(
    f"(?<![^\n])[?\N{FULLWIDTH QUESTION MARK}](?=[{HAN}(\N{FULLWIDTH LEFT PARENTHESIS}"
    "\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT DOUBLE ANGLE BRACKET}\N{EM DASH}0-9A-Z])"
)
INDENTS: Final = 2
ENDS: Final = frozenset(
    f"{STOPS}\N{HORIZONTAL ELLIPSIS}\N{RIGHT DOUBLE QUOTATION MARK}\N{FULLWIDTH RIGHT PARENTHESIS};:!?)"
)
"""A blank that became a question mark: two lines start with it, half of them after the end of a sentence, or
nearly all lines of the text do (the share is that of a tail).
"""

LETTER: Final = re.compile("[A-Za-z]")
ODD: Final = re.compile("[!\"#$&'*@\\\\^_`{|}~;?<>\\]\\[]")
"""Marks that a row of figures does not have; a formula has a few of them."""

KINDS: Final = tuple(map(re.compile, ("[A-Z]", "[a-z]", "[0-9]", "[!\"#$'@\\\\`{}~_]")))
"""Kinds of characters that runs drawn at random all contain: the last are marks that no formula has."""

SURELY: Final = 2
"""The number of certain runs of noise from which on the shorter ones of the document are noise too."""


def strip_noise(view: View, knowledge: Knowledge) -> Outcome:
    """Propose to remove the tails of lines, runs of single characters separated by blanks, inserted strings."""
    nouns = tuple(knowledge.document_words.words("report-title-nouns"))
    found = inserted.strip_inserted(view, knowledge.bigrams, nouns)
    changes = [*_tails(view.text), *_scattered(view), *_indents(view), *found.changes]
    return Outcome(tuple(_apart(sorted(changes, key=lambda change: change.start))), (), found.suspects)


def _apart(changes: list[Change]) -> Iterator[Change]:
    """Yield of overlapping changes the first."""
    at = 0
    for change in changes:
        if change.start >= at:
            yield change
            at = change.end


def _tails(text: str) -> Iterator[Change]:
    """Yield the code that a site puts at the end of each paragraph, even where it is broken over two lines."""
    if sum(len(ending.findall(text)) for ending in ENDINGS) < TIMES - 1:  # the last one may end the text
        return
    counts = Counter(match[0] for match in TAIL.finditer(text))
    tail, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    if count < TIMES or tail.islower() or tail.isupper() or count < SHARE * text.count(tail):
        return
    broken = "\n?".join(map(re.escape, tail))
    for match in re.finditer(f"{broken}(?=[{INDENT_BLANKS}]|\\Z)", text):
        yield Change(*match.span(), "", TAIL_CODE.id)


def _indents(view: View) -> Iterator[Change]:
    """Yield the question marks at the start of paragraphs: no other line has one, except when broken before it."""
    text = view.text
    if view.uncommon.isdisjoint(f"?{ASKED}") or not ("\n?" in text or f"\n{ASKED}" in text):
        return
    found = [match.end() - 1 for match in INDENT.finditer(text)]
    ended = sum(at == 0 or text[at - 2] in ENDS for at in found)
    every = len(found) >= SHARE * (text.count("\n") + 1)
    if len(found) >= INDENTS and (every or ended * 2 >= len(found)):
        yield from (Change(at, at + 1, "", LOST_INDENTS.id) for at in found)


def _scattered(view: View) -> Iterator[Change]:
    """Yield the runs of single characters that forums put between paragraphs."""
    if view.text.count(" ") < FEWEST or not any(map(ODD.match, view.uncommon)):
        return
    found = [m for m in SCATTERED.finditer(view.text) if LETTER.search(m[0]) and ODD.search(m[0])]
    sure = [match for match in found if all(kind.search(match[0]) for kind in KINDS)]
    for match in found if len(sure) >= SURELY else sure:
        yield Change(*match.span(), "", SCATTERED_CHARACTERS.id)
