"""Language: whether a text is in another language than Chinese, and so is none of ours to restore."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.han import ANY_HAN

if TYPE_CHECKING:
    from generator.text.view import View

SAMPLE: Final = 6_000
"""Characters judged. A choice: a quotation at the start of a report is shorter."""

KANA: Final = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
HAN_CHARACTER: Final = re.compile(f"[{ANY_HAN}]")
OTHER_LETTER: Final = re.compile(f"[^\\W\\d_{ANY_HAN}]")

OTHER_SCRIPT: Final = re.compile("[\u0370-\u1fff\u3041-\u30fa\ua000-\ud7ff]")
"""Letters of scripts other than Latin."""

HAN_BYTES: Final = 1.5
"""Bytes of UTF-8 to a character from which on at least a quarter of a text is Han: Latin letters have one."""

KANA_SHARE: Final = 0.1
"""Kana to Han from which on a text is Japanese, or a line: there are more kana than Han in Japanese prose."""

LETTERS: Final = 300
"""The fewest letters of other scripts to say that a text is foreign: fewer may be what is left of a page."""

HAN_SHARE: Final = 0.1
"""Han to other letters below which a text is foreign. (A choice: Chinese text has hundreds of times more.)"""


def is_foreign(view: View) -> bool:
    """Whether a text is in Japanese, or in a language without Han."""
    sample = view.text[:SAMPLE]
    if not any(map(OTHER_SCRIPT.match, view.uncommon)) and len(
        sample.encode("utf-8", "replace")
    ) > HAN_BYTES * len(sample):
        return False  # quickly: most of the text is Han, and none of its uncommon characters is of another script
    han = len(HAN_CHARACTER.findall(sample))
    others = len(OTHER_LETTER.findall(sample))
    return is_japanese(sample) or (others >= LETTERS and han < HAN_SHARE * others)


def is_japanese(text: str) -> bool:
    """Whether a text or a line has as many kana as Japanese has."""
    kana = len(KANA.findall(text))
    return kana > 2 and kana >= KANA_SHARE * len(HAN_CHARACTER.findall(text))  # noqa: PLR2004 - a の or two are names
