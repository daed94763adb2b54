"""The work list: ids survive edits that have nothing to do with a finding, and acceptance finds its finding."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.corpus.findings.accepted import Acceptance
from generator.corpus.findings.work_list import unused_entries, with_accepted, work_list
from generator.corpus.gather import gather
from generator.corpus.model import Corpus
from generator.knowledge import load_knowledge
from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code

if TYPE_CHECKING:
    from pathlib import Path

LINES = (
    "长沙市2023年政府工作报告",
    "各位代表：",
    "全市经济稳中有进，质量效益提升。",
    "县融媒网友之窗",
    "全市经济稳中有进，民生持续改善。",
    "乡镇网友之窗",
    "全市经济稳中有进，生态持续向好。",
)


def written(folder: Path, lines: tuple[str, ...]) -> Corpus:
    (folder / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    return gather(folder)


def ids(corpus: Corpus) -> dict[str, str]:
    """Return the quote of each short line by its id."""
    return {item.id: item.quote for item in work_list(corpus) if item.finding.code is Code.SHORT_LINE}


def of(*findings: Finding) -> Corpus:
    return Corpus((), tuple(sorted(findings)), load_knowledge())


def the_id(finding: Finding) -> str:
    (item,) = work_list(of(finding))
    return item.id


def test_ids_survive_edits_elsewhere_in_the_file(tmp_path: Path) -> None:
    before = ids(written(tmp_path, LINES))
    assert sorted(before.values()) == ["乡镇网友之窗", "县融媒网友之窗"]
    longer = (*LINES[:2], "今年的工作分为三个部分，下面分别报告。", *LINES[2:], "谢谢大家。")
    assert ids(written(tmp_path, longer)) == before
    fewer = tuple(line for line in LINES if line != "县融媒网友之窗")
    after = ids(written(tmp_path, fewer))
    assert after.items() < before.items(), "that of the other line stays"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Code.TEXT_UNREADABLE(count=3), Code.TEXT_UNREADABLE(count=4)),
        (Code.TEXT_TWICE(percent=30), Code.TEXT_TWICE(percent=40)),
        (Code.PLACE_INFERRED(named="长沙市", why="出现12次"), Code.PLACE_INFERRED(named="长沙市", why="出现13次")),
        (
            Code.BYTES_MISFIT(count=1, encoding="utf-8", byte=7),
            Code.BYTES_MISFIT(count=2, encoding="utf-8", byte=9),
        ),
    ],
)
def test_counts_offsets_and_evidence_are_no_part_of_an_id(one: object, other: object) -> None:
    assert the_id(Finding(one, "a.txt", 1)) == the_id(Finding(other, "a.txt", 5))  # type: ignore[arg-type]


def test_code_file_and_what_is_said_are_parts_of_an_id() -> None:
    findings = (
        Finding(Code.YEAR_INFERRED(year=2023), "a.txt"),
        Finding(Code.YEAR_INFERRED(year=2024), "a.txt"),
        Finding(Code.YEAR_INFERRED(year=2023), "b.txt"),
        Finding(Code.YEAR_UNKNOWN(), "a.txt"),
    )
    assert len({the_id(finding) for finding in findings}) == len(findings)
    assert all(len(the_id(finding)) == 8 for finding in findings)


def test_findings_that_are_equal_have_ordinals() -> None:
    many = of(*(Finding(Code.SYLLABLE_UNKNOWN(), "a.txt", line) for line in (2, 5, 9)))
    fewer = of(*(Finding(Code.SYLLABLE_UNKNOWN(), "a.txt", line) for line in (2, 5)))
    assert [item.id for item in work_list(fewer)] == [item.id for item in work_list(many)][:2]
    assert len({item.id for item in work_list(many)}) == 3


def test_what_is_accepted_has_the_reason_and_an_entry_that_accepts_nothing_is_a_note() -> None:
    corpus = of(Finding(Code.YEAR_UNKNOWN(), "a/1.txt"), Finding(Code.YEAR_UNKNOWN(), "b/1.txt"))
    first, second = (item.id for item in work_list(corpus))
    entries = (
        Acceptance("看过", 1, finding=second),
        Acceptance("没有年份", 3, code=Code.YEAR_UNKNOWN, files="a/*"),
        Acceptance("旧的", 5, finding="aaaaaaaa"),
        Acceptance("旧的", 7, code=Code.FILE_EMPTY, files="*"),
    )
    accepted = with_accepted(corpus, entries)
    items = {item.id: item for item in work_list(accepted)}
    assert (items[first].accepted, items[second].accepted) == ("没有年份", "看过")
    notes = [item.finding for item in items.values() if item.finding.code is Code.ACCEPTED_UNUSED]
    assert [(note.file, note.line, note.arguments["named"]) for note in notes] == [
        ("accepted.yml", 5, "aaaaaaaa"),
        ("accepted.yml", 7, "file-empty *"),
    ]
    assert unused_entries(work_list(corpus), entries) == list(entries[2:])


def test_a_fault_of_the_generator_cannot_be_accepted() -> None:
    corpus = of(Finding(Code.LEDGER_REPLAY(), "a.txt"))
    (fault,) = work_list(corpus)
    accepted = with_accepted(corpus, (Acceptance("看过", 1, finding=fault.id),))
    assert {item.finding.code: item.accepted for item in work_list(accepted)} == {
        Code.LEDGER_REPLAY: None,
        Code.ACCEPTED_UNUSED: None,
    }


def test_a_quote_is_the_line_of_the_source_and_not_all_of_a_long_one(tmp_path: Path) -> None:
    corpus = written(tmp_path, LINES)
    long = replace(
        corpus, findings=(Finding(Code.SHORT_LINE(), "a.txt", 1), Finding(Code.YEAR_UNKNOWN(), "a.txt"))
    )
    assert [item.quote for item in work_list(long)] == [LINES[0], ""]
    (tmp_path / "a.txt").write_text("第一段\x1b[31m红\x07\u2028二\n", encoding="utf-8")
    hostile = replace(gather(tmp_path), findings=(Finding(Code.SHORT_LINE(), "a.txt", 1),))
    assert [item.quote for item in work_list(hostile)] == ["第一段 [31m红  二"], "no terminal obeys it"
    past = replace(corpus, findings=(Finding(Code.SHORT_LINE(), "a.txt", 99),))
    assert [item.quote for item in work_list(past)] == [""]
    (tmp_path / "a.txt").write_text("长沙市2023年政府工作报告\n" + "全市经济稳中有进。" * 30, encoding="utf-8")
    whole = replace(gather(tmp_path), findings=(Finding(Code.SHORT_LINE(), "a.txt", 2),))
    (item,) = work_list(whole)
    assert len(item.quote) == 80
