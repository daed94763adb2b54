"""`fangzhi explain`: what was changed or removed, by which rule, why, before and after."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from generator.corpus.gather import make_one
from generator.corpus.sources import Source
from generator.knowledge import DATA, load_knowledge
from generator.knowledge.errors import Finding
from generator.knowledge.rules import EVIDENCE, Rule, weakest

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from generator.reading.model import Report
    from generator.text.ledger import Edit

CONTEXT = 12  # characters shown on both sides of an edit
SAMPLES = 10  # edits shown for a rule, unless --all


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("explain", help="what was changed or removed, by which rule, before and after")
    command.add_argument("file", type=Path, metavar="FILE", help="a source")
    command.add_argument("--all", action="store_true", help=f"show every edit, not {SAMPLES} of a rule")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Explain one file; return 2 where it cannot be read."""
    result = make_one(Source(arguments.file, str(arguments.file), None), DATA)
    if isinstance(result, Finding):
        print(f"fangzhi: {result.file}: {result.problem}; {result.remedy}")
        return 2
    for line in explain(result, None if arguments.all else SAMPLES):
        print(line)
    return 0


def explain(report: Report, most: int | None = SAMPLES) -> Iterator[str]:
    """Yield the lines that explain a report: inferred first, then removed, gaps, recovered, style."""
    rules = load_knowledge().rules
    groups: dict[str, list[Edit]] = defaultdict(list)
    for edit in report.edits:
        groups[weakest(edit.steps, rules).id].append(edit)
    place = f"{report.place.name}（{report.place.why}）"
    yield f"{report.file}: {report.title} · {place} · {report.year or '年份不明'} · {report.encoding}"
    for gap in report.gaps:
        yield f"gap {gap.kind}: {gap.why}"
    ordered = sorted(
        groups.items(), key=lambda item: (EVIDENCE.index(rules[item[0]].evidence), -len(item[1]), item[0])
    )
    for rule_id, edits in ordered:
        yield from _rule(report, rules[rule_id], edits, most)
    for finding in report.findings:
        yield f"look at {finding.place}: {finding.problem}; {finding.remedy}"


def _rule(report: Report, rule: Rule, edits: list[Edit], most: int | None) -> Iterator[str]:
    yield ""
    yield f"[{rule.evidence}] {rule.id} {rule.name} × {len(edits)}: {rule.why}"
    for edit in edits[:most]:
        left = report.source[max(0, edit.start - CONTEXT) : edit.start]
        right = report.source[edit.end : edit.end + CONTEXT]
        yield f"  {edit.start}: {_flat(left)}〔{_flat(edit.before)} → {_flat(edit.after)}〕{_flat(right)}"
    if most is not None and len(edits) > most:
        yield f"  … and {len(edits) - most} more (--all)"


def _flat(text: str) -> str:
    r"""Return a text on one line, with what a terminal would act on written out (`\n`, `\x1b`)."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
