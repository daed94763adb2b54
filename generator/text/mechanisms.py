"""Mechanisms: the modules of the text layer whose code applies rules, and the check that the table agrees."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule, check_code_rules
from generator.text import characters, radicals, script
from generator.text.boilerplate import noise, strip
from generator.text.byteshift import repair
from generator.text.encodings import entities, mojibake
from generator.text.glosses import spoken
from generator.text.glosses import strip as glosses
from generator.text.lines import blanks, join
from generator.text.marks import punctuation, quotes, width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.knowledge.rules import Rule

CODE_RULES: Final[Mapping[str, tuple[CodeRule, ...]]] = {
    module.__name__: module.RULES
    for module in (
        blanks,
        characters,
        entities,
        glosses,
        join,
        mojibake,
        noise,
        punctuation,
        quotes,
        radicals,
        repair,
        script,
        spoken,
        strip,
        width,
    )
}

READING: Final = "reading"
"""The rules that the reading layer applies; it checks them itself."""


@lru_cache(maxsize=4)
def check_text_rules(rules: tuple[Rule, ...]) -> None:
    """Raise a KnowledgeError where the table and the code of the text layer do not agree about its code rules."""
    by_id = {rule.id: rule for rule in rules}
    check_code_rules(by_id, CODE_RULES, {rule.stage for rule in rules} - {READING})
