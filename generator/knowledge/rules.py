"""The rules of restoration: the name of each, its evidence, and the reason for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from generator.knowledge.errors import KnowledgeError
from generator.knowledge.overlay import REPLACE, put
from generator.knowledge.patterns.expressions import PART
from generator.knowledge.patterns.fragments import load_fragments
from generator.knowledge.patterns.gap_marks import FIGURES, STAGE, check_gap_rule, figure_of
from generator.knowledge.patterns.notation import (
    LINE_KEYS,
    PAIR_KEYS,
    read_line_pattern,
    read_named_patterns,
    read_span_pattern,
)
from generator.knowledge.patterns.word_lists import check_order
from generator.knowledge.yaml_entries import Entry, check_text, read_list

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.knowledge.patterns.expressions import Expression
    from generator.knowledge.patterns.fragments import Fragments
    from generator.knowledge.patterns.gap_marks import Figure
    from generator.knowledge.patterns.notation import LinePattern, SpanPattern

Evidence = Literal["inferred", "removed", "gap", "recovered", "style"]
EVIDENCE: tuple[Evidence, ...] = get_args(Evidence)
"""The kinds of evidence, the weakest first: an edit of several rules has that of its weakest."""

RuleGap = Literal["page-turn", "paywall", "redaction", "unreadable"]
GAPS: tuple[RuleGap, ...] = get_args(RuleGap)
"""The kinds of missing text that a source itself admits."""

Role = Literal["footer", "menu", "page", "path"]
ROLES: tuple[Role, ...] = get_args(Role)
"""What a line matched by a rule shows about the lines around it.

From a `footer` on, the text is the site's; above a `path` to the article there is nothing of the article; a `menu`
is one too where its items are on separate lines; over a `page`, the head or foot of a printed page, a sentence may
go on.
"""

LONGEST_LINE = 100
"""The longest line, in characters, that a rule for whole lines looks at, unless the rule gives a number."""

FIELDS = ("author", "document-number", "editor", "path", "published", "publisher", "tags", "title")
"""What a removed line can state about the report: the names of metadata fields, and of groups in a pattern."""

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
    "signs",
    "role",
    "gap",
    "mark",
    "examples",
    "keeps",
)

READ_WITH: Final[Mapping[str, tuple[str, ...]]] = {
    "needs": ("line", "span", "words"),
    "longest": ("line", "words"),
    "field": ("labels",),
    "role": ("line", "span", "words", "labels"),
    "gap": ("line", "span"),
    "mark": ("line", "span"),
}
"""Keys that are read only in a rule with one of certain other keys."""

PATTERNS: Final = ("line", "span", "labels")
"""The keys that say what a rule matches."""

READ_WITHOUT: Final = ("signs", "words")
"""The keys that are read only where a rule has none of `PATTERNS`."""

WITHIN: Final[Mapping[str, tuple[str, ...]]] = {"line": LINE_KEYS, "span": PAIR_KEYS}
"""The keys of one alternative of a pattern, which are written below its key."""

READ_IN: Final[Mapping[str, tuple[str, ...]]] = {
    "labels": ("boilerplate",),
    "role": ("boilerplate",),
    "gap": ("gaps",),
    "mark": ("gaps", "markup"),
}
"""Keys that are read in certain stages only."""

EVIDENCE_IN: Final[Mapping[str, tuple[Evidence, ...]]] = {
    "blanks": ("style",),
    "boilerplate": ("removed",),
    "byteshift": ("inferred", "recovered"),
    "characters": ("recovered", "removed", "style"),
    "gaps": ("gap",),
    "glosses": ("inferred", "recovered"),
    "lines": ("inferred", "style"),
    "markup": ("removed",),
    "mojibake": ("inferred", "recovered"),
    "noise": ("inferred", "removed"),
    "punctuation": ("inferred", "style"),
    "reading": ("inferred", "style"),
    "script": ("inferred", "recovered"),
    "width": ("style",),
}
"""The kinds of evidence of the edits of a stage: they say what was done to the text."""

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "boilerplate": tuple(field.replace("-", "_") for field in FIELDS),
    "gaps": (*FIGURES, "missing", "shown", "total", "words"),
    "markup": ("keep",),
}
"""The named groups of patterns that a stage reads: metadata, the text of a mark, a figure left
blank, a unit that lost its figure, words that stay.
"""

PARTS_OF_LINES: Final = ("boilerplate",)
"""The stages in which the group `part` of a whole line is what goes; the others change the line."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule of the text or reading layer; rules are compared by identity, so that they are cheap to look up.

    `stage` is the stem of its file, `place` its file and line. `line` matches a whole line of at most `longest`
    characters, `span` a part of a text, `labels` are names before a colon whose value goes to the metadata
    `field`; rules whose mechanism is code have none of these.
    Every match of a pattern contains one of the literals in `needs`, so that a text without them is not searched.
    `words` are the rule's own list: words of an interface if it has `needs`, else exceptions or names for
    code; `signs` are named patterns that the code of a rule reads. `role` says what its lines show about those
    around them. `gap` is the kind of missing text, `mark` the text put in its place, `figure` what became of a
    figure whose place has one square, however long it was. `examples` are pairs of text before and after, `keeps`
    similar texts that must stay: both are tests.
    """

    id: str
    stage: str
    place: str
    evidence: Evidence
    name: str
    why: str
    needs: tuple[str, ...]
    line: LinePattern | None
    longest: int
    span: SpanPattern | None
    labels: tuple[str, ...]
    field: str | None
    words: tuple[str, ...]
    signs: Mapping[str, Expression]
    role: Role | None
    gap: RuleGap | None
    mark: str | None
    figure: Figure | None
    examples: tuple[tuple[str, str], ...]
    keeps: tuple[str, ...]

    @property
    def is_code(self) -> bool:
        """Whether its mechanism is code: the entry has no pattern to match against a text."""
        return not (self.line or self.span or self.labels or self.needs)


def weakest(steps: tuple[str, ...], rules: Mapping[str, Rule]) -> Rule:
    """Return the rule with the weakest evidence among an edit's steps (the first in case of a tie)."""
    return min((rules[step] for step in steps), key=lambda rule: EVIDENCE.index(rule.evidence))


