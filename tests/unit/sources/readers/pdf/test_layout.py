"""What is where on the page decides what is a line, a paragraph, a column, a row, a note."""

from __future__ import annotations

import re

import pytest

from generator.sources.readers.pdf.extract import extract
from tests.makers.raw_pdf import Sheet, pdf, wrapped

FIRST = "过去一年，全市坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念，生产总值增长5.3%，事业有新成绩。"
SECOND = (
    "今年工作的总体要求是坚持稳中求进，着力推动高质量发展，确保完成全年目标任务，以优异的成绩回报全市人民的信任。"
)
THIRD = "各位代表，让我们团结起来，为建设现代化的新城市而努力奋斗。"
WIDTH = 27
SPACE = "\N{IDEOGRAPHIC SPACE}"


def text(*sheets: Sheet) -> list[str]:
    return str(extract(pdf(sheets))["text"]).split("\n")


def set_lines(*paragraphs: str, indent: int = 2) -> list[str]:
    return [line for one in paragraphs for line in wrapped(one, WIDTH, indent)]


def test_lines_become_paragraphs_by_indent() -> None:
    assert text(Sheet().lines(80, 130, set_lines(FIRST, SECOND, THIRD))) == [FIRST, SECOND, THIRD]


def test_a_full_last_line_ends_a_paragraph_where_the_next_is_indented() -> None:
    full = SECOND[: 2 * WIDTH - 2]
    assert text(Sheet().lines(80, 130, set_lines(FIRST, full, SECOND, THIRD))) == [FIRST, full, SECOND, THIRD]


def test_paragraphs_without_indent_end_with_a_short_line() -> None:
    assert text(Sheet().lines(80, 130, set_lines(FIRST, SECOND, indent=0))) == [FIRST, SECOND]


def test_spacing_divides_paragraphs() -> None:
    sheet = Sheet()
    for number, line in enumerate([SECOND[:WIDTH], SECOND[WIDTH : 2 * WIDTH], THIRD[:WIDTH], THIRD[WIDTH:]]):
        sheet.text(80, 130 + 28 * number + (8 if number > 1 else 0), line)
    assert text(sheet) == [SECOND[: 2 * WIDTH], THIRD]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    lines = set_lines(FIRST, SECOND, THIRD)
    first, rest = lines[:4], lines[4:]
    assert text(Sheet().lines(80, 600, first), Sheet().lines(80, 130, rest)) == [FIRST, SECOND, THIRD]


def test_a_centred_title_is_a_line_and_one_over_two_lines_is_one() -> None:
    sheet = Sheet().text(80 + 6.5 * 16, 100, "某市人民政府工作报告及附件", 16).lines(80, 200, set_lines(FIRST))
    assert text(sheet) == ["某市人民政府工作报告及附件", FIRST]
    long = ["关于某市国民经济和社会发展计划执行情况", "与计划草案的报告"]
    sheet = Sheet().text(80 + 1 * 22 / 2, 100, long[0], 22).text(80 + 216 - 88, 135, long[1], 22)
    assert text(sheet.lines(80, 220, set_lines(FIRST))) == ["".join(long), FIRST]


def test_words_are_divided_by_a_blank_and_figures_go_on() -> None:
    assert text(Sheet().lines(80, 130, ["the annual report of the", "city"]))[0] == "the annual report of the city"
    assert text(Sheet().lines(80, 130, ["总产值达到二千亿元，增长12", "34亿元。"]))[0].endswith("增长1234亿元。")


def columns(left: list[str], right: list[str], top: float = 200) -> Sheet:
    return Sheet().lines(60, top, left, 10, 16).lines(320, top, right, 10, 16)


def test_two_columns_are_read_one_after_the_other() -> None:
    lines = [line for one in (FIRST, SECOND, THIRD, SECOND) for line in wrapped(one, 22)]
    half = len(lines) // 2 + 1
    sheet = columns(lines[:half], lines[half:]).text(220, 160, "某市政府工作报告", 18)
    assert text(sheet) == ["某市政府工作报告", FIRST, SECOND, THIRD, SECOND]


