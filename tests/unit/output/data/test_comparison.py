"""Two folders of data are compared by document, passage and theme; what the program counts is no difference."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.commands import main
from generator.output.data.audit import read_lines
from generator.output.data.comparison import compare_data
from generator.output.data.export import write_data, write_lines
from tests.unit.output import samples

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from generator.reading.model import Report

FIRST = "changsha-2023-aaaa"


def with_texts(report: Report, texts: dict[str, str]) -> Report:
    passages = (replace(one, text=texts.get(one.id, one.text)) for one in report.passages)
    return replace(report, passages=tuple(passages))


def pair(folder: Path, *reports: Report) -> tuple[Path, Path]:
    corpus = samples.corpus()
    write_data(corpus, folder / "old")
    write_data(replace(corpus, reports=reports, witnesses=()), folder / "new")
    return folder / "old", folder / "new"


def test_the_same_data_have_no_difference(tmp_path: Path) -> None:
    found = compare_data(*pair(tmp_path, *samples.corpus().reports))
    assert not found.any
    assert list(found.lines())[-1] == "documents: 0 added, 0 removed, 0 changed; 0 passages reworded"


def test_a_corrected_word_is_shown_with_what_is_around_it(tmp_path: Path) -> None:
    first, *others = samples.corpus().reports
    found = compare_data(*pair(tmp_path, with_texts(first, {"p-1": "先进制造业增长9%。"}), *others))
    (document,) = found.changed
    assert (document.id, document.fields) == (FIRST, ())
    assert [one.line() for one in document.passages] == ["  p-1: 先进制造业增长8%。 → 先进制造业增长9%。"]
    (version, *_) = found.versions
    assert version[0] == "version"


def test_a_passage_with_another_id_is_the_same_by_its_place_and_words(tmp_path: Path) -> None:
    first, *others = samples.corpus().reports
    text = "先进制造业增长8%，好。"
    passages = tuple(replace(one, id="p-8", text=text) if one.id == "p-1" else one for one in first.passages)
    found = compare_data(*pair(tmp_path, replace(first, passages=passages), *others))
    assert [(one.what, one.id) for one in found.changed[0].passages] == [("reworded", "p-8")]


def test_passages_that_come_and_go(tmp_path: Path) -> None:
    first, *others = samples.corpus().reports
    more = samples.passage("p-7", "paragraph", "全新的一段，说的是另外的事情。")
    passages = (*(one for one in first.passages if one.id != "p-1"), more)
    found = compare_data(*pair(tmp_path, replace(first, passages=passages), *others))
    assert [(one.what, one.id) for one in found.changed[0].passages] == [("removed", "p-1"), ("added", "p-7")]


def test_a_theme_that_goes_is_a_change_of_its_passage(tmp_path: Path) -> None:
    first, *others = samples.corpus().reports
    passages = tuple(replace(one, themes=()) for one in first.passages)
    found = compare_data(*pair(tmp_path, replace(first, passages=passages), *others))
    lines = [one.line() for one in found.changed[0].passages]
    assert lines == ["  p-1: [industry] → []", "  p-2: [ecology] → []"]


def test_a_document_is_the_same_by_its_file(tmp_path: Path) -> None:
    first, other, county = samples.corpus().reports
    found = compare_data(*pair(tmp_path, replace(first, id="changsha-2024-aaaa", year=2024), county))
    assert found.removed == (other.id,)
    assert [(one.before, one.id, one.fields) for one in found.changed] == [
        (FIRST, "changsha-2024-aaaa", (("year", 2023, 2024),))
    ]
    assert "~ changsha-2024-aaaa (was changsha-2023-aaaa)" in list(found.lines())


def test_scores_and_counts_are_no_difference(tmp_path: Path) -> None:
    old, new = pair(tmp_path, *samples.corpus().reports)
    rows = read_lines(new / "passages.jsonl")
    for row in rows:
        row["themes"] = [{**theme, "score": 9.5} for theme in row["themes"]]
    write_lines(new / "passages.jsonl", rows)
    assert not compare_data(old, new).any


def test_data_of_earlier_versions_are_compared(tmp_path: Path) -> None:
    old, new = pair(tmp_path, *samples.corpus().reports)
    (old / "datapackage.json").unlink()
    found = compare_data(old, new)
    assert not found.any
    assert [name for name, *_ in found.versions] == ["version", "programVersion", "knowledgeDigest"]


class TestCommand:
    """`fangzhi diff OLD NEW`."""

    def test_it_prints_the_changes_and_ends_with_1(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        first, _, county = samples.corpus().reports
        old, new = pair(tmp_path, first, county)
        assert main(["diff", str(old), str(new)]) == 1
        assert "- changsha-2021-bbbb" in capsys.readouterr().out.splitlines()
        assert main(["diff", str(old), str(old)]) == 0
        capsys.readouterr()
        assert main(["diff", str(old), str(new), "--json"]) == 1
        assert json.loads(capsys.readouterr().out)["removed"] == ["changsha-2021-bbbb"]

    def test_what_is_no_data_is_one_clear_error(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        old, new = pair(tmp_path, *samples.corpus().reports)
        assert main(["diff", str(old), str(tmp_path)]) == 2
        assert "there is no reports.jsonl in it; name two folders" in capsys.readouterr().err
        shutil.copy(new / "passages.jsonl", new / "reports.jsonl")
        (new / "reports.jsonl").write_text("{}\n", encoding="utf-8")
        assert main(["diff", str(old), str(new)]) == 2
        assert "not exported data" in capsys.readouterr().err
