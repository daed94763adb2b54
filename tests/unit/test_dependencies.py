"""The packages that the project names: those for development hold all that the readers of other formats need."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_every_reader_can_be_tested() -> None:
    extras = PROJECT["optional-dependencies"]
    assert set(extras["formats"]) <= set(extras["dev"])


def test_the_lock_has_every_package_and_no_place_of_this_machine() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    named = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    names = [name.partition(">")[0].lower().replace("_", "-") for name in named]
    assert [name for name in names if f"\n{name}==" not in lock] == []
    assert "://" not in lock.replace("https://pip.pypa.io", "")
