"""Byte shift: the page was edited as GBK bytes, and what the edit cut apart was decoded with loss."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.damage.gbk import DECODERS, MARKS, Reading, cut_at_marks, decode, inject, read
from tests.damage.glosses import choose, reading
from tests.damage.model import Damaged
from tests.damage.script import survives, to_traditional
from tests.damage.width import halve

if TYPE_CHECKING:
    from random import Random

NARROW_BEFORE = 2

SURE = b"\xa1"
"""The first byte of 。 and of the wide blank: where it dangles before a cut mark, the reading is settled."""

MORE_MARKS = "。：（"
"""Marks that only some sites cut at; 。 is found in a wide blank before a full-width mark (A1A1 A3A8)."""


@dataclass(frozen=True, slots=True)
class ShiftedLine:
    """One line of the page: `shifted` if bytes were read one off in it, `recoverable` if nothing is lost."""

    source: str
    expected: str
    shifted: bool
    recoverable: bool
    why: str


@dataclass(frozen=True, slots=True)
class Shifted(Damaged):
    """A page with byte shifts, line by line."""

    lines: tuple[ShiftedLine, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """How one site edits: its glosses, the marks it cuts at, what a dangling byte shows.

    `half_width`: marks are full (0), halved by the crawl (1), or half-width before the edit already (2).
    """

    glosses: dict[str, str]
    marks: str
    dangling: str
    half_width: int
    indent: str
    decoder: str = "windows"

    def edit(self, text: str) -> Reading:
        """Return what becomes of one line."""
        text = self.indent + (halve(text) if self.half_width == NARROW_BEFORE else text)
        data = inject(text.encode("gbk"), self.glosses)
        pieces = cut_at_marks(data, self.marks) if self.marks else [data]
        if self.decoder != "windows":
            return Reading("".join(decode(piece, self.decoder) for piece in pieces))
        return read(pieces, self.dangling)

    def shown(self, text: str) -> str:
        """Return the decoded text as the crawl stored it."""
        return halve(text) if self.half_width else text


def encodable(paragraph: str) -> bool:
    """Whether a paragraph can be such a page: its characters are in GBK and survive conversion."""
    try:
        to_traditional(paragraph).encode("gbk")
    except UnicodeEncodeError:
        return False
    return survives(paragraph)


def shift_page(paragraphs: list[str], rng: Random) -> Shifted:
    """Return the paragraphs (each must be encodable) as a page of a site that edits bytes."""
    traditional = rng.random() < 0.8
    written = [to_traditional(paragraph) if traditional else paragraph for paragraph in paragraphs]
    site = _site(written, rng, glossing=traditional and rng.random() < 0.9)
    lines = tuple(_line(site, old, new) for old, new in zip(paragraphs, written, strict=True))
    what = "shift/" + "+".join(name for name, on in (("glosses", site.glosses), ("marks", site.marks)) if on)
    return Shifted(
        "\n".join(line.source for line in lines),
        "\n".join(paragraphs),
        what,
        all(line.recoverable for line in lines),
        lines,
    )


def decoded_page(paragraphs: list[str], rng: Random) -> Shifted:
    """Return the paragraphs (each must be encodable) as a page of such a site, read by another decoder."""
    traditional = rng.random() < 0.8
    written = [to_traditional(paragraph) if traditional else paragraph for paragraph in paragraphs]
    site = _site(written, rng, glossing=traditional)
    site = replace(site, decoder=rng.choice(DECODERS), half_width=rng.choice((0, 1)))
    lines = tuple(
        replace(_line(site, old, new), recoverable=False, why=site.decoder)
        for old, new in zip(paragraphs, written, strict=True)
    )
    source = "\n".join(line.source for line in lines)
    return Shifted(source, "\n".join(paragraphs), f"decoders/{site.decoder}", recoverable=False, lines=lines)


def _site(paragraphs: list[str], rng: Random, *, glossing: bool) -> Site:
    glossed = choose(paragraphs, rng, rng.randint(40, 120)) if glossing else set()
    glosses = {c: f"({reading(c)})" for c in sorted(glossed) if _in_gbk(reading(c))}
    marks = MARKS + "".join(mark for mark in MORE_MARKS if rng.random() < 0.3)
    if glosses and rng.random() < 0.5:
        marks = ""
    indent = rng.choice(("", "", "\u3000\u3000"))
    return Site(glosses, marks, rng.choice(("?", "?", "")), rng.choice((0, 1, 1, NARROW_BEFORE)), indent)


def _line(site: Site, expected: str, written: str) -> ShiftedLine:
    got = site.edit(written)
    aligned = site.indent + (halve(written) if site.half_width == NARROW_BEFORE else written)
    for character, gloss in site.glosses.items():
        aligned = aligned.replace(character, character + gloss)
    losses = {
        "vanished": bool(got.vanished),
        "eaten": bool(got.eaten),
        "dangling": any(byte != SURE for byte in got.dangling),
    }
    why = "+".join(name for name, lost in losses.items() if lost) or "all there"
    return ShiftedLine(site.shown(got.text), expected, got.text != aligned, not any(losses.values()), why)


def _in_gbk(text: str) -> bool:
    try:
        return bool(text.encode("gbk"))
    except UnicodeEncodeError:
        return False