def rule_of_gap(rules: Mapping[str, Rule], gap: RuleGap) -> Rule:
    """Return the first rule that marks a kind of gap; a table without one is a KnowledgeError."""
    found = next((rule for rule in rules.values() if rule.gap == gap), None)
    if found is None:
        raise KnowledgeError("rules", f"no rule marks the gap '{gap}'", f"add a rule with 'gap: {gap}'")
    return found


def load_rules(folder: Path, *overlays: Path) -> dict[str, Rule]:
    """Return the rules of every YAML file in a folder by id, in the order of file names and of the entries.

    Its folder `fragments/` has the named parts of patterns, `lists/` the long lists of words; overlays use them
    too, but one that no rule of the folder itself uses is a KnowledgeError. The rules of overlays come after; one
    that replaces another takes its place in the order.
    """
    named = folder / "fragments" / "fragments.yml"
    fragments = load_fragments(named, folder / "lists")
    rules: dict[str, Rule] = {}
    for each in (folder, *overlays):
        for path in sorted(each.glob("*.yml")):
            for entry in read_list(path):
                _check_place(entry)
                rule = _rule(entry.only((*KEYS, REPLACE)), path.stem, fragments)
                put(rules, rule.id, rule, entry, "rule")
        if each is folder:
            fragments.check_used(named)
    return rules


def _rule(entry: Entry, stage: str, fragments: Fragments) -> Rule:
    _check_keys(entry, stage)
    line = read_line_pattern(entry, "line", fragments)
    span = read_span_pattern(entry, "span", fragments)
    rule = Rule(
        id=entry.text("id"),
        stage=stage,
        place=entry.place,
        evidence=_evidence(entry, stage),
        name=entry.text("name"),
        why=entry.text("why"),
        needs=_words(entry, "needs", fragments),
        line=line,
        longest=entry.number("longest", LONGEST_LINE),
        span=span,
        labels=_words(entry, "labels", fragments),
        field=entry.choice("field", FIELDS, "") or None,
        words=_words(entry, "words", fragments),
        signs=read_named_patterns(entry, "signs", fragments),
        role=cast("Role | None", entry.choice("role", ROLES, "") or None),
        gap=cast("RuleGap | None", entry.choice("gap", GAPS, "") or None),
        mark=entry.text("mark", "") or None,
        figure=figure_of(entry, line, span),
        examples=entry.pairs("examples"),
        keeps=entry.texts("keeps"),
    )
    if (rule.line or rule.span) and not rule.needs:
        raise KnowledgeError(entry.place, f"the pattern of '{rule.id}' has no 'needs'", "name a literal it needs")
    _check_groups(entry, rule)
    if rule.stage == STAGE:
        check_gap_rule(entry, rule.line, rule.span)
    return rule


