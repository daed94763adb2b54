"""Comparison: what two folders of data differ in: documents, what is said of them, words, themes, figures."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from contextlib import suppress
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final

from generator.corpus.figures import stated_of
from generator.output.data.export import REPORTS
from generator.output.data.indicators import figure_paths, read_figures
from generator.output.data.passages import read_passages
from generator.output.data.tables.package import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

JsonObject = dict[str, Any]

COUNTED: Final = frozenset(
    (
        *(
            "id",
            "url",
            "chars",
            "passages",
            "themes",
            "indicators",
            "gaps",
            "left",
            "metadata",
            "witnesses",
            "size",
        ),
        *("program_version", "knowledge_digest", "reader_version"),
    )
)
"""Keys of a report that are not compared: they follow from the text, or are versions of the whole."""
VERSIONS: Final = ("version", "programVersion", "knowledgeDigest")
"""What the description of the data says of versions."""
ALIKE: Final = 0.5
"""The least likeness of two passages that are one, reworded (`SequenceMatcher.ratio`): a choice."""
AROUND: Final = 12
"""Characters that are shown around changed words, and of an added passage twice as many: a choice."""


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A passage that differs: `added`, `removed`, `reworded`, or with other `themes`.

    `id` is the one now, of a removed passage the earlier one; `before` and `after` are the texts, or the themes.
    """

    what: str
    id: str
    before: str
    after: str

    def line(self) -> str:
        """Return the change as a line for a person: the changed words alone, with some around them."""
        if self.what == "reworded":
            return f"  {self.id}: {_words(self.before, self.after)}"
        if self.what == "themes":
            return f"  {self.id}: [{self.before}] → [{self.after}]"
        sign, text = ("+", self.after) if self.what == "added" else ("-", self.before)
        return f"  {sign} {self.id}: {_short(text)}"


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A statement of an indicator that is in one alone: `added` or `removed`, its indicator and its quote."""

    what: str
    indicator: str
    quote: str

    def line(self) -> str:
        """Return the change as a line for a person."""
        return f"  {'+' if self.what == 'added' else '-'} {self.indicator}: {_short(self.quote)}"


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A document in both: its id now, the earlier one, what else is said, passages and figures that differ."""

    id: str
    before: str
    fields: tuple[tuple[str, object, object], ...]
    passages: tuple[PassageChange, ...]
    figures: tuple[FigureChange, ...] = ()

    def lines(self) -> Iterator[str]:
        """Yield the change as lines for a person."""
        yield f"~ {self.id}" + (f" (was {self.before})" if self.before != self.id else "")
        yield from (f"  {key}: {_shown(old)} → {_shown(new)}" for key, old, new in self.fields)
        yield from (passage.line() for passage in self.passages)
        yield from (figure.line() for figure in self.figures)


