"""Hard wraps: a text was broken into lines of one width, or pasted from such lines, before it was stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.damage.model import Damaged

if TYPE_CHECKING:
    from random import Random

NOT_FIRST = "，。、；：！？）》”’…％%"
"""Marks with which a typesetter starts no line."""
SENTENCE_ENDS = "。！？；：…”"
INDENTS = ("", "\u3000\u3000", "    ")


@dataclass(frozen=True, slots=True)
class Wrapped(Damaged):
    """A wrapped page. `breaks` and `ends` are offsets in `expected` without white space.

    `breaks` were put inside paragraphs, `ends` are real. Where a paragraph fills its last line and nothing but
    that line's end shows it, neither list has it; nor does one have a break after a stop on a page of uneven
    lines whose paragraphs nothing marks.
    """

    breaks: frozenset[int]
    ends: frozenset[int]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page was wrapped: `jitter` is how much the lines differ where the letters of a font do."""

    column: int
    cells: bool
    typeset: bool
    ragged: bool
    indent: str
    newline: str
    trailing: str
    between: str
    jitter: int = 0

    @property
    def name(self) -> str:
        """Return the layout in a word or two, for the table."""
        kind = "ragged" if self.ragged else "uneven" if self.jitter else "fixed"
        return f"{kind}{' indent' if self.indent else ''}{' spaced' if self.between else ''}"


def draw_layout(rng: Random) -> Layout:
    """Return a random layout: column in characters or in cells of a terminal, indents, line ends, blanks."""
    return Layout(
        column=rng.randint(20, 80),
        cells=rng.random() < 0.4,
        typeset=rng.random() < 0.4,
        ragged=rng.random() < 0.25,
        indent=rng.choice(INDENTS),
        newline=rng.choice(("\n", "\n", "\r\n")),
        trailing=rng.choice(("", "", " ", "  ")),
        between=rng.choice(("", "", "blank line")),
        jitter=rng.choice((0, 0, 0, 3)),
    )


def wrap_page(paragraphs: list[str], rng: Random, layout: Layout | None = None) -> Wrapped:
    """Return the paragraphs wrapped by a random layout, or by the one given."""
    plan = layout or draw_layout(rng)
    lines: list[str] = []
    breaks: set[int] = set()
    ends: set[int] = set()
    at = 0
    for paragraph in paragraphs:
        rows = ragged(paragraph, rng) if plan.ragged else _rows(paragraph, plan, rng)
        for row in rows[:-1]:
            at += len(row)
            if not plan.jitter or plan.indent or plan.between or row[-1] not in SENTENCE_ENDS:
                breaks.add(at)
        at += len(rows[-1])
        if _shows_its_end(rows, plan):
            ends.add(at)
        lines += [plan.indent + rows[0], *rows[1:], *([""] if plan.between else [])]
    ends.discard(at)
    source = plan.newline.join(line + plan.trailing for line in lines)
    what = f"wraps/{plan.name}"
    expected = "\n".join(paragraphs)
    return Wrapped(source, expected, what, recoverable=True, breaks=frozenset(breaks), ends=frozenset(ends))


def _rows(paragraph: str, plan: Layout, rng: Random) -> list[str]:
    rows = [""]
    room = plan.column - _cells(plan.indent, plan)
    for character in paragraph:
        size = _cells(character, plan)
        if room < size and not (plan.typeset and character in NOT_FIRST):
            rows.append("")
            room = plan.column - rng.randint(0, plan.jitter)
        rows[-1] += character
        room -= size
    return rows


def _cells(text: str, plan: Layout) -> int:
    return sum(1 if character.isascii() or not plan.cells else 2 for character in text)


def ragged(paragraph: str, rng: Random) -> list[str]:
    """Break inside sentences at random columns, two Han characters on either side."""
    rows = []
    rest = paragraph
    while len(rest) > 90:
        at = rng.randint(20, 80)
        while at > 2 and not all("一" <= character <= "鿿" for character in rest[at - 2 : at + 2]):
            at -= 1
        if at <= 2:
            break
        rows.append(rest[:at])
        rest = rest[at:]
    return [*rows, rest]


def _shows_its_end(rows: list[str], plan: Layout) -> bool:
    """Whether anything shows the end of a paragraph: a short last line, an indent or a blank line after it."""
    if plan.indent or plan.between:
        return True
    short = _cells(rows[-1], plan) < plan.column * (0.5 if plan.ragged else 0.7 if plan.jitter else 0.9)
    return short and (not plan.ragged or rows[-1][-1:] in SENTENCE_ENDS)
