"""Wiki: marks of notes and links for editing in the text of an encyclopedia's page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.text.boilerplate.removal import Removal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge

MARK: Final = CodeRule("wiki-mark", signs=("page",))
RULES: Final = (MARK,)

MARKS: Final = re.compile(
    r"\[ ?(?:\d{1,3}(?:[-,]\d{1,3})?|注 ?\d{1,2}|编辑(?: ?\| ?编辑源代码)?|edit|来源请求|失效链接) ?\]"
    r"(?:[:\N{FULLWIDTH COLON}] ?\d{1,4}(?![\d年月]))?"
)
"""A number of a note with its page, a link for editing, a request of an editor."""


def marks(text: str, knowledge: Knowledge) -> Iterator[Removal]:
    """Yield the marks of notes and the links for editing, if the page is one of an encyclopedia."""
    if "[" in text and MARK.sign(knowledge.rules, "page").is_in(text):
        yield from (Removal(*found.span(), MARK.id, ()) for found in MARKS.finditer(text))
