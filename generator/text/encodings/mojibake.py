"""Mojibake: text that was decoded with the wrong encoding before it was saved, whole pages or parts of one.

UTF-8 or GBK was taken for a single-byte encoding (`codepages`), once or several times over, or UTF-8 for GBK. The
shown text is encoded to its bytes again and decoded with the right encoding. Where the wrong encoding had no
character for a byte, the statistics choose the original character if they can (`lost_bytes`); else U+FFFD marks it
for the stage that marks gaps.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import HAN
from generator.text.encodings.codepages import GONE, LOST, PAGES, UNUSUAL, CodePage
from generator.text.encodings.lost_bytes import Read, Tokens, gbk_loses, may_be_kept, may_be_utf8, read_utf8
from generator.text.ledger import Change
from generator.text.model import Outcome
from generator.text.view import COMMON, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.bigrams import Bigrams

RULES: Final = (
    CodeRule("utf8-as-latin"),
    CodeRule("utf8-as-gbk"),
    CodeRule("gbk-as-latin"),
    CodeRule("lost-bytes"),
)

MISREAD: Final = frozenset(
    bytes((lead, trail)).decode("gbk") for lead in (0xE2, *range(0xE4, 0xEA)) for trail in range(0x81, 0xA0)
) | {"銆", "锛"}
"""The first two bytes of Han, of brackets and stops, and of commas as shown in GBK; few of these are in GB2312."""

GBK_RUN: Final = re.compile("[^\x00-\x7f]{3,}")
WRITTEN: Final = re.compile(r"\\x([89a-f][0-9a-f])")
"""A byte that a tolerant decoder wrote as a backslash sequence."""

EURO: Final = "€".encode("gb18030")
"""The euro sign of GB 18030; browsers show a lone 80 as one, too."""

HAN_CHARACTER: Final = re.compile(f"[{HAN}]")
FREQUENT: Final = frozenset(COMMON)
LEAST_LETTERS: Final = 2
"""The fewest different letters of a code page that misread text has. A choice: a character shows at least two."""

LEAST_HAN: Final = 2
"""The fewest Han in a run: a single one may be a foreign word before a dash."""

SENSE: Final = 0.5
"""The least share of frequent Han in real text; among Han made of wrong bytes it is a third."""

LEAST_BIG5: Final = 6
"""The fewest Han in a run read as Big5: the counts are of simplified text and cannot check it. (A choice.)"""

COHERENCE: Final = -1.0
"""The least mean attraction of neighbouring Han in nats; where no pair is known it is -1.9."""

WHOLE: Final = 0.6
"""The share of the Han that must remain, or too much is lost to call it text."""

STRONG: Final = 6
"""The fewest whole characters of a line that shows that the text is damaged in this manner. (A choice.)"""

PLAIN: Final = 0.6
"""The share of frequent Han from which on a line is right as it is shown; in misread lines it is a third."""

DEEPEST: Final = 3
"""How many times over a text is read again. A choice: more than two have not been seen."""

BLANK_INSIDE: Final = re.compile(rb"[\xe0-\xef](?:[\x80-\xbf] | [\x80-\xbf]|  )")
"""What is left of a character one of whose bytes showed as a no-break space, which became a plain one."""


class _Reading(NamedTuple):
    """A text read again, and the rule."""

    text: str
    rule: str


class _Needs(NamedTuple):
    """What the reading of a run must have: the fewest Han, and more if the run is beside Han.

    A wrong code page damages a whole line: beside Han, letters are a foreign word unless they are UTF-8.
    """

    least: int
    beside_han: bool


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
    if not UNUSUAL.isdisjoint(present):
        yield from _single_bytes(text, present, bigrams)
    if not MISREAD.isdisjoint(present):
        yield from _gbk_lines(text, bigrams)


def _single_bytes(text: str, present: frozenset[str], bigrams: Bigrams) -> Iterator[Change]:
    """Yield the changes of runs that a single-byte encoding shows."""
    least = LEAST_HAN if HAN_CHARACTER.search(text) else 0  # if all of a page is misread, so is a lone mark
    lines = _Lines(text)
    taken = bytearray(len(text))
    for page in _pages(present):
        for match in page.run.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            beside_han = lines.has_han(match.start())
            reading = _read_page(match[0], page, bigrams, _Needs(least, beside_han=beside_han))
            if reading:
                taken[match.start() : match.end()] = b"\1" * len(match[0])
                yield Change(*match.span(), reading.text, reading.rule)


class _Lines:
    """The lines of a text: whether they have Han, each looked at once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._start, self._end, self._has_han = 0, -1, False

    def has_han(self, at: int) -> bool:
        """Whether the line of a place has Han."""
        if not self._start <= at < self._end:
            self._start = self._text.rfind("\n", 0, at) + 1
            self._end = self._text.find("\n", at) % (len(self._text) + 1)  # -1 is the end of the text
            self._has_han = HAN_CHARACTER.search(self._text, self._start, self._end) is not None
        return self._has_han


