"""Make the reports of a folder with the generator that this script belongs to; print the results as JSON lines.

Run as a script by `compare`, once in its version at an earlier revision and once in the present one. The two need
to agree only on the keys that `snapshot` names.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.knowledge import load_knowledge
from generator.knowledge.errors import Finding, SourceError
from generator.knowledge.rules import weakest
from generator.reading.report import make_report
from generator.sources.inventory import open_folder
from generator.sources.limits import Limits
from generator.sources.read import read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.knowledge import Knowledge
    from generator.reading.model import Report
    from generator.sources.inventory import Source


QUOTED: Final = 24
"""The number of characters by which a passage is quoted: enough to find it."""
LIMITS_VARIABLE: Final = "FANGZHI_LIMITS"
"""The environment variable with the limits of the folder, in the order of `Limits`; earlier versions ignore it."""


def snapshot(folder: Path, knowledge: Iterable[Path] = ()) -> None:
    """Print a JSON object per file: `file`, `text`, lists `removals`, `findings` and `reading`, edits by `rules`.

    `reading` is what is read from the text: title, place, year and kind, and the themes of each passage with the
    terms that decided.
    """
    known = load_knowledge(*knowledge)
    limits = Limits(*map(int, os.environ.get(LIMITS_VARIABLE, "").split()))
    with open_folder(folder, limits) as inventory:
        for source in inventory.sources:
            sys.stdout.write(json.dumps({"file": source.file, **_made(source, known)}) + "\n")


def _made(source: Source, knowledge: Knowledge) -> dict[str, object]:
    try:
        data = source.path.read_bytes()
        report = make_report(read_source(source.file, data, source.facts, source.named), None, knowledge)
    except SourceError as error:
        words = knowledge.messages.english(Finding(error.message, source.file))
        found = [f"{words.problem}; {words.remedy}"]
        return {"text": "", "removals": [], "findings": found, "reading": [], "rules": {}}
    rules = (weakest(edit.steps, knowledge.rules).id for edit in report.edits)
    return {
        "text": "\n".join(passage.text for passage in report.passages),
        "removals": list(_removals(report, knowledge)),
        "findings": list(_findings(report, knowledge)),
        "reading": list(_reading(report)),
        "rules": Counter(rules),
    }


def _reading(report: Report) -> Iterator[str]:
    """Yield what is read from a text, each on a line."""
    yield f"title: {report.title} ({report.title_basis})"
    yield f"place: {report.place.name} ({report.place.slug}, {report.place.basis})"
    yield f"year: {report.year} ({report.year_basis})"
    yield f"kind: {report.kind}"
    for passage in report.passages:
        for hit in passage.themes:
            yield f"{hit.id} ({'、'.join(hit.why)}): {passage.text[:QUOTED]}"


def _removals(report: Report, knowledge: Knowledge) -> Iterator[str]:
    """Yield each removed text, or the text that a mark replaces, with the rule."""
    for edit in report.edits:
        rule = weakest(edit.steps, knowledge.rules)
        if rule.evidence in {"removed", "gap"} and edit.before.strip():
            put = f" → {edit.after.strip()}" if edit.after.strip() else ""
            yield f"[{rule.id}] {edit.before.strip()}{put}"


def _findings(report: Report, knowledge: Knowledge) -> Iterator[str]:
    """Yield the findings, with the line of the source instead of its number, which may shift."""
    lines = report.source.split("\n")
    for finding in report.findings:
        words = knowledge.messages.english(finding)
        about = words.place if finding.line is None else lines[finding.line - 1].strip()
        yield f"{about}: {words.problem}; {words.remedy}"


if __name__ == "__main__":
    snapshot(Path(sys.argv[1]), map(Path, sys.argv[2:]))
