"""Gather a folder of sources into a corpus. Each report is made on its own, so any executor can do it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.corpus.disambiguation import tell_apart
from generator.corpus.invariants import check_report
from generator.corpus.model import Corpus
from generator.knowledge import DATA, load_knowledge
from generator.knowledge.errors import Finding, SourceError
from generator.reading.report import make_report
from generator.sources.find import Source, find_sources
from generator.sources.manifest import load_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from generator.reading.model import Report

CHUNK = 8  # files a task: large enough that passing values between processes costs little


def gather(
    folder: Path,
    executor: Executor | None = None,
    knowledge: Sequence[Path] = (DATA,),
    progress: Callable[[int, int], None] = lambda done, total: None,  # noqa: ARG005 - said by name to callers
) -> Corpus:
    """Return the corpus of a folder: its reports in one order, whatever the executor and the order of files.

    A source that cannot be read is a finding. A folder that is not there or holds no source is a SourceError, a
    mistake in the manifest or in the knowledge a KnowledgeError. `progress` is told (reports done, of how many).
    """
    known = load_knowledge(*knowledge)
    sources, findings = find_sources(folder)
    entries, missing = load_manifest(folder, known)
    findings += missing
    todo = [replace(source, entry=entries.get(source.file)) for source in sources]
    reports: list[Report] = []
    for results in _run(_chunks(todo), knowledge, executor):
        for result in results:
            if isinstance(result, Finding):
                findings.append(result)
            else:
                reports.append(result)
        progress(len(reports), len(todo))
    reports.sort(key=lambda r: (r.place.code or "~", r.place.slug, r.year or 0, r.id, r.file))
    findings += [finding for report in reports for finding in report.findings]
    findings += same_twice(reports)
    return Corpus(tuple(tell_apart(reports)), tuple(sorted(findings)), known)


def same_twice(reports: Iterable[Report]) -> Iterator[Finding]:
    """Yield a finding for each source that holds the same bytes as an earlier one."""
    first: dict[str, str] = {}
    for report in sorted(reports, key=lambda report: report.file):
        other = first.setdefault(report.sha256, report.file)
        if other != report.file:
            yield Finding(
                report.file, "", f"the same bytes as {other}, so the text stands twice", "remove one of them"
            )


def make_all(sources: Sequence[Source], knowledge: Sequence[Path]) -> list[Report | Finding]:
    """Make the reports of some sources: what one task of an executor does."""
    return [make_one(source, knowledge) for source in sources]


def make_one(source: Source, knowledge: Sequence[Path]) -> Report | Finding:
    """Make one report; what cannot be read is a finding."""
    known = load_knowledge(*knowledge)
    try:
        report = make_report(source.file, source.path.read_bytes(), source.entry, known)
    except SourceError as error:
        return Finding(source.file, error.place, error.problem, error.remedy)
    except OSError as error:
        return Finding(source.file, "", f"cannot be read ({error.strerror})", "check the file and its permissions")
    broken = check_report(report, known)
    return replace(report, findings=(*report.findings, *broken)) if broken else report


def _chunks(sources: Sequence[Source]) -> Iterator[Sequence[Source]]:
    return (sources[at : at + CHUNK] for at in range(0, len(sources), CHUNK))


def _run(
    chunks: Iterable[Sequence[Source]], knowledge: Sequence[Path], executor: Executor | None
) -> Iterator[list[Report | Finding]]:
    if executor is None:
        return (make_all(chunk, knowledge) for chunk in chunks)
    futures: list[Future[list[Report | Finding]]] = [executor.submit(make_all, c, knowledge) for c in chunks]
    return (future.result() for future in futures)
