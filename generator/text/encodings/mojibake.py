"""Mojibake: text that was decoded with the wrong encoding before it was saved, whole pages or parts of one.

UTF-8 was taken for Latin (code page 1252 or Latin-1) or for GBK, or GBK for Latin. The shown text is encoded to
its bytes again and decoded with the right encoding. Where the wrong encoding had no character for a byte, the
statistics choose the original character if they can; else U+FFFD marks it for the stage that marks gaps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import HAN
from generator.text.ledger import Change
from generator.text.model import Outcome
from generator.text.view import COMMON, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.bigrams import Bigrams

RULES: Final = (
    CodeRule("utf8-as-latin"),
    CodeRule("utf8-as-gbk"),
    CodeRule("gbk-as-latin"),
    CodeRule("lost-bytes"),
)


def _shown(byte: int) -> str:
    """Return the character of a byte in code page 1252; five bytes that it lacks show as in Latin-1."""
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


GONE: Final = "\ufffd"
LOST: Final = 0xFF
"""Represents U+FFFD among the bytes: it is not a byte of UTF-8."""

BYTES: Final = {shown: byte for byte in range(0x80, 0x100) for shown in (chr(byte), _shown(byte))}
LACKING: Final = bytes(byte for byte in range(0x80, 0xA0) if _shown(byte) == chr(byte))
"""The bytes that code page 1252 has no character for."""

TRAILS: Final = bytes(range(0x80, 0xC0))
"""The second and third bytes of a character in UTF-8."""

LETTERS: Final = frozenset(map(chr, (*range(0xC0, 0xD7), *range(0xD8, 0xF7))))
MISREAD: Final = frozenset(
    bytes((lead, trail)).decode("gbk") for lead in (0xE2, *range(0xE4, 0xEA)) for trail in range(0x81, 0xA0)
) | {"銆", "锛"}
"""The first two bytes of Han, of brackets and stops, and of commas as shown in GBK; few of these are in GB2312."""

_LATIN = "".join(map(re.escape, sorted(BYTES)))
LATIN_RUN: Final = re.compile(f"[\xa1-\xff](?:[{_LATIN}{GONE}]|[\x20-\x7e](?=[\x20-\x7e]{{0,80}}[{_LATIN}]))+")
"""Two or more characters that are misread bytes, with ASCII only in between."""

GBK_RUN: Final = re.compile("[^\x00-\x7f]{3,}")
HAN_CHARACTER: Final = re.compile(f"[{HAN}]")
FREQUENT: Final = frozenset(COMMON)
CHARACTER: Final = 3
"""The number of bytes of a Chinese character or mark."""

LEADS: Final = range(0xE0, 0xF0)
"""First bytes of characters of three."""

LEAST_HAN: Final = 2
"""The fewest Han in a run: a single one may be a foreign word before a dash."""

SENSE: Final = 0.5
"""The least share of frequent Han in real text; among Han made of wrong bytes it is a third."""

WHOLE: Final = 0.6
"""The share of the Han that must remain, or too much is lost to call it text."""

LOST_BYTE_LEAD: Final = 3.0
"""Nats by which the best choice for a lost byte must lead the next."""

BROKEN: Final = re.compile("[\udce0-\udcef][\udc80-\udcbf\udcff?]{0,2}|[\udc80-\udcff]")
"""Bytes that are not a whole character, and the question marks put for lost ones."""


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A wrong encoding: its encoder, the bytes that it loses, the reading of stray bytes, its rule."""

    encode: Callable[[str], bytes]
    loses: bytes
    ends: bytes
    stray: Callable[[bytes], str]
    rule: str


def _latin_bytes(text: str) -> bytes:
    return bytes(LOST if char == GONE else BYTES.get(char, ord(char)) for char in text)


def _gbk_bytes(text: str) -> bytes:
    """Return the bytes of GBK; browsers show a lone 80 as a euro sign."""
    euros = text.split("€")
    return b"\x80".join(b"\xff".join(part.encode("gb18030") for part in euro.split(GONE)) for euro in euros)


def _stray_latin(data: bytes) -> str:
    """Return a mark of Chinese text that only looks like a stray byte, or U+FFFD for a lost character."""
    return GONE if data[0] in LEADS else "".join(GONE if byte == LOST else _shown(byte) for byte in data)


AS_LATIN: Final = _Wrong(_latin_bytes, LACKING, LACKING, _stray_latin, "utf8-as-latin")
AS_GBK: Final = _Wrong(_gbk_bytes, bytes((0x80, *range(0xA1, 0xB0))), TRAILS, lambda _: GONE, "utf8-as-gbk")
"""GBK pairs bytes, so that it loses the last one of an odd number, and pairs without a character."""


def restore_mojibake(view: View, knowledge: Knowledge) -> Outcome:
    """Propose the original text of lines decoded with the wrong encoding; text without sense either way stays."""
    return Outcome(tuple(sorted(_changes(view, knowledge.bigrams), key=lambda change: change.start)))


