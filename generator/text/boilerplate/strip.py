"""Boilerplate is removed; bylines, dates and the publisher in it become metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.knowledge.findings.codes import Code
from generator.knowledge.rules import LONGEST_LINE
from generator.text.boilerplate import brackets, edges, labels, pageframe, tails, wiki
from generator.text.boilerplate.interface import interface
from generator.text.boilerplate.removal import Removal, longest_first, metadata_of, without_overlaps
from generator.text.ledger import Change
from generator.text.model import Outcome, Suspect
from generator.text.rule_matching import line_rules, short_lines, span_rules, stage_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.rules import Rule
    from generator.text.view import View

RULES: Final = (*labels.RULES, *pageframe.RULES, *brackets.RULES, *edges.RULES, *tails.RULES, *wiki.RULES)


def strip_boilerplate(view: View, knowledge: Knowledge) -> Outcome:
    """Propose to remove what the rules of this stage match; a removed line leaves an empty one."""
    text = view.text
    rules = stage_rules(knowledge, "boilerplate")
    short = list(short_lines(text, LONGEST_LINE))
    kept = list(_removals(text, short, rules, knowledge))
    if kept:
        kept = sorted([*kept, *_frame(text, kept, knowledge)], key=longest_first)
    edge = edges.edges(text, {each.start: knowledge.rules[each.rule] for each in kept}, rules, knowledge)
    kept = sorted([*kept, *(Removal(*span, edges.EDGE.id, ()) for span in edge.page)], key=longest_first)
    return Outcome(
        tuple(Change(each.start, each.end, "", each.rule) for each in kept),
        tuple(pair for each in kept for pair in each.metadata),
        (*edge.suspects, *_suspects(short, kept, edge.suspects, knowledge)),
    )


def _removals(
    text: str, short: list[tuple[int, int, str]], rules: tuple[Rule, ...], knowledge: Knowledge
) -> Iterator[Removal]:
    """Yield what rules and the mechanisms that look at several lines remove; of two that overlap the first."""
    labelled = labels.labelled_removals(text, short, rules, knowledge)
    with_metadata = {removal.start for removal in labelled if removal.metadata}
    matched = (*_lines(text, rules), *_spans(text, rules))
    others = (each for each in matched if each.start not in with_metadata)
    groups = (*brackets.bracketed(short, rules), *wiki.marks(text, knowledge))
    ends = (Removal(*tail, ()) for tail in tails.tails(text, knowledge))
    return without_overlaps(sorted((*labelled, *others, *groups, *ends), key=longest_first))


def _lines(text: str, rules: tuple[Rule, ...]) -> Iterator[Removal]:
    """Yield the lines that a rule matches, or the part meant; a line of interface words may mix those of rules."""
    for start, end, line, rule in line_rules(text, rules):
        if rule.words:
            if interface(rules).fullmatch(line):
                yield Removal(start, end, rule.id, ())
        elif rule.line and (match := rule.line.fullmatch(line)):
            yield Removal(start + match.start, start + match.end, rule.id, metadata_of(match))


def _spans(text: str, rules: tuple[Rule, ...]) -> Iterator[Removal]:
    """Yield the parts of lines that a rule matches."""
    for rule in span_rules(text, rules):
        if rule.span:
            yield from (Removal(m.start, m.end, rule.id, metadata_of(m)) for m in rule.span.finditer(text))


def _frame(text: str, kept: list[Removal], knowledge: Knowledge) -> Iterator[Removal]:
    """Yield the lines of the page's frame that no rule matches."""
    removed = {removal.start: knowledge.rules[removal.rule] for removal in kept}
    yield from (Removal(*span, pageframe.HEADER.id, ()) for span in pageframe.header(text, removed, knowledge))
    yield from (Removal(*span, pageframe.FOOTER.id, ()) for span in pageframe.footer(text, removed, knowledge))


def _suspects(
    short: list[tuple[int, int, str]], kept: list[Removal], edge: tuple[Suspect, ...], knowledge: Knowledge
) -> Iterator[Suspect]:
    """Yield the short lines that mention a site, that no rule matches and that are not at an edge."""
    site_words = pageframe.FOOTER.sign(knowledge.rules, "site-words")
    if not site_words.is_in("\n".join(line for _, _, line in short)):
        return
    known = sorted([*((each.start, each.end) for each in kept), *((each.start, each.end) for each in edge)])
    reach, n = 0, 0  # the end of the known spans that start before a line, and their number
    for start, end, line in short:
        while n < len(known) and known[n][0] <= start:
            reach, n = max(reach, known[n][1]), n + 1
        if start >= reach and site_words.is_in(line) and not labels.SENTENCE.search(line):
            yield Suspect(start, end, Code.SHORT_LINE())
