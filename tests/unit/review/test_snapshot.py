"""The snapshot that `fangzhi diff` takes of a folder, once with each generator: all that the two must agree on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.review.snapshot import snapshot

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

REPORT = (
    "长沙市2023年政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n"
    "全市地区生产总值增长6%。"
)


def taken(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    snapshot(folder)
    rows = map(json.loads, capsys.readouterr().out.splitlines())
    return {row.pop("file"): row for row in rows}


def test_a_report_has_its_text_its_removals_and_the_number_of_edits_by_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(f"来源：星沙时报\n{REPORT}", encoding="utf-8")
    row = taken(tmp_path, capsys)["a.txt"]
    assert row["text"] == REPORT
    (removal,) = row["removals"] if isinstance(row["removals"], list) else []
    assert removal.endswith("来源：星沙时报")
    assert sum(row["rules"].values() if isinstance(row["rules"], dict) else []) >= 1


def test_what_is_read_is_shown_with_what_decided(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(f"{REPORT}\n新建养老服务中心20个，新增养老床位2000张。", encoding="utf-8")
    reading = taken(tmp_path, capsys)["a.txt"]["reading"]
    assert isinstance(reading, list)
    assert reading[:4] == [
        "title: 长沙市2023年政府工作报告 (stated)",
        "place: 长沙市 (changsha, stated)",
        "year: 2023 (stated)",
        "kind: work-report",
    ]
    assert [line for line in reading[4:] if line.startswith("livelihood (") and "): 新建养老服务中心" in line]


def test_a_mark_is_shown_with_what_it_stands_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(f"{REPORT}\n剩余1204字，登录后查看全文", encoding="utf-8")
    row = taken(tmp_path, capsys)["a.txt"]
    assert row["removals"] == ["[paywall-missing] 剩余1204字，登录后查看全文 → ⟦原文缺1204字⟧"]


def test_a_finding_has_the_line_and_not_its_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for above in ("", "各位代表：\n"):
        (tmp_path / "a.txt").write_text(f"{above}{REPORT}\n他叫陈shì杰。", encoding="utf-8")
        row = taken(tmp_path, capsys)["a.txt"]
        findings = row["findings"] if isinstance(row["findings"], list) else []
        assert [found for found in findings if found.startswith("他叫陈shì杰。: ")]


def test_a_file_that_is_no_text_has_its_finding_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\xff\x00")
    row = taken(tmp_path, capsys)["a.txt"]
    assert (row["text"], row["removals"], row["rules"]) == ("", [], {})
    assert len(row["findings"] if isinstance(row["findings"], list) else []) == 1
