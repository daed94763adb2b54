"""The examples of the knowledge as its tests: of rules, kinds, themes, indicators, an operator's own as well."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code
from generator.knowledge.kinds import OTHER
from generator.reading.identity.kind import find_kind
from generator.reading.identity.opening import read_opening
from generator.reading.identity.title_block import read_title_block
from generator.reading.model import OutlineLine
from generator.reading.stages import READING
from generator.reading.themes.passage_themes import find_themes
from generator.review.indicator_examples import figures_fault, figures_of
from generator.text.ledger import Tracked
from generator.text.restore import restore_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.findings.codes import Message
    from generator.knowledge.kinds import Kind
    from generator.knowledge.rules import Rule


class _Placed(Protocol):
    """An entry of the knowledge: its id, its file and line."""

    @property
    def id(self) -> str: ...

    @property
    def place(self) -> str: ...


def check_examples(knowledge: Knowledge) -> list[Finding]:
    """Return a finding for each example of an entry that fails, with its file and line."""
    return [
        *_rules(knowledge),
        *_kinds(knowledge),
        *_pages(knowledge),
        *_themes(knowledge),
        *_indicators(knowledge),
    ]


def example_fault(rule: Rule, before: str, after: str, knowledge: Knowledge) -> str | None:
    """Return what is wrong with an example of a rule, or None: the rule must make the one text of the other."""
    tracked = _run(rule, before, knowledge)
    steps = _steps(tracked)
    if rule.id not in steps:
        return f"{', '.join(sorted(steps)) or 'nothing'} did it; {why_not(rule, before, knowledge)}"
    return None if tracked.text == after else f"it becomes '{tracked.text}', not '{after}'"


def is_kept(rule: Rule, text: str, knowledge: Knowledge) -> bool:
    """Whether a rule leaves a text alone."""
    return rule.id not in _steps(_run(rule, text, knowledge))


def why_not(rule: Rule, text: str, knowledge: Knowledge) -> str:
    """Return what keeps a rule for whole lines from every line of a text, and the line as the rule is given it."""
    if rule.line is None:
        return "see what the stages before it made of the text"
    others = replace(knowledge, rules={key: one for key, one in knowledge.rules.items() if not one.line})
    reasons = []
    for line in restore_text(text, others).tracked.text.splitlines():
        if not any(need in line for need in rule.needs):
            reasons.append(f"'{line}' has none of 'needs'")
        elif len(line) > rule.longest:
            reasons.append(f"'{line}' is longer than 'longest' ({rule.longest})")
        elif not rule.line.fullmatch(line):
            reasons.append(f"'line' does not match '{line}'")
    return "; ".join(reasons) or "another rule takes its line first"


def _run(rule: Rule, text: str, knowledge: Knowledge) -> Tracked:
    """Return a text after all stages of the text layer, or after the outline for a rule of the reading layer."""
    if rule.stage == READING.rules:
        return READING.run(Tracked.of(text), knowledge)[0]
    return restore_text(text, knowledge).tracked


def _steps(tracked: Tracked) -> set[str]:
    return {step for edit in tracked.edits for step in edit.steps}


def _rules(knowledge: Knowledge) -> Iterator[Finding]:
    for rule in knowledge.rules.values():
        for before, after in rule.examples:
            if why := example_fault(rule, before, after, knowledge):
                yield _finding(rule, Code.EXAMPLE_FAILS(entry=rule.id, text=before, why=why))
        for text in rule.keeps:
            if not is_kept(rule, text, knowledge):
                yield _finding(rule, Code.KEEPS_FAILS(entry=rule.id, text=text))


def _kinds(knowledge: Knowledge) -> Iterator[Finding]:
    for kind in knowledge.kinds.values():
        for text in kind.examples:
            if why := _kind_fault(kind, text, knowledge):
                yield _finding(kind, Code.EXAMPLE_FAILS(entry=kind.id, text=text, why=why))
        for text in filter(kind.matches, kind.keeps):
            yield _finding(kind, Code.KEEPS_FAILS(entry=kind.id, text=text))


def _pages(knowledge: Knowledge) -> Iterator[Finding]:
    for sign in knowledge.page_signs:
        for text in sign.examples:
            if not sign.matches(text):
                why = "none of its patterns matches"
                yield _finding(sign, Code.EXAMPLE_FAILS(entry=sign.id, text=text, why=why))
        for text in filter(sign.matches, sign.keeps):
            yield _finding(sign, Code.KEEPS_FAILS(entry=sign.id, text=text))


def _kind_fault(kind: Kind, text: str, knowledge: Knowledge) -> str | None:
    """Return what is wrong with an example of a kind, or None.

    As a title or a line it must be taken by no other kind of its file. One of an overlay may take the package's.
    """
    if not kind.matches(text):
        return "none of its patterns matches"
    titled = _kind_of(OutlineLine("title", text), text, knowledge)
    found = (titled, _kind_of(OutlineLine("paragraph", text), "", knowledge))
    file, _, _ = kind.place.rpartition(" line ")
    others = [one for one in found if one != OTHER and knowledge.kinds[one].place.startswith(f"{file} line ")]
    return None if kind.id in found or not others else f"the kind '{others[0]}' takes it; put this one above it"


def _kind_of(line: OutlineLine, title: str, knowledge: Knowledge) -> str:
    """Return the kind of a document of one line."""
    opening = read_opening([line], knowledge.outline)
    block = read_title_block(opening, knowledge.outline)
    return find_kind([line], opening, block, title, (), None, knowledge)


def _themes(knowledge: Knowledge) -> Iterator[Finding]:
    for theme in knowledge.themes.by_id.values():
        for text in theme.examples:
            if theme.id not in (found := [hit.id for hit in find_themes(text, (), knowledge)]):
                why = f"its themes are: {', '.join(found) or 'none'}"
                yield _finding(theme, Code.EXAMPLE_FAILS(entry=theme.id, text=text, why=why))
        for text in theme.counterexamples:
            if theme.id in [hit.id for hit in find_themes(text, (), knowledge)]:
                yield _finding(theme, Code.KEEPS_FAILS(entry=theme.id, text=text))


def _indicators(knowledge: Knowledge) -> Iterator[Finding]:
    for one in knowledge.indicators.by_id.values():
        for example in one.examples:
            if why := figures_fault(one, example, knowledge):
                yield _finding(one, Code.EXAMPLE_FAILS(entry=one.id, text=example.text, why=why))
        for trap in one.traps:
            if figures_of(one, trap, knowledge):
                yield _finding(one, Code.KEEPS_FAILS(entry=one.id, text=trap.text))


def _finding(entry: _Placed, message: Message) -> Finding:
    file, _, line = entry.place.rpartition(" line ")
    return Finding(message, file, int(line))
