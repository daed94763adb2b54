"""Pieces: what is written of some reports alone is kept in the store, and not made again while they are the same.

A corpus that was gathered with a store has one; of others every piece is made. What else a piece shows (the page
on which a theme quotes a passage, the reason for which a finding was accepted) is named by its `parts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.corpus.stored import Stored
from generator.store import code_digest, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.corpus.briefs import Brief
    from generator.corpus.model import Corpus
    from generator.corpus.witnesses.model import Witness

PIECE: Final = "piece"
"""The kind of a piece in the store."""


def piece(corpus: Corpus, kind: str, parts: Iterable[object], make: Callable[[], str]) -> str:
    """Return a text that follows from knowledge, code and `parts`, from the store if that has it."""
    if corpus.kept is None:
        return make()
    data = corpus.kept.made(PIECE, key(corpus, kind, parts), lambda: make().encode("utf-8", "surrogatepass"))
    return data.decode("utf-8", "surrogatepass")


def key(corpus: Corpus, kind: str, parts: Iterable[object]) -> str:
    """Return the key of what follows from knowledge, code and `parts`, which `repr` writes in full."""
    return key_of(kind, code_digest(), corpus.knowledge.digest, *map(repr, parts))


def report_part(brief: Brief) -> tuple[object, ...]:
    """Return what a report is known by: its key, and the names that it has in this corpus."""
    return brief.key, brief.id, brief.renamed, brief.leaf, brief.former


def witness_parts(witnesses: Sequence[Witness]) -> list[object]:
    """Return what witnesses are known by; of those in no store nothing, whose pieces are not kept."""
    if not isinstance(witnesses, Stored):
        return []
    return [(one.base, one.share, one.reason, one.key, report_part(one.brief)) for one in witnesses.known]
