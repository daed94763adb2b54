"""Audit the exported data as an outside program would: from the files alone, against the sources."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from generator.knowledge.errors import Finding, SourceError
from generator.knowledge.findings.codes import Code, Message
from generator.knowledge.rules import EVIDENCE
from generator.output.data.export import EDITS, FILES, REPORTS, WITNESSES
from generator.output.data.figures_audit import audit_figures
from generator.output.data.passages import read_passages
from generator.output.data.witnesses import clean_digest
from generator.sources.inventory import open_folder
from generator.sources.limits import LIMITS
from generator.sources.read import extract_with
from generator.sources.readers import reader_named
from generator.text.ledger import Edit, replay, undo

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.sources.limits import Limits
    from generator.sources.model import Extract, Reader

JsonObject = dict[str, Any]
GZIP = b"\x1f\x8b"  # RFC 1952: the first two bytes of every gzip file


def audit_data(data: Path, seeds: Path, limits: Limits = LIMITS) -> list[Finding]:
    """Return a finding for each promise the exported data breaks: ledger, anchors, addresses, figures."""
    try:
        reports, files = read_lines(data / REPORTS), read_lines(data / FILES)
        with open_folder(seeds, limits) as inventory:
            sources = {source.file: source.path for source in inventory.sources}
            findings = _passages(reports, data, sources)
        findings += audit_figures(data, {report["id"]: report for report in reports})
    except (OSError, ValueError) as error:
        return [Finding(Code.DATA_UNREADABLE(reason=str(error)), str(data))]
    return [*findings, *_accounted(reports, files, sources)]


def _passages(reports: Sequence[JsonObject], data: Path, sources: Mapping[str, Path]) -> list[Finding]:
    """Return what is wrong with passages, then with each report; the passages of one are held at a time."""
    by_id, seen = {report["id"]: report for report in reports}, dict[str, str]()
    anchors: list[Finding] = []
    found: dict[str, list[Finding]] = {}
    for ident, rows in read_passages(data):
        anchors += _unique(rows, seen)
        if ident in by_id:
            found.setdefault(ident, []).extend(_whole(by_id[ident], rows, data, sources))
    for ident, report in by_id.items():
        if ident not in found:
            found[ident] = list(_whole(report, [], data, sources))
    return [*anchors, *(finding for ident in by_id for finding in found[ident])]


def _whole(
    report: JsonObject, passages: Sequence[JsonObject], data: Path, sources: Mapping[str, Path]
) -> Iterator[Finding]:
    for message in _report(report, passages, data, sources.get(report["file"])):
        yield Finding(message, report["file"])
    if report.get("witnesses"):
        yield from _witnesses(report, passages, data, sources)


def _accounted(
    reports: Sequence[JsonObject], files: Sequence[JsonObject], sources: Collection[str]
) -> Iterator[Finding]:
    """Find sources whose fate the data does not say, says twice, or says otherwise than the reports do."""
    fates = Counter(row["file"] for row in files)
    yield from (Finding(Code.DATA_FILE_TWICE(), file) for file, times in fates.items() if times > 1)
    yield from (Finding(Code.DATA_FILE_LOST(), file) for file in sorted(set(sources) - fates.keys()))
    said = {(row["fate"], row["report"], row["file"]) for row in files if row["report"]}
    known = {("published", report["id"], report["file"]) for report in reports}
    known |= {("witness", one["id"], copy["file"]) for one in reports for copy in one.get("witnesses", ())}
    yield from (Finding(Code.DATA_FILE_OTHERWISE(), file) for file in sorted({row[2] for row in said ^ known}))


def _witnesses(
    report: JsonObject, passages: Sequence[JsonObject], data: Path, sources: Mapping[str, Path]
) -> Iterator[Finding]:
    """Find what is wrong with the witnesses of a report: their sources, ledgers and variants."""
    base = "\n".join(row["text"] for row in passages)
    variants: dict[str, list[JsonObject]] = defaultdict(list)
    for row in read_lines(data / WITNESSES / f"{report['id']}.jsonl"):
        variants[row["file"]].append(row)
    for witness in report["witnesses"]:
        file = witness["file"]
        for message in _witness(witness, variants[file], base, data, sources.get(file)):
            yield Finding(message, file)


def _witness(
    witness: JsonObject, variants: Sequence[JsonObject], base: str, data: Path, source: Path | None
) -> Iterator[Message]:
    text = _source_text(witness, source)
    if isinstance(text, Message):
        yield text
        return
    rows = read_lines(data / EDITS / f"{witness['id']}.jsonl")
    edits = _edits(rows)
    clean = replay(text, edits)
    if clean_digest(clean) != witness["clean_sha256"]:
        yield Code.DATA_REPLAY()
    if undo(clean, edits) != text:
        yield Code.DATA_UNDO()
    yield from _order(rows)
    for row in variants:
        places = (base, "start", "end", "base"), (clean, "other_start", "other_end", "other")
        if any(row[quote] not in {None, text[row[start] : row[end]]} for text, start, end, quote in places):
            yield Code.DATA_VARIANT(offset=row["start"])
    if len(variants) != witness["variants"]:
        yield Code.DATA_VARIANT(offset=0)


def read_lines(path: Path) -> list[JsonObject]:
    """Return the rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def compare_trees(made: Path, there: Path, names: Sequence[str]) -> list[Finding]:
    """Return a finding for each generated file that is missing, left over, or not what the generator makes."""
    findings = []
    for name in names:
        fresh, stale = _files(made / name, made), _files(there / name, there)
        for file in sorted(fresh.keys() | stale.keys()):
            if file not in stale:
                message = Code.GENERATED_MISSING()
            elif file not in fresh:
                message = Code.GENERATED_LEFT_OVER()
            elif _content(fresh[file]) != _content(stale[file]):
                message = Code.GENERATED_DIFFERS()
            else:
                continue
            findings.append(Finding(message, file))
    return findings


