"""The gate: no figure of the committed data falls below its floor, and no floor falls in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.corpus.gather import gather
from generator.output.data.export import write_data
from tests.gate import figures as gate
from tests.gate.perturb import turn, write_perturbed

if TYPE_CHECKING:
    from pathlib import Path


def test_no_figure_is_below_its_floor() -> None:
    measured, stored = gate.measure(), gate.floors()["figures"]
    assert measured.keys() == stored.keys()
    assert {n: (v, stored[n]) for n, v in measured.items() if v < stored[n] - 1e-9} == {}


def test_update_refuses_to_lower_a_floor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.yml")
    assert gate.update({"a": 0.9, "b": 1.0}, [], "") == []
    assert gate.update({"a": 0.8, "b": 1.0}, [], "") == ["a"]
    assert gate.floors()["figures"]["a"] == pytest.approx(0.9)
    assert gate.update({"a": 0.8, "b": 1.0}, ["a"], "the labels were wrong") == []
    assert gate.floors()["lowered"] == [{"figure": "a", "from": 0.9, "why": "the labels were wrong"}]


def test_nothing_falls_when_names_figures_and_brands_are_others(tmp_path: Path) -> None:
    seeds, gold = write_perturbed(gate.ROOT / "seeds", gate.GOLD, tmp_path)
    write_data(gather(seeds), tmp_path / "data")
    turned, measured = gate.measure(tmp_path / "data", seeds, gold), gate.measure()
    assert {n: (turned[n], v) for n, v in measured.items() if turned[n] < v - 1e-9} == {}


def test_the_turned_seeds_differ_and_keep_their_length() -> None:
    for path in (gate.ROOT / "seeds").glob("*.txt"):
        text = path.read_bytes().decode("utf-8")
        assert len(turn(text)) == len(text)
        assert turn(text) != text
