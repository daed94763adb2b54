"""Checks of stages: their order satisfies the constraints of each, and stages and rules match both ways.

A rule that no stage runs would be in the rule book and change nothing; an id that code names and no rule has would
be in the ledger without a reason. Both are errors here.
"""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from generator.knowledge.errors import FangzhiError, KnowledgeError, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from generator.knowledge.rules import Rule
    from generator.text.model import Stage

ORDER_REMEDY = "move one of them, or take the entry out of 'after'"


def in_order(*stages: Stage[object]) -> None:
    """Check that stages come after those they ask for; names that are unknown or given twice are errors too.

    Raises a FangzhiError that names the stage, what is wrong and what to do.
    """
    names = [stage.name for stage in stages]
    for number, stage in enumerate(stages):
        if stage.name in names[:number]:
            raise FangzhiError(_place(stage), "there are two stages of this name", "give one another name")
        for other, _ in stage.after:
            if other not in names:
                raise FangzhiError(
                    _place(stage), f"it comes after '{other}', which is not a stage", near(other, names)
                )
    _no_cycle(stages)
    for number, stage in enumerate(stages):
        for other, why in stage.after:
            if other not in names[:number]:
                raise FangzhiError(_place(stage), f"it comes before '{other}', but: {why}", ORDER_REMEDY)


def _no_cycle(stages: Sequence[Stage[object]]) -> None:
    try:
        TopologicalSorter({stage.name: [other for other, _ in stage.after] for stage in stages}).prepare()
    except CycleError as error:
        circle = " → ".join(error.args[1])
        raise FangzhiError(
            "stages", f"no order satisfies all of them, they form a cycle: {circle}", ORDER_REMEDY
        ) from None


def fit_rules(stages: Sequence[Stage[object]], rules: Mapping[str, Rule], declared: Collection[str]) -> None:
    """Check that stages have rules, and that each rule is run by a stage or by code that declares it.

    `declared` are the ids of code rules, of which `check_code_rules` says whether they fit the table. Raises a
    KnowledgeError that names the file, what is wrong and what to do.
    """
    files = {stage.rules for stage in stages}
    for file in dict.fromkeys(rule.stage for rule in rules.values()):
        if file not in files:
            problem = "no stage reads this file, so that its rules would never run"
            raise KnowledgeError(
                _file(file), problem, near(file, files, "move its rules into the file of a stage")
            )
    for stage in stages:
        _has_its_rules(stage, rules)
    for rule in rules.values():
        if rule.id not in declared and not any(_runs(stage, rule) for stage in stages):
            problem = f"no code runs the rule '{rule.id}'"
            raise KnowledgeError(rule.place, problem, _remedy(rule, stages))


def _has_its_rules(stage: Stage[object], rules: Mapping[str, Rule]) -> None:
    if all(rule.stage != stage.rules for rule in rules.values()):
        problem = f"the stage '{stage.name}' reads its rules from this file, and there are none"
        raise KnowledgeError(_file(stage.rules), problem, "put the file back")


def _runs(stage: Stage[object], rule: Rule) -> bool:
    """Whether a stage runs the patterns of a rule's file, and the rule has one or a list."""
    has_pattern = bool(rule.line or rule.span or rule.labels or rule.words)
    return stage.patterns and stage.rules == rule.stage and has_pattern


def _remedy(rule: Rule, stages: Iterable[Stage[object]]) -> str:
    if any(stage.patterns and stage.rules == rule.stage for stage in stages):
        return "give it 'line', 'span', 'labels' or 'words'"
    files = sorted({_file(stage.rules) for stage in stages if stage.patterns})
    return f"rules with patterns go into {', '.join(files)}; one whose mechanism is code is declared by its module"


def near(name: str, known: Collection[str], otherwise: str = "") -> str:
    """Return a remedy that suggests the known name nearest to one, or lists all of them if none is near."""
    said = nearest(name, known, f"known are: {', '.join(sorted(known))}", like=0.4)
    return f"{otherwise}; {said}" if otherwise else said


def _place(stage: Stage[object]) -> str:
    return f"stage '{stage.name}'"


def _file(name: str) -> str:
    return f"rules/{name}.yml"
