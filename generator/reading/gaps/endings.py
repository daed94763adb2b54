"""Endings: whether the last line of a text breaks off, or only lacks a stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.han import HAN, has_han
from generator.knowledge.marks import (
    CELL,
    CLOSE_BRACKET,
    COLON,
    COMMA,
    DOT,
    ENDS,
    GAP_OPEN,
    OPEN_BRACKET,
    PAUSES,
    SEMICOLON,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.model import OutlineLine

STOPS: Final = f"{ENDS}…!?.{DOT}"
FINISHED: Final = f"{STOPS}”’{CLOSE_BRACKET}》】)"
PAUSED: Final = f"{COMMA}、{SEMICOLON}。"
PAIRS: Final = {"“": "”", "《": "》", OPEN_BRACKET: CLOSE_BRACKET}
LAST_STOPS: Final = f"{ENDS}…"
CLOSERS: Final = f"”’{CLOSE_BRACKET}"
SIGNATURE: Final = re.compile(
    f"[{OPEN_BRACKET}(]?(?:本报|记者|通讯员|作者|编辑|来源|供稿|摄影|责编|责任编辑|完{CLOSE_BRACKET})"
    f"|[{HAN}]{{2,4}}(?: [{HAN}]{{2,4}})+\\Z"
)
"""What follows the last sentence of a news page: who wrote it, or names with blanks between."""

LABEL: Final = re.compile(f"[{HAN}]{{2,8}}{COLON}")
BEFORE: Final = 8
"""How many lines before the last one show how lines of a list end."""

ALIKE: Final = 2
"""The fewest of them without a stop that make the last one an item like them. A choice."""


def ending_gap(lines: Sequence[OutlineLine], last: int, words: OutlineWords) -> str | None:
    """Return why a text lacks its ending by its last line, the one numbered `last`; None if it does not."""
    line = lines[last]
    if GAP_OPEN in line.text:
        return None
    if line.kind == "heading":
        return None if _is_listed(lines, last) else "结尾是一个标题，其下没有正文。"
    return "结尾在一句之中。" if _breaks_off(lines, last, words) else None


def _is_listed(lines: Sequence[OutlineLine], last: int) -> bool:
    """Whether a heading follows one of its own level at once: both are entries of a list."""
    above = lines[last - 1] if last else None
    return above is not None and above.kind == "heading" and above.level == lines[last].level


def _breaks_off(lines: Sequence[OutlineLine], last: int, words: OutlineWords) -> bool:
    text = lines[last].text
    if text[-1] in PAUSES:
        return True
    if text[-1] in FINISHED or CELL in text or not _is_word(text[-1]):
        return False
    after = _after_last_stop(text)
    if after and _is_foreign(after):
        return False
    if _is_unclosed(text):
        return True
    return _is_sentence(lines, last) and not _is_item(lines, last, words)


def _after_last_stop(text: str) -> str:
    """Return what follows the last sentence of a line, empty if no sentence ends in it."""
    last = max(map(text.rfind, LAST_STOPS))
    return text[last + 1 :].lstrip(CLOSERS).strip() if last >= 0 else ""


def _is_foreign(text: str) -> bool:
    """Whether what follows the last sentence is none: no Han, ornaments around it, or the names of reporters."""
    ornament = not (_is_word(text[0]) or text[0] in PAIRS)
    return not has_han(text) or ornament or SIGNATURE.match(text) is not None


def _is_word(char: str) -> bool:
    return char.isalnum() or char in "%℃"


def _is_unclosed(text: str) -> bool:
    """Whether a quotation, title or bracket is open at the end of a line."""
    return any(text.rfind(opening) > text.rfind(closing) for opening, closing in PAIRS.items())


def _is_sentence(lines: Sequence[OutlineLine], at: int) -> bool:
    """Whether a paragraph is a sentence, not a signature or date: it has pauses, or a run-in heading opens it."""
    above = lines[at - 1] if at else None
    return any(c in lines[at].text for c in PAUSED) or bool(
        above and above.kind == "heading" and above.text[-1] == "。"
    )


def _is_item(lines: Sequence[OutlineLine], at: int, words: OutlineWords) -> bool:
    """Whether a line is an item of a list: others before it lack a stop too, or have the same label."""
    label = LABEL.match(lines[at].text)
    near = list(_near(lines, at, words))
    labelled = bool(label) and any(text.startswith(label[0]) for text in near if label)
    return labelled or sum(text[-1] not in FINISHED and text[-1] not in PAUSES for text in near) >= ALIKE


def _near(lines: Sequence[OutlineLine], at: int, words: OutlineWords) -> Iterator[str]:
    """Yield the paragraphs before a line, except salutations."""
    for line in lines[max(0, at - BEFORE) : at]:
        if line.kind == "paragraph" and line.text and not words.salutation.match(line.text):
            yield line.text
