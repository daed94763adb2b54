"""Clean base text for the damage: whole paragraphs of real reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

FOLDER = Path(__file__).parent.parent / "gold" / "samples"
"""Paragraphs of four reports, the base text where no larger corpus is given."""

_GREETING = re.compile("^(各位)?代表[：:]|^同志们[：:]")
_HALF_WIDTH = re.compile("[^\x00-\x7f][,:;!?()]|[,:;!?()][^\x00-\x7f]")
_STRANGE = re.compile(
    "[\\s\ue000-\uf8ff\u200b-\u200f\ufeff\x00-\x1f\x7f*_●■％＆\uff0a\uff0b\uff0d-\uff19\uff21-\uff5d]|[，；：、]{2}|。。"
)


@dataclass(frozen=True, slots=True)
class Sample:
    """The body of one report: its paragraphs and short headings in order, without indents or blank lines."""

    name: str
    paragraphs: tuple[str, ...]

    def draw(self, rng: Random, size: int, fit: Callable[[str], bool] | None = None) -> list[str]:
        """Return consecutive settled paragraphs from a random place on, at least `size` characters if it can.

        `fit` leaves out paragraphs that a kind of damage cannot use.
        """
        at = rng.randrange(len(self.paragraphs))
        found: list[str] = []
        for paragraph in self.paragraphs[at:] + self.paragraphs[:at]:
            if settled(paragraph) and (fit is None or fit(paragraph)):
                found.append(paragraph)
            if sum(map(len, found)) >= size:
                break
        return found


def settled(paragraph: str) -> bool:
    """Whether a paragraph is in the form that restoring aims at: nothing half-width, blank or odd in it."""
    return not _HALF_WIDTH.search(paragraph) and not _STRANGE.search(paragraph)


def load(folder: Path) -> tuple[Sample, ...]:
    """Return the reports of a folder of UTF-8 text files, by name; a folder without any is an error."""
    samples = tuple(
        Sample(path.stem, _body(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("**/*.txt"))
    )
    if not samples:
        raise FileNotFoundError(f"{folder}: no report here; give a folder of .txt reports")
    return samples


def _body(text: str) -> tuple[str, ...]:
    """Return the lines from the greeting on (those above are title, source and speaker)."""
    lines = [line for raw in text.splitlines() if (line := raw.strip())]
    starts = [number for number, line in enumerate(lines) if _GREETING.match(line)]
    return tuple(lines[starts[0] :] if starts else lines)
