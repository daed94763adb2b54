"""Layout: whether a document is broken at a column, at any, or not at all, by the lines that it has."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.lines.layout import Layout, Line, goes_on, is_unclosed, line_forms, may_be_broken

KNOWLEDGE = load_knowledge()
FORMS = line_forms(KNOWLEDGE.document_words)
WORDS = (
    "坚持稳中求进工作总基调统筹推进稳增长促改革调结构惠民生防风险各项工作扎实推动经济社会高质量发展再上新台阶" * 2
)
"""Characters of sentences without a mark."""


def line(text: str, *, indented: bool = False, after_blank: bool = False) -> Line:
    indent = 2 * indented
    return Line(
        text,
        0,
        len(text),
        2 * (len(text) + indent),
        len(text) + indent,
        indented,
        after_blank,
        after_removed=False,
        forms=FORMS,
    )


def ended(size: int) -> Line:
    """Return a line of so many characters that ends a sentence."""
    return line(WORDS[: size - 1] + "。")


def broken(size: int) -> Line:
    """Return a line of so many characters with whose end no sentence ends."""
    return line(WORDS[: size - 1] + "、")


def layout(*lines: Line) -> Layout:
    return Layout.of(lines, KNOWLEDGE.bigrams)


def test_lines_that_end_near_one_column_are_broken_there() -> None:
    found = layout(*[broken(40), broken(39), ended(25)] * 5).column
    assert found is not None
    assert (found.width, found.ragged) == (40, 1)
    assert [found.room(broken(size)) for size in (38, 40, 41)] == [2, 0, -1]


def test_a_few_lines_of_one_length_are_no_column() -> None:
    lines = [ended(size) for size in range(17, 53)] + [broken(60)] * 4
    assert layout(*lines).column is None


def test_lines_that_end_sentences_are_of_one_length_by_chance() -> None:
    assert layout(*[ended(40)] * 9, *[broken(40)] * 6).column is None


@pytest.mark.parametrize(("width", "narrow"), [(8, False), (7, True)])
def test_lines_narrower_than_sixteen_cells_have_no_column(width: int, *, narrow: bool) -> None:
    assert (layout(*[broken(width)] * 9).column is None) == narrow


@pytest.mark.parametrize(
    ("breaks", "wholes", "loose"), [(2, 10, True), (1, 10, False), (3, 37, False), (4, 40, True)]
)
def test_a_document_is_broken_anywhere_if_many_of_its_long_lines_break_a_sentence(
    breaks: int, wholes: int, *, loose: bool
) -> None:
    lines = [broken(31 + 7 * n) for n in range(breaks)] + [ended(30 + n % 40) for n in range(wholes)]
    assert layout(*lines)[:2] == (None, loose)


SHORT_LINES = [27, 22, 17, 12, 25, 20, 14, 28, 23, 18]


@pytest.mark.parametrize(
    ("breaks", "wholes", "loose"), [(2, 1, False), (4, 1, False), (5, 4, True), (5, 7, False), (7, 7, True)]
)
def test_of_short_lines_more_must_break_a_sentence(breaks: int, wholes: int, *, loose: bool) -> None:
    sizes = SHORT_LINES * 2
    lines = [broken(size) for size in sizes[:breaks]] + [ended(size) for size in sizes[breaks : breaks + wholes]]
    assert layout(*lines)[:2] == (None, loose)


def test_headings_and_lines_before_a_blank_one_break_no_sentence() -> None:
    whole = [ended(size) for size in (52, 47, 61)]
    for heading in ("一、坚持稳中求进工作总基调，扎实推动经济社会高质量发展再上新台阶", WORDS[:35]):
        after = line(WORDS[:40] + "。", after_blank=True)
        assert not layout(*[line(heading), after] * 3, *whole).loose
    assert layout(*[line(WORDS[:35] + "，"), ended(41)] * 3, *whole).loose


@pytest.mark.parametrize(("marked", "unmarked", "is_marked"), [(3, 2, True), (3, 3, False), (1, 0, False)])
def test_paragraphs_are_marked_if_most_are(marked: int, unmarked: int, *, is_marked: bool) -> None:
    lines = [ended(33), *[line(WORDS[:40] + "。", after_blank=True)] * marked, *[ended(45)] * unmarked]
    assert layout(*lines).marked == is_marked


def test_an_indent_marks_paragraphs_only_where_other_lines_have_none() -> None:
    indented = [line(WORDS[:40] + "。", indented=True)] * 4
    assert not layout(*indented).indented
    assert layout(*indented, broken(30)).indented
    assert not layout(*indented, broken(7)).indented


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("推进改革。", True),
        ("推进改革。”", True),
        ("（推进改革）", False),
        ("推进改革；", True),
        ("推进改革⟧", True),
        ("推进改革，", False),
        ("推进改革", False),
        ("”", False),
        ("（2024年1月10日在市第十六届人民代表大会第三次会议上）", True),
    ],
)
def test_a_line_stops_where_a_sentence_ends_or_it_is_whole(text: str, *, stops: bool) -> None:
    assert line(text).stops == stops


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("一、过去一年工作回顾", True),
        ("（三）" + WORDS[:42], True),
        ("（三）" + WORDS[:43], False),
        ("一、过去一年。", False),
        ("过去一年工作回顾", False),
    ],
)
def test_a_heading_is_numbered_and_short_and_no_sentence_ends_in_it(text: str, *, heading: bool) -> None:
    assert line(text).is_heading == heading


def test_a_sentence_goes_on_where_its_characters_follow_each_other() -> None:
    bigrams = KNOWLEDGE.bigrams
    assert goes_on(line("推动经"), line("济发展"), bigrams) > 4
    assert goes_on(line("推动发展"), line("一年来"), bigrams) < goes_on(line("推动经"), line("济发展"), bigrams)
    assert goes_on(line("推动发展。"), line("各位代表"), bigrams) < 0


@pytest.mark.parametrize(
    ("text", "following", "unclosed"),
    [
        ("各州（", "市）、县", True),
        ("打好“三大", "攻坚战”", True),
        ("各州（市）", "县（区）", False),
        ("各州（", "市、县", False),
        ("各州（", "市”、县", False),
        ("各州", "市、县", False),
    ],
)
def test_what_is_opened_in_one_line_and_closed_in_the_next(text: str, following: str, *, unclosed: bool) -> None:
    assert is_unclosed(text, following) == unclosed


CLEAN = ["长沙市2023年政府工作报告", "一、过去一年工作回顾", *[WORDS * 2 + "。"] * 9]


@pytest.mark.parametrize(
    ("rows", "may"),
    [
        (CLEAN, False),
        ([*CLEAN, WORDS[:35]], True),
        ([*CLEAN, "推动发展（"], True),
        ([*CLEAN, "推动发展。坚持"], True),
        ([*CLEAN, "，坚持"], True),
        ([*CLEAN, *["教育", "就业", "医疗", "养老", "住房"]], True),
        ([*CLEAN, *["教育", "就业"]], False),
        ([WORDS[:30]] * 5, True),
        (["一行"], False),
        ([], False),
    ],
    ids=(
        "clean",
        "a long open line",
        "an open bracket",
        "a sentence in it",
        "a comma at its start",
        "many short lines",
        "two short lines",
        "narrow",
        "one line",
        "none",
    ),
)
def test_clean_reports_are_told_from_broken_ones_by_their_lines_alone(rows: list[str], *, may: bool) -> None:
    assert may_be_broken(rows, FORMS) == may


OPEN_ENDS = {"经": "济社会发展再上新台阶。", "目": "标任务全面完成。", "服": "务水平稳步提高。"}
"""Characters in the middle of a word, with how the next line goes on."""
ENDS_OF_ITEMS = {"阶": "各县区要抓好落实。", "局": "过去一年成绩显著。", "力": "各级各部门团结奋斗。"}
"""Characters that headings without a mark end with, with how the text after them starts."""


@pytest.mark.parametrize(("ends", "loose"), [(OPEN_ENDS, True), (ENDS_OF_ITEMS, False)], ids=("words", "headings"))
@pytest.mark.parametrize("sizes", [(33, 38, 44), (14, 19, 24)], ids=("long", "short"))
def test_what_lines_end_and_begin_with_shows_whether_they_break_a_sentence(
    ends: dict[str, str], sizes: tuple[int, ...], *, loose: bool
) -> None:
    lines = [
        line(text)
        for size, (last, following) in zip(sizes, ends.items(), strict=True)
        for text in (WORDS[: size - 1] + last, following)
    ]
    assert layout(*lines * 2)[:2] == (None, loose)
