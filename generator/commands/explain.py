"""`fangzhi explain`: shows what was changed or removed, by which rule, why, before and after."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from generator.commands.exit_code import DONE, WRONG, add_strict, exit_code
from generator.commands.project import project_of
from generator.commands.shared import add_knowledge, print_unread, read_one
from generator.knowledge import load_knowledge
from generator.knowledge.errors import FangzhiError, Finding, nearest
from generator.knowledge.rules import EVIDENCE, weakest
from generator.output.data.export import edit_row
from generator.output.pages.findings import source_line
from generator.output.records.changes import by_evidence
from generator.sources.inventory import Inventory

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.findings.messages import Messages
    from generator.knowledge.rules import Evidence, Rule
    from generator.output.records.changes import EqualEdits, Occurrence, RuleChanges
    from generator.reading.model import Report

SAMPLES = 3  # occurrences shown of one change, unless --all
CHANGES = 12  # different changes shown of a rule that is certain, unless --all
TO_BE_JUDGED: frozenset[Evidence] = frozenset(("inferred", "removed", "gap"))


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "explain", help="show what was changed or removed, by which rule, before and after"
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="sources; - for standard input")
    command.add_argument("--rule", action="append", metavar="ID", help="only this rule (repeat for several)")
    command.add_argument("--evidence", action="append", choices=EVIDENCE, help="only this kind of evidence")
    command.add_argument("--all", action="store_true", help="show every edit, not some of each kind")
    command.add_argument("--json", action="store_true", help="one JSON object per edit, as in docs/data/edits")
    add_knowledge(command)
    add_strict(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Explain files; return 2 if one cannot be read, 1 with --strict if one has findings above a note."""
    project = project_of(arguments)
    knowledge = load_knowledge(*project.knowledge)
    rules = knowledge.rules
    wanted = chosen(arguments.rule, arguments.evidence, rules)
    code = DONE
    for number, name in enumerate(arguments.files):
        report = read_one(name, project)
        if isinstance(report, Inventory):
            print("\n".join(held(name, report, knowledge.messages)))
            continue
        if isinstance(report, Finding):
            print_unread(report, knowledge.messages)
            code = WRONG
            continue
        code = max(code, exit_code(report.findings, knowledge.messages, strict=arguments.strict))
        lines = (
            as_json(report, rules, wanted)
            if arguments.json
            else explain(report, knowledge, wanted, every=arguments.all)
        )
        if number and not arguments.json:
            print()
        for line in lines:
            print(line)
    return code


def held(name: str, inventory: Inventory, messages: Messages) -> Iterator[str]:
    """Yield the lines that say what a container holds: the number of files, then each, or why it is not read."""
    passed = sum(item.count for item in inventory.passed)
    yield f"{name}: {len(inventory.sources)} files to read, {passed} passed over"
    yield from (f"  {_flat(source.file)}" for source in inventory.sources)
    for item in inventory.passed:
        yield f"  {_flat(item.file)}: {messages.english(Finding(item.message, item.file)).problem}"


def chosen(
    names: Sequence[str] | None, evidence: Sequence[Evidence] | None, rules: Mapping[str, Rule]
) -> frozenset[str]:
    """Return the ids of the rules to show; an unknown rule is a FangzhiError that suggests the nearest known."""
    for name in names or ():
        if name not in rules:
            remedy = nearest(name, rules, "fangzhi explain FILE lists those of a file")
            raise FangzhiError("--rule", f"there is no rule '{name}'", remedy)
    return frozenset(
        rule.id
        for rule in rules.values()
        if (names is None or rule.id in names) and (evidence is None or rule.evidence in evidence)
    )


def as_json(report: Report, rules: Mapping[str, Rule], wanted: frozenset[str]) -> Iterator[str]:
    """Yield the edits in which a wanted rule took part, a JSON object each."""
    for edit in report.edits:
        if not wanted.isdisjoint(edit.steps):
            yield json.dumps({"file": report.file, **edit_row(edit, rules)}, ensure_ascii=False)


def explain(
    report: Report, knowledge: Knowledge, wanted: frozenset[str] | None = None, *, every: bool = False
) -> Iterator[str]:
    """Yield the lines that explain a report: identity, gaps, counts by rule, then edits, inferred ones first."""
    rules = knowledge.rules
    keep = dict.fromkeys(EVIDENCE, len(report.edits) if every else SAMPLES)
    found = by_evidence(report, rules, keep)
    done = [one for of_kind in found.values() for one in of_kind if wanted is None or one.rule.id in wanted]
    yield from _head(report, knowledge.messages)
    yield from _counts(done, report, rules)
    for one in done:
        yield from _rule(one, rules, every=every)


