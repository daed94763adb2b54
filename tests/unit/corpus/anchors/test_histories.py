"""Fifty random histories: every id that was ever given leads somewhere, none to other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.histories.judge import history

if TYPE_CHECKING:
    from pathlib import Path

HISTORIES = 50
"""`python -m tests.eval.histories` runs a thousand."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("histories")


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_every_id_leads_somewhere_and_none_to_other_words(folder: Path, seed: int) -> None:
    made = history(folder, seed, builds=4)
    assert made.wrong == [], made.deeds
    assert made.given
