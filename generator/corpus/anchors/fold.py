"""Fold the registry over a corpus: registered ids go to the passages that have them, new ones to the rest.

A report of which nothing has changed is known by a digest of its words; its lines are not read. The texts of
others are read one at a time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.corpus.anchors.corrected import Compared, corrected
from generator.corpus.anchors.given import EverGiven
from generator.corpus.anchors.lines import written
from generator.corpus.anchors.model import PAGE, REPORT, IdLine, Lost, Registered, ReportIds, final_targets
from generator.corpus.anchors.prints import Print, Seen, each_hash
from generator.corpus.anchors.recognise import recognise, taken_in
from generator.corpus.anchors.registry import LAYERS, SHEET, words_digest
from generator.corpus.anchors.settle import Settled, finished, settle
from generator.corpus.apart import set_apart
from generator.corpus.disambiguation import Given, disambiguate
from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code
from generator.reading.anchors import words
from generator.store import code_digest, key_of, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.corpus.anchors.documents import Documents
    from generator.corpus.anchors.registry import RegisteredReport, Registry
    from generator.corpus.briefs import Brief
    from generator.reading.model import Former

SETTLED: Final = "settled"
"""The kind of what becomes of the lines of a report in the store."""
ALIKE: Final = 0.2
"""The share of passages that must be corrected ones for a report to be the same although none is as it was."""


class Folded(NamedTuple):
    """The briefs with their final names, the registry as it is then, and findings on reports that vanished."""

    briefs: list[Brief]
    registered: Registered | None
    findings: list[Finding]


def fold(registry: Registry, documents: Documents, withdrawn: Callable[[str], str]) -> Folded:
    """Return the names that the reports of a corpus have by a registry; `withdrawn` gives a file's reason."""
    return _Fold(registry, documents).run(withdrawn)


