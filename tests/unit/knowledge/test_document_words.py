"""The set words of official documents: examples of each entry are its tests, and mistakes name file and line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.cues.document_words import load_document_words
from generator.knowledge.errors import KnowledgeError

WORDS = load_knowledge().document_words
ENTRIES = WORDS.entries.values()


@pytest.mark.parametrize(("name", "text"), [(entry.id, text) for entry in ENTRIES for text in entry.examples])
def test_an_example_is_what_the_entry_says(name: str, text: str) -> None:
    assert re.fullmatch(WORDS.entries[name].matched, text)


@pytest.mark.parametrize(("name", "text"), [(entry.id, text) for entry in ENTRIES for text in entry.keeps])
def test_a_counter_example_is_not(name: str, text: str) -> None:
    assert not re.fullmatch(WORDS.entries[name].matched, text)


def test_every_entry_has_examples_and_a_reason() -> None:
    assert [entry.id for entry in ENTRIES if not (entry.why and entry.examples and entry.keeps)] == []


def test_no_word_is_in_a_list_twice() -> None:
    assert [entry.id for entry in ENTRIES if len(set(entry.words)) < len(entry.words)] == []


def test_titles_that_close_a_line_are_titles() -> None:
    assert set(WORDS.words("report-title-nouns")) <= set(WORDS.words("title-nouns"))


@pytest.mark.parametrize(
    ("mark", "number"),
    [
        ("一、", 1),
        ("十、", 10),
        ("（十二）", 12),
        ("二十三、", 23),
        ("二〇、", 20),
        ("3.", 3),
        ("⑫", 12),
        ("——", None),
    ],
)
def test_the_number_of_a_mark(mark: str, number: int | None) -> None:
    assert WORDS.ordinal(mark) == number


@pytest.mark.parametrize(("written", "number"), [("两", 2), ("一百零五", 105), ("45", 45), ("一一", 1)])
def test_a_number_in_words_or_digits(written: str, number: int) -> None:
    assert WORDS.value(written) == number


def test_a_pattern_is_filled_with_entries_and_keeps_its_repetitions() -> None:
    assert WORDS.fill("[{digits}]{1,3}年") == "[一二三四五六七八九]{1,3}年"


@pytest.mark.parametrize(
    ("written", "place", "said"),
    [
        ("- id: a\n  why: x\n  pattern: '{digit}'\n", "words.yml line 3", "'{digit}' is not in the table"),
        ("- id: a\n  why: x\n", "words.yml line 1", "an entry has one of"),
        ("- id: a\n  why: x\n  words: [b]\n- id: a\n  why: x\n  words: [b]\n", "words.yml line 4", "given twice"),
        ("- id: a\n  why: x\n  words: [b]\n", "words.yml", "is missing"),
        ("- id: a\n  whi: x\n", "words.yml line 2", "unknown key 'whi'"),
    ],
)
def test_a_mistake_names_file_and_line(tmp_path: Path, written: str, place: str, said: str) -> None:
    path = tmp_path / "words.yml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        load_document_words(path)
    assert (Path(error.value.place).name, said in error.value.problem) == (place, True)
