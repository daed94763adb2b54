"""Counting: which reports are read, which are kept for measuring, and that the tables say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.review import count_statistics

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_every_third_report_is_left_to_measure_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abcdef":
        text = (
            f"政府工作报告\n各位代表：\n坚持稳中求进工作总基调，推动{'龘靐' if name in 'cf' else '高质量'}发展。\n"
            * 2
        )
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    pairs, threes = tmp_path / "bigrams.tsv", tmp_path / "trigrams.tsv"
    monkeypatch.setattr(count_statistics, "BIGRAMS", pairs)
    monkeypatch.setattr(count_statistics, "TRIGRAMS", threes)
    count_statistics.main(str(tmp_path), "made for a test")
    written = pairs.read_text(encoding="utf-8")
    assert "4 reports" in written
    assert "made for a test" in written
    assert "\n质\t8\t量8\n" in written, "each of the four reports says 质量 twice"
    assert "沙" in written, "names of places are counted"
    assert "龘" not in written
    assert "made for a test" in threes.read_text(encoding="utf-8")
