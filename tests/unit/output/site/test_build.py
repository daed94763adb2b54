"""The site is built strictly: what MkDocs warns of stops it and is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.output.site.build import SiteError, run_mkdocs

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = "site_name: x\ntheme: mkdocs\nplugins: []\nvalidation: {links: {not_found: warn}}\n"


def test_a_warning_stops_the_build_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("[x](gone.md)", encoding="utf-8")
    with pytest.raises(SiteError, match=r"gone\.md"):
        run_mkdocs(tmp_path, tmp_path / "site")


def test_a_folder_without_configuration_is_told(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match=r"there is no mkdocs\.yml"):
        run_mkdocs(tmp_path, tmp_path / "site")
