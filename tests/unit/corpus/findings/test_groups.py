"""Groups: one cause on many files is one thing to look at, and many causes of one code are not many lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.corpus.findings.groups import grouped
from generator.corpus.findings.work_list import Item
from generator.knowledge import load_knowledge
from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.corpus.findings.groups import Group
    from generator.knowledge.findings.codes import Message

MESSAGES = load_knowledge().messages


def groups(messages: Iterable[Message], quote: str = "") -> list[Group]:
    items = (Item(Finding(message, f"{n:04}.txt"), f"{n:08}", quote) for n, message in enumerate(messages))
    return grouped(items, MESSAGES)


def test_the_same_title_on_23_reports_is_one_group_in_its_own_words() -> None:
    (group,) = groups(Code.TITLE_SHARED(title="加大") for _ in range(23))
    assert len(group.items) == 23
    assert "“加大”" in MESSAGES.english(group.finding).problem
    assert group.severity == "warning"


def test_words_of_few_files_are_together_and_what_differs_is_left_out() -> None:
    made = groups(
        [*(Code.TITLE_UNCLEAR(words=f"第{n}行") for n in range(500)), *[Code.TITLE_UNCLEAR(words="要闻")] * 3]
    )
    assert [len(group.items) for group in made] == [500, 3]
    assert "“…”" in MESSAGES.english(made[0].finding).problem
    assert "“要闻”" in MESSAGES.english(made[1].finding).problem


def test_inferred_years_are_one_group_whatever_they_are() -> None:
    (group,) = groups(Code.YEAR_INFERRED(year=2000 + n % 25) for n in range(3000))
    assert len(group.items) == 3000


def test_a_finding_alone_keeps_all_its_words() -> None:
    (group,) = groups([Code.BYTES_MISFIT(count=3, encoding="utf-8", byte=7)])
    assert MESSAGES.english(group.finding).problem.startswith("3 bytes are not in the encoding of the file, utf-8")


def test_short_lines_are_apart_by_the_line() -> None:
    short = [
        Item(Finding(Code.SHORT_LINE(), f"{n}.txt", 1), f"{n:08}", "加大还原"[n % 2 * 2 :][:2]) for n in range(8)
    ]
    made = grouped(short, MESSAGES)
    assert sorted((group.quote, len(group.items)) for group in made) == [("加大", 4), ("还原", 4)]


def test_a_quote_that_the_words_have_is_not_said_again() -> None:
    (group,) = groups([Code.EDGE_LINES(words="加大")] * 3, quote="加大")
    assert group.quote == ""


def test_the_serious_come_first_then_the_large() -> None:
    made = groups(
        [
            *[Code.YEAR_INFERRED(year=2023)] * 9,
            *[Code.YEAR_UNKNOWN()] * 4,
            *[Code.TEXT_FOREIGN()] * 5,
            Code.FILE_EMPTY(),
        ]
    )
    assert [(group.severity, len(group.items)) for group in made] == [
        ("error", 1),
        ("warning", 5),
        ("warning", 4),
        ("note", 9),
    ]
