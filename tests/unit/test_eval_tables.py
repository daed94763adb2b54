"""The tables of tests/eval fit the source: mutants can be made, and each number is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import generator
from generator.corpus.gather import gather
from generator.knowledge import load_knowledge
from generator.output.data.export import write_data
from tests.constants import constants
from tests.eval.constants import TABLE, Tuned, accounted, tuned
from tests.eval.mutants import Mutant, load
from tests.eval.templates import SHARES, Labels, clean_only, identities, measure

PACKAGE = Path(generator.__file__).parent
ROOT = PACKAGE.parent
NUMBERS = {
    (path.relative_to(PACKAGE).as_posix(), number.name)
    for path in PACKAGE.rglob("*.py")
    for number in constants(path)
}


@pytest.mark.parametrize("mutant", load(), ids=lambda mutant: f"{mutant.file}: {mutant.why}")
def test_a_mutant_can_be_made_and_has_tests(mutant: Mutant) -> None:
    text = (PACKAGE / mutant.file).read_text(encoding="utf-8")
    assert text.count(mutant.before) == 1
    assert mutant.before != mutant.after
    found = [path for name in mutant.tests for path in (ROOT / name, *(ROOT / name).rglob("test_*.py"))]
    assert [path for path in found if path.suffix == ".py"], f"no tests in {mutant.tests}"


def test_no_mutant_is_there_twice() -> None:
    changes = [(mutant.file, mutant.before, mutant.after) for mutant in load()]
    assert len(changes) == len(set(changes))


@pytest.mark.parametrize("number", tuned(), ids=lambda number: f"{number.file}: {number.name}")
def test_a_tuned_number_is_where_the_table_says(number: Tuned) -> None:
    text, value = number.found()
    assert text.endswith(value)


def test_every_number_is_tuned_by_figures_a_choice_or_a_fact() -> None:
    """A new one goes into tests/eval/constants.yml: with the figures that hang on it, or with a reason."""
    table = accounted()
    missing = sorted(f"{file}: {name}" for file, name in NUMBERS - table.keys())
    assert missing == [], "put them into tests/eval/constants.yml"
    gone = {(file, name) for file, name in table if file.endswith(".py")} - NUMBERS
    assert gone == set()
    assert [number for number, times in table.items() if times > 1] == []


def test_every_choice_has_a_reason() -> None:
    choices = yaml.safe_load(TABLE.read_text(encoding="utf-8"))["choices"]
    assert [row for row in choices if len(row["why"].split()) < 8] == []


def test_a_number_without_a_place_in_the_table_is_noticed(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('NEW: Final = 3\n"""Lines."""\nAlias = str | int\n"""A type."""\n', encoding="utf-8")
    assert [number.name for number in constants(module)] == ["NEW"]
    assert ("module.py", "NEW") not in accounted()


def test_the_labels_of_identities_name_known_kinds_and_places_once_each() -> None:
    rows = identities()
    knowledge = load_knowledge()
    assert [row for row in rows if row["kind"] not in knowledge.kinds] == []
    assert [row for row in rows if row["set"] not in {"seen", "unseen"} or not row["year"].isdecimal()] == []
    assert len({row["file"] for row in rows}) == len(rows)


def test_reports_of_labelled_templates_are_not_clean_but_others_are() -> None:
    assert clean_only(["a/b.txt", "北京市-2025.txt", "北京市-2026.txt"]) == {"a/b.txt", "北京市-2025.txt"}


def test_a_report_that_is_not_right_lowers_the_share(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    for name, title in (("right", "2024年昆山市政府工作报告"), ("wrong", "2023年昆山市政府工作报告")):
        (sources / f"{name}.txt").write_text(
            f"{title}\n各位代表：\n现在，我代表市人民政府，向大会报告工作。\n", encoding="utf-8"
        )
    write_data(gather(sources), tmp_path / "data")
    row = {
        "title": "2024年 昆山市政府工作报告|政府工作报告",
        "place": "昆山市",
        "year": "2024",
        "kind": "work-report",
    }
    rows = tuple(
        {**dict.fromkeys(SHARES, ""), **row, "file": f"{name}.txt"} for name in ("right", "wrong", "absent")
    )
    figures = measure(tmp_path / "data", sources, Labels("a", "seen", rows, (), ()))
    assert {name: round(value, 2) for name, value in figures.items()} == {
        "reports": 3,
        "title": 0.33,
        "place": 0.67,
        "year": 0.33,
        "kind": 0.67,
        "false gaps": 0,
    }
