"""`fangzhi serve`: what makes it build again, and that a failure leaves it serving."""

from __future__ import annotations

import argparse
import socket
import threading
from functools import partial
from http.client import HTTPConnection
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from generator.commands import serve
from generator.commands.project import Project, project_of
from generator.knowledge.errors import FangzhiError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project with a source and pages, in the working folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("seeds/a.txt", "docs/about.md", "docs/data/reports.jsonl", "docs/.hidden", "fangzhi.yml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    return project_of(arguments())


def arguments(port: int = 8000) -> argparse.Namespace:
    return argparse.Namespace(port=port, workers=1)


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Project]:
    """Return the projects that are built; nothing is made of them."""
    built: list[Project] = []
    monkeypatch.setattr(serve, "_build", lambda project, _workers, _options: built.append(project))
    return built


def follow(monkeypatch: pytest.MonkeyPatch, project: Project, *steps: Callable[[], object]) -> None:
    """Follow the changes that are made in each pause, and stop after the last one."""
    left = list(steps)

    def sleep(_seconds: float) -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    monkeypatch.setattr("generator.commands.serve.time.sleep", sleep)
    with pytest.raises(KeyboardInterrupt):
        serve.follow(project, arguments(), serve.stamp(project))


def test_watched_are_sources_pages_and_the_project_file_but_nothing_that_is_made(project: Project) -> None:
    names = {path.name for path in serve.stamp(project)}
    assert {"a.txt", "about.md", "fangzhi.yml", "themes.yml", "mkdocs.yml"} <= names
    assert not {"reports.jsonl", ".hidden"} & names


def test_it_builds_again_when_a_file_changes_and_not_otherwise(
    project: Project, builds: list[Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = project.seeds / "a.txt"
    follow(monkeypatch, project, lambda: None, lambda: source.write_text("x", encoding="utf-8"), lambda: None)
    assert len(builds) == 1
    follow(monkeypatch, project, (project.seeds / "b.txt").touch, source.unlink)
    assert len(builds) == 3


def test_a_file_that_is_made_builds_nothing(
    project: Project, builds: list[Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = project.docs / "data" / "reports.jsonl"
    follow(monkeypatch, project, lambda: made.write_text("{}", encoding="utf-8"))
    assert builds == []


def test_the_project_file_is_read_again_and_the_site_stays_where_it_is(
    project: Project, builds: list[Project], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = "name: 另一名称\nsite: elsewhere\n"
    follow(monkeypatch, project, lambda: (tmp_path / "fangzhi.yml").write_text(text, encoding="utf-8"))
    (built,) = builds
    assert built.settings.name == "另一名称"
    assert built.site == project.site


def test_a_mistake_is_printed_and_the_next_change_is_built(
    project: Project,
    builds: list[Project],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "fangzhi.yml"
    follow(
        monkeypatch,
        project,
        lambda: file.write_text("nonsense: 1\n", encoding="utf-8"),
        lambda: None,
        lambda: file.write_text("", encoding="utf-8"),
    )
    assert len(builds) == 1
    assert capsys.readouterr().err.count("fangzhi: fangzhi.yml line 1") == 1


@pytest.mark.usefixtures("project")
def test_it_builds_serves_on_this_machine_alone_and_follows(
    builds: list[Project], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    followed: list[Project] = []
    monkeypatch.setattr(serve, "follow", lambda project, *_others: followed.append(project))
    assert serve.run(arguments(port=0)) == 0
    assert builds == followed
    assert capsys.readouterr().out.startswith("http://127.0.0.1:")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Callable[[str, str], tuple[int, str, str]]]:
    """Return a function that asks a served site below /reports/: (status, type, text)."""
    for name, text in {
        "index.html": "home",
        "404.html": "没有这一页",
        "data/a.jsonl": "{}",
        "reports/b.txt": "b",
    }.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text, encoding="utf-8")
    handler = partial(serve.Handler, directory=str(tmp_path / "site"), base="/reports/")
    server = ThreadingHTTPServer((serve.ADDRESS, 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def ask(method: str, path: str) -> tuple[int, str, str]:
        asked = HTTPConnection(serve.ADDRESS, server.server_port, timeout=30)
        asked.request(method, path)
        answer = asked.getresponse()
        found = answer.status, answer.getheader("Content-Type") or "", answer.read().decode()
        asked.close()
        return found

    yield ask
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/x", "/a/b/c/", "/reports/x/y", "/data/b.jsonl?a=1"])
def test_a_missing_page_is_that_of_the_site(served: Callable[[str, str], tuple[int, str, str]], path: str) -> None:
    assert served("GET", path) == (404, "text/html; charset=utf-8", "没有这一页")
    assert served("HEAD", path) == (404, "text/html; charset=utf-8", "")


@pytest.mark.parametrize(
    ("path", "text"),
    [("/", "home"), ("/reports/?a=b", "home"), ("/reports/data/a.jsonl", "{}"), ("/reports/b.txt", "b")],
)
def test_the_site_is_at_the_root_and_at_the_path_of_its_address(
    served: Callable[[str, str], tuple[int, str, str]], path: str, text: str
) -> None:
    status, kind, found = served("GET", path)
    assert (status, found) == (200, text)
    assert kind == "application/jsonl; charset=utf-8" or not path.endswith("jsonl")


def test_without_a_page_of_its_own_a_missing_page_is_an_error_all_the_same(
    tmp_path: Path, served: Callable[[str, str], tuple[int, str, str]]
) -> None:
    (tmp_path / "site/404.html").unlink()
    assert served("GET", "/x")[0] == 404
    assert served("PUT", "/x")[0] == 501


@pytest.mark.usefixtures("project", "builds")
def test_a_port_that_is_taken_is_an_error_with_a_remedy() -> None:
    with socket.socket() as taken:
        taken.bind((serve.ADDRESS, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(FangzhiError, match=f"port {port}: .*--port"):
            serve.run(arguments(port))