def _content(path: Path) -> bytes:
    """Return the content of a file: packed ones are unpacked, as builds of zlib pack the same text differently."""
    data = path.read_bytes()
    return gzip.decompress(data) if data.startswith(GZIP) else data


def _files(path: Path, root: Path) -> Mapping[str, Path]:
    paths = path.rglob("*") if path.is_dir() else [path]
    return {file.relative_to(root).as_posix(): file for file in paths if file.is_file()}


def _unique(passages: Sequence[JsonObject], seen: dict[str, str]) -> Iterator[Finding]:
    """Find anchors that two passages share; `seen` has those of other reports, and gets these."""
    for row in passages:
        if row["id"] in seen:
            yield Finding(Code.DATA_ANCHOR_TWICE(anchor=row["id"], other=seen[row["id"]]), row["report"])
        seen[row["id"]] = row["report"]
        if not row["url"].endswith("#" + row["id"]):
            yield Finding(Code.DATA_ADDRESS(anchor=row["id"]), row["report"])


def _report(
    report: JsonObject, passages: Sequence[JsonObject], data: Path, source: Path | None
) -> Iterator[Message]:
    """Find what is wrong with one report: its source, its ledger, its gaps."""
    text = _source_text(report, source)
    if isinstance(text, Message):
        yield text
        return
    rows = read_lines(data / EDITS / f"{report['id']}.jsonl")
    yield from (*_ledger(text, rows, passages), *_order(rows), *_gaps(report, passages))


def _source_text(report: JsonObject, source: Path | None) -> str | Message:
    """Return the text that the reader named in the data extracts from the source, or why there is none."""
    if source is None:
        return Code.DATA_NO_SOURCE()
    content = source.read_bytes()
    if hashlib.sha256(content).hexdigest() != report["sha256"]:
        return Code.DATA_SOURCE_CHANGED()
    name, version = report.get("reader", ""), report.get("reader_version", "")
    reader = reader_named(name, version)
    if reader is None:
        return Code.DATA_READER(reader=name, version=version)
    try:
        extract = extract_with(reader, content)
    except SourceError as error:
        return error.message
    return _as_said(extract, reader, report)


def _as_said(extract: Extract, reader: Reader, report: JsonObject) -> str | Message:
    """Return the text of an extract, unless another program converted it, or its encoding is not the one said."""
    version = report["reader_version"]
    if reader.version_with(extract) != version:
        return Code.DATA_READER(reader=reader.name, version=version)
    if extract.encoding != report["encoding"]:
        return Code.DATA_ENCODING(found=str(extract.encoding), said=str(report["encoding"]))
    return extract.text


def _ledger(text: str, rows: Sequence[JsonObject], passages: Sequence[JsonObject]) -> Iterator[Message]:
    edits = _edits(rows)
    clean = "\n".join(row["text"] for row in passages)
    if replay(text, edits) != clean:
        yield Code.DATA_REPLAY()
    if undo(clean, edits) != text:
        yield Code.DATA_UNDO()


def _edits(rows: Sequence[JsonObject]) -> list[Edit]:
    return [Edit(r["start"], r["end"], r["before"], r["after"], tuple(r["steps"])) for r in rows]


def _order(rows: Sequence[JsonObject]) -> Iterator[Message]:
    at = -1
    for row in rows:
        if row["start"] <= at or row["evidence"] not in EVIDENCE or row["rule"] not in row["steps"]:
            yield Code.DATA_EDIT(offset=row["start"])
        at = max(row["start"], row["end"] - 1)


def _gaps(report: JsonObject, passages: Sequence[JsonObject]) -> Iterator[Message]:
    anchors = {row["id"] for row in passages}
    for gap in report["gaps"]:
        if gap["passage"] not in anchors:
            yield Code.DATA_GAP(anchor=gap["passage"])
