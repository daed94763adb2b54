"""The work list: each finding with its id, the line it is about, and the reason for which it was accepted.

An id is eight base32 characters of a hash of code, file and those arguments that an edit elsewhere does not
change; where the line says which of several findings it is, also of its words. Findings that are equal in all of
this are distinguished by their ordinal.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.corpus.briefs import quoted
from generator.corpus.findings.accepted import ACCEPTED
from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import DRIFTING, GENERATOR_FAULTS, KNOWN_BY_LINE, Code
from generator.reading.anchors import digest, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.corpus.findings.accepted import Acceptance
    from generator.corpus.model import Corpus


@dataclass(frozen=True, slots=True)
class Item:
    """A finding of a work list; `quote` is the start of its line in the source, empty if it is about no line."""

    finding: Finding
    id: str
    quote: str = ""
    accepted: str | None = None


def work_list(corpus: Corpus) -> tuple[Item, ...]:
    """Return the findings of a corpus, in their order, with ids, quotes and reasons of acceptance."""
    quotes = tuple(_quotes(corpus))
    ids = _ids(corpus.findings, quotes)
    items = (Item(*parts) for parts in zip(corpus.findings, ids, quotes, strict=True))
    return tuple(accept(items, corpus.accepted))


def accept(items: Iterable[Item], accepted: Sequence[Acceptance]) -> Iterator[Item]:
    """Yield items with the reason of the first entry that accepts them, None where no entry does.

    A fault of the generator is never accepted.
    """
    by_id = {entry.finding: entry for entry in accepted if entry.finding}
    rules: dict[Code | None, list[Acceptance]] = defaultdict(list)
    for entry in accepted:
        rules[entry.code].append(entry)
    for item in items:
        found = by_id.get(item.id) or covering(item.finding, rules.get(item.finding.code, ()))
        can_be = item.finding.code not in GENERATOR_FAULTS
        yield replace(item, accepted=found.reason if found and can_be else None)


def covering(finding: Finding, accepted: Iterable[Acceptance]) -> Acceptance | None:
    """Return the first entry that accepts a finding by its code and file, None if there is none."""
    return next((entry for entry in accepted if entry.covers(finding.code, finding.file)), None)


def with_accepted(corpus: Corpus, accepted: Sequence[Acceptance]) -> Corpus:
    """Return a corpus in which some findings are accepted; an entry that accepts none of them is a note."""
    accepted = tuple(accepted)
    unused = (
        Finding(Code.ACCEPTED_UNUSED(named=entry.named), ACCEPTED, entry.line)
        for entry in unused_entries(work_list(corpus), accepted)
    )
    return replace(corpus, findings=tuple(sorted((*corpus.findings, *unused))), accepted=accepted)


def unused_entries(items: Iterable[Item], accepted: Iterable[Acceptance]) -> list[Acceptance]:
    """Return the entries that accept none of some items."""
    can_be = [item for item in items if item.finding.code not in GENERATOR_FAULTS]
    ids = {item.id for item in can_be}
    pairs = {(item.finding.code, item.finding.file) for item in can_be}
    return [
        entry for entry in accepted if entry.finding not in ids and not any(entry.covers(*pair) for pair in pairs)
    ]


def _ids(findings: Iterable[Finding], quotes: Iterable[str]) -> Iterator[str]:
    """Yield an id for each finding; all are different."""
    seen: Counter[tuple[str, ...]] = Counter()
    taken: set[str] = set()
    for finding, quote in zip(findings, quotes, strict=True):
        known_by = _known_by(finding, quote)
        found = ""
        while not found or found in taken:
            seen[known_by] += 1
            found = digest(*known_by, str(seen[known_by]))
        taken.add(found)
        yield found


def _known_by(finding: Finding, quote: str) -> tuple[str, ...]:
    lasting = (f"{name}={value}" for name, value in finding.message.arguments if name not in DRIFTING)
    line = (words(quote),) if finding.code in KNOWN_BY_LINE else ()
    return finding.code.id, finding.file, *lasting, *line


def _quotes(corpus: Corpus) -> Iterator[str]:
    """Yield the line of each finding: those of a report's own are in its brief, for others it is read."""
    numbers = {brief.file: number for number, brief in enumerate(corpus.briefs)}
    known = {(brief.file, line): quote for brief in corpus.briefs for line, quote in brief.quotes}
    for finding in corpus.findings:
        if finding.line is None or finding.file not in numbers:
            yield ""
        elif (finding.file, finding.line) in known:
            yield known[finding.file, finding.line]
        else:
            yield quoted(corpus.reports[numbers[finding.file]].source.split("\n"), finding.line)
