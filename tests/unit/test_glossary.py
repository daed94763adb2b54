"""The glossary and the code have the same words."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import generator

PACKAGE = Path(generator.__file__).parent
GLOSSARY = PACKAGE.parent / "GLOSSARY.md"
MODELS = [*PACKAGE.rglob("model.py"), PACKAGE / "text" / "ledger.py"]
TERMS = r"^\| \*\*(?P<term>[^*|]+)\*\*(?P<english>[^|]+)\| \*\*(?P<word>[^*|]+)\*\*：(?P<chinese>[^|]+)"
ROW = re.compile(rf"{TERMS}\| (?P<code>[^|]+) \|$")


def rows() -> list[re.Match[str]]:
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if line.startswith("| **")]
    return [match for line in entries if (match := ROW.match(line))]


def defined() -> set[str]:
    """Return the names that modules of the package define at their top."""
    names: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                names.add(node.name)
            targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return names


def named() -> set[str]:
    """Return the names of code that the last column of the tables has."""
    return {name for row in rows() for name in re.findall("`([^`]+)`", row["code"])}


def test_every_entry_is_read() -> None:
    text = GLOSSARY.read_text(encoding="utf-8")
    assert len(rows()) == text.count("| **") - len(rows())  # two terms a row


def test_every_name_is_in_the_code() -> None:
    known = defined()
    missing = {name for name in named() if "/" not in name and name not in known}
    assert missing | {name for name in named() if "/" in name and not (PACKAGE / name).exists()} == set()


def test_every_public_class_of_the_models_has_an_entry() -> None:
    classes = {
        node.name
        for path in MODELS
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }
    assert classes - named() == set()


def test_no_term_has_two_entries() -> None:
    for column in ("term", "word"):
        terms = [row[column] for row in rows()]
        assert sorted(terms) == sorted(set(terms))


def test_each_language_has_one_sentence() -> None:
    assert [row["term"] for row in rows() if not row["english"].strip().endswith(".")] == []
    assert [row["term"] for row in rows() if not row["chinese"].strip().endswith("。")] == []
