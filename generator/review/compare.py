"""Compare: the effect of a change of rules on a folder of sources. The earlier rules are of a git revision."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NotRequired, TypedDict

from generator.knowledge.errors import FangzhiError
from generator.review.differences import list_differences, text_differences
from generator.review.snapshot import LIMITS_VARIABLE
from generator.sources.inventory import open_folder, require_sources
from generator.sources.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.sources.limits import Limits

PACKAGE: Final = Path(__file__).parent.parent
SCRIPTS: Final = ("review/snapshot.py", "corpus/snapshot.py")
"""The path of the script that makes reports in the package: now, and in earlier revisions."""
EXCEPTION: Final = re.compile(r"\A[\w.]+Error: ")
"""The text before the message of an exception in a traceback."""


class FileResult(TypedDict):
    """The result of one generator for one file; earlier ones do not have `reading`."""

    file: str
    text: str
    removals: list[str]
    findings: list[str]
    reading: NotRequired[list[str]]
    rules: dict[str, int]


EMPTY: Final[FileResult] = {"file": "", "text": "", "removals": [], "findings": [], "reading": [], "rules": {}}


@dataclass(frozen=True, slots=True)
class FileChange:
    """The differences of one file's result; each line starts with `-` (before), `+` (now) or a blank (place)."""

    file: str
    text: tuple[str, ...]
    removals: tuple[str, ...]
    findings: tuple[str, ...]
    reading: tuple[str, ...]

    def parts(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the name and the lines of each part, in the order in which they are shown."""
        yield "text", self.text
        yield "reading", self.reading
        yield "removals", self.removals
        yield "findings", self.findings


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences in a folder of `files` sources.

    `rules` are those whose number of edits has changed: (id, before, now).
    """

    files: int
    changes: tuple[FileChange, ...]
    rules: tuple[tuple[str, int, int], ...]


def compare(folder: Path, revision: str, knowledge: Sequence[Path] = (), limits: Limits = LIMITS) -> Comparison:
    """Return the differences between the results for a folder now and with the generator of a git revision.

    With a site's own `knowledge` (`generator.knowledge.stacked`) the revision is one of its own folder: the
    same generator makes both. An unknown revision, rules that are in no git clone, a revision that cannot make
    reports, and a folder without sources are a FangzhiError.
    """
    rules = knowledge[-1].resolve() if knowledge else PACKAGE
    run = partial(_run, limits=limits)
    with open_folder(folder, limits) as inventory:
        require_sources(inventory)
    with tempfile.TemporaryDirectory(prefix="fangzhi-diff-") as place, ThreadPoolExecutor() as threads:
        unpack(revision, Path(place), rules)
        if rules == PACKAGE:
            earlier = threads.submit(run, Path(place), folder, revision)
        else:
            before_now = (*knowledge[:-1], Path(place) / rules.name)
            earlier = threads.submit(run, PACKAGE.parent, folder, revision, before_now)
        now = run(PACKAGE.parent, folder, "the working tree", knowledge)
        before = earlier.result()
    changes = (_change(before.get(file, EMPTY), row) for file, row in sorted(now.items()))
    return Comparison(
        len(now), tuple(c for c in changes if c.text or c.removals or c.findings or c.reading), _rules(before, now)
    )


def as_lines(comparison: Comparison) -> Iterator[str]:
    """Yield a comparison as lines for a terminal, the totals before the details."""
    if not comparison.changes and not comparison.rules:
        yield f"nothing changes in {comparison.files} files"
        return
    yield f"{len(comparison.changes)} of {comparison.files} files change"
    if comparison.rules:
        width = max(len(rule) for rule, _, _ in comparison.rules)
        yield f"  {'edits of':{width}}  {'before':>6}  {'now':>6}"
        yield from (f"  {rule:{width}}  {before:6}  {now:6}" for rule, before, now in comparison.rules)
    for change in comparison.changes:
        yield ""
        yield f"=== {change.file}"
        for name, lines in change.parts():
            if lines:
                yield f"--- {name}"
                yield from lines


def unpack(revision: str, place: Path, rules: Path) -> None:
    """Write the package, or an overlay, as it was at a revision below a folder."""
    if _git(rules, "rev-parse", "--is-inside-work-tree").returncode:
        remedy = "keep a folder of knowledge in git, or run it from a clone that was installed with pip install -e"
        raise FangzhiError(str(rules.parent), "is not in a git clone, so earlier rules are unknown", remedy)
    commit = _git(rules, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit.returncode:
        raise FangzhiError(revision, "there is no such revision", "name a commit, branch or tag (see git log)")
    done = _git(rules, "archive", "--format=tar", commit.stdout.decode().strip(), rules.name)
    if done.returncode:
        raise FangzhiError(revision, f"it has no {rules.name}/ in {rules.parent}", "name a later revision")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(place, filter="data")


def _git(rules: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(rules.parent), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise FangzhiError("git", "the command is not installed", "install git") from error


def _run(
    place: Path, folder: Path, name: str, knowledge: Sequence[Path] = (), limits: Limits = LIMITS
) -> dict[str, FileResult]:
    """Return the results of the generator below `place` for the folder, by file; its own script calls it."""
    environment = {**os.environ, "PYTHONPATH": str(place), "PYTHONDONTWRITEBYTECODE": "1"}
    environment[LIMITS_VARIABLE] = " ".join(map(str, astuple(limits)))
    folders = [str(path.resolve()) for path in (folder, *knowledge)]
    command = [sys.executable, "-P", str(_script(place, name)), *folders]
    done = subprocess.run(command, capture_output=True, check=False, env=environment, cwd=place)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        problem = f"its generator cannot make reports ({EXCEPTION.sub('', said) or 'no message'})"
        remedy = "fix it first" if place == PACKAGE.parent else "name a later revision"
        raise FangzhiError(name, problem, remedy)
    rows: list[FileResult] = [json.loads(line) for line in done.stdout.splitlines()]
    return {row["file"]: row for row in rows}


def _script(place: Path, name: str) -> Path:
    """Return the script of a tree, with which its generator prints its results."""
    package = place / PACKAGE.name
    script = next((package / script for script in SCRIPTS if (package / script).is_file()), None)
    if script is None:
        problem = f"its generator has no {SCRIPTS[0]}, which prints its results"
        raise FangzhiError(name, problem, "name a later revision")
    return script


def _change(before: FileResult, now: FileResult) -> FileChange:
    return FileChange(
        now["file"],
        tuple(text_differences(before["text"], now["text"])),
        tuple(list_differences(before["removals"], now["removals"])),
        tuple(list_differences(before["findings"], now["findings"])),
        tuple(list_differences(before["reading"], now.get("reading", ()))) if "reading" in before else (),
    )


def _rules(before: Mapping[str, FileResult], now: Mapping[str, FileResult]) -> tuple[tuple[str, int, int], ...]:
    """Return the rules whose number of edits in all files has changed."""
    old, new = (_total(rows) for rows in (before, now))
    return tuple((rule, old[rule], new[rule]) for rule in sorted({*old, *new}) if old[rule] != new[rule])


def _total(rows: Mapping[str, FileResult]) -> Counter[str]:
    total: Counter[str] = Counter()
    for row in rows.values():
        total.update(row["rules"])
    return total
