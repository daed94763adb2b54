"""Inline elements on lines of their own (the text of a link, of bold or small print) are parts of a sentence.

A crawler that puts a line end between all pieces of a page's text leaves 依照, 宪法, 和, 基本法 on four lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.marks import COMMA, ENDS, GAP_CLOSE, GAP_OPEN, SEMICOLON
from generator.text.characters import LINE_END
from generator.text.ledger import Change, Origins
from generator.text.lines.layout import CLOSES, PAIRS, STOPS, line_forms
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.patterns.expressions import Expression
    from generator.knowledge.rules import Rule
    from generator.text.ledger import Tracked
    from generator.text.lines.layout import LineForms
    from generator.text.view import View

INLINE: Final = CodeRule("inline-elements", signs=("runs-on", "goes-on", "subscripted", "subscript", "note"))
RULES: Final = (INLINE,)

FRAGMENT: Final = 15
"""The most characters of an inline element; the lines of a text broken at a column are longer."""
QUOTED: Final = 4
"""The most lines that a quotation is broken over: “双向, 揭榜, 挂帅”."""
CHAIN: Final = 2
"""How many joins in a row show a sentence that goes on in the next line though no word says so."""
_TEXT: Final = frozenset(f"{ENDS}{COMMA}{SEMICOLON}")
"""Marks that a line of text has and a heading or an item mostly has not."""


def join_inline(view: View, knowledge: Knowledge) -> Outcome:
    """Propose to join the lines around inline elements; nothing is joined over a blank or a removed line."""
    lines = view.text.split("\n")
    if all(not line or line[-1] in STOPS for line in lines):
        return Outcome()
    signs = _Signs(knowledge.rules, line_forms(knowledge.document_words))
    joined = _joins(lines, signs)
    if not joined:
        return Outcome()
    origins = Origins(view.tracked.edits)
    changes = []
    end = -1
    for i, line in enumerate(lines):
        end += len(line) + 1
        if i in joined and _touch(view.tracked, origins, end):
            changes.append(Change(end, end + 1, _between(line, lines[i + 1]), INLINE.id))
    return Outcome(tuple(changes))


class _Signs:
    """The signs of a sentence that goes on, at the end of a line and at the start of the next one."""

    def __init__(self, rules: Mapping[str, Rule], forms: LineForms) -> None:
        def sign(name: str) -> Expression:
            return INLINE.sign(rules, name)

        self.runs_on, self.goes_on = sign("runs-on"), sign("goes-on")
        self.subscripted, self.subscript, self.note = sign("subscripted"), sign("subscript"), sign("note")
        self.forms = forms

    def are_shown(self, lines: Sequence[str], i: int) -> bool:
        """Whether the words on both sides of a line end show that the sentence goes on."""
        a, b = lines[i], lines[i + 1]
        if self.forms.opening.match(b):
            return False
        if not (_is_fragment(a) or _is_fragment(b)):
            return self.goes_on.is_in(b)
        if self._is_between(lines, i):
            return True
        return a[-1] in PAIRS or self.runs_on.is_in(a) or self.goes_on.is_in(b) or self.is_subscript(a, b)

    def is_subscript(self, a: str, b: str) -> bool:
        """Whether a line is the small number in the name of a substance or a particle (PM, 2.5)."""
        return self.subscript.fullmatch(b) is not None and self.subscripted.is_in(a)

    def _is_between(self, lines: Sequence[str], i: int) -> bool:
        """Whether an element has text without a stop before it, and after it a mark that no line starts with."""
        following = lines[i + 2][:1] if i + 2 < len(lines) else ""
        return COMMA in lines[i] and _is_fragment(lines[i + 1]) and following != "" and following in CLOSES

    def note_at(self, lines: Sequence[str], i: int) -> bool:
        """Whether three lines are a note mark: `[`, `1`, `]`."""
        opening, mark, closing = [*lines[i : i + 3], "", "", ""][:3]
        return opening == "[" and closing[:1] == "]" and self.note.fullmatch(mark) is not None


def _joins(lines: Sequence[str], signs: _Signs) -> frozenset[int]:
    """Return the line ends (by the line before) that are inside a sentence."""
    found: set[int] = set()
    i = start = 0
    over = -1  # a line with a note mark after the end of a sentence
    while i + 1 < len(lines):
        a, b = lines[i], lines[i + 1]
        if i - 1 not in found:
            start = i
        if not a or not b:
            i += 1
        elif signs.note_at(lines, i + 1):
            found |= {i, i + 1, i + 2}
            over = i + 3 if a[-1] in STOPS else over
            i += 3
        elif i == over or a[-1] in STOPS or a[-1] == GAP_CLOSE or b[0] == GAP_OPEN:
            i += 1
        elif end := _quotation_end(lines, i):
            found |= set(range(i, end))
            i = end
        else:
            if signs.are_shown(lines, i) or _continues(lines, start, i, found, signs):
                found.add(i)
            i += 1
    return frozenset(found)


def _continues(lines: Sequence[str], start: int, i: int, found: set[int], signs: _Signs) -> bool:
    """Whether the sentence that was put together from the line `start` on goes on with the line after i."""
    a, b = lines[i], lines[i + 1]
    if i - 1 not in found or signs.forms.opening.match(b) or signs.forms.opening.match(lines[start]):
        return False
    if b[0] in CLOSES or (i and signs.is_subscript(lines[i - 1], a)):
        return True
    is_text = i - start >= CHAIN or any(COMMA in line for line in lines[start : i + 1])
    return is_text and not _TEXT.isdisjoint(b)


def _quotation_end(lines: Sequence[str], i: int) -> int:
    """Return the line that closes the quotation which a line leaves open, 0 if none soon does.

    At least one piece is on a line between: a quotation broken once is a broken line as any other.
    """
    opened = max((lines[i].rfind(mark), mark) for mark in PAIRS)
    if opened[0] < 0 or PAIRS[opened[1]] in lines[i][opened[0] :]:
        return 0
    for k in range(i + 1, min(i + QUOTED, len(lines))):
        close = lines[k].find(PAIRS[opened[1]])
        if close >= 0:
            return k if k > i + 1 and close <= FRAGMENT else 0
        if not _is_fragment(lines[k]):
            return 0
    return 0


def _is_fragment(line: str) -> bool:
    return 0 < len(line) <= FRAGMENT and line[-1] not in STOPS


def _touch(tracked: Tracked, origins: Origins, end: int) -> bool:
    """Whether nothing but a line end was between two lines in the source."""
    between = tracked.source[origins.before(end) : origins.after(end + 1)]
    return len(LINE_END.sub("\n", between).split("\n")) == 2  # noqa: PLR2004 - the end of one, the start of the next


def _between(a: str, b: str) -> str:
    """Return the replacement of the line end: a blank between two Latin words."""
    return " " if a[-1].isascii() and b[0].isascii() and a[-1].isalpha() and b[0].isalpha() else ""
