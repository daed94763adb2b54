"""Inserted strings and points: many of a kind go, a few are suspects, what has a meaning stays."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.boilerplate.inserted import strip_inserted
from generator.text.view import View

BIGRAMS = load_knowledge().bigrams
DRAWN = ("*2m{i:3", "H7|o$w%2k", "&q9!zT")
MEANT = (
    "a1@B2.cn",
    "http://a.cn/?b=1&c=D2",
    "www.a1.cn/?b=Q",
    "abc_12@qq.com",
    "IPv6+5G",
    "R&D",
    "img_2.jpg",
    "x+y=Z",
    "(PM2.5)",
    "A&bcde#1",
)


def stripped(text: str) -> tuple[str, list[str]]:
    """Return the text without what is removed, and the suspects."""
    outcome = strip_inserted(View.of(text), BIGRAMS, ("工作报告",))
    suspects = [text[each.start : each.end] for each in outcome.suspects]
    for change in reversed(outcome.changes):
        text = text[: change.start] + change.after + text[change.end :]
    return text, suspects


def lines(*ends: str) -> str:
    return "\n".join(f"第{n}条路已经修好，{end}" for n, end in enumerate(ends))


def test_three_different_strings_go_and_fewer_are_suspects() -> None:
    assert stripped(lines(*DRAWN)) == (lines("", "", ""), [])
    assert stripped(lines(*DRAWN[:2])) == (lines(*DRAWN[:2]), list(DRAWN[:2]))


def test_a_string_that_comes_again_is_not_drawn_by_chance() -> None:
    text = lines(*DRAWN, DRAWN[0])
    assert stripped(text)[0] == text


@pytest.mark.parametrize("meant", MEANT)
def test_what_has_a_meaning_stays(meant: str) -> None:
    assert stripped(lines(meant, *DRAWN))[0] == lines(meant, "", "", "")
    assert stripped(lines(meant)) == (lines(meant), [])


def test_a_string_after_latin_text_stays() -> None:
    assert stripped(lines(*(f"model {string}" for string in DRAWN)))[1] == []


POINTED = ("经济发.展很快。", "社.会事业进步。", "生.活改善。")


def test_three_points_inside_words_go_and_fewer_are_suspects() -> None:
    assert stripped("".join(POINTED) + "继续努力。")[0] == "经济发展很快。社会事业进步。生活改善。继续努力。"
    assert stripped("".join(POINTED[:2]) + "继续努力。") == (
        "".join(POINTED[:2]) + "继续努力。",
        ["发.展", "社.会"],
    )


def test_points_that_are_the_stops_of_a_text_stay() -> None:
    text = "经济发展.社会事业进步.生活改善.各项改革推进."
    assert stripped(text) == (text, [])


TITLE = "青石县2023年政府工作报告"


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (f"全县增长6%。{TITLE}就业稳定。\n修好公路{TITLE}三条。", 2),
        (f"全县增长6%。{TITLE}就业稳定。", 0),
        (f"落实《{TITLE}》要求。\n落实“{TITLE}”要求。", 0),
        (f"{TITLE}\n{TITLE}", 0),
    ],
)
def test_a_headline_inside_paragraphs_is_a_suspect_where_it_comes_again(paragraphs: str, found: int) -> None:
    text = f"{TITLE}\n{paragraphs}"
    assert stripped(text) == (text, [TITLE] * found)
