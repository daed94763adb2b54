"""Make the reports of a folder with whichever generator is on the path; print what came of them as JSON lines.

Run as a script by `compare`, once with an earlier revision and once with the rules of today; it uses no more of
the generator than `make_report` and `load_knowledge`, so that earlier revisions can run it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from generator.knowledge import load_knowledge
from generator.knowledge.errors import FangzhiError
from generator.knowledge.rules import weakest
from generator.reading.report import make_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.knowledge import Knowledge
    from generator.reading.model import Report

SUFFIX = ".txt"


def snapshot(folder: Path, knowledge: Iterable[Path] = ()) -> None:
    """Print one JSON object a file: `file`, `text`, lists `removals` and `findings`, `rules` with their edits."""
    known = load_knowledge(*knowledge)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if (
            path.suffix.lower() == SUFFIX
            and path.is_file()
            and not any(p.startswith(".") for p in name.split("/"))
        ):
            sys.stdout.write(json.dumps({"file": name, **_made(name, path.read_bytes(), known)}) + "\n")


def _made(name: str, data: bytes, knowledge: Knowledge) -> dict[str, object]:
    try:
        report = make_report(name, data, None, knowledge)
    except FangzhiError as error:
        return {"text": "", "removals": [], "findings": [f"{error.problem}; {error.remedy}"], "rules": {}}
    rules = (weakest(edit.steps, knowledge.rules).id for edit in report.edits)
    return {
        "text": "\n".join(passage.text for passage in report.passages),
        "removals": list(_removals(report, knowledge)),
        "findings": list(_findings(report)),
        "rules": Counter(rules),
    }


def _removals(report: Report, knowledge: Knowledge) -> Iterator[str]:
    """Yield what was taken out, or what a mark stands for, with the rule."""
    for edit in report.edits:
        rule = weakest(edit.steps, knowledge.rules)
        if rule.evidence in {"removed", "gap"} and edit.before.strip():
            put = f" → {edit.after.strip()}" if edit.after.strip() else ""
            yield f"[{rule.id}] {edit.before.strip()}{put}"


def _findings(report: Report) -> Iterator[str]:
    """Yield what a person should look at, with the line of the source instead of its number, which may shift."""
    lines = report.source.split("\n")
    for finding in report.findings:
        number = finding.place.removeprefix("line ")
        about = (
            lines[int(number) - 1].strip() if number.isdecimal() and int(number) <= len(lines) else finding.place
        )
        yield f"{about}: {finding.problem}; {finding.remedy}"


if __name__ == "__main__":
    snapshot(Path(sys.argv[1]), map(Path, sys.argv[2:]))
