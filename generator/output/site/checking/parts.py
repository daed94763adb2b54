"""What a page has and needs, packed: it is kept in the store, and pages are checked against each other by it.

Files and ids are digests of eight bytes. Among the 10^8 of a very large site, a link to one that is missing goes
unseen with a probability of 10^-11. What does not match is looked at again on the page itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.output.site.checking.page import read_page
from generator.output.site.checking.targets import Target, is_foreign, target_of
from generator.store import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

SIZE: Final = 8
"""Bytes of a digest of a file or an id."""
CODE: Final = ("page.py", "parts.py", "targets.py")
"""The modules by which a page is read and packed."""


@dataclass(frozen=True, slots=True)
class PageParts:
    """The parts of a page: digests of its ids, of the files and ids that it leads to; hosts that it asks.

    `doubtful`: the page has a fault of its own, such as an id given twice.
    """

    ids: bytes
    files: bytes
    anchors: bytes
    foreign: tuple[str, ...]
    doubtful: bool

    def packed(self) -> bytes:
        """Return the parts as bytes."""
        sizes = [len(self.ids), len(self.files), len(self.anchors)]
        head = json.dumps({"sizes": sizes, "foreign": self.foreign, "doubtful": self.doubtful})
        return head.encode() + b"\n" + self.ids + self.files + self.anchors


def unpacked(data: bytes) -> PageParts | None:
    """Return the parts of a page from bytes; None if they are not what `packed` returns."""
    first, _, rest = data.partition(b"\n")
    try:
        head = json.loads(first)
        own, files, anchors = head["sizes"]
        foreign, doubtful = tuple(map(str, head["foreign"])), bool(head["doubtful"])
    except (ValueError, KeyError, TypeError):
        return None
    if any(not isinstance(size, int) or size < 0 or size % SIZE for size in (own, files, anchors)):
        return None
    ends = (own, own + files, own + files + anchors)
    if len(rest) != ends[-1]:
        return None
    return PageParts(rest[: ends[0]], rest[ends[0] : ends[1]], rest[ends[1] :], foreign, doubtful)


def parts_of(name: str, html: str) -> PageParts:
    """Return the parts of the page `name` of a site."""
    page = read_page(html)
    foreign = dict.fromkeys(address for address in page.fetched if is_foreign(address))
    near = dict.fromkeys(page.links + [address for address in page.fetched if address not in foreign])
    found = [target_of(name, address) for address in near]
    targets = [target for target in found if isinstance(target, Target)]
    return PageParts(
        ids=digests(f"{name}#{own}" for own in page.ids),
        files=digests({target.file for target in targets}),
        anchors=digests({f"{target.file}#{target.anchor}" for target in targets if target.anchor}),
        foreign=tuple(foreign),
        doubtful=bool(page.twice) or any(target and not isinstance(target, Target) for target in found),
    )


def digests(names: Iterable[str]) -> bytes:
    """Return the digests of names, sorted, one after the other."""
    return b"".join(
        sorted(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=SIZE).digest() for name in names)
    )


def parts_key(name: str, digest: str) -> str:
    """Return the key of the parts of a page, from its name and the digest of its bytes."""
    return key_of("parts", _how(), name, digest)


@cache
def _how() -> str:
    code = [Path(__file__).with_name(name).read_bytes() for name in CODE]
    return key_of(version("selectolax"), *code)
