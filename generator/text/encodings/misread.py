"""Misread: refuse text that was decoded wrongly before it was saved, if too much of it is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.plausible import ENCODED_CHARACTER, SAMPLE, is_plausible
from generator.text.encodings.codepages import GONE
from generator.text.encodings.mojibake import reread
from generator.text.view import uncommon_characters

if TYPE_CHECKING:
    from generator.knowledge.bigrams import Bigrams
    from generator.knowledge.findings.codes import Message

LATIN_1: Final = re.compile("[\u0080-\u00ff]")
GBK_OF_UTF8: Final = frozenset("锛銆鐨涓鍙")
"""The UTF-8 bytes of full stop, comma and the commonest words as they look when read as GBK."""

MOST_LOST: Final = 0.15
"""The share of characters that may be lost in text decoded wrongly: each is marked, and the rest can be read."""

ALL_LOST: Final = 0.3
"""The share of U+FFFD from which on nothing can be read: GBK decoded as UTF-8 has more of it than of the rest."""


def refuse_misread(text: str, bigrams: Bigrams) -> None:
    """Raise a SourceError for text that was decoded wrongly before it was saved, beyond repair."""
    sample = text[:SAMPLE]
    problem = _misread(sample, uncommon_characters(sample))  # counted only if there is something to count
    if problem and not is_plausible(reread(sample, bigrams), most_odd=MOST_LOST):
        raise SourceError(problem)


def _misread(sample: str, present: frozenset[str]) -> Message | None:
    """Return how a text was decoded wrongly before it was saved, if it was."""
    if not ENCODED_CHARACTER.search(sample) and len(LATIN_1.findall(sample)) > 0.2 * len(sample):
        return Code.DECODED_AS_LATIN()
    if sample.count(GONE) > ALL_LOST * len(sample):
        return Code.DECODED_AS_UTF8()
    misread = sum(map(sample.count, GBK_OF_UTF8 & present))
    if misread > 0.03 * len(sample) and misread > 2:  # noqa: PLR2004 - two may be names
        return Code.DECODED_AS_GBK()
    return None
