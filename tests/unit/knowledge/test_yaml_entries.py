"""Entries of YAML files: what is read as it is written, and mistakes that name their file and line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.knowledge.errors import KnowledgeError
from generator.knowledge.yaml_entries import Entry, Scalar, read_document, read_list

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Entry]:
    """Return what reads a text as a file of the working folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "file.yml"

    def read(text: str) -> Entry:
        path.write_text(text, encoding="utf-8")
        return read_document(path)

    return read


def test_values_are_read_as_they_are_written(document: Callable[[str], Entry]) -> None:
    entry = document("id: 007\nyes: no\nlist: [1, b]\npairs: [[a, b], [c, d]]\nnumber: 12\ninner:\n  key: x\n")
    assert (entry.text("id"), entry.text("yes"), entry.text("none", "else")) == ("007", "no", "else")
    assert (entry.texts("list"), entry.texts("none")) == (("1", "b"), ())
    assert (entry.pairs("pairs"), entry.pairs("none")) == ((("a", "b"), ("c", "d")), ())
    assert (entry.number("number", 3), entry.number("none", 3)) == (12, 3)
    assert (entry.is_list("list"), entry.is_list("id"), entry.is_list("none")) == (True, False, False)
    inner = entry.mapping("inner")
    assert inner is not None
    assert inner.text("key") == "x"
    assert entry.mapping("none") is None
    assert entry.pattern("none") is None


def test_a_text_or_a_list_has_its_places(document: Callable[[str], Entry]) -> None:
    entry = document("one: a\nmany:\n- a\n- >\n  b\n  c\n- key: x\n")
    assert entry.scalars("one") == (Scalar("a", "file.yml line 1", folded=False),)
    assert entry.scalars("none") == ()
    first, second, third = entry.alternatives("many")
    assert first == Scalar("a", "file.yml line 3", folded=False)
    assert isinstance(second, Scalar)
    assert second.folded
    assert isinstance(third, Entry)
    assert third.place == "file.yml line 7"


@pytest.mark.parametrize("null", ["", "~", "null", "Null", "NULL"])
def test_a_null_is_a_missing_value_and_in_quotes_a_text(null: str, document: Callable[[str], Entry]) -> None:
    entry = document(f"a: x\nb: {null}\nc: '{null}'\n")
    assert (entry.text("b", "else"), entry.text("c", "else")) == ("else", null)
    assert entry.number("b", 3) == 3
    assert entry.choice("b", ("y",), "y") == "y"
    assert entry.scalars("b") == ()
    with pytest.raises(KnowledgeError, match=r"file\.yml line 2: the key 'b' is missing"):
        entry.text("b")


MISTAKES: dict[str, tuple[str, Callable[[Entry], object], str]] = {
    "a key that must be there": ("a: x", lambda entry: entry.text("id"), r"file\.yml line 1: .*'id'"),
    "a list for a text": ("\nid:\n- x", lambda entry: entry.text("id"), r"file\.yml line 3: .*'id'"),
    "a text for a list": ("a: x\nb: y", lambda entry: entry.texts("b"), r"file\.yml line 2: .*'b'.*list of texts"),
    "a mapping among texts": ("b:\n- x\n- y: z", lambda entry: entry.texts("b"), r"file\.yml line 3: .*'b'"),
    "a mapping for a text": ("b:\n- x\n- y: z", lambda entry: entry.scalars("b"), r"file\.yml line 3: .*'b'"),
    "texts for mappings": ("b:\n- x", lambda entry: entry.entries("b"), r"file\.yml line 2: .*'b'.*mappings"),
    "three for a pair": ("b:\n- [x, y]\n- [x, y, z]", lambda entry: entry.pairs("b"), r"file\.yml line 3: .*'b'"),
    "a null among texts": ("b:\n- x\n- ~", lambda entry: entry.texts("b"), r"file\.yml line 3: .*'b' is empty"),
    "a null among scalars": ("b: [x, ~]", lambda entry: entry.scalars("b"), r"file\.yml line 1: .*'b' is empty"),
    "a null in a pair": ("b:\n- [x, null]", lambda entry: entry.pairs("b"), r"file\.yml line 2: .*'b' is empty"),
    "a list in a pair": ("b:\n- [x, [y]]", lambda entry: entry.pairs("b"), r"file\.yml line 2: 'b' takes texts"),
    "no number": ("b: -1", lambda entry: entry.number("b", 0), r"file\.yml line 1: .*'b: -1'"),
    "an unknown value": ("b: z", lambda entry: entry.choice("b", ("y", "x")), r"line 1: .*'b: z'.*x, y"),
    "no pattern": ("a: x\nb: '('", lambda entry: entry.pattern("b"), r"file\.yml line 2: .*'b'.*expression"),
    "a text for a mapping": ("b: x", lambda entry: entry.mapping("b"), r"file\.yml line 1: .*mapping"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_names_its_file_and_line(mistake: str, document: Callable[[str], Entry]) -> None:
    text, read, message = MISTAKES[mistake]
    entry = document(text)
    with pytest.raises(KnowledgeError, match=message):
        read(entry)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a", r"file\.yml line 1: .*mapping"),
        ("a: x\nb: y\na: z", r"file\.yml line 3: .*'a'.*twice"),
        ("a: x\n[b, c]: y", r"file\.yml line 2: a key must be one text; write 'key: value'"),
        ("a: x\n? {b: c}\n: y", r"file\.yml line 2: a key must be one text"),
        ("a: x\nb: !!int '3'", r"file\.yml line 2: the tag '!!int' has no meaning here"),
        ("a: x\nb: !!str 3", r"file\.yml line 2: the tag '!!str'"),
        ("a:\n- !ENV HOME", r"file\.yml line 2: the tag '!ENV'"),
        ("a: x\nb: !!set {c}", r"file\.yml line 2: the tag '!!set'"),
        ("!x y: z", r"file\.yml line 1: the tag '!x'"),
        ("a: x\nb: [y", r"file\.yml line \d+: .*YAML"),
    ],
    ids=("a list", "a key twice", "a list as a key", "a mapping as a key", *("a tag",) * 5, "no YAML"),
)
def test_a_file_that_is_no_mapping_is_an_error(text: str, message: str, document: Callable[[str], Entry]) -> None:
    with pytest.raises(KnowledgeError, match=message):
        document(text)


def test_a_file_that_is_no_list_is_an_error_and_an_empty_one_has_no_entries(tmp_path: Path) -> None:
    path = tmp_path / "file.yml"
    path.write_text("# nothing\n", encoding="utf-8")
    assert read_list(path) == ()
    assert read_document(path).nodes == {}
    path.write_text("a: x\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=re.escape(str(path)) + " line 1: .*list"):
        read_list(path)


def test_a_file_that_is_not_utf_8_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "file.yml"
    path.write_bytes("a: 中".encode("gbk"))
    with pytest.raises(KnowledgeError, match="UTF-8"):
        read_document(path)
