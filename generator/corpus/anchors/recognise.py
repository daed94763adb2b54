"""Recognize reports by their passages: which registered report each of today is, whatever its file is called."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.corpus.anchors.prints import each_hash
from generator.corpus.anchors.registry import words_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from generator.corpus.anchors.registry import RegisteredReport

ORDINAL: Final = re.compile(r"-[0-9]+$")
SAME_NAME: Final = 0.25
"""The share of passages from which a report with the place, year and kind of a registered one is that one."""
OTHERWISE: Final = 0.7
"""That of any other: reports of two years share up to 60 per cent of their text, and fewer whole paragraphs."""
FEWEST: Final = 3
"""The fewest passages of its own by which such a report is recognized. A choice."""
TAKEN_IN: Final = 0.5
"""The share of a vanished report that is in a copy of another one if it is published as that copy now."""


class Recognisable(NamedTuple):
    """What a report of today is recognized by: its id without an ordinal, its file, the digests of its words."""

    stem: str
    file: str
    hashes: str


class Recognised(NamedTuple):
    """The registered reports by the number of the report that each is, and those that are part of another file.

    `shared` has for further reports the registered one that has their lines as well.
    """

    own: Mapping[int, str]
    shared: Mapping[int, str]


def recognise(
    known: Mapping[str, RegisteredReport],
    reports: Sequence[Recognisable],
    is_same: Callable[[int, str], bool],
) -> Recognised:
    """Return which registered report each report is.

    `is_same` compares the texts of a report and a registered one of the same place, year and kind, where no
    passage is as it was.
    """
    own = _unchanged(known, reports)
    taken = set(own.values())
    free = {name: one for name, one in known.items() if name not in taken}
    rest = [at for at in range(len(reports)) if at not in own]
    own |= _best(free, reports, rest, _common(known))
    rest = [at for at in rest if at not in own]
    own |= _by_text(known, reports, rest, set(own.values()), is_same)
    rest = [at for at in rest if at not in own]
    return Recognised(own, _divided(known, reports, rest))


def stem_of(name: str) -> str:
    """Return the id of a report without its ordinal."""
    return ORDINAL.sub("", name)


def _unchanged(known: Mapping[str, RegisteredReport], reports: Sequence[Recognisable]) -> dict[int, str]:
    by_words: dict[bytes, list[RegisteredReport]] = defaultdict(list)
    for one in known.values():
        if one.alive:
            by_words[one.words].append(one)
    found: dict[int, str] = {}
    for at, report in enumerate(reports):
        same = by_words.get(words_digest(report.hashes), [])
        if same:
            best = min(
                same, key=lambda one: (stem_of(one.name) != report.stem, _file(one) != report.file, one.name)
            )
            same.remove(best)
            found[at] = best.name
    return found


def _common(known: Mapping[str, RegisteredReport]) -> frozenset[str]:
    """Return the passages that several registered reports have: they do not tell which of them a report is."""
    times = Counter(word for one in known.values() for word in one.telling)
    return frozenset(word for word, number in times.items() if number > 1)


def _best(
    known: Mapping[str, RegisteredReport],
    reports: Sequence[Recognisable],
    rest: Sequence[int],
    common: frozenset[str],
) -> dict[int, str]:
    choices = []
    for at, name, share in _shares(known, reports, rest):
        stem, file = stem_of(name) == reports[at].stem, _file(known[name]) == reports[at].file
        if stem:
            is_it = share >= SAME_NAME
        else:
            own = set(known[name].telling) - common
            votes = own.intersection(each_hash(reports[at].hashes))
            is_it = len(votes) >= FEWEST and len(votes) >= OTHERWISE * len(own)
            is_it = is_it or (file and share >= OTHERWISE)
        if is_it:
            choices.append((-share, not stem, not file, name, at))
    found: dict[int, str] = {}
    for *_, name, at in sorted(choices):
        if at not in found and name not in found.values():
            found[at] = name
    return found


def _shares(
    known: Mapping[str, RegisteredReport], reports: Sequence[Recognisable], rest: Iterable[int]
) -> Iterable[tuple[int, str, float]]:
    """Yield the share of the telling passages of registered reports that a report has, if any."""
    index: dict[str, list[str]] = defaultdict(list)
    for name, one in known.items():
        for word in one.telling:
            index[word].append(name)
    for at in rest if index else ():
        votes = Counter(name for word in set(each_hash(reports[at].hashes)) for name in index.get(word, ()))
        yield from ((at, name, times / len(known[name].telling)) for name, times in sorted(votes.items()))


def _by_text(
    known: Mapping[str, RegisteredReport],
    reports: Sequence[Recognisable],
    rest: Iterable[int],
    taken: set[str],
    is_same: Callable[[int, str], bool],
) -> dict[int, str]:
    """Return the reports of which no passage is as it was: those that are alike passage by passage."""
    by_stem: dict[str, list[str]] = defaultdict(list)
    for name in known:
        if name not in taken:
            by_stem[stem_of(name)].append(name)
    found: dict[int, str] = {}
    for at in rest:
        names = by_stem.get(reports[at].stem, [])
        same = next((name for name in names if is_same(at, name)), None)
        if same:
            names.remove(same)
            found[at] = same
    return found


def _divided(
    known: Mapping[str, RegisteredReport], reports: Sequence[Recognisable], rest: Iterable[int]
) -> dict[int, str]:
    """Return the reports whose lines are in the file of another one.

    Two branches of git may have given one id to two documents; their lines are in one file when they are merged.
    """
    stems = {stem_of(name) for name in known}
    asked = [at for at in rest if reports[at].stem in stems]
    found: dict[int, str] = {}
    for at, name, share in _shares(known, reports, asked):
        if share >= SAME_NAME and stem_of(name) == reports[at].stem and at not in found:
            found[at] = name
    return found


def taken_in(lost: Mapping[str, RegisteredReport], reports: Sequence[Recognisable]) -> dict[str, int]:
    """Return the numbers of the copies that reports are now which are published no more, by their names."""
    best: dict[str, tuple[float, int]] = {}
    for at, name, share in _shares(lost, reports, range(len(reports))):
        if share >= TAKEN_IN and share > best.get(name, (0.0, 0))[0]:
            best[name] = share, at
    return {name: at for name, (_, at) in best.items()}


def _file(one: RegisteredReport) -> str:
    return one.report.to if one.report else ""
