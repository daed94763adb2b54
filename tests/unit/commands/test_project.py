"""The project file of a site: its settings are used, a value without meaning is an error with its place."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from generator.commands.project import Project, load_project, project_of
from generator.knowledge import DATA
from generator.knowledge.errors import FangzhiError, KnowledgeError


def written(folder: Path, text: str) -> Path:
    file = folder / "fangzhi.yml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_project_file_the_folders_are_the_usual_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert project_of(Namespace()) == Project()


def test_options_go_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "seeds: 来源\ndocs: pages\nname: 我的方志\nknowledge: mine\n")
    stated = project_of(Namespace())
    assert (stated.seeds, stated.docs, stated.site) == (Path("来源"), Path("pages"), Path("site"))
    assert stated.knowledge == (DATA, Path("mine"))
    assert stated.settings.name == "我的方志"
    given = project_of(Namespace(seeds=Path("a"), docs=Path("b"), site=Path("c"), knowledge=Path("d")))
    assert (given.seeds, given.docs, given.site) == (Path("a"), Path("b"), Path("c"))
    assert given.knowledge == (DATA, Path("d"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nam: 我的\n", r"fangzhi\.yml line 1: .*'nam'.*did you mean 'name'"),
        ("name: 我的\naddress: example.org\n", r"fangzhi\.yml line 2: 'example\.org' is not the address"),
        ("language: en\n", r"fangzhi\.yml line 1: "),
        ("analytics: google\n", r"fangzhi\.yml line 1: "),
        ("colours: {light: red, dark: '#eb9a85'}\n", r"fangzhi\.yml line 1: 'red' is not a colour"),
        ("colours: {light: '#ffffff', dark: '#eb9a85'}\n", "is hard to read on the light page"),
        ("name: |\n  两\n  行\n", "contains a line break"),
        ("about: nowhere.md\n", r"'nowhere\.md' cannot be read"),
    ],
)
def test_what_cannot_be_meant_is_an_error_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        load_project(written(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("site: docs\n", "the site would replace docs"),
        ("site: docs/site\n", "the site would be inside docs"),
        ("site: .\n", "the site would replace the working folder"),
        ("docs: seeds\n", "docs and seeds are one folder"),
    ],
)
def test_folders_that_would_be_written_over_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, text)
    with pytest.raises(FangzhiError, match=message):
        project_of(Namespace())


def test_an_address_ends_in_a_slash(tmp_path: Path) -> None:
    project = load_project(written(tmp_path, "address: https://example.org/reports\n"))
    assert project.settings.address == "https://example.org/reports/"
