"""Restore a folder with whichever generator is on the path, and print what came of it as JSON lines.

Run as a script by `compare`, once with the rules of an earlier revision and once with those of today; it uses
no more of the generator than `restore` and `load_knowledge`, so that earlier revisions can run it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from generator.knowledge import load_knowledge
from generator.knowledge.errors import FangzhiError
from generator.knowledge.rules import weakest
from generator.text.restore import restore


def snapshot(folder: Path) -> None:
    """Print one JSON object a file: `file`, `text`, `removals` and `findings` (each a list of texts)."""
    knowledge = load_knowledge()
    for path in sorted(folder.rglob("*.txt")):
        row: dict[str, object] = {
            "file": str(path.relative_to(folder)),
            "text": "",
            "removals": [],
            "findings": [],
        }
        try:
            restored = restore(path.read_bytes(), knowledge)
        except FangzhiError as error:
            row["findings"] = [f"{error.problem}; {error.remedy}"]
        else:
            gone = (edit for edit in restored.tracked.edits if edit.before.strip())
            removed = (e for e in gone if weakest(e.steps, knowledge.rules).evidence in {"removed", "gap"})
            row["text"] = restored.tracked.text
            row["removals"] = [f"{edit.before.strip()} → {edit.after.strip()}" for edit in removed]
            source = restored.tracked.source
            row["findings"] = [f"{source[s.start : s.end]}: {s.problem}; {s.remedy}" for s in restored.suspects]
        sys.stdout.write(json.dumps(row, ensure_ascii=True) + "\n")


if __name__ == "__main__":
    snapshot(Path(sys.argv[1]))
