"""A report that a browser printed is read like its text, in several layouts."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.knowledge import load_knowledge
from generator.sources.read import read_source
from tests.eval.formats import FLOORS, MAKERS, base_of, compare, share

pytestmark = pytest.mark.browser

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize("maker", [name for name in MAKERS if name.startswith("pdf")])
def test_a_printed_report_is_read_like_its_text(maker: str) -> None:
    knowledge = load_knowledge()
    path = min(SEEDS.glob("*.txt"), key=lambda path: (path.stat().st_size, path.name))
    base = base_of(path.stem, read_source(path.name, path.read_bytes()).text, knowledge)
    shares = compare(base, MAKERS[maker](base), knowledge)
    assert {figure: share(shares, figure) for figure in FLOORS if share(shares, figure) < FLOORS[figure]} == {}
