"""A docs folder for tests, and what MkDocs alone makes of it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.output.registry import PAGE_KINDS
from generator.output.site.build import build_site
from generator.output.site.configuration import configuration, themed
from generator.output.site.footer import newest_day
from generator.output.site.rendering.run import run_mkdocs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.output.settings import Settings
    from generator.output.site.listing import SiteFile
    from generator.store import Store

INDEXES = tuple(kind.index.file for kind in PAGE_KINDS)


def put(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files into a folder and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def indexes(folder: Path) -> Path:
    """Write the pages of the navigation, the fewest that a site has, and return the folder."""
    return put(folder, {name: f"---\nhide: [toc]\n---\n\n# {name} {{: #top }}\n" for name in INDEXES})


def tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all files below a folder, by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def times(folder: Path) -> dict[str, int]:
    """Return the time of each file below a folder, by name."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def by_mkdocs(docs: Path, settings: Settings, folder: Path) -> dict[str, bytes]:
    """Return the site that one build by MkDocs makes of a docs folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    config = folder / "mkdocs.yml"
    settings = replace(settings, newest=newest_day(docs))
    config.write_text(configuration(docs, settings, themed(settings, folder)), encoding="utf-8")
    run_mkdocs(config, folder / "site")
    return tree(folder / "site")


def by_fangzhi(docs: Path, settings: Settings, site: Path, store: Store | None = None, workers: int = 1) -> bool:
    """Build a site without a check."""
    return build_site(docs, site, settings, accept, store=store, workers=workers)


def accept(_site: Path, _listing: Mapping[str, SiteFile]) -> bool:
    return True
