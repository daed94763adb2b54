"""A build counts every file, says what changes, and does not replace a good site by nearly nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.commands import main
from generator.commands.runs.summary import RunSummary, summary_of
from generator.knowledge.findings.codes import Code
from generator.output.data.changes import Changes
from generator.sources.inventory import Passed
from tests.unit.output.samples import corpus

if TYPE_CHECKING:
    from pathlib import Path

BODY = "各位代表：\n一、工作回顾\n过去一年，全县经济平稳运行，民生持续改善，各项工作取得新的成绩。\n"
PLACES = (
    "长沙县",
    "浏阳市",
    "宁乡市",
    "醴陵市",
    "湘乡市",
    "韶山市",
    "耒阳市",
    "常宁市",
    "武冈市",
    "汨罗市",
    "临湘市",
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of a site with a report for each of eleven places and two other files."""
    monkeypatch.chdir(tmp_path)
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number, place in enumerate(PLACES):
        write(seeds / f"{number:02}.txt", place)
    (seeds / "p.jpg").write_bytes(b"\xff\xd8\xff")
    (seeds / "x.odd").write_text("?")
    return tmp_path


def write(path: Path, place: str, year: int = 2024, body: str = BODY) -> None:
    path.write_text(f"{year}年{place}政府工作报告\n{body}", encoding="utf-8")


def run(*arguments: str, code: int = 0) -> None:
    assert main([*arguments, "--workers", "1"]) in {code, 1}


