"""Audit the exported data as a program outside would: from the files alone, against the sources."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from generator.knowledge.errors import Finding, SourceError
from generator.knowledge.rules import EVIDENCE
from generator.sources.readers import reader_named
from generator.text.ledger import Edit, replay, undo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

Row = dict[str, Any]
GZIP = b"\x1f\x8b"  # RFC 1952: the first two bytes of every gzip file
REMEDY = "run fangzhi generate; if it stays, report it"


def audit_data(data: Path, seeds: Path) -> list[Finding]:
    """Return a finding for each promise the exported data breaks: ledger, anchors, addresses, marks."""
    try:
        reports, passages = read_lines(data / "reports.jsonl"), read_lines(data / "passages.jsonl")
    except (OSError, ValueError) as error:
        return [Finding(str(data), "", f"the exported data cannot be read ({error})", "run fangzhi generate")]
    of_report: dict[str, list[Row]] = defaultdict(list)
    for row in passages:
        of_report[row["report"]].append(row)
    findings = list(_unique(passages))
    for report in reports:
        findings += _report(report, of_report[report["id"]], data, seeds)
    return findings


def read_lines(path: Path) -> list[Row]:
    """Return the rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def compare_trees(made: Path, there: Path, names: Sequence[str]) -> list[Finding]:
    """Return a finding for each generated file that is missing, left over, or not what the generator makes."""
    findings = []
    for name in names:
        fresh, stale = _files(made / name, made), _files(there / name, there)
        for file in sorted(fresh.keys() | stale.keys()):
            if file not in stale:
                problem = "is missing"
            elif file not in fresh:
                problem = "is left over"
            elif _content(fresh[file]) != _content(stale[file]):
                problem = "is not what the generator makes"
            else:
                continue
            findings.append(Finding(file, "", problem, "run fangzhi generate and commit what it writes"))
    return findings


def _content(path: Path) -> bytes:
    """Return what a file says: packed ones are unpacked, since builds of zlib pack the same text differently."""
    data = path.read_bytes()
    return gzip.decompress(data) if data.startswith(GZIP) else data


def _files(path: Path, root: Path) -> Mapping[str, Path]:
    paths = path.rglob("*") if path.is_dir() else [path]
    return {file.relative_to(root).as_posix(): file for file in paths if file.is_file()}


def _unique(passages: Sequence[Row]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for row in passages:
        if row["id"] in seen:
            yield Finding(row["report"], row["id"], f"the anchor also stands in {seen[row['id']]}", REMEDY)
        seen[row["id"]] = row["report"]
        if not row["url"].endswith("#" + row["id"]):
            yield Finding(row["report"], row["id"], "the address does not end in the anchor", REMEDY)


def _report(report: Row, passages: Sequence[Row], data: Path, seeds: Path) -> Iterator[Finding]:
    """Find what is wrong with one report: its source, its ledger, its gaps."""
    text = _source_text(report, seeds)
    if isinstance(text, Finding):
        yield text
        return
    rows = read_lines(data / "edits" / f"{report['id']}.jsonl")
    for place, problem in (*_ledger(text, rows, passages), *_order(rows), *_gaps(report, passages)):
        yield Finding(report["file"], place, problem, REMEDY)


def _source_text(report: Row, seeds: Path) -> str | Finding:
    """Return the text that the reader named in the data makes of the source, or why there is none."""
    file, source = report["file"], seeds / report["file"]
    if not source.is_file():
        return Finding(file, "", "the source is not there", REMEDY)
    content = source.read_bytes()
    if hashlib.sha256(content).hexdigest() != report["sha256"]:
        return Finding(file, "", "the source has changed since", REMEDY)
    name, version = report.get("reader", ""), report.get("reader_version", "")
    reader = reader_named(name, version)
    if reader is None:
        problem = f"the reader '{name}', version '{version}', is not known here"
        return Finding(file, "", problem, "check with the program that wrote the data, or run fangzhi generate")
    try:
        extract = reader.extract(content)
    except SourceError as error:
        return Finding(file, error.place, error.problem, error.remedy)
    if extract.encoding != report["encoding"]:
        return Finding(file, "", f"the source is read as {extract.encoding}, not {report['encoding']}", REMEDY)
    return extract.text


def _ledger(text: str, rows: Sequence[Row], passages: Sequence[Row]) -> Iterator[tuple[str, str]]:
    edits = [Edit(r["start"], r["end"], r["before"], r["after"], tuple(r["steps"])) for r in rows]
    clean = "\n".join(row["text"] for row in passages)
    if replay(text, edits) != clean:
        yield "ledger", "source and edits do not give the passages"
    if undo(clean, edits) != text:
        yield "ledger", "the edits undone do not give the source"


def _order(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    at = -1
    for row in rows:
        if row["start"] <= at or row["evidence"] not in EVIDENCE or row["rule"] not in row["steps"]:
            yield f"offset {row['start']}", "an edit overlaps, is out of order or names no rule"
        at = max(row["start"], row["end"] - 1)


def _gaps(report: Row, passages: Sequence[Row]) -> Iterator[tuple[str, str]]:
    anchors = {row["id"] for row in passages}
    for gap in report["gaps"]:
        if gap["passage"] not in anchors:
            yield gap["passage"], "a gap names a passage that is not there"
