"""The texts of reports that may be copies: read from the store for a comparison, whose result is kept there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from generator.corpus.stored import REPORT, VARIANTS, read, read_report
from generator.corpus.witnesses.letters import MISSING, letters_of
from generator.corpus.witnesses.measure import extent, odd_pairs, share
from generator.corpus.witnesses.variants import variants
from generator.store import Store, code_digest, key_of, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.corpus.briefs import Brief
    from generator.knowledge.bigrams import Bigrams
    from generator.reading.model import Report

LAYERS: Final = ("knowledge", "store", "sources", "text", "reading", "corpus")
"""The layers that make reports and compare them: what is kept of both depends on their files."""

LETTERS: Final = 64
"""The texts whose letters stay in memory: of a group of copies each is compared with several. A choice."""


class Extent(NamedTuple):
    """How much text a copy has, how many characters it marks as missing, and its odd pairs (measure.py)."""

    text: int
    missing: int
    odd: int


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of the reports in a store, by their keys there. It can be sent to a worker."""

    store: Store

    def letters(self, key: str) -> str:
        """Return the letters of a report."""
        return _letters(self.store.folder, self.store.under, key)

    def share(self, pair: tuple[str, str]) -> float:
        """Return how much of the shorter of two texts the longer one has (`measure.share`)."""
        one, other = sorted(pair)
        return float(self._made("share", (one, other), lambda: share(self.letters(one), self.letters(other))))

    def extent(self, key: str, bigrams: Bigrams) -> Extent:
        """Return how much a report has; the key depends on the knowledge that `bigrams` is from."""

        def measured() -> tuple[int, int, int]:
            text = self.letters(key)
            return extent(text), text.count(MISSING), odd_pairs(text, bigrams)

        return Extent(*self._made("extent", (key,), measured))

    def compared(self, pair: tuple[Brief, Brief]) -> str:
        """Compare a base with its witness, and return the key of the result in the store.

        The result is the number of letters of the witness and of the base, and the variants.
        """
        base, witness = pair
        key = _key(VARIANTS, base.key, witness.key, repr(base.renamed))
        if self.store.get(VARIANTS, key) is None:
            reports = read_report(self.store, base), read_report(self.store, witness)
            sizes = (len(self.letters(one.key)) for one in (witness, base))
            self.store.put(VARIANTS, key, packed((*sizes, variants(*reports))))
        return key

    def _made(self, kind: str, keys: tuple[str, ...], make: Callable[[], object]) -> Any:  # noqa: ANN401
        return unpacked(self.store.made(kind, _key(kind, *keys), lambda: packed(make())))


def _key(kind: str, *parts: str) -> str:
    return key_of(kind, code_digest(*LAYERS), *parts)


@lru_cache(maxsize=LETTERS)
def _letters(folder: Path, under: Path | None, key: str) -> str:
    report: Report = unpacked(read(Store(folder, under), REPORT, key))
    return letters_of(report.passages).text