def summary(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    capsys.readouterr()
    assert main(["generate", "--workers", "1", "--json", *arguments]) < 2
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_every_file_is_counted(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = summary(capsys)
    assert (made["files"], made["read"]) == (13, 11)
    assert made["passed"] == {"picture": 1, "suffix-unknown": 1}
    rows = [json.loads(line) for line in (site / "docs/data/files.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["file"] for row in rows] == sorted(path.name for path in (site / "seeds").iterdir())
    assert {row["fate"] for row in rows} == {"published", "passed"}
    assert rows[-1] == {
        "file": "x.odd",
        "fate": "passed",
        "report": None,
        "reader": None,
        "reason": "suffix-unknown",
        "arguments": {"suffix": ".odd"},
    }


def test_records_of_a_crawl_count_as_many_as_they_are() -> None:
    requests = Passed("a.warc", Code.RECORDS_PASSED(count=153, kind="request"), count=153)
    lists = [Passed(name, Code.LIST_PAGE(), "a.warc") for name in ("a.warc/1", "a.warc/2")]
    made = summary_of(replace(corpus(), passed=(*lists, requests)), Changes(None))
    assert dict(made.passed) == {"request": 153, "list-page": 2}
    assert made.files == made.read + 155


def test_one_line_ends_a_run(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert site
    run("generate")
    last = capsys.readouterr().err.splitlines()[-1]
    said = "13 files: 11 read, 2 passed over (1 picture, 1 suffix-unknown); 11 reports of 11 places: 11 added"
    assert last.startswith(f"{said}; ")
    assert last.endswith(": fangzhi findings")


VANISHED = (
    "the report changsha-ningxiang-2024-work-report was published and its source is not there any more; put the "
    "file back, or say in the manifest why the report is gone: 'file:' with its name and 'withdrawn: the reason'"
)


def test_a_dry_run_shows_what_would_change_and_writes_nothing(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("generate")
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    write(site / "seeds/00.txt", PLACES[0], body=BODY.replace("平稳", "平稳较快"))
    (site / "seeds/01.txt").rename(site / "seeds/renamed.txt")
    (site / "seeds/02.txt").unlink()
    write(site / "seeds/03.txt", PLACES[3], year=2023)
    write(site / "seeds/new.txt", "桑植县")
    touched = {path for path in site.rglob("*") if "seeds" in path.parts}
    capsys.readouterr()
    run("build", "--dry-run")
    assert capsys.readouterr().out.splitlines() == [
        "+ zhangjiajie-sangzhi-2024-work-report",
        "- changsha-ningxiang-2024-work-report",
        "~ changsha-changsha-2024-work-report: text",
        "~ changsha-liuyang-2024-work-report: file",
        "~ zhuzhou-liling-2024-work-report: title, year, text",
        f"! 02.txt: {VANISHED}",
    ]
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*") if path not in touched} == {
        path: time for path, time in before.items() if path not in touched and "seeds" not in path.parts
    }


def test_the_same_again_changes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert site
    run("generate")
    capsys.readouterr()
    run("generate", "--dry-run")
    assert capsys.readouterr().out == "nothing would change\n"


def test_a_build_that_loses_more_than_a_tenth_stops(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("generate")
    published = (site / "docs/data/reports.jsonl").read_bytes()
    (site / "seeds/00.txt").unlink()
    (site / "seeds/01.txt").unlink()
    assert main(["generate", "--workers", "1"]) == 2
    assert "2 of 11 published reports would be gone (changsha-" in capsys.readouterr().err
    assert (site / "docs/data/reports.jsonl").read_bytes() == published
    run("generate", "--allow-shrink")
    assert len((site / "docs/data/reports.jsonl").read_text(encoding="utf-8").splitlines()) == 9


def test_a_build_that_stops_says_nothing_of_what_is_accepted(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("generate")
    entry = "- {finding: aaaaaaaa, reason: x, date: 2026-01-01}\n"
    (site / "accepted.yml").write_text(entry, encoding="utf-8")
    for name in ("00", "01"):
        (site / f"seeds/{name}.txt").write_bytes(b"\0" * 9)
    capsys.readouterr()
    assert main(["generate", "--workers", "1"]) == 2
    said = "".join(capsys.readouterr())
    assert "aaaaaaaa" not in said
    assert "the file is binary" in said
    run("generate", "--allow-shrink")
    assert "aaaaaaaa" in "".join(capsys.readouterr())


def test_reports_whose_themes_differ_are_changed(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("generate")
    path = site / "docs/data/passages.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        if row["report"].startswith("changsha-changsha"):
            row["themes"] = [{"id": "gone", "why": ["经济"], "spans": []}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    made = summary(capsys, "--dry-run")
    assert made["changes"]["changed"] == [["changsha-changsha-2024-work-report", ["themes"]]]  # type: ignore[index]


def test_a_loss_of_a_tenth_is_no_reason_to_stop(site: Path) -> None:
    write(site / "seeds/12.txt", "桑植县")
    run("generate")
    (site / "seeds/00.txt").unlink()
    run("generate")


def test_a_renamed_or_corrected_report_is_not_lost(site: Path) -> None:
    run("generate")
    for number in range(9):
        (site / f"seeds/{number:02}.txt").rename(site / f"seeds/moved-{number}.txt")
    (site / "seeds/manifest.yml").write_text(
        "".join(f"- {{file: moved-{number}.txt, year: 2020}}\n" for number in range(9)), encoding="utf-8"
    )
    run("generate")


def test_a_report_that_is_a_copy_now_is_not_lost(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("generate")
    entries = (f"- {{file: {number:02}.txt, witness_of: 00.txt}}\n" for number in (1, 2, 3))
    (site / "seeds/manifest.yml").write_text("".join(entries), encoding="utf-8")
    capsys.readouterr()
    run("generate", "--dry-run")
    lines = capsys.readouterr().out.splitlines()
    assert "changsha-liuyang-2024-work-report ⊂ changsha-changsha-2024-work-report" in lines
    made = summary(capsys)
    assert (made["read"], made["reports"], made["witnesses"]) == (11, 8, 3)


def test_a_folder_without_a_report_does_not_replace_a_site(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("generate")
    other = site / "other"
    other.mkdir()
    (other / "a.txt").write_text("404 Not Found", encoding="utf-8")
    assert main(["generate", "--seeds", "other", "--workers", "1"]) == 2
    assert "no report is left of 1 files" in capsys.readouterr().err
    assert (site / "docs/data/reports.jsonl").stat().st_size


def test_a_log_keeps_findings_and_summaries(site: Path) -> None:
    for _ in range(2):
        run("generate", "--log", "run.log")
    lines = (site / "run.log").read_text(encoding="utf-8").splitlines()
    assert sum(" summary 13 files" in line for line in lines) == 2
    assert sum(" warning x.odd: -: of unknown format" in line for line in lines) == 2


def test_check_takes_the_folders_that_were_built(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "seeds").rename(site / "mine")
    run("generate", "--seeds", "mine")
    assert main(["check", "--workers", "1"]) == 0, capsys.readouterr().err
    (site / ".fangzhi/built.json").write_text("damaged", encoding="utf-8")
    assert main(["check", "--workers", "1"]) == 2
    assert "there is no such folder" in capsys.readouterr().err


def test_each_command_takes_the_folders_that_are_named(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("build", "--docs", "d", "--site", "s")
    assert "11个地区" in (site / "s/index.html").read_text(encoding="utf-8")
    assert not (site / "docs").exists()
    assert not (site / "site").exists()
    assert main(["check", "--docs", "d", "--workers", "1"]) == 0, capsys.readouterr().err
    page = site / "s/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace('href="cities/', 'href="gone/'), encoding="utf-8")
    assert main(["check", "--docs", "d", "--workers", "1"]) == 1, "the site that was built is checked"


def test_a_summary_without_anything_passed_over_or_changed() -> None:
    made = RunSummary(5, {}, 5, 0, 4, {}, Changes(5))
    assert made.line() == "5 files: 5 read, 0 passed over; 5 reports of 4 places, none changed"
