"""Changes: what a build would change in the data that an earlier one published."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from generator.corpus.briefs import evidence_of
from generator.corpus.figures import stated_of
from generator.corpus.findings.work_list import work_list
from generator.output.data.export import FINDINGS, REPORTS
from generator.output.data.indicators import figure_paths, read_figures
from generator.output.data.passages import passage_paths, read_passages
from generator.store import code_digest, key_of, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.corpus.briefs import Brief
    from generator.corpus.model import Corpus
    from generator.store import Store

JsonObject = dict[str, Any]
_Digests = tuple[str, str, str | None]
"""The hashes of the text, themes and figures of a report; of figures None in data of before 0.8.0."""

PUBLISHED: Final = "published"
"""The kind of the hashes of published passages in the store."""
COMPARED: Final = ("title", "year", "kind", "publisher", "source_url", "retrieved", "note")
"""The keys of a report that are compared as they are; its place is compared by its page and name."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from what was published, as ids of reports and lines of text, each sorted.

    `renamed` are pairs (earlier id, id now) of documents from the same file or the same bytes, `changed` pairs
    (id, what differs: `title`, `place`, `text`, `themes`, `indicators` …). `findings` are those that the earlier
    data does not have, in English. `copies` are pairs (earlier id, id of the report of which it is a copy now):
    their text is not lost. `before` is the number of reports that were published; None where nothing was.
    """

    before: int | None
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    changed: tuple[tuple[str, tuple[str, ...]], ...] = ()
    findings: tuple[str, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()

    @property
    def any(self) -> bool:
        """Whether something differs."""
        return bool(self.added or self.removed or self.renamed or self.changed or self.findings or self.copies)

    def as_json(self) -> JsonObject:
        """Return the changes as one JSON object."""
        return asdict(self)

    def lines(self) -> Iterator[str]:
        """Yield the changes as lines for a person, one a report."""
        yield from (f"+ {report}" for report in self.added)
        yield from (f"- {report}" for report in self.removed)
        yield from (f"{old} → {new}" for old, new in self.renamed)
        yield from (f"{old} ⊂ {base}" for old, base in self.copies)
        yield from (f"~ {report}: {', '.join(what)}" for report, what in self.changed)
        yield from (f"! {finding}" for finding in self.findings)


def published_changes(data: Path, corpus: Corpus) -> Changes:
    """Return what a corpus changes in the data of a folder; where that is missing or damaged, all is new."""
    try:
        rows = _rows(data / REPORTS)
        published = _published(data, corpus.kept)
        known = {row.get("id") for row in _rows(data / FINDINGS)}
        before = {str(row["id"]): row for row in rows}
    except (OSError, ValueError, KeyError, TypeError):
        return Changes(None, tuple(sorted(brief.id for brief in corpus.briefs)))
    now = {brief.id: brief for brief in corpus.briefs}
    renamed = _renamed(before, now)
    copies = _copies(before, now, corpus)
    merged = {old for old, _ in copies}
    old_names, new_names = {old for old, _ in renamed}, {new for _, new in renamed}
    pairs = [(key, key) for key in before.keys() & now.keys()] + list(renamed)
    found = (
        (new, tuple(_differences(before[old], now[new], published.get(old, NOTHING))))
        for old, new in sorted(pairs)
    )
    return Changes(
        before=len(before),
        added=tuple(sorted(now.keys() - before.keys() - new_names)),
        removed=tuple(sorted(before.keys() - now.keys() - old_names - merged)),
        renamed=renamed,
        changed=tuple((report, what) for report, what in found if what),
        findings=tuple(_new_findings(corpus, known)),
        copies=copies,
    )


def _rows(path: Path) -> Iterable[JsonObject]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def note_published(corpus: Corpus, data: Path) -> None:
    """Keep the hashes of what is in a folder of data that was written of a corpus, for the next run to compare."""
    if corpus.kept:
        hashes = {brief.id: (brief.text, brief.evidence, brief.stated) for brief in corpus.briefs}
        corpus.kept.put(PUBLISHED, _key(data), packed(hashes))


def _published(data: Path, store: Store | None) -> Mapping[str, _Digests]:
    """Return hashes of text, themes and figures of each report, by its id; the rows of one are held at a time."""
    if store is None:
        return _read(data)
    found: Mapping[str, _Digests] = unpacked(store.made(PUBLISHED, _key(data), lambda: packed(_read(data))))
    return found


def _key(data: Path) -> str:
    """Return the key of the hashes: the bytes of all passages and figures."""
    digest = hashlib.blake2b()
    for path in (*passage_paths(data), *figure_paths(data)):
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "blake2b").digest())
    return key_of(code_digest(), digest.digest())


def _read(data: Path) -> dict[str, _Digests]:
    hashes: dict[str, _Hashes] = defaultdict(_Hashes)
    for report, rows in read_passages(data):
        for row in rows:
            hashes[report].add(row["text"], row["themes"])
    for report, rows in read_figures(data):
        hashes[report].state(rows)
    read = {report: found.digests for report, found in hashes.items()}
    return read if figure_paths(data) else {report: (*found[:2], None) for report, found in read.items()}


class _Hashes:
    """The hashes of the text of a report, of its themes with their evidence, and of its figures."""

    def __init__(self) -> None:
        self._text, self._themes, self._stated = hashlib.sha256(), hashlib.sha256(), hashlib.sha256()

    def add(self, text: str, themes: Iterable[JsonObject]) -> None:
        self._text.update(f"{text}\n".encode())
        self._themes.update(f"{evidence_of(themes)}\n".encode())

    def state(self, rows: Iterable[JsonObject]) -> None:
        for row in rows:
            self._stated.update(f"{stated_of(row)}\n".encode())

    @property
    def digests(self) -> _Digests:
        return self._text.hexdigest(), self._themes.hexdigest(), self._stated.hexdigest()


NOTHING: Final = _Hashes().digests


def _renamed(before: Mapping[str, JsonObject], now: Mapping[str, Brief]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of ids, gone and new, of one document: by its file, failing that by its bytes."""
    new = {key: report for key, report in sorted(now.items()) if key not in before}
    by_file = {report.file: key for key, report in new.items()}
    by_bytes = {report.sha256: key for key, report in new.items()}
    pairs: dict[str, str] = {}
    for old, row in sorted(before.items()):
        found = by_file.get(row["file"]) or by_bytes.get(row["sha256"])
        if old not in now and found and found not in pairs.values():
            pairs[old] = found
    return tuple(pairs.items())


