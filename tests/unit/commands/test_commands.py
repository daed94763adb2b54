"""The commands as a user runs them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.commands import main, parser
from generator.commands.findings.printed import SHOWN

ROOT = Path(__file__).parents[3]
SEEDS = ROOT / "seeds"
SHIFTED = SEEDS / "003_802ff6a0af53e020.txt"
MOMENTS = {
    "docs are staged": "docs/.fangzhi-stage-*",
    "data is staged": "docs/.fangzhi-stage-*/data",
    "the site is staged": ".site.new-*",
    "pages are rendered": ".site.new-*/0/near/site/404.html",
}
"""Moments of a build at which it is killed, by a file or folder that appears then."""


def fangzhi(*arguments: str | Path, cwd: Path = ROOT, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, input=text, capture_output=True, check=False, env=environment())


def environment() -> dict[str, str]:
    counted = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
    return {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **counted}


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_generate_makes_the_same_bytes_at_any_number_of_workers(tmp_path: Path) -> None:
    for workers in ("1", "2"):
        assert (
            fangzhi("generate", "--seeds", SEEDS, "--docs", tmp_path / workers, "--workers", workers).returncode
            < 2
        )
    assert tree(tmp_path / "1") == tree(tmp_path / "2")


def test_the_committed_docs_are_what_the_generator_makes() -> None:
    done = fangzhi("check", "--site", "nowhere")
    assert done.returncode == 0, done.stderr.decode()


def test_generate_keeps_what_is_written_by_hand_and_removes_what_is_no_longer_made(tmp_path: Path) -> None:
    fangzhi("generate", "--seeds", SEEDS, "--docs", tmp_path)
    (tmp_path / "cities" / "atlantis.md").write_text("gone", encoding="utf-8")
    (tmp_path / "about.md").write_text("by hand", encoding="utf-8")
    fangzhi("generate", "--seeds", SEEDS, "--docs", tmp_path)
    assert not (tmp_path / "cities" / "atlantis.md").exists()
    assert (tmp_path / "about.md").read_text(encoding="utf-8") == "by hand"
    assert not [name for name in tree(tmp_path) if name.startswith(".")]


def test_clean_is_a_filter_for_one(tmp_path: Path) -> None:
    source = SEEDS / "004_198e591ce9b795be.txt"
    by_name, by_pipe = fangzhi("clean", source), fangzhi("clean", "-", text=source.read_bytes())
    assert by_name.returncode == by_pipe.returncode == 0
    assert by_name.stdout == by_pipe.stdout
    assert "博县网" not in by_name.stdout.decode()
    again = fangzhi("clean", "-", text=by_name.stdout)
    assert again.stdout.replace(b"\n", b"") == by_name.stdout.replace(b"\n", b""), "nothing but line ends changes"
    assert fangzhi("clean", source, source).returncode == 2, "many files need --out"
    assert fangzhi("clean", source, tmp_path / "nowhere.txt", "--out", tmp_path / "out").returncode == 2
    assert (tmp_path / "out" / source.name).read_bytes() == by_name.stdout, "the others are done"


def test_clean_takes_standard_input_among_files(tmp_path: Path) -> None:
    source = SEEDS / "004_198e591ce9b795be.txt"
    done = fangzhi("clean", "-", source, "--out", tmp_path, text=source.read_bytes())
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "stdin.txt").read_bytes() == (tmp_path / source.name).read_bytes()


def test_clean_writes_over_nothing(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        shutil.copy(SEEDS / "004_198e591ce9b795be.txt", tmp_path / folder / "x.txt")
    before = (tmp_path / "a" / "x.txt").read_bytes()
    twice = fangzhi("clean", tmp_path / "a/x.txt", tmp_path / "b/x.txt", "--out", tmp_path / "out")
    itself = fangzhi("clean", tmp_path / "a/x.txt", "--out", tmp_path / "a")
    assert (twice.returncode, itself.returncode) == (2, 2)
    assert b"written over" in twice.stderr
    assert b"written over" in itself.stderr
    assert (tmp_path / "a" / "x.txt").read_bytes() == before


def test_what_the_system_refuses_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = fangzhi("generate", "--seeds", SEEDS, "--docs", tmp_path / "file")
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1


def test_explain_names_rule_reason_before_and_after() -> None:
    done = fangzhi("explain", "--all", SHIFTED)
    assert done.returncode == 0, "an inferred year is a note"
    lines = done.stdout.decode().splitlines()
    order = [line.split("]")[0][1:] for line in lines if line.startswith("[")]
    wanted = [e for e in ("inferred", "removed", "gap", "recovered", "style") if e in order]
    assert list(dict.fromkeys(order)) == wanted, "weakest first"
    assert any("〔(huì) → 〕" in line or "〔會(huì)" in line for line in lines)
    rows = [line.split()[:3] for line in lines if line.startswith("  inferred ")]
    assert ["inferred", "3", "zhe"] in rows, "counts by rule"
    at = lines.index(next(line for line in lines if "隨〔著〕高新" in line))
    assert lines[at].startswith("    - ")
    assert lines[at + 1].startswith("    + ")
    assert "特别是随〔着〕高新" in lines[at + 1], "in the published text"


def test_explain_shows_some_of_each_change_and_all_when_asked() -> None:
    some, every = (fangzhi("explain", *flags, SHIFTED).stdout.decode() for flags in ([], ["--all"]))
    assert "more (--all)" in some
    assert "--all" not in every
    assert len(some) < len(every) / 3


def test_explain_shows_the_rules_asked_for_alone() -> None:
    by_rule = fangzhi("explain", "--rule", "zhe", SHIFTED).stdout.decode()
    by_kind = fangzhi("explain", "--evidence", "gap", SHIFTED).stdout.decode()
    assert [line.split()[1] for line in by_rule.splitlines() if line.startswith("[")] == ["zhe"]
    assert {line.split()[0] for line in by_kind.splitlines() if line.startswith("[")} == {"[gap]"}
    unknown = fangzhi("explain", "--rule", "zeh", SHIFTED)
    assert unknown.returncode == 2
    assert b"did you mean 'zhe'?" in unknown.stderr


def test_explain_gives_the_ledger_as_json() -> None:
    rows = [json.loads(line) for line in fangzhi("explain", "--json", SHIFTED).stdout.splitlines()]
    source, at, pieces = SHIFTED.read_bytes().decode(), 0, []
    for row in rows:
        assert source[row["start"] : row["end"]] == row["before"]
        pieces += [source[at : row["start"]], row["after"]]
        at = row["end"]
    assert "".join([*pieces, source[at:]]) + "\n" == fangzhi("clean", SHIFTED).stdout.decode()
    assert {row["evidence"] for row in rows} >= {"inferred", "removed", "gap"}


def test_explain_reads_the_manifest_beside_a_file_and_standard_input() -> None:
    named = SEEDS / "001_66dac738b1181ad0.txt"
    by_name, by_pipe = fangzhi("explain", named), fangzhi("explain", "-", text=named.read_bytes())
    assert b"year   2021" in by_name.stdout
    assert by_name.returncode == 0, "a badge before the title is a note"
    assert b"year   not known" in by_pipe.stdout
    assert by_pipe.returncode == 0, "a finding: the year"
    assert fangzhi("explain", "--strict", "-", text=named.read_bytes()).returncode == 1


def test_explain_shows_the_lines_to_look_at(tmp_path: Path) -> None:
    lines = [
        "长沙市2023年政府工作报告",
        "各位代表：",
        "全市经济稳中有进，质量效益提升。",
        "县融媒网友之窗",
        "全市经济稳中有进，民生持续改善。",
        "乡镇网友之窗",
        "全市经济稳中有进，生态持续向好。",
    ]
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    done = fangzhi("explain", tmp_path / "a.txt")
    assert done.returncode == 0, "notes"
    printed = done.stdout.decode().splitlines()
    at = printed.index(next(line for line in printed if line.startswith("  look at × 2: ")))
    assert printed[at + 1 : at + 3] == ["    line 4: 县融媒网友之窗", "    line 6: 乡镇网友之窗"]


def test_explain_goes_on_after_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = fangzhi("explain", tmp_path / "empty.txt", tmp_path / "nowhere.txt", tmp_path, SHIFTED)
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 3
    assert b" edits: " in done.stdout


@pytest.mark.parametrize("command", ["explain --all", "clean"])
def test_a_reader_that_stops_early_is_no_error(command: str) -> None:
    words = [
        sys.executable,
        "-m",
        "generator",
        *command.split(),
        *[str(SHIFTED)] * (1 if command == "clean" else 9),
    ]
    with subprocess.Popen(
        words, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_findings_are_printed_and_exported(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    shutil.copy(SEEDS / "004_198e591ce9b795be.txt", tmp_path / "seeds")
    (tmp_path / "seeds" / "broken.txt").write_bytes(b"\x00\xff\x00")
    done = fangzhi("generate", "--seeds", "seeds", "--docs", tmp_path / "docs", cwd=tmp_path)
    assert done.returncode == 0
    rows = [json.loads(row) for row in (tmp_path / "docs/data/findings.jsonl").read_text("utf-8").splitlines()]
    assert rows[-1]["file"] == "broken.txt"
    assert "broken.txt" in done.stderr.decode()


def test_of_many_findings_the_serious_kinds_are_printed_and_the_command_that_lists_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    for number in range(SHOWN + 3):
        (tmp_path / f"seeds/{number:02}.txt").write_bytes(b"")
        for other in range(3):  # as many kinds of warnings, of as many findings
            (tmp_path / f"seeds/{number}-{other}.kind{number}").write_bytes(b"a text")
    shutil.copy(SEEDS / "004_198e591ce9b795be.txt", tmp_path / "seeds")
    assert main(["generate", "--docs", "pages", "--workers", "1"]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == SHOWN + 1
    assert lines[0].startswith(f"error: {SHOWN + 3} × 00.txt, 01.txt, 02.txt …: the file is empty; ")
    rows = [json.loads(row) for row in Path("pages/data/findings.jsonl").read_text(encoding="utf-8").splitlines()]
    notes = [row for row in rows if row["file"].startswith("004_")]  # what is inferred of the report
    assert len({row["code"] for row in notes}) == len(notes)
    assert lines[-2] == f"… and {1 + SHOWN + 3 + len(notes) - len(lines[:-2])} more kinds of findings"
    assert len(rows) == 4 * (SHOWN + 3) + len(notes)
    counts = f"{SHOWN + 3} errors, {3 * (SHOWN + 3)} warnings, {len(notes)} notes; {len(rows)} new"
    assert lines[-1].endswith(f"; {len(rows)} findings ({counts}): fangzhi findings --docs pages")


def test_all_findings_that_are_in_no_file_are_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--seeds", str(SEEDS), "--docs", "nodir", "--workers", "1"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) > SHOWN
    assert not [line for line in lines if "more kinds" in line]


def test_wrong_use_is_exit_code_two() -> None:
    assert fangzhi("generate", "--seeds", "no-such-folder").returncode == 2
    assert fangzhi("nonsense").returncode == 2
    assert b"no such folder" in fangzhi("propose", "no-such-folder").stderr
    assert fangzhi("generate", "--workers", "0").returncode == 2


@pytest.mark.parametrize(
    "words",
    [
        "propose seeds --pages 0",
        "propose seeds --pages -1",
        "propose seeds --pages 1",
        "propose seeds --pages two",
        "serve --port 99999",
        "serve --port 65536",
        "serve --port 0",
        "serve --port -1",
        "serve --port ²",
        "build --workers 0",
        f"build --workers {'9' * 5000}",
        "explain",
        "nonsense",
        "build --nonsense",
    ],
)
def test_wrong_arguments_are_one_line_and_exit_code_two(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(words.split())
    assert ended.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("fangzhi")
    assert line.endswith(" --help shows what it takes")


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_leaves_the_last_site_whole(moment: str, project: Path) -> None:
    good = tree(project / "site")
    command = [sys.executable, "-m", "generator", "build", "--no-store"]
    process = subprocess.Popen(command, cwd=project, env=environment(), start_new_session=True)
    before = set(project.glob(MOMENTS[moment]))
    while process.poll() is None and set(project.glob(MOMENTS[moment])) <= before:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL, "it ended before the moment came"
    assert tree(project / "site") == good


def test_the_next_run_makes_all_whole(project: Path) -> None:
    good = tree(project / "site")
    (project / ".site.new-1").mkdir()
    (project / "docs" / ".fangzhi-stage-1").mkdir()
    assert fangzhi("build", cwd=project).returncode == 0
    assert tree(project / "site") == good
    assert not list(project.glob(".site*")), "nothing is left lying about"
    assert not list((project / "docs").glob(".fangzhi*"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project with a site that was built to the end."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(SEEDS, folder / "seeds")
    assert fangzhi("build", cwd=folder).returncode == 0
    return folder
