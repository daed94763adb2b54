"""Which passages keep their ids, and where the ids of others lead."""

from __future__ import annotations

import pytest

from generator.corpus.anchors.model import IdLine, ReportIds, final_targets
from generator.corpus.anchors.prints import print_of, word_hash
from generator.corpus.anchors.settle import STEP, Settled, finished, settle
from generator.reading.anchors import words
from generator.reading.model import Passage, Report
from tests.unit.output import samples

A = "坚持稳中求进工作总基调，地区生产总值增长百分之七，财政收入稳步增长，重点项目加快建设。"
B = "完成造林一万二千亩，森林覆盖率达到百分之六十，空气质量优良天数比例继续上升，水质稳定达标。"
C = "新建中小学校十二所，增加学位九千个，城乡居民养老保险参保率保持在百分之九十五以上。"
SHORT = "切实加强监管。"


def report(*texts: str) -> Report:
    """Return a report of headings (they start with 一、 or so) and paragraphs."""
    passages = tuple(
        Passage(
            f"x-{n}", "heading" if "、" in text[:2] else "paragraph", 1 if "、" in text[:2] else None, text, (), ()
        )
        for n, text in enumerate(texts)
    )
    return samples.report("changsha-2023-work-report", passages)


def lines(made: Report) -> list[IdLine]:
    """Return the lines of a report whose passages have the ids p-0, p-1 and so on."""
    prints = map(print_of, made.passages)
    return [IdLine(f"p-{n}", one.kind, rank=STEP * (n + 1), print=one) for n, one in enumerate(prints)]


def settled(before: Report, now: Report) -> Settled:
    return settle(lines(before), (), now, [word_hash(words(one.text)) for one in now.passages])


def kept(*texts: str, before: tuple[str, ...] = ("一、经济发展", A, "二、生态环境", B, C)) -> list[str]:
    """Return the ids that texts have which come after others: of a new one an empty text."""
    found = settled(report(*before), report(*texts))
    return [line.id if line else "" for line in found.kept]


def leads(before: tuple[str, ...], now: tuple[str, ...]) -> dict[str, tuple[str, bool]]:
    """Return where ids lead whose passages are gone: to which text, and whether that is said."""
    found = settled(report(*before), report(*now))
    ids = [line.id if line else f"n-{n}" for n, line in enumerate(found.kept)]
    made = finished(found, ids, [print_of(one) for one in report(*now).passages], "2030-01-01")
    return {one.id: (now[ids.index(one.to)], bool(one.since)) for one in final_targets(made, ids).values()}


@pytest.mark.parametrize(
    "corrected",
    [
        A.replace("稳步", "稳定"),
        A.replace("，财政", "。财政"),
        A.replace("重点项目", "重大项目"),
        A[:-1] + "，成效明显。",
    ],
)
def test_corrected_text_keeps_its_id(corrected: str) -> None:
    assert kept("一、经济发展", corrected, "二、生态环境", B, C) == ["p-0", "p-1", "p-2", "p-3", "p-4"]


def test_what_moves_keeps_its_id() -> None:
    assert kept("二、生态环境", B, C, "一、经济发展", A) == ["p-2", "p-3", "p-4", "p-0", "p-1"]
    assert kept("一、经济发展", A, "二、生态环境", C, B) == ["p-0", "p-1", "p-2", "p-4", "p-3"]


def test_another_text_of_the_same_frame_is_a_new_one() -> None:
    other = (
        B.replace("造林", "治沙")
        .replace("森林覆盖率", "草原综合率")
        .replace("空气质量", "饮用水源")
        .replace("水质", "噪声")
    )
    assert kept("一、经济发展", A, "二、生态环境", other, C) == ["p-0", "p-1", "p-2", "", "p-4"]


def test_equal_short_paragraphs_are_told_apart_by_their_neighbours() -> None:
    before = ("一、经济发展", A, SHORT, "二、生态环境", B, SHORT, C, SHORT)
    without = ("一、经济发展", A, "二、生态环境", B, SHORT, C, SHORT)
    assert kept(*without, before=before) == ["p-0", "p-1", "p-3", "p-4", "p-5", "p-6", "p-7"]


def test_repeated_headings_stay_with_their_sections() -> None:
    before = ("一、经济发展", "1、主要成绩", A, "二、生态环境", "1、主要成绩", B)
    assert kept(*before[3:], before=before) == ["p-3", "p-4", "p-5"]


def test_a_heading_with_a_corrected_letter_keeps_its_id() -> None:
    assert kept("一、经济发展情况", A, "二、生态环境", B, C)[0] == "p-0"


def test_merged_text_leads_to_the_passage_that_has_it() -> None:
    before = ("一、经济发展", A, B, C)
    assert leads(before, ("一、经济发展", A + B, C)) == {"p-1": (A + B, False), "p-2": (A + B, False)}


def test_divided_text_leads_to_its_larger_part() -> None:
    whole = A + B[: len(B) // 2]
    assert leads((whole, C), (A, B[: len(B) // 2], C)).get("p-0", (A, False)) == (A, False)


def test_text_that_is_gone_leads_to_its_section_and_says_so() -> None:
    assert leads(("一、经济发展", A, "二、生态环境", B, C), ("一、经济发展", A, "二、生态环境", B)) == {
        "p-4": ("二、生态环境", True)
    }
    assert leads(("一、经济发展", A, "二、生态环境", B), ("一、经济发展", A))["p-3"] == ("一、经济发展", True)


def test_what_leads_to_a_passage_that_is_gone_goes_on_with_it_and_says_so() -> None:
    there = IdLine("s-1", "heading", rank=1, print=print_of(report("一、经济发展").passages[0]))
    first = IdLine("p-1", "paragraph", "in", "p-2", "2030-01-01", 2, print_of(report(A).passages[0]))
    second = IdLine("p-2", "paragraph", "gone", "s-1", "2030-02-01", 3, print_of(report(B).passages[0]))
    found = final_targets(ReportIds("x", (there, first, second)).lines, ["s-1"])
    assert (found["p-1"].to, found["p-1"].since) == ("s-1", "2030-02-01")


def test_ids_in_a_circle_that_two_branches_made_lead_to_the_first_passage() -> None:
    lost = [
        IdLine("p-1", "paragraph", "in", "p-2", "2030-01-01"),
        IdLine("p-2", "paragraph", "in", "p-1", "2030-01-01"),
    ]
    assert {one.to for one in final_targets(lost, ["s-1"]).values()} == {"s-1"}


def test_ranks_of_what_stays_do_not_change() -> None:
    before, now = report("一、经济发展", A, B), report("一、经济发展", A, C, B)
    ids = ["p-0", "p-1", "n-2", "p-2"]
    made = finished(settled(before, now), ids, [print_of(one) for one in now.passages], "2030-01-01")
    assert {line.id: line.rank for line in made} == {"p-0": 100, "p-1": 200, "n-2": 250, "p-2": 300}
