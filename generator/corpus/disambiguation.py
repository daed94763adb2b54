"""Disambiguation: ids and anchors that are unique in a corpus, whatever the names of the files."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from generator.reading.anchors import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from generator.corpus.briefs import Brief

BITS = 16
"""Bits for each anchor by which those of several documents are looked for: one in 16 is looked at twice."""


def document_order(brief: Brief) -> tuple[str | int, ...]:
    """Return the sort key of reports: place, year, kind, then what distinguishes the document.

    The whole country comes before its parts. Of several documents of one place, year and kind the one retrieved
    first comes first (an unknown day is the earliest), then the hash of the bytes decides. So neither a change of
    rules nor a document that is added later with its day of retrieval moves an ordinal. The file's name decides
    only between copies that are equal in all of this, where it makes no difference to the text.
    """
    place = brief.place
    code = "" if place.level == "national" else place.code or "~"
    document = (brief.retrieved or "", brief.sha256, brief.title, brief.publisher or "")
    said = (brief.source_url or "", brief.note or "")
    return (code, place.slug, brief.year or 0, brief.id, *document, *said, brief.file)


class Names(NamedTuple):
    """The id of a document in its corpus, and the anchors that another has, with those that take their place."""

    id: str
    renamed: Mapping[str, str]


class Given(NamedTuple):
    """The names that a registry has given: ids of documents by number, all ids, and which anchors.

    `among` returns those of some anchors that were ever given. They are nobody else's.
    """

    own: Mapping[int, str]
    names: AbstractSet[str]
    among: Callable[[AbstractSet[str]], AbstractSet[str]]


NONE_GIVEN: Final = Given({}, frozenset(), lambda anchors: frozenset())  # noqa: ARG005 - a name for callers
"""The names of a corpus without a registry."""


def disambiguate(
    ids: Sequence[str], anchors: Callable[[int], Sequence[str]], given: Given = NONE_GIVEN
) -> list[Names]:
    """Return the names of documents, in their order, such that all ids and all anchors are different.

    `ids` are the wanted ones, `anchors` returns those of the document with a number, which are all different,
    without those that a registry has `given`. The first document with an id or anchor keeps it; a later one gets
    an ordinal after its id, and another anchor that no document has. Memory is two bytes an anchor, however many
    documents there are.
    """
    own = list(_unique(ids, given))
    registered = {anchor for number in range(len(ids)) for anchor in given.among(set(anchors(number)))}
    shared = _shared(len(ids), anchors) | registered
    taken: set[str] = set()
    while True:
        names = list(_named(own, anchors, shared, (registered, taken)))
        made = {new for name in names for new in name.renamed.values()}
        clashing = {anchor for number in range(len(ids)) for anchor in anchors(number) if anchor in made}
        clashing |= given.among(made)
        if not made or not clashing:
            return names
        taken |= clashing  # one in 10^12: the hash of another text


def _unique(ids: Sequence[str], given: Given) -> Iterator[str]:
    taken = set(given.names)
    for number, wanted in enumerate(ids):
        if number in given.own:
            yield given.own[number]
            continue
        ordinal, free = 1, wanted
        while free in taken:
            ordinal += 1
            free = f"{wanted}-{ordinal}"
        taken.add(free)
        yield free


def _shared(count: int, anchors: Callable[[int], Sequence[str]]) -> set[str]:
    """Return the anchors that several documents have: those whose bit was set before are counted exactly."""
    bits = 1 << (BITS * sum(len(anchors(number)) for number in range(count))).bit_length()
    seen, often = bytearray(bits // 8 + 1), set[int]()
    for number in range(count):
        for anchor in anchors(number):
            at = crc32(anchor.encode()) % bits
            if seen[at >> 3] & 1 << (at & 7):
                often.add(at)
            seen[at >> 3] |= 1 << (at & 7)
    many = (a for number in range(count) for a in anchors(number) if crc32(a.encode()) % bits in often)
    return {anchor for anchor, times in Counter(many).items() if times > 1}


def _named(
    own: Sequence[str],
    anchors: Callable[[int], Sequence[str]],
    shared: AbstractSet[str],
    known: tuple[AbstractSet[str], AbstractSet[str]],
) -> Iterator[Names]:
    """Yield the names of documents.

    `known` are the anchors that a registry has given, and those that are taken although no document is renamed to
    them.
    """
    used = set(known[0])
    for number, document in enumerate(own):
        mine = set(anchors(number)) if shared else set[str]()
        renamed: dict[str, str] = {}
        for anchor in anchors(number) if shared & mine else ():
            if anchor in shared and anchor in used:
                renamed[anchor] = _free_anchor(document, anchor, (used, known[1], mine))
                mine.add(renamed[anchor])
        used |= (shared & mine) | set(renamed.values())
        yield Names(document, renamed)


def _free_anchor(document: str, taken: str, others: Sequence[AbstractSet[str]]) -> str:
    """Return an anchor of the same kind, made from the id of the document and the anchor that is taken."""
    free = taken
    while any(free in anchors for anchors in others):
        free = free[:2] + digest(document, free)
    return free
