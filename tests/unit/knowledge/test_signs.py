"""Every sign of place, year and kind finds its examples and leaves similar texts alone."""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from generator.knowledge import DATA, load_knowledge
from generator.knowledge.cues.place_signs import load_place_signs
from generator.knowledge.cues.year_numerals import years_in_digits
from generator.knowledge.cues.year_signs import load_year_signs
from generator.knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from pathlib import Path

    from generator.knowledge.cues.place_signs import PlaceStatement, Surroundings
    from generator.knowledge.cues.year_signs import YearEvent, YearSign
    from generator.knowledge.kinds import Kind

KNOWN = load_knowledge()
SIGNS = KNOWN.place_signs


def states(sign: PlaceStatement, text: str) -> bool:
    for name in KNOWN.places.scan(text):
        whole = KNOWN.places.chain(text, name.start)
        if whole and sign.before.search(text[: name.start]) and sign.after.match(text, whole.end):
            return True
    return False


@pytest.mark.parametrize("sign", SIGNS.stated, ids=lambda sign: sign.id)
def test_a_statement_finds_its_examples_alone(sign: PlaceStatement) -> None:
    assert sign.examples
    assert [text for text in sign.examples if not states(sign, text)] == []
    assert [text for text in sign.keeps if states(sign, text)] == []


def test_the_national_finds_its_examples_alone() -> None:
    assert [text for text in SIGNS.national.examples if not SIGNS.national.pattern.search(text)] == []
    assert [text for text in SIGNS.national.keeps if SIGNS.national.pattern.search(text)] == []


@pytest.mark.parametrize("words", [SIGNS.own, SIGNS.other], ids=["own", "other"])
def test_words_around_a_name(words: Surroundings) -> None:
    assert words.examples
    for text, name in words.examples:
        start = text.index(name)
        assert words.around(text, start, start + len(name))
    assert words.around("在长沙，", 1, 3) is None


def test_everyday_words_are_names_of_counties_each_once() -> None:
    assert [word for word in SIGNS.everyday if not any(word in n for n in KNOWN.places.by_name)] == []


def test_phrases_hold_a_name_that_they_do_not_mean() -> None:
    assert SIGNS.phrases
    assert [phrase for phrase in SIGNS.phrases if not list(KNOWN.places.scan(phrase))] == []


def test_landmarks_identify_one_city_each() -> None:
    count = Counter(landmark.word for landmark in SIGNS.landmarks)
    assert [word for word, times in count.items() if times > 1] == []
    assert {landmark.division.level for landmark in SIGNS.landmarks} == {"prefecture"}


@pytest.mark.parametrize("sign", KNOWN.year_signs.signs, ids=lambda sign: sign.id)
def test_a_year_sign_finds_its_examples(sign: YearSign) -> None:
    assert sign.examples
    for text, year in sign.examples:
        match = sign.pattern.search(years_in_digits(text))
        assert match, text
        assert int(match["year"] or match["other"]) + sign.shift == int(year)


@pytest.mark.parametrize("event", KNOWN.year_signs.events, ids=lambda event: event.id)
def test_an_occasion_finds_its_examples(event: YearEvent) -> None:
    assert event.examples
    for text, year in event.examples:
        match = event.pattern.search(text)
        assert match, text
        assert event.first + event.step * load_knowledge().document_words.value(match["number"]) == int(year)


