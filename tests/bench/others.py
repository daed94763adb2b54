"""Other generators that render the same Markdown: how each is set up, and the command that runs it."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STOCK: Final = """site_name: 方志
docs_dir: docs
site_dir: {site}
theme: {{name: material, language: zh, font: false, features: [navigation.indexes, navigation.tabs]}}
plugins: [search]
markdown_extensions: [attr_list, {{toc: {{permalink: true, toc_depth: 2-3}}}}]
nav: {navigation}
"""
"""Material as it comes, with its own search, and with the short navigation of our sites: with every report in the
navigation its cost grows with the square."""
LAYOUT: Final = "<!doctype html><html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>"


def others(project: Path, folder: Path) -> Iterator[tuple[str, list[str] | None]]:
    """Yield the generators with the command that runs each in `folder`, None for one that is not installed.

    The folder gets a copy of the Markdown of a project, and its site for what indexes pages.
    """
    copy_markdown(project / "docs", folder / "docs")
    short = navigation(project / "docs")
    for name in ("material", "zensical"):
        settings = STOCK.format(site=name, navigation=json.dumps(short, ensure_ascii=False))
        (folder / f"{name}.yml").write_text(settings, encoding="utf-8")
    yield "Material，自带检索", [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "material.yml"]
    zensical, hugo, pagefind = map(shutil.which, ("zensical", "hugo", "pagefind"))
    yield "Zensical", [zensical, "build", "-f", "zensical.yml"] if zensical else None
    if hugo:
        prepare_hugo(folder)
    yield "Hugo，无检索", [hugo, "--quiet", "-s", "hugo", "-c", "../docs", "-d", "../hugo-site"] if hugo else None
    if pagefind:
        shutil.copytree(project / "site", folder / "pagefind")
    yield "Pagefind，只建索引", [pagefind, "--site", "pagefind"] if pagefind else None


def copy_markdown(docs: Path, target: Path) -> None:
    """Copy the pages of a docs folder, and nothing else."""
    for path in docs.rglob("*.md"):
        new = target / path.relative_to(docs)
        new.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, new)


def navigation(docs: Path) -> list[str]:
    """Return the pages of a short navigation: home and the first page of each folder."""
    found = [docs / "index.md", *sorted(docs.glob("*/index.md"))]
    return [path.relative_to(docs).as_posix() for path in found if path.is_file()]


def prepare_hugo(folder: Path) -> None:
    """Write a site of Hugo whose pages have nothing but the text."""
    layouts = folder / "hugo" / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(LAYOUT, encoding="utf-8")
    (folder / "hugo" / "hugo.toml").write_text('title = "方志"\n', encoding="utf-8")
