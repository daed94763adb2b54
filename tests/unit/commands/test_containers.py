"""Explain and clean name files in containers as a build does, and read the manifest that a build reads."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from generator.commands import main
from tests.hostile import GOOD


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    seeds = tmp_path / "seeds"
    (seeds / "sub").mkdir(parents=True)
    (seeds / "sub" / "x.txt").write_text(GOOD, encoding="utf-8")
    with zipfile.ZipFile(seeds / "crawl.zip", "w") as archive:
        archive.writestr("a/b.txt", GOOD)
        archive.writestr("p.jpg", "")
    (seeds / "manifest.yml").write_text(
        "- file: sub/x.txt\n  title: 甲的题目\n- file: crawl.zip/a/b.txt\n  title: 乙的题目\n", encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("seeds/sub/x.txt", "甲的题目"),
        ("./seeds/sub/../sub/x.txt", "甲的题目"),
        ("seeds/crawl.zip/a/b.txt", "乙的题目"),
    ],
)
def test_explain_reads_the_manifest_that_a_build_reads(
    name: str, title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["explain", name])
    assert capsys.readouterr().out.startswith(f"{name}: {title}\n")


def test_the_nearest_manifest_counts_outside_the_folder_of_sources(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "seeds").rename(tmp_path / "other")
    main(["explain", "other/sub/x.txt"])
    assert capsys.readouterr().out.startswith("other/sub/x.txt: 甲的题目\n")


def test_explain_says_what_a_container_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "seeds/crawl.zip"]) == 0
    assert capsys.readouterr().out.split("\n")[:3] == [
        "seeds/crawl.zip: 1 files to read, 1 passed over",
        "  crawl.zip/a/b.txt",
        "  crawl.zip/p.jpg: a picture, which is no document",
    ]


def test_a_name_that_is_not_in_a_container_suggests_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "seeds/crawl.zip/a/c.txt"]) == 2
    assert "there is no such file in it; did you mean 'a/b.txt'" in capsys.readouterr().err


def test_clean_takes_a_file_in_a_container(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", "seeds/crawl.zip/a/b.txt", "seeds/sub/x.txt", "--out", "out"]) == 0
    assert (tmp_path / "out" / "b.txt").read_bytes() == (tmp_path / "out" / "x.txt").read_bytes()
    assert main(["clean", "seeds/crawl.zip"]) == 2
    assert "it holds 1 files to read; name one of them" in capsys.readouterr().err


def test_a_file_above_the_limit_of_the_project_is_not_read(capsys: pytest.CaptureFixture[str]) -> None:
    Path("fangzhi.yml").write_text("largest_file: 10 B\n")
    assert main(["generate"]) == 2
    assert "none of its" in capsys.readouterr().err
