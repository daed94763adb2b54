"""Radicals: Han that a PDF gave as radicals or compatibility characters, which look right but no search finds."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import COMPATIBLE, RADICALS, characters
from generator.text.ledger import Change
from generator.text.model import Outcome
from generator.text.script import converter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.text.view import View

RADICALS_RULE: Final = CodeRule("radicals", has_words=True)
RULES: Final = (RADICALS_RULE,)


@cache
def same() -> dict[str, str]:
    """Return the Han that Unicode itself maps such a character to, in simplified form.

    A font gives a compatibility character for the simplified one it has the shape of: no traditional text has it.
    """
    shown = characters(f"{RADICALS}{COMPATIBLE}")
    han = [unicodedata.normalize("NFKC", char) for char in shown]
    simple = converter().convert("\n".join(han)).split("\n")
    return {old: new for old, plain, new in zip(shown, han, simple, strict=True) if old != plain}


def restore_radicals(view: View, knowledge: Knowledge) -> Outcome:
    """Propose the Han for radicals and compatibility characters."""
    table = _table(RADICALS_RULE.words(knowledge.rules))
    wanted = table.keys() & view.uncommon
    return Outcome(tuple(_changes(view.text, table, wanted))) if wanted else Outcome()


@lru_cache(maxsize=2)
def _table(words: tuple[str, ...]) -> dict[str, str]:
    return same() | {word[0]: word[1] for word in words}


def _changes(text: str, table: dict[str, str], wanted: set[str]) -> Iterator[Change]:
    for at, char in enumerate(text):
        if char in wanted:
            yield Change(at, at + 1, table[char], RADICALS_RULE.id)