def _head(report: Report, messages: Messages) -> Iterator[str]:
    yield f"{report.file}: {report.title}"
    yield f"  place  {report.place.name}（{report.place.why}）"
    yield f"  year   {report.year or 'not known'}{f'（{report.year_why}）' if report.year_why else ''}"
    for field, value in report.metadata:
        yield f"  {field}  {_flat(value)}"
    for one in report.origin.left:
        yield f"  left   {one.what}, {one.chars} characters: {_flat(one.sample)}"
    lacking = Counter((gap.kind, gap.why) for gap in report.gaps)
    for (kind, why), count in lacking.items():
        yield f"  gap    {kind}{_times(count)}: {_flat(why)}"
    yield from _findings(report, messages)


def _findings(report: Report, messages: Messages) -> Iterator[str]:
    """Yield the findings, each problem once with its lines."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in report.findings:
        words = messages.english(finding)
        alike.setdefault((words.problem, words.remedy), []).append(finding)
    for (problem, remedy), findings in alike.items():
        yield f"  look at{_times(len(findings))}: {problem}; {remedy}"
        places = ((messages.english(finding).place, source_line(report.source, finding)) for finding in findings)
        yield from (f"    {place}: {_flat(line)}" for place, line in places if place)


def _counts(done: Sequence[RuleChanges], report: Report, rules: Mapping[str, Rule]) -> Iterator[str]:
    """Yield the numbers of edits by rule; `also` are those counted for a rule with weaker evidence."""
    kinds = Counter(weakest(edit.steps, rules).evidence for edit in report.edits)
    total = ", ".join(f"{kinds[kind]} {kind}" for kind in EVIDENCE if kinds[kind])
    yield ""
    yield f"{len(report.edits)} edits{f': {total}' if total else ''} ({report.origin.read_as})"
    if done:
        width = max(len(one.rule.id) for one in done)
        yield f"  {'evidence':9}  {'edits':>6}  {'also':>5}  rule"
        for one in done:
            rule = one.rule
            yield f"  {rule.evidence:9}  {one.count:6}  {one.shared or '':>5}  {rule.id:{width}}  {rule.name}"


def _rule(one: RuleChanges, rules: Mapping[str, Rule], *, every: bool) -> Iterator[str]:
    if not one.groups:
        return
    yield ""
    yield f"[{one.rule.evidence}] {one.rule.id} {one.rule.name} × {one.count}: {one.rule.why}"
    most = len(one.groups) if every or one.rule.evidence in TO_BE_JUDGED else CHANGES
    for group in one.groups[:most]:
        yield from _group(group, one.rule, rules)
    if len(one.groups) > most:
        yield f"  … and {len(one.groups) - most} more kinds of change (--all)"


def _group(group: EqualEdits, rule: Rule, rules: Mapping[str, Rule]) -> Iterator[str]:
    if group.count > 1:
        yield f"  〔{_flat(group.before)} → {_flat(group.after)}〕{_times(group.count)}"
    others = "、".join(rules[step].name for step in group.steps if step != rule.id)
    for occurrence in group.occurrences:
        yield from _occurrence(group, rule, occurrence)
    if others:
        yield f"    (with: {others})"
    if len(group.occurrences) < group.count:
        yield f"    … and {group.count - len(group.occurrences)} more (--all)"


def _occurrence(group: EqualEdits, rule: Rule, occurrence: Occurrence) -> Iterator[str]:
    """Yield an inferred edit as two lines, source and result; another as one."""
    (left, right), before, after = occurrence.source, _flat(group.before), _flat(group.after)
    place = f"line {occurrence.line}"
    if rule.evidence == "inferred":
        yield f"  {place}"
        yield f"    - {_flat(left)}〔{before}〕{_flat(right)}"
        yield f"    + {_flat(occurrence.clean[0])}〔{after}〕{_flat(occurrence.clean[1])}"
    else:
        yield f"  {place}: {_flat(left)}〔{before} → {after}〕{_flat(right)}"


def _times(count: int) -> str:
    return f" × {count}" if count > 1 else ""


def _flat(text: str) -> str:
    r"""Return a text on one line, with characters that a terminal would act on written out (`\n`, `\x1b`)."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
