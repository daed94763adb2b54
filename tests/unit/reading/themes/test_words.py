"""Known words in a text, against the plain way of finding them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.knowledge import load_knowledge
from generator.knowledge.patterns.literals import Literals
from generator.reading.themes.words import find_words

WORDS = ("生态", "生态环境", "环境保护", "保护", "政治生态", "PM2.5", "𠮷野")
INDEX = Literals(WORDS)
LETTERS = st.sampled_from(sorted({letter for word in WORDS for letter in word} | set("的。⟦⟧𠮷\n")))


def plainly(text: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    end = 0
    for start in range(len(text)):
        longest = max((word for word in WORDS if text.startswith(word, start)), key=len, default="")
        if longest and start + len(longest) > end:
            end = start + len(longest)
            found.append((start, longest))
    return found


@given(st.text(alphabet=LETTERS, max_size=60).filter(lambda text: "⟦" not in text))
def test_the_longest_word_at_a_place_and_none_inside_another(text: str) -> None:
    assert find_words(text, INDEX) == plainly(text)


def test_words_may_overlap_but_not_contain() -> None:
    assert find_words("政治生态环境保护", INDEX) == [(0, "政治生态"), (2, "生态环境"), (4, "环境保护")]


def test_a_mark_is_no_text_and_offsets_stay() -> None:
    assert find_words("⟦生态⟧𠮷野保⟦乱码⟧护，保护", INDEX) == [(4, "𠮷野"), (13, "保护")]


def test_short_texts_have_no_words() -> None:
    assert [find_words(text, INDEX) for text in ("", "生", "的的")] == [[], [], []]


def test_every_known_word_is_found_alone() -> None:
    themes = load_knowledge().themes
    assert [word for word in themes.terms if find_words(word, themes.index) != [(0, word)]] == []
