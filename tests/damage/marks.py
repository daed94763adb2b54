"""Marks: how editors, converters and decoders change the marks, numbers and indents of a whole page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.damage.model import Damaged
from tests.damage.width import halve

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_WIDE = {code: code + 0xFEE0 for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B), 0x25, 0x2E)}
_NUMBER = re.compile("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))|(?<=[0-9]):(?=[0-9])")
_NAMES = {"“": "ldquo", "”": "rdquo", "—": "mdash", "…": "hellip", "·": "middot", "&": "amp", "<": "lt", ">": "gt"}


def marks_page(paragraphs: list[str], rng: Random) -> Damaged:
    """Return the paragraphs with one random kind of this damage; the text follows from what is left."""
    kind = rng.choice(sorted(KINDS))
    return Damaged(KINDS[kind](paragraphs, rng), "\n".join(paragraphs), f"marks/{kind}", recoverable=True)


def straight_quotes(paragraphs: list[str], rng: Random) -> str:
    """Store the quotation marks as straight ones, on half of the pages with all marks half-width."""
    text = "\n".join(paragraphs).translate(_STRAIGHT)
    return halve(text) if rng.random() < 0.5 else text


def broken_quotes(paragraphs: list[str], rng: Random) -> str:
    """Break the lines of a page with straight quotation marks at a column, inside quotations too."""
    width = rng.choice((18, 25, 33, 40))
    lines = [f"　　{paragraph}".translate(_STRAIGHT) for paragraph in paragraphs]
    return "\n".join("\n".join(line[at : at + width] for at in range(0, len(line), width)) for line in lines)


def entities(paragraphs: list[str], rng: Random) -> str:
    """Write some marks by name or number, as an editor's HTML has them."""

    def written(char: str) -> str:
        if char in _NAMES and rng.random() < 0.7:
            return f"&{_NAMES[char]};"
        if char in "，。：；（）“”" and rng.random() < 0.5:
            return rng.choice((f"&#{ord(char)};", f"&#x{ord(char):X};"))
        return char

    return "\n".join("&nbsp;&#12288;" + "".join(map(written, paragraph)) for paragraph in paragraphs)


def wide_numbers(paragraphs: list[str], rng: Random) -> str:
    """Type digits, letters and the marks inside numbers at full width."""
    del rng
    text = _NUMBER.sub(lambda mark: chr(ord(mark[0]) + 0xFEE0), "\n".join(paragraphs))
    return text.translate(_WIDE)


def run_in(paragraphs: list[str], rng: Random) -> str:
    """Lose the line ends between paragraphs, whose indents became question marks."""
    ends = [rng.choice(("\n", "")) if paragraph.endswith("。") else "\n" for paragraph in paragraphs]
    return "".join(f"????{paragraph}{end}" for paragraph, end in zip(paragraphs, ends, strict=True))


def question_blanks(paragraphs: list[str], rng: Random) -> str:
    """Begin every paragraph with the question mark that its full-width blank became."""
    text = "\n".join(f"?{paragraph}" for paragraph in paragraphs)
    return halve(text) if rng.random() < 0.5 else text


def typed_twice(paragraphs: list[str], rng: Random) -> str:
    """Type some brackets and quotation marks twice: both of a pair, or the one that closes."""
    text = "\n".join(paragraphs)
    text = re.sub("（[^（）\n]{1,20}）", lambda m: f"（{m[0]}）" if rng.random() < 0.3 else m[0], text)
    return re.sub("“[^“”\n]{1,20}”", lambda m: f"{m[0]}”" if rng.random() < 0.3 else m[0], text)


KINDS: dict[str, Callable[[list[str], Random], str]] = {
    "straight-quotes": straight_quotes,
    "broken-quotes": broken_quotes,
    "entities": entities,
    "wide-numbers": wide_numbers,
    "run-in": run_in,
    "question-blanks": question_blanks,
    "typed-twice": typed_twice,
}
