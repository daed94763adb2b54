"""Gather a folder of sources into a corpus. Each report is made independently, so any executor can do it.

A report that was made before is in the store. Workers put what they make there, and hand back brief and traces.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.corpus.anchors.documents import PRINTS, Documents
from generator.corpus.anchors.fold import Folded, fold
from generator.corpus.anchors.prints import prints_of
from generator.corpus.anchors.recognise import Recognisable
from generator.corpus.apart import set_apart
from generator.corpus.briefs import brief_of
from generator.corpus.cluster import Cluster
from generator.corpus.disambiguation import disambiguate, document_order
from generator.corpus.executors import survived
from generator.corpus.findings.alike import find_alike
from generator.corpus.invariants import check_report, is_withheld, withheld_for
from generator.corpus.model import Corpus
from generator.corpus.stored import REPORT, stored_reports, stored_witnesses
from generator.corpus.traces import traces_of
from generator.corpus.witnesses.find import compare, find_witnesses
from generator.corpus.witnesses.grouping import Reports
from generator.corpus.witnesses.texts import LAYERS, Texts
from generator.knowledge import DATA, forget_knowledge, load_knowledge
from generator.knowledge.errors import FangzhiError, Finding, SourceError
from generator.knowledge.findings.codes import PASSING, Code
from generator.reading.report import make_report
from generator.reading.stages import check_stages
from generator.sources.formats import reader_for
from generator.sources.guarded import BUDGET
from generator.sources.inventory import Passed, open_folder, require_sources
from generator.sources.limits import LIMITS
from generator.sources.manifest import load_manifest
from generator.sources.model import HEAD
from generator.sources.read import read_source
from generator.store import Store, code_digest, key_of, open_store, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from generator.corpus.anchors.registry import Registry
    from generator.corpus.briefs import Brief
    from generator.corpus.traces import Traces
    from generator.corpus.witnesses.find import Collation
    from generator.knowledge import Knowledge
    from generator.reading.model import Report
    from generator.sources.inventory import Inventory, Source
    from generator.sources.limits import Limits
    from generator.sources.manifest import Manifest, ManifestEntry

CHUNK = 8  # files per task: large enough that passing values between processes costs little

BRIEF: Final = "brief"
"""The kind of brief and traces of a report in the store."""
UNREAD: Final = "unread"
"""The kind of the finding that a source gives which is no report."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What each report is made with: the folders of the knowledge and their digest, and where it is put.

    It can be sent to a worker, which loads the knowledge when a report is not in the store. The package's own
    knowledge is None: a worker has it elsewhere.
    """

    folders: tuple[Path | None, ...]
    digest: str
    store: Store

    def known(self) -> Knowledge:
        """Return the knowledge; where it is another one, a FangzhiError says so.

        A process that outlives a run may have that of an earlier run, and reads the files again.
        """
        folders = [folder or DATA for folder in self.folders]
        if load_knowledge(*folders).digest != self.digest:
            forget_knowledge()
        known = load_knowledge(*folders)
        if known.digest != self.digest:
            problem = f"the knowledge that a worker on {socket.gethostname()} reads there is not that of this run"
            remedy = "give every worker the same program and the same folders, and change none while it runs"
            raise FangzhiError(str(folders[-1]), problem, remedy)
        return known

    def key(self, source: Source, data: bytes) -> str:
        """Return the key of what a source gives: it covers all that its report depends on."""
        named = source.named or source.file
        outside = reader_for(named, data[:HEAD]).outside()
        said = repr((source.facts, _said(source.entry)))
        return key_of(code_digest(*LAYERS), self.digest, source.file, named, said, outside, data)


def _said(entry: ManifestEntry | None) -> ManifestEntry | None:
    """Return what an entry says of a report: where it is in the manifest and what other files it names is not."""
    return replace(entry, file="", line=0, skip=False, witness_of=None, separate=False) if entry else None


class Unopened(NamedTuple):
    """A source that a worker could not open, as a finding: it may not see the folder of this process."""

    finding: Finding


class Drafts(NamedTuple):
    """What the sources of a folder give: briefs and traces of reports in one order, and what gives none."""

    briefs: Sequence[Brief]
    traces: Sequence[Traces]
    passed: list[Passed]
    findings: list[Finding]


def gather(  # noqa: PLR0913 - all but the folder are seldom given
    folder: Path,
    executor: Executor | None = None,
    knowledge: Sequence[Path] = (DATA,),
    progress: Callable[[int, int], None] = lambda done, total: None,  # noqa: ARG005 - names for callers
    limits: Limits = LIMITS,
    *,
    store: Store | None = None,
    registry: Registry | None = None,
) -> Corpus:
    """Return the corpus of a folder: its reports in one order, whatever the executor and the order of files.

    A source that cannot be read becomes a finding, and so does a report whose ledger is broken, which is withheld.
    A folder that does not exist or has no source is a FangzhiError, a mistake in the manifest or in the knowledge
    a KnowledgeError. `progress` is called with (sources done, total); some may become no report. What the `store`
    has is not made again; without one, the reports are kept as long as the corpus. With a `registry` ids are those
    that it has given; what it is to be afterwards is in the corpus, and nothing is written.
    """
    known = load_knowledge(*knowledge)
    check_stages(known)
    manifest = load_manifest(folder, known)
    folders = (None if one == DATA else one.absolute() for one in knowledge)
    workshop = Workshop(tuple(folders), known.digest, store or open_store(None))
    shared = executor.folder if isinstance(executor, Cluster) else None
    with open_folder(folder, limits, manifest.skips, scratch=shared) as inventory:
        require_sources(inventory)
        found = _gather(inventory, manifest, executor, workshop, progress, registry)
        return replace(found, kept=store)


def _gather(  # noqa: PLR0913, PLR0917 - all are given once
    inventory: Inventory,
    manifest: Manifest,
    executor: Executor | None,
    workshop: Workshop,
    progress: Callable[[int, int], None],
    registry: Registry | None,
) -> Corpus:
    known = workshop.known()
    entries = manifest.entries(source.file for source in inventory.sources)
    names = {source.file for source in inventory.sources} | {passed.file for passed in inventory.passed}
    todo = [
        replace(source, entry=entries.get(source.file), path=source.path.absolute())  # a worker has its own folder
        for source in inventory.sources
    ]
    drafts = _drafts(todo, workshop, executor, progress)
    texts = Texts(workshop.store)
    found = find_witnesses(Reports(drafts.briefs, drafts.traces, texts), entries, known, executor)
    folded = _named(drafts, found, workshop.store, registry, manifest)
    published = folded.briefs
    copies = compare(published, found.matches, texts, executor)
    alike = find_alike([drafts.briefs[number] for number in found.published], known)
    findings = [*inventory.findings, *manifest.missing(names), *drafts.findings, *alike, *folded.findings]
    return Corpus(
        stored_reports(workshop.store, published),
        tuple(sorted((*found.unsettled(findings), *found.findings))),
        known,
        tuple(sorted((*inventory.passed, *drafts.passed), key=lambda item: item.file)),
        witnesses=stored_witnesses(workshop.store, copies),
        registered=folded.registered,
    )


def _drafts(
    sources: Sequence[Source],
    workshop: Workshop,
    executor: Executor | None,
    progress: Callable[[int, int], None],
) -> Drafts:
    """Make the reports of sources, or find them in the store; they are in `document_order`."""
    made: list[tuple[Brief, Traces]] = []
    passed: list[Passed] = []
    findings: list[Finding] = []
    done = 0
    for results in _made(sources, workshop, executor):
        for result in map(unpacked, results):
            if isinstance(result, Unopened):
                _require_shared(result.finding, sources)
                result = result.finding  # noqa: PLW2901
            if isinstance(result, Finding):
                passed.append(Passed(result.file, result.message))
                findings.append(result)
                continue
            brief, traces = result
            findings += brief.findings
            if is_withheld(brief):
                passed.append(Passed(brief.file, withheld_for(brief)))
            else:
                made.append((brief, traces))
        done += len(results)
        progress(done, len(sources))
    made.sort(key=lambda both: document_order(both[0]))
    return Drafts([brief for brief, _ in made], [traces for _, traces in made], passed, findings)


def _made(sources: Sequence[Source], workshop: Workshop, executor: Executor | None) -> Iterator[list[bytes]]:
    """Yield what `make_all` returns for some sources at a time; one that ends its workers gives a finding.

    Its neighbours end with them. So all of these are made alone, when the others are done: then a worker that ends
    does so by what it reads.
    """
    task = partial(make_all, workshop=workshop)
    ended: list[Source] = []
    # All are handed out at once: a cluster may have any number of workers, and what comes back is small.
    made = survived(task, _chunks(sources), executor, len(sources))
    for chunk, results in zip(_chunks(sources), made, strict=True):
        if results is None:
            ended += chunk
        else:
            yield results
    for source in ended:
        (results,) = survived(task, [[source]], executor)
        yield results or [packed(_ending(source))]


def _ending(source: Source) -> Finding:
    return Finding(Code.READING_STOPPED(seconds=BUDGET.processor, memory=BUDGET.memory), source.file)


def _require_shared(finding: Finding, sources: Sequence[Source]) -> None:
    """Raise a FangzhiError for a source that a worker could not open and this process can."""
    path = next(source.path for source in sources if source.file == finding.file)
    with suppress(OSError), path.open("rb"):
        problem = f"a worker cannot read it ({finding.arguments['reason']}), and this command can"
        raise FangzhiError(str(path), problem, "share the folder of the sources under the same path")


def _named(
    drafts: Drafts, found: Collation, store: Store, registry: Registry | None, manifest: Manifest
) -> Folded:
    """Return the briefs of the reports that are published, with ids and anchors that are unique among them."""
    briefs = [drafts.briefs[number] for number in found.published]
    traces = [drafts.traces[number] for number in found.published]
    if registry:
        bases = {brief.file: number for number, brief in enumerate(briefs)}
        hashes = {brief.file: traces.hashes for brief, traces in zip(drafts.briefs, drafts.traces, strict=True)}
        copies = [
            (Recognisable(pair.witness.id, pair.witness.file, hashes[pair.witness.file]), bases[pair.base])
            for pair in found.matches
        ]
        return fold(registry, Documents(briefs, traces, store, copies), manifest.withdrawn)
    names = disambiguate([brief.id for brief in briefs], lambda number: traces[number].each_anchor())
    return Folded(list(set_apart(one.called(*name) for one, name in zip(briefs, names, strict=True))), None, [])


def make_all(sources: Sequence[Source], workshop: Workshop) -> list[bytes]:
    """Make the reports of some sources, one task of an executor, and return what `make_stored` does for each."""
    return [make_stored(source, workshop) for source in sources]


def make_stored(source: Source, workshop: Workshop) -> bytes:
    """Put the report of a source into the store, unless it is there; return its brief and traces, packed.

    A source that cannot be read becomes a finding, which is returned packed; one that it cannot open is Unopened.
    """
    try:
        data = source.path.read_bytes()
    except OSError as error:
        return packed(Unopened(_unreadable(source, error)))
    store, key = workshop.store, workshop.key(source, data)
    unread = store.get(UNREAD, key)
    kept = unread or store.get(BRIEF, key)
    if kept and (unread or store.get(REPORT, key)):
        return kept
    known = workshop.known()
    result = make_checked(source, data, known)
    if isinstance(result, Finding):
        made = packed(result)
        if result.code not in PASSING:
            store.put(UNREAD, key, made)
        return made
    made = packed((brief_of(result, key), traces_of(result, known.rules)))
    store.put(REPORT, key, packed(result))
    store.put(PRINTS, key, packed(prints_of(result)))
    store.put(BRIEF, key, made)
    return made


def make_one(source: Source, knowledge: Sequence[Path]) -> Report | Finding:
    """Make one report, checked; a source that cannot be read becomes a finding."""
    try:
        known = load_knowledge(*knowledge)
        data = source.path.read_bytes()
        return make_checked(source, data, known)
    except OSError as error:
        return _unreadable(source, error)


def _unreadable(source: Source, error: OSError) -> Finding:
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