def _copies(
    before: Mapping[str, JsonObject], now: Mapping[str, Brief], corpus: Corpus
) -> tuple[tuple[str, str], ...]:
    """Return the reports that are gone because their file is a witness of another report now, with that one."""
    bases = {witness.report.file: witness.base for witness in corpus.witnesses}
    gone = ((old, bases.get(row["file"])) for old, row in sorted(before.items()) if old not in now)
    return tuple((old, base) for old, base in gone if base)


def _differences(before: JsonObject, now: Brief, published: _Digests) -> Iterator[str]:
    yield from (key for key in COMPARED if before.get(key) != getattr(now, key))
    place = before.get("place") or {}
    if (place.get("slug"), place.get("name")) != (now.place.slug, now.place.name):
        yield "place"
    if before.get("file") != now.file:
        yield "file"
    text, themes, stated = published
    if now.text != text:
        yield "text"
    elif now.evidence != themes:  # other passages have other themes
        yield "themes"
    if now.text == text and stated not in {None, now.stated}:
        yield "indicators"


def _new_findings(corpus: Corpus, known: set[object]) -> Iterator[str]:
    for item in work_list(corpus):
        if item.id not in known and item.accepted is None:
            words = corpus.knowledge.messages.english(item.finding)
            yield f"{item.finding.file}: {words.problem}; {words.remedy}"
