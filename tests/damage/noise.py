"""Noise: blanks between characters, characters nobody sees, lost indents, marks typed twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.damage.model import Damaged

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u202c"
CONTROL = "\x07\x08\x1b\x7f"
PRIVATE = "\ue5e5\ue004\uf020\uf0b7"
"""E5E5 is the usual ghost of GBK A3A0, E004 of AAA5, F020 and F0B7 of the Symbol font."""
BLANKS = (" ", "\u3000", "\u00a0", "\u2002")
INDENTS = ("????", "?????", "　　", "\ue5e5\ue5e5", "\u00a0\u00a0\u00a0\u00a0", "\t")

_PAIR = re.compile("“([^“”‘’]{0,79}[一-鿿][^“”‘’]*)”")
_HAN = "[一-鿿]"
_BETWEEN_HAN = re.compile(f"(?<={_HAN})(?={_HAN})")
_MARK = re.compile("[，。、；](?=[^，。、；”’）》])")


def noise_page(paragraphs: list[str], rng: Random) -> Damaged:
    """Return the paragraphs with one random kind of noise; the text follows from what is left."""
    kind = rng.choice(sorted(KINDS))
    source = "\n".join(KINDS[kind](paragraph, rng) for paragraph in paragraphs)
    return Damaged(source, "\n".join(paragraphs), f"noise/{kind}", recoverable=True)


def blanks(paragraph: str, rng: Random) -> str:
    """Put a blank between some Han characters, as justified print leaves them."""
    blank = rng.choice(BLANKS)
    return _BETWEEN_HAN.sub(lambda _: blank if rng.random() < 0.05 else "", paragraph)


def spaced_out(paragraph: str, rng: Random) -> str:
    """Put a blank between all characters of a short line, as headings and names are spread."""
    blank = rng.choice(BLANKS)
    return _BETWEEN_HAN.sub(blank, paragraph) if len(paragraph) < 30 else paragraph


def letterspaced(paragraph: str, rng: Random) -> str:
    """Put a blank between all characters, digits and marks too, as text copied from a PDF has them."""
    return rng.choice(BLANKS).join(paragraph)


def entities(paragraph: str, rng: Random) -> str:
    """Write some characters as the numbers of their entities."""
    form = rng.choice(("&#{};", "&#x{:x};"))
    return "".join(form.format(ord(c)) if c > "\x7f" and rng.random() < 0.1 else c for c in paragraph)


def straight(paragraph: str, _rng: Random) -> str:
    """Write quotation marks as keyboards do, where they are in pairs and not nested."""
    pairs = _PAIR.sub("", paragraph)
    return paragraph if set(pairs) & set("“”‘’") else _PAIR.sub('"\\1"', paragraph)


def sprinkled(characters: str, share: float = 0.02) -> Callable[[str, Random], str]:
    """Return a kind of noise that puts some of these characters between any two others."""

    def noise(paragraph: str, rng: Random) -> str:
        return "".join(c + (rng.choice(characters) if rng.random() < share else "") for c in paragraph)

    return noise


def indents(paragraph: str, rng: Random) -> str:
    """Put an indent before the paragraph that a decoder turned into something else."""
    return rng.choice(INDENTS) + paragraph


def doubled(paragraph: str, rng: Random) -> str:
    """Write some marks twice."""
    return _MARK.sub(lambda mark: mark[0] * (2 if rng.random() < 0.1 else 1), paragraph)


KINDS: dict[str, Callable[[str, Random], str]] = {
    "blanks": blanks,
    "spaced-out": spaced_out,
    "letterspaced": letterspaced,
    "entities": entities,
    "straight quotes": straight,
    "zero-width": sprinkled(ZERO_WIDTH),
    "control": sprinkled(CONTROL, 0.002),
    "private-use": sprinkled(PRIVATE),
    "indents": indents,
    "doubled": doubled,
}
