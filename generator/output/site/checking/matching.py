"""Pages that lead to a file or an id that no page has: found with sets of digests, bounded in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from generator.output.site.checking.parts import SIZE, digests

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.output.site.checking.parts import PageParts

DIGEST: Final = np.dtype(f"<u{SIZE}")


def unmatched(files: Iterable[str], pages: Iterable[tuple[str, PageParts]]) -> set[str]:
    """Return the pages that need something that none of the files and ids of a site is.

    The pages are taken one at a time; held are eight bytes for each id and for each address on a page.
    """
    names: list[str] = []
    sizes: list[int] = []
    had, needed = bytearray(digests(files)), bytearray()
    for name, parts in pages:
        had += parts.ids
        needed += parts.files
        needed += parts.anchors
        names.append(name)
        sizes.append((len(parts.files) + len(parts.anchors)) // SIZE)
    missing = _missing(had, needed)
    owners = np.repeat(np.arange(len(names)), sizes)[missing]
    return {names[owner] for owner in np.unique(owners)}


def _missing(had: bytearray, needed: bytearray) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return for each needed digest whether it is not had."""
    all_had = np.frombuffer(had, DIGEST)
    all_had.sort()
    wanted = np.frombuffer(needed, DIGEST)
    if not len(all_had):
        return np.ones(len(wanted), np.bool_)
    places = np.minimum(np.searchsorted(all_had, wanted), len(all_had) - 1)
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = all_had[places] != wanted
    return found