class _Fold:
    """One fold. What is decided is in `own` (registered reports by number), then in `ids` and `briefs`."""

    def __init__(self, registry: Registry, documents: Documents) -> None:
        self.registry, self.documents, self.store = registry, documents, documents.store
        self.known = {name: registry.summary(name, self.store) for name in registry.names()}
        self.candidates = documents.candidates()
        self.given = EverGiven(self.known)
        found = recognise(self.known, self.candidates, self._is_same)
        self.own, self.shared = dict(found.own), dict(found.shared)
        self.changed: dict[str, str] = {}

    def run(self, withdrawn: Callable[[str], str]) -> Folded:
        """Return the result; the files that change are put into the store."""
        kept = [self._kept_ids(at) for at in range(len(self.candidates))]
        names = disambiguate(
            [one.stem for one in self.candidates],
            lambda at: self._fresh(at, kept[at]),
            Given(self.own, self.known.keys(), self.given.among),
        )
        ids = [self._final(at, own, names[at].renamed) for at, own in enumerate(kept)]
        lost = {name: one for name, one in self.known.items() if name not in set(self.own.values())}
        bases = self._bases(lost)
        former = [self._former(at, ids[at]) for at in range(len(ids))]
        for name, at in bases.items():
            former[at] = (*former[at], *self._taken_in(lost[name], at, names[at].id, ids[at], former[at]))
        briefs = list(set_apart(self._called(at, names[at].id, ids[at], former[at]) for at in range(len(ids))))
        briefs = [self._with_pages(at, brief) for at, brief in enumerate(briefs)]
        for at, brief in enumerate(briefs):
            self._register(at, brief, ids[at])
        gone = [self._gone(lost[name], withdrawn) for name in sorted(lost.keys() - bases.keys())]
        taken = [self._moved(lost[name], briefs[at].id) for name, at in sorted(bases.items())]
        return Folded(
            briefs,
            Registered(self.registry.folder, self.changed, (*gone, *taken)),
            list(self._findings(gone, lost)),
        )

    # Which passages have an id

    def _kept_ids(self, at: int) -> tuple[str, ...] | None:
        """Return for each passage its registered id or an empty text; None for a report that has none."""
        if self._is_unchanged(at):
            return self.known[self.own[at]].alive
        if at not in self.own and at not in self.shared:
            return None
        return tuple(line.id if line else "" for line in self._settled(at).kept)

    def _is_unchanged(self, at: int) -> bool:
        name = self.own.get(at)
        if name is None or name in self.given.twice or name in self.shared.values():
            return False
        summary = self.known[name]
        return bool(summary.alive) and summary.words == words_digest(self.candidates[at].hashes)

    def _settled(self, at: int) -> Settled:
        """Return what becomes of the lines of a report; it is kept in the store while the build needs it again."""
        name = self.own.get(at) or self.shared[at]
        who = repr((sorted(self.given.twice.get(name, ())), sorted(self._owners(name)), at in self.shared))
        key = key_of(SETTLED, code_digest(*LAYERS), self.registry.data(name), self.documents.briefs[at].key, who)
        found: Settled = unpacked(self.store.made(SETTLED, key, lambda: packed(self._settle(at, name))))
        return found

    def _owners(self, name: str) -> list[str]:
        """Return the words of the reports that have lines of one registered report."""
        return [self.candidates[at].hashes for at, one in (*self.own.items(), *self.shared.items()) if one == name]

    def _settle(self, at: int, name: str) -> Settled:
        sheet = self.registry.sheet(name)
        alive, dead = self._lines(at, sheet)
        return settle(alive, dead, self.documents.report(at), each_hash(self.candidates[at].hashes))

    def _lines(self, at: int, sheet: ReportIds) -> tuple[list[IdLine], list[IdLine]]:
        """Return the lines of a report; those of a file that several share go to the one that has their words."""
        lost = self.given.twice.get(sheet.name, frozenset())
        alive = [line for line in sheet.alive if line.id not in lost]
        dead = [line for line in sheet.dead if line.id not in lost]
        if sheet.report and sheet.report.state == "in":  # it was taken in by another and is by itself again
            back = [line for line in dead if line.since == sheet.report.since]
            alive, dead = (
                sorted([*alive, *back], key=lambda one: (one.rank, one.id)),
                [line for line in dead if line.since != sheet.report.since],
            )
        if at in self.shared:
            others = set(each_hash("".join(self._owners(sheet.name)[:1])))
            mine = set(each_hash(self.candidates[at].hashes))
            return [line for line in alive if line.print.hash in mine - others], []
        for other, name in self.shared.items():
            if name == sheet.name:
                theirs = set(each_hash(self.candidates[other].hashes)) - set(each_hash(self.candidates[at].hashes))
                alive = [line for line in alive if line.print.hash not in theirs]
        return alive, dead

    def _is_same(self, at: int, name: str) -> bool:
        """Whether a report is a registered one although no passage is as it was."""
        lines = self.registry.sheet(name).alive
        seen = [Seen(one.kind, words(one.text)) for one in self.documents.report(at).passages]
        pairs = corrected(Compared([line.print for line in lines], seen), {})
        return len(pairs) > ALIKE * len(lines)

    # Names

    def _fresh(self, at: int, kept: tuple[str, ...] | None) -> list[str]:
        """Return the derived ids of the passages that have no registered one."""
        derived = self.documents.traces[at].each_anchor()
        if kept is None:
            return list(derived)
        return [one for one, own in zip(derived, kept, strict=True) if not own]

    def _final(self, at: int, kept: tuple[str, ...] | None, renamed: Mapping[str, str]) -> tuple[str, ...]:
        derived = self.documents.traces[at].each_anchor()
        own = kept or ("",) * len(derived)
        return tuple(one or renamed.get(made, made) for one, made in zip(own, derived, strict=True))

    def _called(self, at: int, own: str, ids: Sequence[str], former: tuple[Former, ...]) -> Brief:
        derived = self.documents.traces[at].each_anchor()
        renamed = {made: one for made, one in zip(derived, ids, strict=True) if made != one}
        return replace(self.documents.briefs[at].called(own, renamed), former=former)

    # Where ids lead whose text is gone

    def _former(self, at: int, ids: Sequence[str]) -> tuple[Former, ...]:
        if at not in self.own:
            return ()
        if self._is_unchanged(at):
            return self.known[self.own[at]].former
        return tuple(sorted(final_targets(self._passages(at, ids), ids).values()))

    def _passages(self, at: int, ids: Sequence[str]) -> list[IdLine]:
        """Return the lines of the passages of a report, there and gone."""
        settled = (
            self._settled(at)
            if at in self.own or at in self.shared
            else Settled((None,) * len(ids), frozenset(), (), ())
        )
        if at in self.shared:
            settled = replace(settled, lost=(), dead=())
        return finished(settled, ids, self.documents.prints(at), self.registry.today)

    def _bases(self, lost: Mapping[str, RegisteredReport]) -> dict[str, int]:
        """Return the reports that have taken in registered ones, by the names of these."""
        by_name = {name: at for at, name in self.own.items()}
        noted = {
            name: by_name[one.report.to]
            for name, one in lost.items()
            if one.report and one.report.state == "in" and one.report.to in by_name
        }
        rest = {name: one for name, one in lost.items() if name not in noted and one.alive}
        copies = self.documents.copies
        found = taken_in(rest, [copy for copy, _ in copies])
        return noted | {name: copies[at][1] for name, at in found.items()}

    def _taken_in(
        self, summary: RegisteredReport, at: int, base: str, ids: Sequence[str], former: Sequence[Former]
    ) -> Iterator[Former]:
        """Yield where the ids of a report lead that another one has taken in; what is new in it is registered."""
        found = summary.former
        if summary.alive:
            found = self._take_in(summary, at, base, ids)
        there, onward = set(ids), {one.id: one for one in former}
        for one in found:
            if one.to in there:
                yield one
            else:
                end = onward.get(one.to)
                to = end.to if end else ids[0]
                yield one._replace(to=to) if one.shown or not end else one._replace(to=to, since=end.since)

    def _take_in(self, summary: RegisteredReport, at: int, base: str, ids: Sequence[str]) -> tuple[Former, ...]:
        sheet, today = self.registry.sheet(summary.name), self.registry.today
        hashes = each_hash(self.candidates[at].hashes)
        settled = settle(sheet.alive, (), self.documents.report(at), hashes)
        lines = [
            replace(line, state="in", to=ids[new], since=today) for new, line in enumerate(settled.kept) if line
        ]
        for line, new, inside in settled.lost:
            to = ids[0 if new is None else new]
            lines.append(replace(line, state="in" if inside else "gone", to=to, since=today))
        head = replace(_report_line(sheet), state="in", to=base, since=today)
        others = [line for line in sheet.lines if line.kind == PAGE or line in sheet.dead]
        new_sheet = ReportIds(sheet.name, (head, *others, *lines))
        self._put(new_sheet)
        return tuple(sorted(final_targets(new_sheet.lines, ()).values()))

    # What is written

    def _with_pages(self, at: int, brief: Brief) -> Brief:
        """Return a brief with the pages that have had the report before."""
        name = self.own.get(at)
        pages = () if name is None else tuple(line.id for line in self.known[name].pages)
        return replace(brief, left=tuple(page for page in pages if page != _home(brief)))

    def _register(self, at: int, brief: Brief, ids: Sequence[str]) -> None:
        """Put the lines of a report into the store, if they are not those of the registry."""
        name, home = self.own.get(at), _home(brief)
        head = IdLine(brief.id, REPORT, "now", brief.file, "", 0, Print(REPORT, "", 0, "", _title(brief)))
        if name and self._is_unchanged(at):
            pages = self.known[name].pages
            if self.known[name].report == head and home in {line.id for line in pages if line.state == "now"}:
                return
            passages = [line for line in self.registry.sheet(name).lines if line.is_passage]
        else:
            passages = self._passages(at, ids)
        self._put(ReportIds(brief.id, (head, *self._pages(name, home), *passages)))

    def _pages(self, name: str | None, home: str) -> Iterator[IdLine]:
        """Yield the lines of the pages of a report: the one that has it, and those that had it before."""
        yield IdLine(home, PAGE)
        for line in self.known[name].pages if name else ():
            if line.id != home:
                yield line if line.state != "now" else replace(line, state="gone", since=self.registry.today)

    def _put(self, sheet: ReportIds) -> None:
        data = written(sheet)
        if data != self.registry.data(sheet.name):
            key = key_of(SHEET, data)
            self.store.put(SHEET, key, data)
            self.changed[sheet.name] = key

    def _gone(self, summary: RegisteredReport, withdrawn: Callable[[str], str]) -> Lost:
        """Return a report that is published no more; since when is noted the first time."""
        sheet = None
        head = summary.report
        if head is None or head.state == "now":
            sheet = self.registry.sheet(summary.name)
            head = replace(_report_line(sheet), state="gone", since=self.registry.today)
            others = (line for line in sheet.lines if line.kind != REPORT)
            self._put(ReportIds(sheet.name, (head, *others)))
        ids = (*summary.alive, *(one.id for one in summary.former))
        pages = tuple(line.id for line in summary.pages)
        return Lost(summary.name, head.print.shown, head.since, withdrawn(head.to), pages, ids)

    def _moved(self, summary: RegisteredReport, base: str) -> Lost:
        head = summary.report or IdLine(summary.name, REPORT)
        pages = tuple(line.id for line in summary.pages)
        return Lost(summary.name, head.print.shown, head.since or self.registry.today, "", pages, (), base)

    def _findings(self, gone: Sequence[Lost], lost: Mapping[str, RegisteredReport]) -> Iterator[Finding]:
        for one in gone:
            if not one.why:
                head = lost[one.id].report
                file = head.to if head and head.to else f"{self.registry.folder.name}/{one.id}.tsv"
                yield Finding(Code.SOURCE_VANISHED(report=one.id), file)


def _report_line(sheet: ReportIds) -> IdLine:
    return sheet.report or IdLine(sheet.name, REPORT)


def _home(brief: Brief) -> str:
    """Return the page of a report, as the registry names it."""
    slug = brief.place.slug
    return f"cities/{slug}/{brief.leaf}" if brief.leaf else f"cities/{slug}"


def _title(brief: Brief) -> str:
    return "".join(char if char.isprintable() else " " for char in brief.title)