@dataclass(frozen=True, slots=True)
class DataComparison:
    """Two folders of data: versions (name, before, after) that differ, documents added, removed and changed."""

    versions: tuple[tuple[str, object, object], ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[DocumentChange, ...]

    @property
    def any(self) -> bool:
        """Whether a document differs."""
        return bool(self.added or self.removed or self.changed)

    def as_json(self) -> JsonObject:
        """Return the comparison as one JSON object."""
        return asdict(self)

    def lines(self) -> Iterator[str]:
        """Yield the comparison as lines for a person, the counts last."""
        yield from (f"{name}: {_shown(old)} → {_shown(new)}" for name, old, new in self.versions)
        yield from (f"+ {report}" for report in self.added)
        yield from (f"- {report}" for report in self.removed)
        for document in self.changed:
            yield from document.lines()
        counts = f"{len(self.added)} added, {len(self.removed)} removed, {len(self.changed)} changed"
        reworded = sum(one.what == "reworded" for document in self.changed for one in document.passages)
        yield f"documents: {counts}; {reworded} passages reworded"


def compare_data(old: Path, new: Path) -> DataComparison:
    """Return what differs between two folders of data; an OSError or a ValueError if one cannot be read.

    A document is the same in both by its id, else by its file or its bytes; a passage by its id, else by its place
    among its neighbours and its words. The passages of two documents are held at a time.
    """
    before, after = _reports(old), _reports(new)
    pairs = _pairs(before, after)
    digests = _digests(old), _digests(new)
    differing = {one: other for one, other in pairs.items() if digests[0].get(one) != digests[1].get(other)}
    rows = _rows_of(old, differing.keys())
    passages = {
        other: tuple(_passages(rows.get(one, []), found)) for one, other, found in _with_rows(new, differing)
    }
    figures = _figures(old, new, pairs)
    changed = (
        DocumentChange(
            other, one, tuple(_fields(before[one], after[other])), passages.get(other, ()), figures.get(other, ())
        )
        for one, other in sorted(pairs.items(), key=lambda pair: pair[1])
    )
    return DataComparison(
        versions=tuple(_versions(_description(old), _description(new))),
        added=tuple(sorted(after.keys() - set(pairs.values()))),
        removed=tuple(sorted(before.keys() - pairs.keys())),
        changed=tuple(one for one in changed if one.fields or one.passages or one.figures or one.id != one.before),
    )


def _reports(data: Path) -> dict[str, JsonObject]:
    lines = (data / REPORTS).read_text(encoding="utf-8").split("\n")
    return {row["id"]: row for row in map(json.loads, filter(None, lines))}


def _description(data: Path) -> JsonObject:
    """Return the description of the data; earlier versions have none."""
    with suppress(FileNotFoundError):
        found: JsonObject = json.loads((data / PACKAGE).read_text(encoding="utf-8"))
        return found
    return {}


def _versions(old: JsonObject, new: JsonObject) -> Iterator[tuple[str, object, object]]:
    yield from ((name, old.get(name), new.get(name)) for name in VERSIONS if old.get(name) != new.get(name))


def _pairs(before: Mapping[str, JsonObject], after: Mapping[str, JsonObject]) -> dict[str, str]:
    """Return the id now of each earlier document that is in both."""
    pairs = {one: one for one in before if one in after}
    free = {report: row for report, row in after.items() if report not in pairs}
    for key in ("file", "sha256"):
        by_value = {row[key]: report for report, row in free.items()}
        for one, row in before.items():
            found = by_value.get(row[key])
            if one not in pairs and found in free:
                pairs[one] = str(found)
                del free[str(found)]
    return pairs


def _digests(data: Path) -> dict[str, str]:
    """Return a digest of words and themes of each document."""
    digests: dict[str, str] = {}
    for report, rows in read_passages(data):
        said = [(row["id"], row["text"], _themes(row)) for row in rows]
        digests[report] = hashlib.sha256(json.dumps(said).encode()).hexdigest()
    return digests


def _themes(row: JsonObject) -> str:
    return " ".join(theme["id"] for theme in row["themes"])


def _figures(old: Path, new: Path, pairs: Mapping[str, str]) -> dict[str, tuple[FigureChange, ...]]:
    """Return the statements that one of two documents has alone, by its id now; older data state none."""
    if not (figure_paths(old) and figure_paths(new)):
        return {}
    digests = [
        {report: hash(tuple(map(stated_of, rows))) for report, rows in read_figures(data)} for data in (old, new)
    ]
    wanted = {one: other for one, other in pairs.items() if digests[0].get(one) != digests[1].get(other)}
    rows = {report: found for report, found in read_figures(old) if report in wanted}
    found = {report: found for report, found in read_figures(new) if report in wanted.values()}
    return {other: tuple(_stated(rows.get(one, []), found.get(other, []))) for one, other in wanted.items()}


def _stated(old: Sequence[JsonObject], new: Sequence[JsonObject]) -> Iterator[FigureChange]:
    """Yield the statements of one alone; the same statement twice is two."""
    before, after = Counter(map(stated_of, old)), Counter(map(stated_of, new))
    for what, rows, left in (("removed", old, before - after), ("added", new, after - before)):
        for row in rows:
            if left[stated_of(row)]:
                left[stated_of(row)] -= 1
                yield FigureChange(what, row["indicator"], row["quote"])


def _rows_of(data: Path, wanted: Collection[str]) -> dict[str, list[JsonObject]]:
    return {report: rows for report, rows in read_passages(data) if report in wanted} if wanted else {}


def _with_rows(data: Path, wanted: Mapping[str, str]) -> Iterator[tuple[str, str, list[JsonObject]]]:
    """Yield pairs of documents with the passages of the one now, those without any as well."""
    found = _rows_of(data, set(wanted.values()))
    yield from ((one, other, found.get(other, [])) for one, other in wanted.items())


def _fields(old: JsonObject, new: JsonObject) -> Iterator[tuple[str, object, object]]:
    for key in dict.fromkeys((*old, *new)):
        if key not in COUNTED and key in old and key in new and old[key] != new[key]:
            yield key, old[key], new[key]


def _passages(old: Sequence[JsonObject], new: Sequence[JsonObject]) -> Iterator[PassageChange]:
    ids = [row["id"] for row in old], [row["id"] for row in new]
    for _, start, end, first, last in SequenceMatcher(None, *ids, autojunk=False).get_opcodes():
        yield from _block(old[start:end], new[first:last])


def _block(old: Sequence[JsonObject], new: Sequence[JsonObject]) -> Iterator[PassageChange]:
    """Yield what differs between passages at one place: each is paired with the first that is like it."""
    waiting = list(new)
    for row in old:
        other = next((one for one in waiting if _is_same(row, one)), None)
        if other is None:
            yield PassageChange("removed", row["id"], row["text"], "")
            continue
        at = waiting.index(other)
        yield from (PassageChange("added", one["id"], "", one["text"]) for one in waiting[:at])
        del waiting[: at + 1]
        if row["text"] != other["text"]:
            yield PassageChange("reworded", other["id"], row["text"], other["text"])
        if _themes(row) != _themes(other):
            yield PassageChange("themes", other["id"], _themes(row), _themes(other))
    yield from (PassageChange("added", one["id"], "", one["text"]) for one in waiting)


def _is_same(row: JsonObject, other: JsonObject) -> bool:
    if row["id"] == other["id"]:
        return True
    match = SequenceMatcher(None, row["text"], other["text"], autojunk=False)
    return match.real_quick_ratio() >= ALIKE and match.quick_ratio() >= ALIKE and match.ratio() >= ALIKE


def _words(before: str, after: str) -> str:
    """Return the words that differ between two texts, from the first to the last, with some around them."""
    start = next((n for n, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), None)
    start = min(len(before), len(after)) if start is None else start
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return " → ".join(
        _short(text[max(0, start - AROUND) : len(text) - max(0, end - AROUND)]) for text in (before, after)
    )


def _short(text: str) -> str:
    most = 8 * AROUND
    return text if len(text) <= most else f"{text[: most // 2]}…{text[-most // 2 :]}"


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
