"""The walls of the house: imports run in one direction, modules stay small, nothing imports MkDocs."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

import generator

PACKAGE = Path(generator.__file__).parent
LAYERS = ("knowledge", "sources", "text", "reading", "corpus", "review", "output", "commands")
"""In the order of imports; review and output stand beside each other."""
BESIDE = frozenset(("review", "output"))
FULLEST = 14  # modules a folder
LONGEST = 300  # lines a module


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Return every module a file imports, also where only a type checker does."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def layer(module: str) -> int | None:
    parts = module.split(".")
    return LAYERS.index(parts[1]) if parts[0] == "generator" and len(parts) > 1 and parts[1] in LAYERS else None


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_from_later_layers_to_earlier_ones(path: Path) -> None:
    here = layer("generator." + ".".join(path.relative_to(PACKAGE).parts).removesuffix(".py"))
    if here is None:
        return
    later = {name for name in imported(path) if (other := layer(name)) is not None and other > here}
    assert later == set()
    if LAYERS[here] in BESIDE:
        (other_one,) = BESIDE - {LAYERS[here]}
        assert {name for name in imported(path) if name.startswith(f"generator.{other_one}")} == set()


def test_there_is_no_cycle() -> None:
    names = {".".join(["generator", *path.relative_to(PACKAGE).with_suffix("").parts]): path for path in modules()}
    names = {name.removesuffix(".__init__"): path for name, path in names.items()}
    graph = {name: imported(path) & names.keys() - {name} for name, path in names.items()}
    while leaves := {name for name, needs in graph.items() if not needs & graph.keys()}:
        graph = {name: needs for name, needs in graph.items() if name not in leaves}
    assert graph == {}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_are_small_and_import_no_mkdocs(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST
    assert not {name for name in imported(path) if name.split(".")[0] in {"mkdocs", "material", "markdown"}}


def test_no_folder_holds_more_modules_than_a_reader_takes_in() -> None:
    folders = Counter(path.parent for path in modules())
    assert {str(folder): count for folder, count in folders.items() if count > FULLEST} == {}


def test_every_folder_of_the_package_is_a_layer() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and not path.name.startswith("_")}
    assert folders == set(LAYERS)


SAME_NAME = {"Line": "a line in the frame of a page, and one in the layout of a document"}
"""Names of public classes that are given twice, and why."""


def test_no_two_public_classes_have_one_name() -> None:
    places: dict[str, list[str]] = {}
    for path in modules():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(str(path.relative_to(PACKAGE)))
    twice = {name: found for name, found in places.items() if len(found) > 1 and name not in SAME_NAME}
    assert twice == {}