def test_lines_of_two_columns_need_not_be_level() -> None:
    left, right = wrapped(FIRST + SECOND, 22), wrapped(SECOND + THIRD, 22)
    sheet = Sheet().lines(60, 200, left, 10, 16).lines(320, 207, right, 10, 16)
    assert text(sheet) == [FIRST + SECOND, SECOND + THIRD]


TABLE = [("指标", "2023", "2024"), ("地区生产总值", "1061", "1130"), ("收入", "98.7", "104.2")]


@pytest.fixture
def table() -> Sheet:
    sheet = Sheet().lines(80, 130, set_lines(FIRST))
    sheet.grid([80, 200, 232, 300], [240, 270, 300, 330])
    for row, cells in enumerate(TABLE):
        for x, cell in zip((84, 201, 234), cells, strict=True):
            sheet.text(x, 262 + 30 * row, cell, 14)
    return sheet.lines(80, 370, set_lines(SECOND))


def test_rows_of_a_table_are_lines_and_cells_are_never_glued(table: Sheet) -> None:
    assert text(table) == [FIRST, *map(SPACE.join, TABLE), SECOND]


def test_a_cell_of_two_lines_is_one_and_a_merged_one_is_once() -> None:
    sheet = Sheet().grid([80, 200, 300], [100, 160])
    sheet.rule(200, 130, 300, 130).text(84, 125, "地区生产").text(84, 148, "总值").text(210, 122, "1061")
    assert text(sheet.text(210, 152, "1130")) == [f"地区生产总值{SPACE}1061", "1130"]


def test_a_table_without_borders_keeps_its_rows() -> None:
    sheet = Sheet().lines(80, 130, set_lines(FIRST))
    for row, cells in enumerate(TABLE):
        for x, cell in zip((80, 250, 350), cells, strict=True):
            sheet.text(x, 260 + 28 * row, cell)
    assert text(sheet) == [FIRST, *map(SPACE.join, TABLE)]


def test_lines_of_a_table_of_contents_stay_lines() -> None:
    lines = [f"{name}{'…' * (20 - len(name))}{page}" for name, page in (("一、回顾", "1"), ("二、总体要求", "12"))]
    assert text(Sheet().lines(80, 130, lines)) == lines


def test_a_blank_between_names_stays() -> None:
    assert text(Sheet().text(80, 130, "省长").text(117, 130, "王予波")) == ["省长 王予波"]
    assert text(Sheet().text(80, 130, "省长").text(140, 130, "王予波")) == [f"省长{SPACE}王予波"]


def test_footnotes_are_last_and_their_marks_are_no_digits() -> None:
    first = Sheet().lines(80, 600, [SPACE * 2 + SECOND[:25]]).text(480, 592, "1", 8)
    first.rule(80, 700, 200, 700).text(80, 720, "1", 9).text(90, 720, "新发展理念：见党的二十大报告。", 9)
    assert text(first, Sheet().lines(80, 130, [SECOND[25:52], SECOND[52:]])) == [
        SECOND,
        "1新发展理念：见党的二十大报告。",
    ]
    assert text(Sheet().text(80, 130, "占地5000m").text(152, 124, "2", 8)) == ["占地5000m2"]


def test_turned_pages_and_columns_of_characters_are_lines() -> None:
    def turned(sheet: Sheet, x: float, words: str) -> Sheet:
        return sheet.text(x, 600, words, cosine=0, sine=1)

    words = ["附表的第一行有这些字。", "第二行。"]
    assert text(turned(Sheet(rotate=90), 300, words[0])) == [words[0]]
    upright = turned(turned(Sheet(), 300, words[0]), 330, words[1])
    assert "".join(text(upright)) == "".join(words)
    vertical = Sheet().text(500, 100, words[0]).text(470, 100, words[1])
    assert str(extract(pdf([vertical], vertical=True))["text"]).replace("\n", "") == "".join(words)


