"""Build the search index: plain static files with which a browser finds every phrase.

For a small corpus it is the texts in compressed chunks, which the first search reads in full. A larger corpus also
has the lists of `merge.py`, by which hits are found and counted without reading the texts. `meta.bin` states which
(`lists` and `offsets`, the numbers of shards, 0 for none); all else is the same.

What a report gives (`part.py`) is made by workers, kept in the store, and taken from there.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from generator.corpus.executors import ordered
from generator.output.search.catalogue import Catalogue, help_file
from generator.output.search.fold import table_file
from generator.output.search.lists.grams import BUCKETS
from generator.output.search.lists.merge import Scratch
from generator.output.search.lists.shards import Shape, shape, write_shards
from generator.output.search.pack import Packed, pack, plain
from generator.output.search.part import from_bytes, make_part, to_bytes
from generator.output.search.scripts import worker_script
from generator.output.search.sounds import Pairs, pairs_of, sounds_file
from generator.store import Store, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor

    from generator.output.search.rows import PassageRow, Scope

SCANNED = 8
"""Chunks up to which a corpus is searched by reading all of it: at most 20 requests, including the page's files.

Beyond, a rare phrase costs more than the lists do.
"""

_KIND = "search"
"""The kind of a report's part in the store."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written: passages, characters, files, and their size in bytes."""

    passages: int
    characters: int
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class Kept:
    """Where parts are kept, and the version of the code that makes them (a part of their keys)."""

    store: Store
    code: str = ""


class Share(NamedTuple):
    """A report by the key of its part, empty where its rows are the key, and what returns its rows."""

    key: str
    rows: Callable[[], list[PassageRow]]


class _Writer:
    """Writes files into the folder of the index and counts them and their bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = 0
        self.size = 0
        self._digest = hashlib.sha256()

    def write(self, name: str, packed: Packed) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(packed.data)
        self._digest.update(packed.digest)
        self.files += 1
        self.size += len(packed.data)

    @property
    def version(self) -> str:
        """Return an identifier of this build of the index, derived from the unpacked contents of its files."""
        return self._digest.hexdigest()[:12]


def build_index(
    rows: Iterable[PassageRow], out: Path, scope: Scope, executor: Executor | None = None, kept: Kept | None = None
) -> Summary:
    """Write the index of `rows` into the folder `out`, which has no index yet."""
    return index_shares(_shares(rows), out, scope, executor, kept)


def index_shares(
    shares: Iterable[Share], out: Path, scope: Scope, executor: Executor | None = None, kept: Kept | None = None
) -> Summary:
    """Write the index of reports into the folder `out`, which has no index yet.

    The rows of a report follow one another, in reading order; hits are shown in the order of the rows. The same
    rows give the same bytes with any executor and any store.

    A worker asks each share for its rows, so that no text passes between processes. Memory is bounded by the
    largest report and a bucket of the lists, not by the corpus.
    """
    writer = _Writer(out)
    catalogue = Catalogue()
    with TemporaryDirectory(prefix="fangzhi-search-") as folder:
        held = kept or Kept(Store(Path(folder, "store")))
        scratch = Scratch(Path(folder))
        for key in ordered(partial(_ensured, held), shares, executor):
            _take(held.store.get(_KIND, key) or b"", catalogue, scratch, writer)
        made = _write_lists(scratch, writer, filtered=sum(map(len, catalogue.chunks)) > SCANNED)
    writer.write("sounds.bin", sounds_file(scope.pinyin))
    writer.write("help.bin", help_file(scope))
    writer.write("passages.bin", pack(bytes(catalogue.sets)))
    writer.write("table.bin", table_file())
    writer.write("reports.bin", catalogue.columns(scope))
    counts = {"lists": made.lists, "offsets": made.offsets}
    writer.write("worker.js", plain(worker_script().encode()))
    writer.write("meta.bin", catalogue.first(writer.version, counts, scope))
    return Summary(catalogue.passages, catalogue.characters, writer.files, writer.size)


def _shares(rows: Iterable[PassageRow]) -> Iterator[Share]:
    return (Share("", partial(list, list(found))) for _, found in groupby(rows, lambda row: row.report))


def has_part(kept: Kept, key: str) -> bool:
    """Whether the store has the part of a report."""
    return kept.store.get(_KIND, key) is not None


def _ensured(kept: Kept, share: Share) -> str:
    """Make the part of a report unless the store has it, and return its key; runs in a worker."""
    if share.key and has_part(kept, share.key):
        return share.key
    rows = share.rows()
    key = share.key or key_of(kept.code, *(field for row in rows for field in row.fields()))
    kept.store.made(_KIND, key, lambda: to_bytes(make_part(rows)))
    return key


def _take(data: bytes, catalogue: Catalogue, scratch: Scratch, writer: _Writer) -> None:
    """Enter a report, write its texts, and set its grams aside."""
    part = from_bytes(data)
    first = catalogue.passages
    name = catalogue.enter(part)
    for number, text in enumerate(part.texts):
        writer.write(f"text/{name}-{number}.bin", text)
    scratch.take(part.grams, first)


def _write_lists(scratch: Scratch, writer: _Writer, *, filtered: bool) -> Shape:
    """Write the lists, if they are needed, and the data for guesses; return the numbers of shards."""
    shards = shape(scratch.size) if filtered else Shape(0, 0)
    pairs = Pairs()
    for bucket in range(BUCKETS):
        lists = scratch.merged(bucket)
        pairs.add(*pairs_of(lists))
        if filtered:
            write_shards(bucket, lists, shards, writer.write)
    writer.write("pairs.bin", pairs.packed())
    return shards
