"""Stages of the reading layer, and the check of stages against rules: here all of both are known."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import check_code_rules
from generator.reading.outline import read
from generator.reading.outline.read import read_outline
from generator.text.example_checks import check_tried
from generator.text.mechanisms import CODE_RULES
from generator.text.model import After, Stage
from generator.text.stage_checks import fit_rules, in_order
from generator.text.stages import STAGES

if TYPE_CHECKING:
    from generator.knowledge import Knowledge

READING: Final = Stage(
    "outline",
    read_outline,
    "document",
    rules="reading",
    after=(After("line-joins", "headings are found among whole lines"),),
)
"""The last stage: the text is clean, and the ledger is closed after it."""

EVERY: Final[tuple[Stage[object], ...]] = (*STAGES, READING)

in_order(*EVERY)


@lru_cache(maxsize=4)
def check_stages(knowledge: Knowledge) -> None:
    """Check that every rule has a stage that runs it and examples it is tried on, and every stage its rules.

    It is done once per knowledge.

    Raises a KnowledgeError. All code that makes reports or restores texts with rules calls this first.
    """
    declared = {**CODE_RULES, read.__name__: read.RULES}
    ids = {rule.id for code_rules in declared.values() for rule in code_rules}
    fit_rules(EVERY, knowledge.rules, ids)
    check_code_rules(knowledge.rules, declared, {stage.rules for stage in EVERY})
    check_tried(STAGES, knowledge)
