"""The sources of a folder: what is read, and what is said of files that may be sources and are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.knowledge.errors import SourceError
from generator.sources.find import find_sources

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two sources, one below another folder."""
    place = tmp_path / "seeds"
    (place / "2024").mkdir(parents=True)
    (place / "b.txt").write_text("b", encoding="utf-8")
    (place / "2024" / "a.TXT").write_text("a", encoding="utf-8")
    return place


def problems(folder: Path) -> dict[str, str]:
    return {finding.file: finding.problem for finding in find_sources(folder)[1]}


def test_sources_are_found_at_any_depth_in_the_order_of_their_names(folder: Path) -> None:
    sources, findings = find_sources(folder)
    assert [source.file for source in sources] == ["2024/a.TXT", "b.txt"]
    assert findings == []


@pytest.mark.parametrize("name", ["manifest.yml", ".hidden.txt", ".git/a.txt", "table.csv", "notes.md", "map.png"])
def test_what_is_no_source_is_passed_over_in_silence(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("x", encoding="utf-8")
    assert len(find_sources(folder)[0]) == 2
    assert problems(folder) == {}


@pytest.mark.parametrize("name", ["report.pdf", "report.docx", "page.html", "report"])
def test_what_may_be_a_report_and_is_not_read_is_said(folder: Path, name: str) -> None:
    (folder / name).write_text("x", encoding="utf-8")
    assert problems(folder) == {name: "not a text file, so it was not read"}


def test_a_link_that_leads_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (folder / "c.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "d.txt").symlink_to(folder / "b.txt")
    (folder / "e.txt").symlink_to(folder / "nothing.txt")
    assert [source.file for source in find_sources(folder)[0]] == ["2024/a.TXT", "b.txt", "d.txt"]
    found = problems(folder)
    assert "leads out of the folder" in found["c.txt"]
    assert "link to none" in found["e.txt"]


def test_a_name_that_cannot_be_shown_is_said(folder: Path) -> None:
    (folder / "a\nb.txt").write_text("x", encoding="utf-8")
    assert "characters that cannot be shown" in problems(folder)["a\nb.txt"]


@pytest.mark.parametrize("made", [True, False])
def test_a_folder_that_is_not_there_or_holds_nothing_is_an_error(tmp_path: Path, *, made: bool) -> None:
    if made:
        (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError):
        find_sources(tmp_path / "empty")