def _pages(present: frozenset[str]) -> list[CodePage]:
    """Return the code pages that a text may show, the one that has most of its characters first."""
    odd = {char for char in present if not HAN_CHARACTER.match(char)}
    likely = [page for page in PAGES if len(page.leads & odd & UNUSUAL) >= LEAST_LETTERS]
    return sorted(likely, key=lambda page: len(odd - page.bytes_of.keys()))


def _read_page(shown: str, page: CodePage, bigrams: Bigrams, needs: _Needs) -> _Reading | None:
    """Return what the bytes of a run say in UTF-8, several times over if need be, or in GBK or Big5."""
    data = _innermost(shown, page)
    filled = BLANK_INSIDE.sub(lambda match: match[0].replace(b" ", bytes((page.blank,))), data)
    read = _read_page_utf8(filled, page, bigrams)
    if needs.beside_han:
        right = read is not None and read.whole >= LEAST_HAN and _makes_sense(read, needs.least)
        return _utf8_reading(read) if read and right else None
    if read is None or not _makes_sense(read, needs.least):
        return _legacy(data, page, bigrams, needs.least)
    return _utf8_reading(read) if read.whole else _legacy(data, page, bigrams, needs.least) or _utf8_reading(read)


def _innermost(shown: str, page: CodePage) -> bytes:
    """Return the bytes of a run that was decoded wrongly several times over."""
    data = page.encode(shown)
    for _ in range(DEEPEST):
        inner = _whole(data, "utf-8")
        if inner is None or HAN_CHARACTER.search(inner) or not page.run.match(inner):
            break
        data = page.encode(inner)
    return data


def _read_page_utf8(data: bytes, page: CodePage, bigrams: Bigrams) -> Read | None:
    """Return the text of bytes in UTF-8, or None if too little of it is whole."""
    if not may_be_utf8(data, (WHOLE / 2) ** 2):
        return None
    read = read_utf8(data, page.loses, bigrams)
    return None if read.whole < WHOLE / 2 * (read.whole + read.completed) else read


def _utf8_reading(read: Read) -> _Reading:
    return _Reading(read.text, "lost-bytes" if read.completed else "utf8-as-latin")


def _legacy(data: bytes, page: CodePage, bigrams: Bigrams, least: int) -> _Reading | None:
    """Return what bytes say in GBK or Big5, with no-break spaces as they are or as plain ones."""
    for name in ("gb18030", "big5"):
        fewest = LEAST_BIG5 if name == "big5" else LEAST_HAN + 1
        for form in dict.fromkeys((data, data.replace(b" ", bytes((page.blank,))))):
            text = _whole(form, name)
            if text and _makes_sense(Read(text, len(text), 0, 0), least and fewest):
                return (
                    _Reading(text, "gbk-as-latin")
                    if name == "big5" or not least or _coheres(text, bigrams)
                    else None
                )
    return None


def _coheres(text: str, bigrams: Bigrams) -> bool:
    """Whether the Han of a text follow each other in reports: two bytes of any letters are some Han of GBK."""
    pairs = [pair for pair in pairwise(text) if all(map(HAN_CHARACTER.match, pair))]
    return sum(bigrams.attraction(*pair) for pair in pairs) >= COHERENCE * len(pairs)