def changed(folder: Path, name: str, before: str, after: str) -> Path:
    """Return a copy of a file of the package with a text in it replaced once."""
    text = (DATA / name).read_text(encoding="utf-8")
    assert before in text
    (folder / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "mention: '(?<![0-9A-Za-z])(?P<year>",
            "mention: '(?<![0-9A-Za-z])(?P<yaer>",
            "'yaer' of 'mention'; .*'year'",
        ),
        ("file: '(?<![0-9A-Za-z])(?P<year>", "file: '(?<![0-9A-Za-z])(?P<yaer>", "'yaer' of 'file'; .*'year'"),
        ("(?P<short>", "(?P<shrot>", "nothing reads the group 'shrot' of 'plan'; did you mean 'short'"),
        ("(?P<short>十", "(?:十", "not every match of 'plan' has a group number or short; write one in each"),
        ("(?P<year>{year})(?=", "(?:{year})(?=", r"'mention' has no group 'year'; write \(\?P<year>…\)"),
        ("(?P<other>{year})年[^", "(?P<othre>{year})年[^", "the group 'othre' of 'pattern'; did you mean 'other'"),
        ("做好(?P<other>{year})", "做好{year}", "not every match of 'pattern' has a group year or other"),
        ("“(?P<number>", "“(?P<nubmer>", "nothing reads the group 'nubmer' of 'pattern'; did you mean 'number'"),
        ("aims: '(?:", "aims: '(?P<x>", "nothing reads the group 'x' of 'aims'; groups: none"),
        ("kinds: [work-report]", "kinds: [work-reprot]", "no kind of document 'work-reprot'; .*'work-report'"),
    ],
)
def test_a_name_in_the_signs_of_a_year_is_checked(tmp_path: Path, before: str, after: str, said: str) -> None:
    path = changed(tmp_path, "year-signs.yml", before, after)
    with pytest.raises(KnowledgeError, match=rf"year-signs\.yml line \d+: .*{said}"):
        load_year_signs(path, KNOWN.document_words, KNOWN.kinds)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("?P<own>", "?P<ovn>", "nothing reads the group 'ovn' of 'speakers'; did you mean 'own'"),
        ("(?P<kind>", "(?:", "'speakers' has no group 'kind'"),
    ],
)
def test_a_group_in_the_signs_of_a_place_is_checked(tmp_path: Path, before: str, after: str, said: str) -> None:
    path = changed(tmp_path, "place-signs.yml", before, after)
    with pytest.raises(KnowledgeError, match=rf"place-signs\.yml line \d+: {said}"):
        load_place_signs(path, KNOWN.places, KNOWN.document_words)


@pytest.mark.parametrize("kind", KNOWN.kinds.values(), ids=lambda kind: kind.id)
def test_a_kind_finds_its_examples_alone(kind: Kind) -> None:
    assert kind.examples or kind.id == "other"
    assert [text for text in kind.examples if not kind.matches(text)] == []
    assert [text for text in kind.keeps if kind.matches(text)] == []


def test_a_report_speaks_of_its_own_place_by_its_kind() -> None:
    spoken = [
        (match["own"], match["kind"]) for match in SIGNS.speakers.finditer("我市和全县的工作，全县域、全市级除外")
    ]
    assert spoken == [("我", "市"), ("全", "县")]


def test_a_newspaper_and_a_government_follow_the_name_of_their_place() -> None:
    assert [bool(SIGNS.press.match(text)) for text in ("日报", "人民政府网", "新闻")] == [True, True, False]


def test_what_follows_an_everyday_name_says_that_it_is_the_word() -> None:
    assert {"域", "场"} <= set(SIGNS.goes_on)


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("place-signs.yml", "\nlandmarks:", "\nlandmark:", "landmark"),
        ("place-signs.yml", "\nspeakers:", "\nspeaker:", "speaker"),
        ("place-signs.yml", "  place: 湘潭市", "  place: 亚特兰蒂斯", "'亚特兰蒂斯' does not name one place"),
        ("year-signs.yml", "(?P<year>", "(?P<when>", "nothing reads the group 'when'"),
        ("year-signs.yml", "(?P<number>", "(?P<when>", "nothing reads the group 'when'"),
        ("year-signs.yml", "  weight: ", "  weight: x", "'weight: x"),
        ("year-signs.yml", "  pattern: ", "  why_not: ", "unknown key 'why_not'"),
    ],
)
def test_a_mistake_in_a_file_of_signs_is_an_error_with_its_place(
    tmp_path: Path, file: str, before: str, after: str, said: str
) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    text = (data / file).read_text(encoding="utf-8")
    assert before in text
    (data / file).write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=f"{file}") as caught:
        load_knowledge(data)
    assert said in str(caught.value)
