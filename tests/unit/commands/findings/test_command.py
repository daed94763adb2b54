"""`fangzhi findings` as an operator uses it: list, filter, accept, take back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.commands import main
from tests.hostile import GOOD

HEAD = "# 我们的\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return the folder of a project that was generated: five files are empty, one report says no place."""
    monkeypatch.chdir(tmp_path)
    for name in ("a/1", "a/2", "a/3", "b/1", "b/2"):
        (tmp_path / "seeds" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "seeds" / f"{name}.txt").write_bytes(b"")
    (tmp_path / "seeds" / "c.txt").write_text(GOOD, encoding="utf-8")
    title = "长沙市2023年政府工作报告\n各位代表：\n"
    (tmp_path / "seeds" / "d.txt").write_text(
        f"{title}全市经济稳中有进。\n县融媒网友之窗\n全市发展。\n", encoding="utf-8"
    )
    main(["generate"])
    capsys.readouterr()
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


class Run:
    """Runs the command; `said` is what it printed last."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Nothing was run yet."""
        self.capsys = capsys
        self.said = ""
        self.wrong = ""

    def __call__(self, *words: str) -> int:
        code = main(["findings", *words])
        self.said, self.wrong = self.capsys.readouterr()
        return code

    def rows(self, *words: str) -> list[dict[str, object]]:
        assert self("--json", *words) == 0
        return [json.loads(line) for line in self.said.splitlines()]

    def ids(self, *words: str) -> list[str]:
        return [str(row["id"]) for row in self.rows(*words)]


def test_findings_are_listed_in_groups_with_ids_and_the_first_files(project: Path, run: Run) -> None:
    assert run() == 0
    lines = run.said.splitlines()
    assert lines[0].startswith("error file-empty × 5: the file is empty; ")
    assert [line.split("  ")[2] for line in lines[1:4]] == [f"a/{n}.txt (source)" for n in (1, 2, 3)]
    assert lines[4] == "  … and 2 more"
    assert any(line.startswith("note short-line: ") and "“县融媒网友之窗”" in line for line in lines)
    assert lines[-1].startswith(f"{len(run.rows())} findings (5 errors, ")
    assert run("--all") == 0
    assert "b/2.txt" in run.said
    assert project.joinpath("seeds").is_dir()


@pytest.mark.parametrize(
    ("words", "files"),
    [
        (["--code", "file-empty", "--file", "a/*"], ["a/1.txt", "a/2.txt", "a/3.txt"]),
        (["--severity", "error", "--file", "*/2.txt"], ["a/2.txt", "b/2.txt"]),
        (["--code", "short-line"], ["d.txt"]),
        (["--place", "湖南省", "--code", "short-line"], ["d.txt"]),
        (["--place", "changsha", "--code", "file-empty"], []),
    ],
)
def test_a_choice(project: Path, run: Run, words: list[str], files: list[str]) -> None:
    assert [row["file"] for row in run.rows(*words)] == files
    assert project


def test_one_is_accepted_and_taken_back(project: Path, run: Run) -> None:
    first, second, *_ = run.ids("--code", "file-empty")
    (project / "accepted.yml").write_text(HEAD, encoding="utf-8")
    assert run("accept", first, second, "--reason", "已看过：# 不是注释") == 0
    assert "2 findings accepted in accepted.yml" in run.said
    assert first not in run.ids()
    assert [(row["id"], row["accepted"]) for row in run.rows("--accepted")] == [
        (first, "已看过：# 不是注释"),
        (second, "已看过：# 不是注释"),
    ]
    assert run("accept", first, "--reason", "x") == 0
    assert "nothing to accept" in run.said
    assert run("reopen", first) == 0
    assert run.ids("--accepted") == [second]
    assert run("reopen", second) == 0
    assert (project / "accepted.yml").read_text(encoding="utf-8") == HEAD


def test_a_code_and_files_are_one_entry_that_covers_later_ones(project: Path, run: Run) -> None:
    assert run("accept", "--code", "file-empty", "--file", "a/*", "--reason", "占位") == 0
    text = (project / "accepted.yml").read_text(encoding="utf-8")
    assert text.count("- ") == 1
    assert "- code: file-empty\n  files: a/*\n  reason: 占位\n  date: " in text
    (project / "seeds" / "a" / "4.txt").write_bytes(b"")
    main(["generate"])
    run()
    assert [row["file"] for row in run.rows("--accepted")] == [f"a/{n}.txt" for n in (1, 2, 3, 4)]
    one = run.ids("--accepted")[0]
    assert run("reopen", one) == 2
    assert "reopen them together: --code file-empty --file 'a/*'" in run.wrong
    assert run("reopen", "--code", "file-empty", "--file", "a/*") == 0
    assert run.ids("--accepted") == []


