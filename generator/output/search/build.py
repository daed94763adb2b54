"""Build the search index: plain static files with which a browser finds every phrase.

For a small corpus it is the texts in compressed chunks, which the first search reads in full. A larger corpus also
has the filter of `grams.py`, a still larger one the positions of `positions.py` for counting. `meta.bin` states
which (`shards`, 0 for none, and `counted`); all else is the same.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.corpus.executors import ordered
from generator.output.search.chunks import Catalogue, Chunk, chunks
from generator.output.search.fold import fold, table_file
from generator.output.search.grams import grams
from generator.output.search.pack import Packed, pack
from generator.output.search.positions import locate, passage_bytes, write_letters
from generator.output.search.shards import BUCKETS, gather, shard_count, spread, write_shards
from generator.output.search.sounds import Pairs, sounds_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from concurrent.futures import Executor

    from generator.output.search.rows import PassageRow, Scope

SCANNED = 8
"""Chunks up to which a corpus is searched by reading all of it: at most 20 requests, including the page's files.

Beyond, a rare phrase costs more than the filter does. On 31 provincial reports (47 chunks) the first hit takes up
to 638 KB and 55 requests by reading, up to 193 KB and 23 requests by the filter (half of the queries: up to 70 KB
and 92 KB).
"""

COUNTED = 256
"""Chunks up to which hits are counted in the texts: reading all of them takes 3.5 MB at worst."""

_BATCH = 48
"""Chunks indexed together: larger batches mean fewer records to merge, and more memory."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written: passages, characters, files, and their size in bytes."""

    passages: int
    characters: int
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class _Batch:
    number: int  # of its first chunk
    chunks: list[Chunk]
    counted: bool


@dataclass(frozen=True, slots=True)
class _Indexed:
    texts: list[Packed]
    grams: list[bytes]
    letters: list[bytes]
    passages: bytes


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


def build_index(rows: Iterable[PassageRow], out: Path, scope: Scope, executor: Executor | None = None) -> Summary:
    """Write the index of `rows` into the folder `out`, which has no index yet.

    The rows of a report follow one another, in reading order; hits are shown in the order of the rows. The same
    rows give the same bytes with any executor. Memory is bounded by the size of a batch and
    of a bucket of grams, not by the corpus.
    """
    catalogue = Catalogue()
    writer = _Writer(out)
    with TemporaryDirectory(prefix="fangzhi-search-") as scratch:
        found = _Scratch(Path(scratch))
        cut = chunks(rows, catalogue)
        head = list(islice(cut, COUNTED + 1))  # enough to know whether positions are needed
        counted = len(head) > COUNTED
        for batch in ordered(_indexed, _batches(chain(head, cut), counted=counted), executor):
            for text in batch.texts:
                writer.write(f"text/{writer.files}.bin", text)
            found.take(batch)
        shards = _write_grams(found.grams, writer, filtered=len(catalogue.chunks) > SCANNED)
        writer.write("sounds.bin", sounds_file(scope.pinyin))
        if counted:
            write_letters(found.letters, lambda name, data: writer.write(f"letters/{name}.bin", data))
            writer.write("passages.bin", pack(found.passages))
    writer.write("table.bin", table_file())
    writer.write("meta.bin", _meta(catalogue, scope, {"shards": shards, "counted": counted}, writer.version))
    return Summary(catalogue.passages, catalogue.characters, writer.files, writer.size)


def _batches(found: Iterator[Chunk], *, counted: bool) -> Iterator[_Batch]:
    number = 0
    while batch := list(islice(found, _BATCH)):
        yield _Batch(number, batch, counted)
        number += len(batch)


def _indexed(batch: _Batch) -> _Indexed:
    """Index a batch, with positions if hits are to be counted by them; runs in a worker."""
    folded = [[fold(text) for text in chunk.texts()] for chunk in batch.chunks]
    passages = [passage for chunk in folded for passage in chunk]
    columns = [(passage[0], passage[3]) for chunk in batch.chunks for passage in chunk.passages]
    return _Indexed(
        [chunk.packed() for chunk in batch.chunks],
        spread((batch.number + n, grams(chunk)) for n, chunk in enumerate(folded)),
        locate(passages) if batch.counted else [b""] * BUCKETS,
        passage_bytes(passages, columns) if batch.counted else b"",
    )


class _Scratch:
    """Keeps the records of all batches in files, one for each bucket, until they are merged."""

    def __init__(self, folder: Path) -> None:
        self.grams = [folder / f"grams-{n}" for n in range(BUCKETS)]
        self.letters = [folder / f"letters-{n}" for n in range(BUCKETS)]
        self.passages = b""
        for file in (*self.grams, *self.letters):
            file.touch()

    def take(self, batch: _Indexed) -> None:
        for files, records in ((self.grams, batch.grams), (self.letters, batch.letters)):
            for file, data in zip(files, records, strict=True):
                with file.open("ab") as out:
                    out.write(data)
        self.passages += batch.passages


def _write_grams(buckets: list[Path], writer: _Writer, *, filtered: bool) -> int:
    """Write the filter, if one is needed, and the data for guesses; return the number of shards."""
    shards = shard_count(sum(bucket.stat().st_size for bucket in buckets)) if filtered else 0
    pairs = Pairs()
    for number, bucket in enumerate(buckets):
        found = gather(bucket)
        pairs.add(found)
        if filtered:
            write_shards(number, found, shards, lambda shard, data: writer.write(f"grams/{shard}.bin", data))
    writer.write("pairs.bin", pairs.packed())
    return shards


def _named(codes: list[str], names: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(code, names.get(code, code)) for code in codes]


def _meta(catalogue: Catalogue, scope: Scope, shape: Mapping[str, int], version: str) -> Packed:
    """Return the file that the browser reads first: the catalogue by columns, as JSON."""
    places, years, kinds, first = zip(*catalogue.reports, strict=True) if catalogue.reports else ((), (), (), ())
    value = {
        "version": version,
        "passages": catalogue.passages,
        "chunks": catalogue.chunks,
        **shape,
        "places": _named(catalogue.places.names, catalogue.place_names),
        "themes": _named(catalogue.themes.names, scope.themes),
        "kinds": _named(catalogue.kinds.names, scope.kinds),
        "reports": {"places": places, "years": years, "kinds": kinds, "first": first},
        "incomplete": [(report.title, report.url, report.note) for report in scope.incomplete],
    }
    return pack(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
