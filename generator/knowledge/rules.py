"""The rules of restoration: what each is called, what evidence it has, and why it exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from generator.knowledge.errors import KnowledgeError
from generator.knowledge.overlay import REPLACE, put
from generator.knowledge.yaml_entries import Entry, read_list

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping
    from pathlib import Path

Evidence = Literal["inferred", "removed", "gap", "recovered", "style"]
EVIDENCE: tuple[Evidence, ...] = get_args(Evidence)
"""The kinds of evidence, the weakest first: an edit of several rules has that of its weakest."""

RuleGap = Literal["page-turn", "paywall", "redaction", "unreadable"]
GAPS: tuple[RuleGap, ...] = get_args(RuleGap)
"""The kinds of missing text that a source itself admits."""

LONGEST = 100
"""Characters of the longest line that a rule for whole lines looks at, where the rule does not say."""

FIELDS = ("author", "document-number", "editor", "path", "published", "publisher", "tags", "title")
"""What a removed line can tell about the report: the names of metadata fields, and of groups in a pattern."""

KEYS = (
    "id",
    "evidence",
    "name",
    "why",
    "needs",
    "line",
    "longest",
    "span",
    "labels",
    "field",
    "words",
    "gap",
    "mark",
    "examples",
    "keeps",
)


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule of the text or reading layer; a rule equals itself alone, so that it is cheap to look up.

    `stage` is the file it stands in. `line` matches a whole line of at most `longest` characters,
    `span` a part of one, `labels` are names before a colon whose value goes to the metadata `field`; rules
    whose mechanism is code have none of them.
    Every match of a pattern has one of the literals in `needs`, so that a text without them is not searched.
    `words` are the rule's own list (exceptions, names). `gap` is the kind of missing text, `mark` what is put
    for it. `examples` are pairs of text before and after, `keeps` texts that look alike and must stay: both
    are tests.
    """

    id: str
    stage: str
    evidence: Evidence
    name: str
    why: str
    needs: tuple[str, ...]
    line: re.Pattern[str] | None
    longest: int
    span: re.Pattern[str] | None
    labels: tuple[str, ...]
    field: str | None
    words: tuple[str, ...]
    gap: RuleGap | None
    mark: str | None
    examples: tuple[tuple[str, str], ...]
    keeps: tuple[str, ...]


def weakest(steps: tuple[str, ...], rules: Mapping[str, Rule]) -> Rule:
    """Return the rule with the weakest evidence among an edit's steps (the first of equals)."""
    return min((rules[step] for step in steps), key=lambda rule: EVIDENCE.index(rule.evidence))


def load_rules(*folders: Path) -> dict[str, Rule]:
    """Return the rules of every YAML file in a folder by id, in the order of file name and place in it.

    Those of further folders, overlays, follow; one that replaces another has its place.
    """
    rules: dict[str, Rule] = {}
    for path in (path for folder in folders for path in sorted(folder.glob("*.yml"))):
        for entry in read_list(path):
            rule = _rule(entry.only((*KEYS, REPLACE)), path.stem)
            put(rules, rule.id, rule, entry, "rule")
    return rules


def _rule(entry: Entry, stage: str) -> Rule:
    rule = Rule(
        id=entry.text("id"),
        stage=stage,
        evidence=cast("Evidence", entry.choice("evidence", EVIDENCE)),
        name=entry.text("name"),
        why=entry.text("why"),
        needs=entry.texts("needs"),
        line=entry.pattern("line"),
        longest=entry.number("longest", LONGEST),
        span=entry.pattern("span"),
        labels=entry.texts("labels"),
        field=entry.choice("field", FIELDS, "") or None,
        words=entry.texts("words"),
        gap=cast("RuleGap | None", entry.choice("gap", GAPS, "") or None),
        mark=entry.text("mark", "") or None,
        examples=entry.pairs("examples"),
        keeps=entry.texts("keeps"),
    )
    if (rule.line or rule.span) and not rule.needs:
        raise KnowledgeError(entry.place, f"the pattern of '{rule.id}' has no 'needs'", "name a literal it needs")
    return rule
