"""Boilerplate is removed; bylines, dates and the publisher in it become metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.knowledge.findings.codes import Code
from generator.knowledge.rules import LONGEST_LINE
from generator.text.boilerplate import labels, pageframe
from generator.text.boilerplate.interface import interface
from generator.text.boilerplate.removal import Removal, longest_first, metadata_of, without_overlaps
from generator.text.ledger import Change
from generator.text.model import Outcome, Suspect
from generator.text.rule_matching import line_rules, short_lines, span_rules, stage_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.bigrams import Bigrams
    from generator.knowledge.rules import Rule
    from generator.text.view import View

RULES: Final = (*labels.RULES, *pageframe.RULES)


def strip_boilerplate(view: View, knowledge: Knowledge) -> Outcome:
    """Propose to remove what the rules of this stage match; a removed line leaves an empty one."""
    text = view.text
    rules = stage_rules(knowledge, "boilerplate")
    short = list(short_lines(text, LONGEST_LINE))
    labelled = labels.labelled_removals(text, short, rules, knowledge)
    with_metadata = {removal.start for removal in labelled if removal.metadata}
    matched = (*_lines(text, rules, knowledge.bigrams), *_spans(text, rules, knowledge.bigrams))
    others = (each for each in matched if each.start not in with_metadata)
    kept = list(without_overlaps(sorted((*labelled, *others), key=longest_first)))
    if kept:
        kept = sorted([*kept, *_frame(text, kept, knowledge)], key=longest_first)
    return Outcome(
        tuple(Change(each.start, each.end, "", each.rule) for each in kept),
        tuple(pair for each in kept for pair in each.metadata),
        tuple(_suspects(short, {each.start for each in kept}, knowledge)),
    )


def _lines(text: str, rules: tuple[Rule, ...], bigrams: Bigrams) -> Iterator[Removal]:
    """Yield the lines that a rule matches; a line of interface words may have those of other rules too."""
    for start, end, line, rule in line_rules(text, rules, bigrams):
        if rule.words:
            if interface(rules).fullmatch(line):
                yield Removal(start, end, rule.id, ())
        elif rule.line and (match := rule.line.fullmatch(line)):
            yield Removal(start, end, rule.id, metadata_of(match))


def _spans(text: str, rules: tuple[Rule, ...], bigrams: Bigrams) -> Iterator[Removal]:
    """Yield the parts of lines that a rule matches."""
    for rule in span_rules(text, rules, bigrams):
        if rule.span:
            yield from (Removal(m.start, m.end, rule.id, metadata_of(m)) for m in rule.span.finditer(text))


def _frame(text: str, kept: list[Removal], knowledge: Knowledge) -> Iterator[Removal]:
    """Yield the lines of the page's frame that no rule matches."""
    removed = {removal.start: knowledge.rules[removal.rule] for removal in kept}
    yield from (Removal(*span, pageframe.HEADER.id, ()) for span in pageframe.header(text, removed, knowledge))
    yield from (Removal(*span, pageframe.FOOTER.id, ()) for span in pageframe.footer(text, removed, knowledge))


def _suspects(short: list[tuple[int, int, str]], removed: set[int], knowledge: Knowledge) -> Iterator[Suspect]:
    """Yield the short lines that mention a site and that no rule matches."""
    site_words = pageframe.FOOTER.sign(knowledge.rules, "site-words")
    if not site_words.is_in("\n".join(line for _, _, line in short)):
        return
    for start, end, line in short:
        if start not in removed and site_words.is_in(line) and not labels.SENTENCE.search(line):
            yield Suspect(start, end, Code.SHORT_LINE())