def _evidence(entry: Entry, stage: str) -> Evidence:
    """Return the evidence of a rule; one that is not what the stage does to a text is a KnowledgeError."""
    evidence = cast("Evidence", entry.choice("evidence", EVIDENCE))
    fitting = EVIDENCE_IN.get(stage, EVIDENCE)
    if evidence not in fitting:
        problem = f"'evidence: {evidence}' is not what a rule in '{stage}' does to the text"
        raise KnowledgeError(entry.place_of("evidence"), problem, f"write {' or '.join(fitting)}")
    return evidence


def _check_place(entry: Entry) -> None:
    """Raise a KnowledgeError for a key of an alternative that is written as one of the rule."""
    for within, keys in WITHIN.items():
        for key in keys:
            if key in entry.nodes and key not in KEYS:
                problem = f"'{key}' is no key of a rule, but of an alternative of '{within}'"
                first, second = keys[:2]
                remedy = f"write '{within}:' and below it '- {first}: …', '  {second if key == first else key}: …'"
                raise KnowledgeError(entry.place_of(key), problem, remedy)


def _check_keys(entry: Entry, stage: str) -> None:
    """Raise a KnowledgeError for a key that nothing reads in a rule of this form and stage."""
    for key in entry.nodes:
        forms = READ_WITH.get(key)
        if forms and not any(form in entry.nodes for form in forms):
            remedy = f"remove it; it goes with {', '.join(forms)}"
            raise KnowledgeError(entry.place_of(key), f"'{key}' is not read in this rule", remedy)
        stages = READ_IN.get(key)
        if stages and stage not in stages:
            remedy = f"remove it; it is read in {', '.join(stages)}"
            raise KnowledgeError(entry.place_of(key), f"'{key}' is not read in the stage '{stage}'", remedy)
        pattern = next((form for form in PATTERNS if form in entry.nodes), None)
        if key in READ_WITHOUT and pattern:
            remedy = f"remove it, or remove '{pattern}'"
            raise KnowledgeError(entry.place_of(key), f"'{key}' is not read in a rule with '{pattern}'", remedy)


def _check_groups(entry: Entry, rule: Rule) -> None:
    """Raise a KnowledgeError for a named group that the stage does not read."""
    compared = {name for each in rule.line.alternatives for name in each.same} if rule.line else set()
    named = (*GROUPS.get(rule.stage, ()), *compared)
    parts = {"span": (PART,), "line": (PART,) if rule.stage in PARTS_OF_LINES else ()}
    for pattern, key in ((rule.line, "line"), (rule.span, "span")):
        known = (*parts[key], *named)
        for group in {name for each in pattern.expressions for name in each.groups} if pattern else ():
            if group not in known:
                remedy = f"groups of '{rule.stage}': {', '.join(known) or 'none'}"
                raise KnowledgeError(entry.place_of(key), f"nothing reads the group '{group}'", remedy)


def _words(entry: Entry, key: str, fragments: Fragments) -> tuple[str, ...]:
    """Return a list of words: that of a file, or the entry's own, with its fragments filled in."""
    if not entry.is_list(key):
        name = entry.text(key, "")
        return fragments.words(name, entry.place_of(key)) if name else ()
    written = entry.scalars(key)
    for word in written:
        check_text(word.text, word.place, key)
    check_order([word.text for word in written], [word.place for word in written])
    found: dict[str, str] = {}
    for word in written:
        for each in fragments.products(word.text, word.place):
            if each in found:
                raise KnowledgeError(word.place, f"'{each}' is in the list twice", f"'{found[each]}' gives it too")
            found[each] = word.text
    return tuple(found)