def _whole(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _gbk_lines(text: str, bigrams: Bigrams) -> Iterator[Change]:
    """Yield the changes of lines that are UTF-8 shown as GBK, wholly or in part.

    If a line shows that the text is damaged in this manner, the others that make no sense as shown are, too.
    """
    lines = list(_lines(text))
    reads = {at: _read_gbk(line, bigrams, LEAST_HAN) for at, line in lines if not MISREAD.isdisjoint(line)}
    known = any(read and read.whole >= STRONG and _makes_sense(read, LEAST_HAN) for read in reads.values())
    for at, line in lines:
        if known and not _is_plain(line):
            read = reads.get(at) or _read_gbk(line, bigrams, 0)
            yield from _gbk_whole(line, at, read, 0) or _gbk_runs(line, at, bigrams) or _unreadable(line, at)
        elif at in reads:
            yield from _gbk_whole(line, at, reads[at], LEAST_HAN) or _gbk_runs(line, at, bigrams)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _gbk_whole(line: str, at: int, read: Read | None, least: int) -> list[Change]:
    """Return the change of a line that makes sense when all of it is read again."""
    return [_gbk_change(at, line, read)] if read and _makes_sense(read, least) else []


def _gbk_runs(line: str, at: int, bigrams: Bigrams) -> list[Change]:
    """Return the changes of misread parts of a line that is right elsewhere."""
    found: list[Change] = []
    for match in GBK_RUN.finditer(line):
        if not MISREAD.isdisjoint(match[0]):
            found += _gbk_whole(match[0], at + match.start(), _read_gbk(match[0], bigrams, LEAST_HAN), LEAST_HAN)
    return found


def _gbk_change(at: int, shown: str, read: Read) -> Change:
    return Change(at, at + len(shown), read.text, "lost-bytes" if read.completed else "utf8-as-gbk")


def _unreadable(line: str, at: int) -> list[Change]:
    """Return a mark for each part of a line of a damaged text that gives no sense."""
    runs = [match for match in GBK_RUN.finditer(line) if len(MISREAD.intersection(match[0])) >= LEAST_HAN]
    return [Change(at + match.start(), at + match.end(), GONE, "utf8-as-gbk") for match in runs]


def _is_plain(line: str) -> bool:
    """Whether a line reads as it is shown."""
    han = HAN_CHARACTER.findall(line)
    return sum(char in FREQUENT for char in han) >= PLAIN * len(han)


def _read_gbk(shown: str, bigrams: Bigrams, least: int) -> Read | None:
    """Return what the bytes of a text say in UTF-8, or None for half a surrogate pair.

    It is None too if it cannot make sense with `least` Han, whatever is chosen for the damaged characters.
    """
    share = _least_kept(least)
    try:
        forms = [_gbk_bytes(shown, euro) for euro in ((b"\x80", EURO) if "€" in shown else (b"\x80",))]
    except UnicodeEncodeError:
        return None
    if not any(may_be_kept(data, share) for data in forms):
        return None
    every = [Tokens.of(data, gbk_loses, bigrams) for data in forms]
    fewest = min(tokens.parts for tokens in every)
    likely = [tokens for tokens in every if tokens.parts == fewest]
    if not any(tokens.may_keep(share) for tokens in likely):
        return None
    return min((tokens.read(bigrams) for tokens in likely), key=lambda read: read.lost)


def _gbk_bytes(text: str, euro: bytes) -> bytes:
    """Return the bytes of GBK with those of the euro sign; tolerant decoders write a byte as a code."""
    pieces: list[bytes] = []
    at = 0
    for match in re.finditer(f"{WRITTEN.pattern}|€|{GONE}", text):
        odd = bytes((int(match[1], 16),)) if match[1] else euro if match[0] == "€" else bytes((LOST,))
        pieces += (text[at : match.start()].encode("gb18030"), odd)
        at = match.end()
    return b"".join((*pieces, text[at:].encode("gb18030")))


def _makes_sense(read: Read, least: int) -> bool:
    """Whether a text has `least` Han and is nearly whole; with a least of 0, the page is known to be damaged."""
    han = HAN_CHARACTER.findall(read.text)
    frequent = sum(char in FREQUENT for char in han)
    kept = read.whole + read.completed
    if not han:
        return not least and not read.lost
    return len(han) >= least and frequent >= SENSE * len(han) and kept >= _least_kept(least) * (kept + read.lost)


def _least_kept(least: int) -> float:
    """Return the least share of the Chinese characters that remains in a text with so many Han."""
    return WHOLE if least else WHOLE / 2
