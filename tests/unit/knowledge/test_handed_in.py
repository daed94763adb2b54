"""All knowledge is handed in: a folder of knowledge means all of it, and nothing else is read."""

from __future__ import annotations

import ast
import pickle
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import generator
from generator.corpus.gather import gather
from generator.knowledge import DATA, load_knowledge
from generator.knowledge.errors import KnowledgeError
from generator.output.search.sounds import sounds_file
from generator.output.write import write_docs
from generator.text.restore import restore_text

if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[str], str]
    Changed = Callable[[str, Change], Path]

PACKAGE = Path(generator.__file__).parent
LOADERS = frozenset(("load_bigrams", "load_trigrams", "load_pinyin"))
SPOKEN = "全市经济社会fā展取得新成绩。"


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """Give a function that copies the knowledge with one of its files changed."""

    def change(name: str, how: Change) -> Path:
        data = tmp_path / "data"
        shutil.copytree(DATA, data)
        path = data / name
        text = path.read_text(encoding="utf-8")
        assert how(text) != text
        path.write_text(how(text), encoding="utf-8")
        return data

    return change


def without(char: str) -> Change:
    """Return a function that removes a character from the counts: as one of a line, and after others."""
    return lambda text: re.sub(rf"(?m)^{char}\t.*\n|{char}\d+", "", text)


def test_a_syllable_is_read_by_the_counts_handed_in(changed: Changed) -> None:
    """What is kept of one knowledge is not used for another, whichever comes first."""
    usual, other = load_knowledge(), load_knowledge(changed("bigrams.tsv", without("发")))
    texts = [restore_text(SPOKEN, knowledge).tracked.text for knowledge in (usual, other, usual, other)]
    assert texts[0] == texts[2] == "全市经济社会发展取得新成绩。"
    assert texts[1] == texts[3] != texts[0]


def test_what_is_generated_follows_the_knowledge_handed_in(changed: Changed, tmp_path: Path) -> None:
    data = changed("pinyin.csv", lambda text: text.replace("\nfa,拔发", "\nfa,拔"))
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.txt").write_text(f"政府工作报告\n各位代表：\n{SPOKEN}\n", encoding="utf-8")
    corpus = gather(sources, knowledge=(data,))
    assert "发展" not in corpus.reports[0].clean
    write_docs(corpus, tmp_path / "docs")
    sounds = (tmp_path / "docs/search/sounds.bin").read_bytes()
    assert sounds == sounds_file(corpus.knowledge.pinyin).data != sounds_file(load_knowledge().pinyin).data


def test_knowledge_that_was_pickled_is_the_same_knowledge() -> None:
    known = load_knowledge()
    other = pickle.loads(pickle.dumps(known))  # noqa: S301 - our own
    assert other.pinyin == known.pinyin
    assert other.bigrams.pairs == known.bigrams.pairs
    assert other.trigrams.bigrams is other.bigrams
    assert restore_text(SPOKEN, other).tracked == restore_text(SPOKEN, known).tracked


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("extra.yml", "extra.yml: no knowledge is read from it"),
        ("place.csv", "place.csv: .*; did you mean 'places.csv'"),
        ("rules/zz.yaml", "zz.yaml: no knowledge is read from it"),
        ("rules/lists/zzz.txt", "zzz.txt: no rule uses this list"),
        ("rules/fragments/zz.yml", "zz.yml: .*; "),
        ("themes/culture.yaml", "culture.yaml: not a theme"),
    ],
)
def test_a_file_that_no_loader_reads_is_an_error(tmp_path: Path, name: str, said: str) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / name).write_text("甲\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=said):
        load_knowledge(tmp_path / "data")


def test_a_document_word_that_nothing_refers_to_is_an_error(changed: Changed) -> None:
    entry = "- {id: han-year, why: x, words: [二〇], examples: [二〇], keeps: [年]}\n"
    data = changed("document-words.yml", lambda text: text + entry)
    with pytest.raises(KnowledgeError, match=r"document-words\.yml line \d+: nothing refers to .*'han-year'"):
        load_knowledge(data)


def test_knowledge_is_loaded_as_a_whole() -> None:
    calls = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LOADERS
    }
    assert calls == {"knowledge/__init__.py"}
