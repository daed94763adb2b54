"""Grouping: which reports are copies of which, so that each document is published once.

Nothing is merged in a chain: a witness is compared with its base itself. A text that is in several documents alike
(a passage that two years share) is a witness of none, and nor is a text that holds several documents.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.corpus.executors import ordered
from generator.corpus.witnesses.base import Copy, choose, reason
from generator.corpus.witnesses.candidates import candidates
from generator.corpus.witnesses.identity import alike, conflict, disagree, stated
from generator.corpus.witnesses.measure import ENOUGH
from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor

    from generator.corpus.briefs import Brief
    from generator.corpus.traces import Traces
    from generator.corpus.witnesses.base import Standing
    from generator.corpus.witnesses.identity import Fact
    from generator.corpus.witnesses.texts import Texts
    from generator.knowledge import Knowledge
    from generator.knowledge.findings.codes import Message
    from generator.sources.manifest import ManifestEntry

NEARLY: Final = 0.05
"""How much more of an excerpt must be in one document than in another to be taken from it. A choice."""

LARGE: Final = 0.2
"""The share of a text from which a document in it counts as one of several; less may be misjudged. A choice."""

Pair = tuple[int, int]
"""Two reports by their numbers, the lower first."""


class Assignment(NamedTuple):
    """A witness and its base by their numbers, how much they share, and why the other is the base."""

    witness: int
    base: int
    share: float
    reason: str


class Reports(NamedTuple):
    """The reports that are grouped: what they say, what they are found by, and their texts."""

    briefs: Sequence[Brief]
    traces: Sequence[Traces]
    texts: Texts


def group(
    reports: Reports,
    entries: Mapping[str, ManifestEntry],
    knowledge: Knowledge,
    executor: Executor | None,
) -> tuple[list[Assignment], list[Finding]]:
    """Return which of the reports are witnesses of which others, and findings, whatever the executor.

    The order of the reports decides nothing but the order of the result.
    """
    asked = _Asked(reports.briefs, entries)
    pairs = sorted({*_pairs(reports.traces), *asked.pairs})
    keys = ((reports.briefs[a].key, reports.briefs[b].key) for a, b in pairs)
    shares = dict(zip(pairs, ordered(reports.texts.share, keys, executor), strict=True))
    grouper = _Grouper(reports, asked, knowledge, shares)
    for component in _components(grouper.edges()):
        grouper.divide(component)
    return sorted(grouper.matches), [*asked.findings, *grouper.findings, *grouper.conflicts()]


def _pairs(traces: Sequence[Traces]) -> set[Pair]:
    """Return the pairs of reports that may be copies: by their samples, or because their letters are the same."""
    equal: dict[bytes, int] = {}
    pairs: set[Pair] = set()
    for number, trace in enumerate(traces):
        if trace.letters in equal:
            pairs.add((equal[trace.letters], number))
        if trace.letters:
            equal[trace.letters] = number
    return pairs.union(candidates([trace.sample for trace in traces]))


class _Asked:
    """What the manifest asks for: `bases` of forced witnesses, and the reports that are `separate`."""

    def __init__(self, reports: Sequence[Brief], entries: Mapping[str, ManifestEntry]) -> None:
        self.entries = entries
        numbers = {report.file: number for number, report in enumerate(reports)}
        bases = {file: entry.witness_of for file, entry in entries.items() if entry.witness_of}
        self.separate = {numbers[file] for file, entry in entries.items() if entry.separate and file in numbers}
        self.bases: dict[int, int] = {}
        self.findings: list[Finding] = []
        for file in sorted(bases.keys() & numbers.keys()):
            base = file
            while base in bases:  # no circle: the manifest is checked when it is loaded
                base = bases[base] or ""
            if base in numbers:
                self.bases[numbers[file]] = numbers[base]
            else:
                self.findings.append(Finding(Code.WITNESS_NO_BASE(named=base), file))
        self.named = frozenset(reports[base].file for base in self.bases.values())
        self.pairs = {(min(pair), max(pair)) for pair in self.bases.items()}

    def forbids(self, pair: Pair) -> bool:
        """Whether a pair must not be merged: one of them is separate, or is to be a witness of another."""
        return pair not in self.pairs and any(one in self.separate or one in self.bases for one in pair)


class _Grouper:
    """Divides reports that are connected by what they share into documents with their witnesses."""

    def __init__(self, reports: Reports, asked: _Asked, knowledge: Knowledge, shares: dict[Pair, float]) -> None:
        self._reports = reports.briefs
        self._traces = reports.traces
        self._texts = reports.texts
        self._asked = asked
        self._knowledge = knowledge
        self._shares = shares
        self._facts = [stated(report, asked.entries.get(report.file)) for report in reports.briefs]
        self._copies: dict[int, Copy] = {}
        self._near: dict[int, set[int]] = defaultdict(set)
        for pair, shared in shares.items():
            if shared >= ENOUGH:
                self._near[pair[0]].add(pair[1])
                self._near[pair[1]].add(pair[0])
        self.matches: list[Assignment] = []
        self.findings: list[Finding] = []

    def edges(self) -> list[Pair]:
        """Return the pairs that are copies."""
        return [pair for pair in list(self._shares) if pair in self._asked.pairs or self._same(*pair)]

    def conflicts(self) -> Iterator[Finding]:
        """Yield a finding for each document that would be a copy of another, but for what the two state."""
        witnesses = {match.witness for match in self.matches}
        seen: set[int] = set()
        for pair, shared in sorted(self._shares.items()):
            if shared < ENOUGH or witnesses.intersection(pair) or self._asked.forbids(pair) or pair[1] in seen:
                continue
            if fact := self._conflict(pair):
                seen.add(pair[1])
                one, other = (self._reports[number].file for number in pair)
                yield Finding(_otherwise(fact, one, _percent(shared)), other)

    def divide(self, component: Iterable[int]) -> None:
        """Choose the documents among connected reports, and give each other report to one of them."""
        rest = [self._copy(number) for number in component]
        bases: dict[int, Standing] = {}
        taken: dict[int, list[int]] = defaultdict(list)
        numbers = {self._reports[number].file: number for number in component}
        while rest:
            best, standing = choose(rest, self._asked.named, self._knowledge)
            base = numbers[best.report.file]
            rest.remove(best)
            bases[base] = standing
            for other in self._takes(base, [numbers[c.report.file] for c in rest] + list(taken)):
                taken[other].append(base)
            rest = [copy for copy in rest if numbers[copy.report.file] not in taken]
        for witness, chosen in sorted(taken.items()):
            self._give(witness, chosen, bases)

    def _copy(self, number: int) -> Copy:
        if number not in self._copies:
            report = self._reports[number]
            found = self._texts.extent(report.key, self._knowledge.bigrams)
            traces = self._traces[number]
            self._copies[number] = Copy(report, *found, traces.inferred, traces.edits)
        return self._copies[number]

    def _takes(self, base: int, others: Sequence[int]) -> list[int]:
        """Return which of the others are witnesses of a base; none of a text that holds several documents."""
        asked = [other for other in others if self._asked.bases.get(other) == base]
        found = [other for other in others if other not in asked and self._same(base, other)]
        if disagree([self._facts[number] for number in found]) or self._holds_several(base):
            files = "、".join(self._reports[number].file for number in found[:3])
            self.findings.append(Finding(Code.COPY_OF_SEVERAL(others=files), self._reports[base].file))
            return asked
        return asked + found

    def _holds_several(self, base: int) -> bool:
        """Whether a text holds large parts of two documents that state different things and are not alike."""
        size = self._copy(base).extent
        large = [n for n in sorted(self._near[base]) if LARGE * size <= self._copy(n).extent < size]
        kinds = {tuple(sorted(self._facts[number].items())): number for number in large}
        pairs = combinations(sorted(kinds.values()), 2)
        return any(self._conflict(pair) and self._shared(pair) < ENOUGH for pair in pairs)

    def _same(self, one: int, other: int) -> bool:
        pair = (min(one, other), max(one, other))
        if self._asked.forbids(pair) or self._conflict(pair):
            return False
        return self._shared(pair) >= ENOUGH

    def _conflict(self, pair: Pair) -> Fact | None:
        return conflict(*(self._facts[number] for number in pair))

    def _shared(self, pair: Pair) -> float:
        if pair not in self._shares:
            one, other = (self._reports[number].key for number in pair)
            self._shares[pair] = self._texts.share((one, other))
        return self._shares[pair]

    def _give(self, witness: int, bases: Sequence[int], standings: Mapping[int, Standing]) -> None:
        """Give a witness to the base that has most of it; if two have as much, it is published by itself."""
        report = self._reports[witness]
        pairs = {base: (min(base, witness), max(base, witness)) for base in bases}

        def rank(base: int) -> tuple[bool, int, int, float]:
            agreed = len(self._facts[witness].items() & self._facts[base].items())
            same = alike(report, self._reports[base])
            return self._asked.bases.get(witness) == base, agreed, same, self._shared(pairs[base])

        best, *others = sorted(bases, key=rank, reverse=True)
        if any(rank(one)[:-1] == rank(best)[:-1] and rank(best)[-1] - rank(one)[-1] < NEARLY for one in others):
            files = "、".join(self._reports[base].file for base in bases[:3])
            self.findings.append(Finding(Code.COPY_OF_SEVERAL(others=files), report.file))
            return
        shared = self._shared(pairs[best])
        why = self._why(best, witness, standings[best])
        self.matches.append(Assignment(witness, best, shared, why))
        base_file = self._reports[best].file
        self.findings.append(Finding(Code.WITNESS(base=base_file, percent=_percent(shared)), report.file))

    def _why(self, base: int, witness: int, standing: Standing) -> str:
        return reason(self._copy(base), self._copy(witness), standing)


def _otherwise(fact: Fact, other: str, percent: int) -> Message:
    """Return that a text is that of another file, but states another place, year or kind."""
    if fact == "place":
        return Code.COPY_OTHER_PLACE(other=other, percent=percent)
    if fact == "year":
        return Code.COPY_OTHER_YEAR(other=other, percent=percent)
    return Code.COPY_OTHER_KIND(other=other, percent=percent)


def _percent(shared: float) -> int:
    """Return a share in per cent, rounded down, so that 100 means all."""
    return int(100 * shared)


def _components(edges: Iterable[Pair]) -> list[list[int]]:
    """Return the numbers that edges connect, each group sorted."""
    root: dict[int, int] = {}

    def find(number: int) -> int:
        while root.setdefault(number, number) != number:
            root[number] = number = root[root[number]]
        return number

    for one, other in edges:
        low, high = sorted((find(one), find(other)))
        root[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for number in sorted(root):
        groups[find(number)].append(number)
    return list(groups.values())
