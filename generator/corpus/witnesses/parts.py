"""Parts: files that each hold a part of one document, such as the pages of an article that was saved page by page.

They are not put together: which words are between them is not known. Each names the other in a finding.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.corpus.briefs import Brief
    from generator.reading.model import GapKind

PAGE: Final = re.compile(r"(?:第?(?P<number>[0-9]{1,2})页?|\((?P<copy>[0-9]{1,2})\))\Z")
"""The end of the name of one page of several: content.html, content_2.html; 报告第2页.txt; 报告 (2).txt."""
LONGEST: Final = 4
"""The most characters of such an end."""
SEPARATORS: Final = " ._-"
"""What may be between a name and the number of its page."""

CUT: Final[frozenset[GapKind]] = frozenset(("ending", "page-turn", "paywall"))
"""Gaps of a text that goes on elsewhere."""


def find_parts(reports: Sequence[Brief]) -> Iterator[Finding]:
    """Yield findings for reports of which one lacks the end, another the opening: both name each other.

    They state the same place, year and kind, or their files are pages of one name.
    """
    seen: set[tuple[str, str]] = set()
    for group in (*_alike(reports), *_pages(reports)):
        for one, other in group:
            if _completes(one, other) and (one.file, other.file) not in seen:
                seen.add((one.file, other.file))
                yield Finding(Code.PART_BEFORE(other=other.file), one.file)
                yield Finding(Code.PART_AFTER(other=one.file), other.file)


def _completes(one: Brief, other: Brief) -> bool:
    return any(gap.kind in CUT for gap in one.gaps) and any(gap.kind == "opening" for gap in other.gaps)


def _alike(reports: Iterable[Brief]) -> Iterator[list[tuple[Brief, Brief]]]:
    """Yield two reports of one place, year and kind in both orders; of more, it is not clear which go together."""
    groups: dict[str, list[Brief]] = defaultdict(list)
    for report in reports:
        groups[report.id].append(report)
    for group in groups.values():
        if len(group) == 2 and group[0].place.level and group[0].year:  # noqa: PLR2004 - a pair
            one, other = group
            yield [(one, other), (other, one)]


def page_of(stem: str) -> tuple[str, int]:
    """Return the name that the pages of one document share, and the number of this one; 0 where it has none."""
    match = PAGE.search(stem[-LONGEST:])
    if not match:
        return stem, 0
    name = stem[: len(stem) - len(match[0])].rstrip(SEPARATORS)
    return (name, int(match["number"] or match["copy"])) if name else (stem, 0)


def _pages(reports: Iterable[Brief]) -> Iterator[list[tuple[Brief, Brief]]]:
    """Yield pairs of reports whose files are pages of one name, one after the other."""
    names: dict[tuple[str, str], list[tuple[int, Brief]]] = defaultdict(list)
    for report in reports:
        path = PurePosixPath(report.file)
        name, number = page_of(path.stem)
        names[path.parent.as_posix(), name].append((number, report))
    for pages in names.values():
        pages.sort(key=lambda page: (page[0], page[1].file))
        yield [(one, other) for (at, one), (then, other) in pairwise(pages) if then - at in {1, 2}]