def reread(text: str, bigrams: Bigrams) -> str:
    """Return a text in which the parts decoded with the wrong encoding are decoded with the right one."""
    pieces: list[str] = []
    at = 0
    for change in sorted(_changes(View.of(text), bigrams), key=lambda change: change.start):
        pieces += (text[at : change.start], change.after)
        at = change.end
    return "".join((*pieces, text[at:]))


def _changes(view: View, bigrams: Bigrams) -> Iterator[Change]:
    text, present = view.text, view.uncommon
    if not LETTERS.isdisjoint(present):
        least = LEAST_HAN if HAN_CHARACTER.search(text) else 0  # if all of a page is misread, so is a lone mark
        for match in LATIN_RUN.finditer(text):
            yield from _read(match[0], match.start(), AS_LATIN, bigrams, least) or _gbk_as_latin(match, least)
    if not MISREAD.isdisjoint(present):
        at = 0
        for line in text.split("\n"):
            if not MISREAD.isdisjoint(line):
                yield from _read(line, at, AS_GBK, bigrams) or _runs(line, at, bigrams)
            at += len(line) + 1


def _runs(line: str, at: int, bigrams: Bigrams) -> list[Change]:
    """Return the changes of misread parts of a line that is right elsewhere."""
    runs = (match for match in GBK_RUN.finditer(line) if not MISREAD.isdisjoint(match[0]))
    return [change for match in runs for change in _read(match[0], at + match.start(), AS_GBK, bigrams)]


def _gbk_as_latin(match: re.Match[str], least: int) -> list[Change]:
    try:
        after = _latin_bytes(match[0]).decode("gb18030")
    except UnicodeDecodeError:
        return []
    return [Change(*match.span(), after, "gbk-as-latin")] if _makes_sense(after, least and least + 1) else []


def _read(shown: str, at: int, wrong: _Wrong, bigrams: Bigrams, least: int = LEAST_HAN) -> list[Change]:
    """Return the change that reads the shown text as UTF-8, or nothing if it is not UTF-8."""
    try:
        decoded = wrong.encode(shown).decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a surrogate pair
        return []
    if not _makes_sense(decoded, least):
        return []
    after, inferred = _filled(decoded, wrong, bigrams)
    return [Change(at, at + len(shown), after, "lost-bytes" if inferred else wrong.rule)]


def _makes_sense(text: str, least: int) -> bool:
    """Whether a text has `least` Han and is nearly whole; with a least of 0, the page is known to be damaged."""
    han = HAN_CHARACTER.findall(text)
    lost = sum(1 for _ in BROKEN.finditer(text))
    frequent = sum(char in FREQUENT for char in han)
    return (
        len(han) >= least
        and frequent >= SENSE * len(han)
        and len(han) >= (WHOLE if least else WHOLE / 2) * (len(han) + lost)
    )


def _filled(decoded: str, wrong: _Wrong, bigrams: Bigrams) -> tuple[str, bool]:
    """Return a text with its broken characters restored where possible, and whether any was inferred."""
    pieces: list[str] = [""]
    at, inferred = 0, False
    for match in BROKEN.finditer(decoded):
        pieces.append(decoded[at : match.start()])
        before = next((piece[-1] for piece in reversed(pieces) if piece), "\n")
        data = match[0].replace("?", "\udcff").encode("utf-8", "surrogateescape")
        options = sorted(_options(data, wrong))
        chosen = _chosen(before, options, decoded[match.end() : match.end() + 1] or "\n", bigrams)
        inferred = inferred or (chosen is not None and len(options) > 1)
        pieces.append(wrong.stray(data) if chosen is None else chosen)
        at = match.end()
    return "".join((*pieces, decoded[at:])), inferred


def _options(data: bytes, wrong: _Wrong) -> set[str]:
    """Return the single characters that bytes may have been before some of them were lost."""
    kept = data.rstrip(b"\xff")
    missing = CHARACTER - len(kept)
    known = [wrong.loses if byte == LOST else bytes((byte,)) for byte in kept]
    completions = [[*known, *[wrong.ends] * missing]]
    if missing == 1 and kept == data:
        completions.append([*known[:1], wrong.loses, *known[1:]])
    fillings = (bytes(filling) for way in completions for filling in product(*way))
    return {char for filling in fillings for char in filling.decode("utf-8", "ignore")}


def _chosen(before: str, options: list[str], after: str, bigrams: Bigrams) -> str | None:
    """Return the option that occurs between its neighbours far more often than the others."""
    if len(options) == 1:
        return options[0]
    if not options:
        return None
    ranked = sorted(options, key=lambda char: _weight(bigrams, before, char, after), reverse=True)
    lead = _weight(bigrams, before, ranked[0], after) - _weight(bigrams, before, ranked[1], after)
    return ranked[0] if lead >= LOST_BYTE_LEAD else None


def _weight(bigrams: Bigrams, before: str, char: str, after: str) -> float:
    return bigrams.log_probability(before, char) + bigrams.log_probability(char, after)
