"""Gather a folder of sources into a corpus. Each report is made independently, so any executor can do it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.corpus.apart import set_apart
from generator.corpus.disambiguation import disambiguate, document_order
from generator.corpus.executors import ordered
from generator.corpus.findings.alike import find_alike
from generator.corpus.invariants import check_report, is_withheld, withheld_for
from generator.corpus.model import Corpus
from generator.corpus.witnesses.find import compare, find_witnesses
from generator.knowledge import DATA, load_knowledge
from generator.knowledge.errors import Finding, SourceError
from generator.knowledge.findings.codes import Code
from generator.reading.report import make_report
from generator.reading.stages import check_stages
from generator.sources.inventory import Passed, open_folder, require_sources
from generator.sources.limits import LIMITS
from generator.sources.manifest import load_manifest
from generator.sources.read import read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from generator.knowledge import Knowledge
    from generator.reading.model import Report
    from generator.sources.inventory import Inventory, Source
    from generator.sources.limits import Limits
    from generator.sources.manifest import Manifest

CHUNK = 8  # files per task: large enough that passing values between processes costs little


def gather(
    folder: Path,
    executor: Executor | None = None,
    knowledge: Sequence[Path] = (DATA,),
    progress: Callable[[int, int], None] = lambda done, total: None,  # noqa: ARG005 - names for callers
    limits: Limits = LIMITS,
) -> Corpus:
    """Return the corpus of a folder: its reports in one order, whatever the executor and the order of files.

    A source that cannot be read becomes a finding, and so does a report whose ledger is broken, which is
    withheld. A folder that does not exist or has no source is a FangzhiError, a mistake in the manifest or in the
    knowledge a KnowledgeError. `progress` is called with (sources done, total); some may become no report.
    """
    known = load_knowledge(*knowledge)
    check_stages(known)
    manifest = load_manifest(folder, known)
    with open_folder(folder, limits, manifest.skips) as inventory:
        require_sources(inventory)
        return _gather(inventory, manifest, executor, knowledge, progress)


def _gather(
    inventory: Inventory,
    manifest: Manifest,
    executor: Executor | None,
    knowledge: Sequence[Path],
    progress: Callable[[int, int], None],
) -> Corpus:
    known = load_knowledge(*knowledge)
    entries = manifest.entries(source.file for source in inventory.sources)
    names = {source.file for source in inventory.sources} | {passed.file for passed in inventory.passed}
    findings = [*inventory.findings, *manifest.missing(names)]
    todo = [replace(source, entry=entries.get(source.file)) for source in inventory.sources]
    passed = list(inventory.passed)
    reports: list[Report] = []
    done = 0
    # All are handed out at once, since all reports are kept: a cluster may have any number of workers.
    for results in ordered(partial(make_all, knowledge=knowledge), _chunks(todo), executor, ahead=len(todo)):
        for result in results:
            if isinstance(result, Finding):
                passed.append(Passed(result.file, result.message))
                findings.append(result)
                continue
            findings += result.findings
            if is_withheld(result):
                passed.append(Passed(result.file, withheld_for(result)))
            else:
                reports.append(result)
        done += len(results)
        progress(done, len(todo))
    reports.sort(key=document_order)
    found = find_witnesses(reports, entries, known, executor)
    published = tuple(set_apart(disambiguate(found.reports)))
    witnesses = compare(published, found.matches, executor)
    findings += find_alike(found.reports, known)
    passed.sort(key=lambda item: item.file)
    findings = [*found.unsettled(findings), *found.findings]
    return Corpus(published, tuple(sorted(findings)), known, tuple(passed), witnesses=witnesses)


def make_all(sources: Sequence[Source], knowledge: Sequence[Path]) -> list[Report | Finding]:
    """Make the reports of some sources: one task of an executor."""
    return [make_one(source, knowledge) for source in sources]


def make_one(source: Source, knowledge: Sequence[Path]) -> Report | Finding:
    """Make one report, checked; a source that cannot be read becomes a finding."""
    try:
        known = load_knowledge(*knowledge)
        data = source.path.read_bytes()
        return make_checked(source, data, known)
    except OSError as error:
        return Finding(Code.UNREADABLE(reason=error.strerror or str(error)), source.file)


def make_checked(source: Source, data: bytes, knowledge: Knowledge) -> Report | Finding:
    """Make a report of the bytes of a source and check its invariants; what it breaks is added to its findings."""
    try:
        report = make_report(read_source(source.file, data, source.facts, source.named), source.entry, knowledge)
    except SourceError as error:
        return Finding(error.message, source.file)
    broken = check_report(report, knowledge)
    return replace(report, findings=(*report.findings, *broken)) if broken else report


def _chunks(sources: Sequence[Source]) -> Iterator[Sequence[Source]]:
    return (sources[at : at + CHUNK] for at in range(0, len(sources), CHUNK))
