"""The texts of a report in compressed chunks, which the browser reads to find, verify and show hits.

Chunks are a function of the report alone: no report shares one with another, and none is numbered in the corpus.
"""

from __future__ import annotations

import json
import re
from itertools import groupby
from typing import TYPE_CHECKING

from generator.knowledge.han import MAPPED_TWICE
from generator.output.search.pack import Packed, pack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.output.search.rows import PassageRow

CHUNK = 12_000
"""Characters in a chunk: about 14 KB compressed. Smaller chunks compress less, larger ones delay the first hit."""

SHOWN = 2
"""Headings above a passage that a hit shows: which part of the report it is in, and which task."""

HEADING = 40
"""Characters of such a heading; what is longer is a heading that runs on into its paragraph."""

_UNSURE = re.compile(
    f"[\u1e3f\ud800-\udfff\ue000-\uf8ff\ufe10-\ufe19{MAPPED_TWICE}\U00010000-\U0010ffff\x00-\x1f]"
)
"""Written as JSON escapes: Python's GB 18030 (2005) and the browsers' (2022) differ in some of them."""


def cut(rows: Sequence[PassageRow]) -> Iterator[Sequence[PassageRow]]:
    """Cut the rows of a report into chunks of about equal size, near to `CHUNK` characters.

    A chunk ends between passages, so a very long passage is a chunk by itself.
    """
    characters = sum(len(row.text) for row in rows)
    most = characters / max(1, round(characters / CHUNK))
    first = size = 0
    for n, row in enumerate(rows):
        if size and size + len(row.text) / 2 > most:
            yield rows[first:n]
            first, size = n, 0
        size += len(row.text)
    if rows:
        yield rows[first:]


def packed(rows: Sequence[PassageRow], start: str) -> Packed:
    """Return a chunk as JSON in GB 18030 (a tenth smaller than UTF-8), of a report that begins at an address.

    `n` is the name of the place, `y` the year, `t` the title, `u` the address, `m` the themes, `r` the runs of
    passages on one page [page, number of passages], `s` those of one section [the headings above, what it is (`r`
    a review, `p` a plan), number of passages], `p` the passages [kind, anchor, text, numbers of themes in `m`].
    """
    themes = list(dict.fromkeys(theme for row in rows for theme in row.themes))
    value = {
        "n": rows[0].place_name,
        "y": rows[0].year,
        "t": rows[0].title,
        "u": start,
        "m": themes,
        "r": [(page, len(list(run))) for page, run in groupby(_page(row) for row in rows)],
        "s": [(*section, len(list(run))) for section, run in groupby(map(_section, rows))],
        "p": [
            (row.kind[:1], _anchor(row), row.text, [themes.index(theme) for theme in row.themes]) for row in rows
        ],
    }
    raw = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    safe = _UNSURE.sub(lambda found: json.dumps(found[0])[1:-1], raw)
    return pack(safe.encode("gb18030"))


def _section(row: PassageRow) -> tuple[tuple[str, ...], str]:
    return tuple(map(_short, row.path[:SHOWN])), (row.division or "")[:1]


def _short(heading: str) -> str:
    return heading if len(heading) <= HEADING else heading[: HEADING - 1] + "…"


def _page(row: PassageRow) -> str:
    return row.url.rpartition("#")[0]


def _anchor(row: PassageRow) -> str:
    return row.url.rpartition("#")[2]
