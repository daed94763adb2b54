"""The shape of the package: imports run in one direction, folders and functions stay small, no MkDocs inside."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import generator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACKAGE = Path(generator.__file__).parent
LAYERS = ("knowledge", "store", "sources", "text", "reading", "corpus", "review", "output", "commands")
"""In the order of imports; review and output are side by side."""
BESIDE = frozenset(("review", "output"))
FULLEST = 14  # modules a folder
LONGEST_MODULE = 500  # lines
LONGEST_FUNCTION = 50  # lines


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Return every module a file imports, including imports for a type checker alone."""
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


def functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield each function with the number of its lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def split_classes(trees: Iterable[ast.Module]) -> set[str]:
    """Return the classes that exist for one subclass alone: nothing but imports names them otherwise."""
    defined, bases, named = set[str](), Counter[str](), set[str]()
    for tree in trees:
        inherited = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                defined.add(node.name)
                inherited |= {id(base) for base in node.bases}
                bases.update(base.id for base in node.bases if isinstance(base, ast.Name))
        names = (node for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in inherited)
        named |= {node.id for node in names}
    return {name for name in defined if bases[name] == 1 and name not in named}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_and_functions_are_small_and_import_no_mkdocs(path: Path) -> None:
    """A function of more than a screen does several things, a module of more than ten has several thoughts.

    The limit for modules is far above what they have. A tight one is met by cutting one class over several files,
    which is worse than a long file: modules stay small because each folder has one mechanism.
    """
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    assert {name: lines for name, lines in functions(ast.parse(text)) if lines > LONGEST_FUNCTION} == {}
    assert not {name for name in imported(path) if name.split(".")[0] in {"mkdocs", "material", "markdown"}}


def test_no_class_is_split_over_a_base_class() -> None:
    """A class with one subclass, which nothing creates, expects or catches, is the first half of that subclass.

    Neither half can be understood without the other. State that several functions share is a value they take.
    """
    assert split_classes(ast.parse(path.read_text(encoding="utf-8")) for path in modules()) == set()


@pytest.mark.parametrize(
    ("sources", "split"),
    [
        (["class Ways: ...", "from ways import Ways\nclass Search(Ways): ..."], {"Ways"}),
        (["class Ways: ...\nclass Long(Ways): ...\nclass Short(Ways): ..."], set()),
        (["class Ways: ...\nclass Long(Ways): ...", "def read(ways: Ways) -> None: ..."], set()),
        (["class Wrong(Exception): ...\nclass Worse(Wrong): ...", "try: ...\nexcept Wrong: ..."], set()),
    ],
    ids=("one subclass", "two subclasses", "expected", "caught"),
)
def test_a_split_class_is_noticed(sources: list[str], split: set[str]) -> None:
    assert split_classes(map(ast.parse, sources)) == split


def test_no_folder_holds_more_modules_than_a_reader_takes_in() -> None:
    """The names of a folder are its table of contents."""
    folders = Counter(path.parent for path in modules())
    assert {str(folder): count for folder, count in folders.items() if count > FULLEST} == {}


def test_every_folder_of_the_package_is_a_layer() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and not path.name.startswith("_")}
    assert folders == set(LAYERS)


def test_no_two_public_classes_have_one_name() -> None:
    places: dict[str, list[str]] = {}
    for path in modules():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(str(path.relative_to(PACKAGE)))
    twice = {name: found for name, found in places.items() if len(found) > 1}
    assert twice == {}