def test_what_the_fonts_give_is_kept() -> None:
    assert text(Sheet().text(80, 130, "⼀⽉⺠，﨑")) == ["⼀⽉⺠，﨑"]


def test_without_indents_a_page_ends_a_paragraph_before_a_number() -> None:
    full, item = SECOND[: WIDTH - 1] + "。", "（二）" + SECOND
    before = Sheet().lines(80, 600, [*set_lines(THIRD, indent=0), full])
    assert text(before, Sheet().lines(80, 130, set_lines(item, indent=0))) == [THIRD, full, item]
    before = Sheet().lines(80, 600, [*set_lines(THIRD, indent=0), SECOND[:WIDTH]])
    assert text(before, Sheet().lines(80, 130, [SECOND[WIDTH:]])) == [THIRD, SECOND]


def test_a_last_page_of_two_short_columns_is_read_like_the_others() -> None:
    left, right = wrapped(FIRST + SECOND, 22), wrapped(SECOND + THIRD, 22)
    last = columns([THIRD[:22]], [THIRD[22:] + SECOND[:15]])
    pages = [columns(left, right), columns(left, right), last]
    assert text(*pages)[-1].endswith(THIRD + SECOND[:15])


def test_a_blank_between_a_number_and_han_stays_where_others_have_none() -> None:
    sheet = Sheet().text(80, 130, "附件2").text(124, 130, "名词解释")
    assert text(sheet) == ["附件2 名词解释"]
    apart = Sheet().text(80, 130, "附件").text(116, 130, "2").text(128, 130, "名词解释")
    assert text(apart) == ["附件2名词解释"]


def test_short_lines_of_a_column_are_in_it_where_most_pages_have_columns() -> None:
    left, right = wrapped(FIRST + SECOND, 22), wrapped(SECOND + THIRD, 22)
    menu = ["下载", "打印", "收藏", "全屏"]
    pages = [columns(menu, right), columns(left, right), columns(left, right)]
    assert text(*pages)[:5] == [*menu, SECOND + THIRD]


def test_a_page_of_short_paragraphs_has_the_edges_of_the_others() -> None:
    short = [
        "　　（一）关于工业的问题",
        "　　（二）关于农业和水利的问题",
        "　　（三）关于运输的问题",
        "　　（四）关于商业的问题",
    ]
    words = [line.lstrip("　") for line in short]
    assert text(Sheet().lines(80, 130, short), Sheet().lines(80, 130, set_lines(FIRST, SECOND))) == [
        *words,
        FIRST,
        SECOND,
    ]


def test_full_lines_of_a_list_are_not_one_paragraph() -> None:
    items = [f"{what}：" + SECOND[: WIDTH - 6] + "。" for what in ("粮食", "棉花", "黄麻")]
    lines = [f"　　{item}" for item in items]
    assert text(Sheet().lines(80, 130, [*set_lines(FIRST, THIRD), *lines, *set_lines(SECOND)])) == [
        FIRST,
        THIRD,
        *items,
        SECOND,
    ]


def test_full_width_blanks_of_the_file_are_text_and_no_cells() -> None:
    words = f"各位代表：　　{FIRST}　　{SECOND}"
    lines = wrapped(words, WIDTH)
    assert "".join(text(Sheet().lines(80, 130, lines))).replace(SPACE, "") == words.replace(SPACE, "")
    assert len(text(Sheet().lines(80, 130, lines))) == 1


TASK = "要坚持稳中求进，把发展经济的着力点放在实体经济上，保持经济运行在合理区间，保持社会大局稳定。"


