"""Mechanisms: the modules of the text layer whose code applies rules, and the rules that each module declares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.text import characters, radicals, script
from generator.text.boilerplate import markup, noise, strip
from generator.text.byteshift import repair
from generator.text.encodings import doubled, entities, escapes, mojibake, private
from generator.text.glosses import spoken
from generator.text.glosses import strip as glosses
from generator.text.lines import blanks, indents, inline, join, numbers, seams
from generator.text.marks import founder, punctuation, quotes, stand_ins, width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.knowledge.code_rules import CodeRule


CODE_RULES: Final[Mapping[str, tuple[CodeRule, ...]]] = {
    module.__name__: module.RULES
    for module in (
        blanks,
        characters,
        doubled,
        entities,
        escapes,
        founder,
        glosses,
        indents,
        inline,
        join,
        markup,
        mojibake,
        noise,
        numbers,
        private,
        punctuation,
        quotes,
        radicals,
        repair,
        script,
        seams,
        spoken,
        stand_ins,
        strip,
        width,
    )
}
"""The code rules of the text layer by module: `generator.reading.stages` checks them against the table."""