def test_entries_for_what_is_not_found_any_more_are_removed_together(project: Path, run: Run) -> None:
    assert run("accept", "--severity", "error", "--file", "a/*", "--reason", "占位") == 0
    (project / "seeds" / "a" / "1.txt").write_text(GOOD, encoding="utf-8")
    main(["generate"])
    run("--code", "accepted-unused")
    assert run.said.startswith("note accepted-unused: nothing is found any more that the entry for ")
    assert run("reopen", "--unused") == 0
    assert [row["file"] for row in run.rows("--accepted")] == ["a/2.txt", "a/3.txt"]
    assert run("reopen", "--unused") == 2


def test_new_is_what_the_build_before_did_not_find(project: Path, run: Run) -> None:
    assert run.ids("--new") == run.ids(), "the first build: all are new"
    main(["generate"])
    run()
    assert run.ids("--new") == []
    (project / "seeds" / "e.txt").write_bytes(b"")
    main(["generate"])
    run()
    assert [row["file"] for row in run.rows("--new")] == ["e.txt"]
    assert [row["new"] for row in run.rows("--code", "file-empty")] == [False] * 5 + [True]


@pytest.mark.parametrize("text", ["", "not JSON", "[]", '{"builds": {"docs": {"last": 3}}}', '{"builds": []}'])
def test_a_state_that_nothing_here_wrote_means_that_all_are_new(project: Path, run: Run, text: str) -> None:
    (project / ".fangzhi" / "findings.json").write_text(text, encoding="utf-8")
    assert run.ids("--new") == run.ids()
    assert main(["generate"]) == 0
    assert json.loads((project / ".fangzhi" / "findings.json").read_text("utf-8"))["builds"].keys() == {"docs"}


def test_docs_are_the_same_whatever_was_built_before(project: Path) -> None:
    data = project / "docs" / "data" / "findings.jsonl"
    before = data.read_bytes()
    (project / ".fangzhi" / "findings.json").unlink()
    main(["generate"])
    assert data.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["accept", "--reason", "x"], "it is not said which findings are meant; name findings by their ids, or"),
        (["reopen"], "it is not said which findings are meant; name findings by their ids, or"),
        (["accept", "abcdefgh", "--code", "file-empty", "--reason", "x"], "both ids and a choice are given"),
        (["accept", "abcdefgh", "--reason", "x"], "no finding of the last build has this id"),
        (["accept", "--code", "file-emty", "--reason", "x"], "did you mean 'file-empty'?"),
        (["accept", "--code", "file-empty", "--reason", " "], "say why these findings are all right"),
        (["reopen", "--code", "file-empty"], "no entry is as chosen"),
        (["--place", "湖南"], "did you mean '湖南省'?"),
        (["--code", "file-emty"], "did you mean 'file-empty'?"),
        (["--docs", "nowhere"], "there is no data of a build"),
    ],
)
def test_wrong_use_is_one_line_and_writes_nothing(project: Path, run: Run, words: list[str], error: str) -> None:
    assert run(*words) == 2
    assert error in run.wrong
    assert len(run.wrong.splitlines()) == 1
    assert not (project / "accepted.yml").exists()


def test_an_id_that_exists_and_one_that_does_not_accept_nothing(project: Path, run: Run) -> None:
    (first, *_) = run.ids()
    assert run("accept", first, "aaaaaaaa", "--reason", "x") == 2
    assert not (project / "accepted.yml").exists()


def test_data_of_another_version_is_an_error(project: Path, run: Run) -> None:
    (project / "docs" / "data" / "findings.jsonl").write_text('{"code":"year-unknown"}\n', encoding="utf-8")
    assert run() == 2
    assert "another version" in run.wrong


def test_a_mistake_in_the_file_stops_a_build_before_it_works(project: Path) -> None:
    Path("accepted.yml").write_text("- code: file-empty\n", encoding="utf-8")
    before = (project / "docs" / "data" / "findings.jsonl").stat().st_mtime_ns
    assert main(["generate"]) == 2
    assert (project / "docs" / "data" / "findings.jsonl").stat().st_mtime_ns == before