def test_wide_gaps_in_neighbouring_lines_are_cells_only_at_the_same_place() -> None:
    lines = ["各位代表：　　" + TASK[: WIDTH - 7], TASK[:13] + "一、工作回顾　　" + TASK[: WIDTH - 21], THIRD]
    assert text(Sheet().gapped(80, 130, lines)) == ["".join(lines)]
    names = ["省长　　　王予波", "副省长　　李小三", "秘书长　　张小四"]
    assert text(Sheet().gapped(80, 130, names)) == [re.sub(f"{SPACE}+", SPACE, name) for name in names]


def test_a_gap_after_a_full_stop_above_another_is_no_cell() -> None:
    lines = [f"{TASK[: WIDTH - 9]}成绩。　　各位代", f"表：{TASK[: WIDTH - 11]}成绩。　　各位代", f"表：{THIRD}"]
    assert text(Sheet().gapped(80, 130, lines)) == ["".join(lines)]


def test_an_indent_that_hangs_over_the_end_of_a_line_is_seen_before_a_number() -> None:
    for number in ("（二）", "二、", "——"):
        lines = [TASK[:5] + "。　　" + TASK[: WIDTH - 8]] * 5 + [
            TASK[: WIDTH - 1] + "。",
            number + TASK[: WIDTH - 4],
        ]
        assert text(Sheet().gapped(80, 130, lines)) == ["".join(lines[:-1]), lines[-1]]
    lines[-1] = TASK[: WIDTH - 4]
    assert text(Sheet().gapped(80, 130, lines)) == ["".join(lines)]


BLOCK = ["某市政府工作报告", "（在人民代表大会上）", "市长　张三", "目　录", "一、工作回顾", "二、主要任务"]
LEFT, RIGHT = wrapped(FIRST + SECOND, 22), wrapped(SECOND + FIRST, 22)


def test_a_title_block_over_one_column_is_in_it() -> None:
    block = [SPACE * 4 + line for line in BLOCK]
    page = columns([*block, *LEFT[:4]], [*LEFT[4:], *RIGHT])
    assert text(page) == [*BLOCK, FIRST + SECOND, SECOND + FIRST]


def test_a_column_of_short_lines_is_one_where_some_pages_have_columns_and_no_other_crosses() -> None:
    pages = [columns(BLOCK, RIGHT), columns(LEFT, RIGHT), columns([THIRD[:22], THIRD[22:]], [])]
    assert text(*pages)[: len(BLOCK) + 1] == [*BLOCK, SECOND + FIRST]
    crossed = [Sheet().lines(60, 200, [THIRD + THIRD] * 4, 10, 16)] * 3
    assert text(*pages[:2], pages[1], *crossed)[: len(BLOCK)] != BLOCK


def test_a_right_column_may_be_much_shorter_than_the_left() -> None:
    page = columns([*LEFT, *RIGHT, *LEFT], wrapped(SECOND, 15)[:4])
    assert text(page)[:3] == [FIRST + SECOND, SECOND + FIRST, FIRST + SECOND]


def test_three_columns_are_read_one_after_the_other() -> None:
    three = [wrapped(one, 14) for one in (FIRST + SECOND, SECOND + FIRST, THIRD + FIRST + THIRD)]
    sheet = Sheet()
    for x, lines in zip((60, 220, 380), three, strict=True):
        sheet.lines(x, 200, lines, 10, 16)
    assert text(sheet) == [FIRST + SECOND, SECOND + FIRST, THIRD + FIRST + THIRD]


@pytest.mark.parametrize("cells", [["1061", "98.7", "5.3%"], ["工业局", "教育局", "住房城建局"]])
def test_cells_beside_long_names_are_no_column(cells: list[str]) -> None:
    names = ["地区生产总值的增长速度和全国", "地方一般公共预算收入", "城镇新增就业和再就业的人数情况"]
    assert text(columns(names * 2, cells * 2)) == [SPACE.join(row) for row in zip(names, cells, strict=True)] * 2
