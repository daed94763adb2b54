"""Findings on the pages: in Chinese, grouped by problem, with their line of the source."""

from __future__ import annotations

from generator.corpus.findings.work_list import Item
from generator.knowledge import load_knowledge
from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code
from generator.output.data.findings import finding_row
from generator.output.pages.findings import by_problem, source_line

MESSAGES = load_knowledge().messages


def test_findings_that_say_the_same_are_together_in_the_order_of_the_first() -> None:
    short = [Finding(Code.SHORT_LINE(), "a.txt", line) for line in (2, 7)]
    twice = [Finding(Code.PART_AFTER(other=other), "a.txt") for other in ("b.txt", "c.txt")]
    groups = by_problem([short[0], *twice, short[1]], MESSAGES)
    assert list(groups.values()) == [short, [twice[0]], [twice[1]]]
    assert [problem for problem, _ in groups][1] == "开头残缺，b.txt可能是它的上文"


def test_the_line_of_a_finding() -> None:
    def line(number: int | None) -> str:
        return source_line("甲\n 乙 \n丙", Finding(Code.SHORT_LINE(), "a", number))

    assert [line(number) for number in (2, 3, 4, None)] == ["乙", "丙", "", ""]


def test_a_finding_is_exported_with_its_words_first_and_its_code_and_arguments_after() -> None:
    row = finding_row(Item(Finding(Code.NOT_ENCODED(encoding="utf-16", byte=5), "a.txt"), "abcdefgh"), MESSAGES)
    first = ["file", "place", "problem", "remedy", "code", "severity", "line", "arguments"]
    assert list(row) == [*first, "id", "accepted", "quote"]
    assert list(row.values()) == [
        "a.txt",
        "source byte 5",
        "the bytes are not utf-16",
        (
            "fetch the page again and store its bytes as they come, or decode them by the encoding that the page "
            "itself names"
        ),
        "not-encoded",
        "error",
        None,
        {"encoding": "utf-16", "byte": 5},
        "abcdefgh",
        None,
        "",
    ]
    row = finding_row(Item(Finding(Code.SHORT_LINE(), "a.txt", 12), "abcdefgh", "县网", "看过"), MESSAGES)
    assert (row["place"], row["line"], row["severity"], row["arguments"]) == ("line 12", 12, "note", {})
    assert (row["quote"], row["accepted"]) == ("县网", "看过")
