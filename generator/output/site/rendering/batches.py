"""Batches: MkDocs renders some pages of a docs folder, in a folder that has these and traces of the others.

The memory of MkDocs grows with the pages that it renders, so that of a batch is bounded, and batches run side by
side. A batch gives the pages that one build of the whole folder gives:

- MkDocs resolves a link if the file is there. Of files that pages of the batch link to it gets empty ones, pages
  among them excluded, so that they are not rendered.
- Every page shows the navigation. Its pages are there with their front matter alone; what is made of them is
  thrown away, unless they belong to the batch.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.output import registry
from generator.output.site.configuration import configuration
from generator.output.site.listing import digest_of_bytes
from generator.output.site.rendering.links import front_matter, linked
from generator.output.site.rendering.run import SiteError, run_mkdocs
from generator.output.site.rendering.tree import MARKDOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.output.settings import Settings
    from generator.output.site.listing import Listing
    from generator.output.site.rendering.tree import DocsFile

PAGES: Final = 400
"""The most pages of a batch. MkDocs takes 40 MB and, with these, 80; starting it costs as much as 17 pages."""
BYTES: Final = 12_000_000
"""The most bytes of Markdown of a batch, unless one page has more: MkDocs holds about three times as many."""
LEAST: Final = 40
"""The fewest pages worth a batch of their own, for another worker: twice what starting MkDocs costs."""
SPECIAL: Final = re.compile(r"([\\*?\[\]!# ])")
"""Characters with a meaning in patterns of names."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A docs folder and how it is rendered: its files by name, what they are, settings, the theme's folder."""

    docs: Path
    files: Mapping[str, DocsFile]
    listing: Listing
    settings: Settings
    theme: Path


def batches_of(whole: Whole, names: Sequence[str], workers: int) -> list[list[str]]:
    """Return pages in batches: as few as the limits allow, but one for each worker where that pays."""
    most = min(PAGES, max(LEAST, -(-len(names) // workers)))
    found: list[list[str]] = []
    size = 0
    for name in names:
        own = whole.listing[name].size
        if not found or len(found[-1]) >= most or size + own > BYTES:
            found.append([])
            size = 0
        found[-1].append(name)
        size += own
    return found


def render_batch(whole: Whole, names: Sequence[str], stage: Path) -> Path:
    """Render pages of a docs folder; return the folder below `stage` with the site that MkDocs made.

    A warning of MkDocs is a SiteError. Before it is believed, the pages are rendered once more with a trace of
    every file, since links can be written in ways that are not seen here.
    """
    markdown = {name: _read(whole, name) for name in names}
    near = {file for name, text in markdown.items() for file in linked(name, text, whole.files)}
    try:
        return _render(whole, markdown, near, stage / "near")
    except SiteError:
        return _render(whole, markdown, whole.files, stage / "all")


def _read(whole: Whole, name: str) -> bytes:
    """Return a page as it was when the build started: a later one would be kept under the key of that."""
    data = (whole.docs / name).read_bytes()
    if digest_of_bytes(data) != whole.listing[name].digest:
        raise SiteError(name, "it changed while the site was built", "build again; the old site stays")
    return data


def _render(whole: Whole, markdown: Mapping[str, bytes], others: Iterable[str], stage: Path) -> Path:
    indexes = dict(index_pages(whole.docs))
    traces = dict.fromkeys(set(others) - indexes.keys() - markdown.keys(), b"")
    for name, data in {**traces, **indexes, **markdown}.items():
        path = stage / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    excluded = _excluded([*indexes, *markdown], [name for name in traces if name.endswith(MARKDOWN)])
    config = stage / "mkdocs.yml"
    config.write_text(configuration(stage / "docs", whole.settings, whole.theme, excluded), encoding="utf-8")
    run_mkdocs(config, stage / "site", whole.docs)
    shutil.rmtree(stage / "docs")
    return stage / "site"


def index_pages(docs: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and front matter of each page of the navigation that is there."""
    for item in registry.navigation():
        for name in item.values():
            if (docs / name).is_file():
                yield name, front_matter((docs / name).read_bytes())


def _excluded(rendered: Sequence[str], traces: Sequence[str]) -> list[str]:
    """Return the patterns that exclude traces: whichever is shorter, their names, or all but the rendered pages.

    MkDocs tries each pattern on each file.
    """
    if len(traces) <= len(rendered):
        return [_pattern(name) for name in traces]
    return [*(f"*{suffix}" for suffix in MARKDOWN), *(f"!{_pattern(name)}" for name in rendered)]


def _pattern(name: str) -> str:
    return "/" + SPECIAL.sub(r"\\\1", name)
