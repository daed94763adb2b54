"""Headings that the format of a source marks: followed where the text has no sign of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.knowledge import load_knowledge
from generator.reading.outline.levels import Nesting
from generator.reading.outline.marked import marked_lines
from generator.reading.outline.read import read_outline
from generator.text.ledger import Change, Origins, Tracked, undo
from generator.text.restore import restore

KNOWLEDGE = load_knowledge()
LONG = "全年地区生产总值增长5.3%，规模以上工业增加值增长6.1%。城乡居民收入稳步提高。"


def shape(marked: str) -> list[str]:
    """Return the outline of a text whose marked lines start with # (one for each level)."""
    lines = [(line.lstrip("#"), len(line) - len(line.lstrip("#"))) for line in marked.split("\n")]
    text = "\n".join(line for line, _ in lines)
    starts = [sum(len(line) + 1 for line, _ in lines[:n]) for n in range(len(lines))]
    headings = tuple((start, level) for start, (_, level) in zip(starts, lines, strict=True) if level)
    _, outline = read_outline(restore(text, KNOWLEDGE).tracked, KNOWLEDGE, headings=headings)
    return [f"{line.level or line.kind[0]} {line.text}" for line in outline]


def headings(marked: str) -> list[str]:
    return [line for line in shape(marked) if line[0].isdigit()]


def test_a_line_without_a_sign_is_a_heading_where_the_source_marks_it() -> None:
    text = f"某市政府工作报告\n各位代表：\n#工业经济，稳中有进\n{LONG}\n##企业\n{LONG}\n#农业\n{LONG}"
    assert headings(text) == ["1 工业经济，稳中有进", "2 企业", "1 农业"]
    assert headings(text.replace("#", "")) != headings(text)
    assert headings(f"一、甲\n{LONG}\n##工业经济，稳中有进\n{LONG}") == ["1 一、甲", "2 工业经济，稳中有进"]
    assert headings(f"一、甲\n{LONG}\n工业经济，稳中有进\n{LONG}") == ["1 一、甲"]


def test_the_number_of_a_line_decides_its_level() -> None:
    text = f"#一、工作回顾\n{LONG}\n#（一）工业\n{LONG}\n###二、工作安排\n{LONG}"
    assert (
        headings(text) == headings(text.replace("#", "")) == ["1 一、工作回顾", "2 （一）工业", "1 二、工作安排"]
    )


def test_numbered_and_marked_headings_nest_by_their_marks() -> None:
    text = f"#一、工作回顾\n{LONG}\n##工业提质\n{LONG}\n##农业增效\n{LONG}\n#二、工作安排\n{LONG}"
    text += f"\n#结束语部分\n{LONG}"
    assert headings(text) == ["1 一、工作回顾", "2 工业提质", "2 农业增效", "1 二、工作安排", "1 结束语部分"]


def test_typed_numbers_are_below_the_marked_heading_above_them() -> None:
    text = f"#工作回顾\n一、工业\n{LONG}\n二、农业\n{LONG}\n#工作安排\n一、工业\n{LONG}\n二、农业\n{LONG}"
    assert headings(text) == ["1 工作回顾", "2 一、工业", "2 二、农业", "1 工作安排", "2 一、工业", "2 二、农业"]


@pytest.mark.parametrize(
    "line",
    [
        LONG,
        "各位代表：",
        "稳中求进，",
        "工业　5.3　6.1\n农业　5.3　6.1\n商业　5.3　6.1",
        "坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念，加快构建新发展格局，着力推动高质量发展，全面深化改革开放。",
        "5.3%",
        "某市⟦乱码⟧",
    ],
)
def test_a_mark_is_not_followed_blindly(line: str) -> None:
    assert headings(f"开篇。\n{LONG}\n#{line}\n{LONG}") == []


def test_the_title_and_the_notes_are_no_headings() -> None:
    assert shape(f"#某市政府工作报告\n各位代表：\n{LONG}\n注：\n#来源说明\n{LONG}")[0] == "t 某市政府工作报告"
    assert headings(f"#某市政府工作报告\n各位代表：\n{LONG}\n注：\n#来源说明\n{LONG}") == []


def test_a_short_sentence_that_is_marked_is_a_heading() -> None:
    assert headings(f"开篇。\n{LONG}\n#工业稳中有进。\n{LONG}") == ["1 工业稳中有进。"]


def test_a_paragraph_with_the_mark_keeps_the_heading_that_its_number_shows() -> None:
    text = f"#一、工作回顾\n#（一）工业稳中有进。{LONG}\n（二）农业稳中有进。{LONG}"
    assert headings(text) == headings(text.replace("#", ""))
    assert "2 （一）工业稳中有进。" in headings(text)


def test_a_marked_line_is_not_joined_to_the_heading_before_it() -> None:
    text = f"#一、工作回顾\n##工业\n{LONG}\n#二、安排\n{LONG}"
    assert headings(text) == ["1 一、工作回顾", "2 工业", "1 二、安排"]


def test_entries_that_a_number_alone_does_not_show_are_headings_where_they_are_marked() -> None:
    text = f"#一、工作回顾\n##（一）工业\n##（二）农业\n#（三）服务业\n{LONG}"
    assert headings(text) == ["1 一、工作回顾", "2 （一）工业", "2 （二）农业", "2 （三）服务业"]


@pytest.mark.parametrize(
    ("styles", "levels"),
    [
        ("marked-2:2 marked-1:1 marked-3:3 marked-2:2", [1, 1, 2, 2]),
        ("han:0 marked-2:2 han:0", [1, 2, 1]),
        ("han:0 marked-1:1 han-bracket:0 marked-1:1", [1, 1, 2, 1]),
        ("marked-1:1 han:0 han-bracket:0 marked-2:2", [1, 2, 3, 2]),
        ("han:1 marked-2:2 han:1 marked-1:1 han:1", [1, 2, 1, 1, 1]),
        ("marked-1:1 marked-2:2 han:1", [1, 2, 1]),
    ],
)
def test_levels_of_marks_and_numbers(styles: str, levels: list[int]) -> None:
    nesting = Nesting(KNOWLEDGE.outline.by_id)
    pairs = [one.split(":") for one in styles.split()]
    assert [nesting.level(style, holds=True, mark=int(mark)) for style, mark in pairs] == levels


def marked(source: str, *changes: Change) -> dict[int, int]:
    tracked = Tracked.of(source).apply(changes)
    return marked_lines(tracked, Origins(tracked.edits), ((source.index("甲"), 1), (source.index("乙"), 2)))


def test_what_was_edited_at_the_start_of_a_line_does_not_matter() -> None:
    assert marked("甲\n乙") == {0: 1, 2: 2}
    assert marked("甲\n  乙", Change(2, 4, "", "x")) == {0: 1, 2: 2}
    assert marked("甲\n\n乙", Change(1, 3, "\n", "x")) == {0: 1, 2: 2}
    assert marked("甲\n\n乙丙", Change(1, 4, "\n丁", "x")) == {0: 1, 2: 2}


def test_the_mark_of_a_removed_line_does_not_go_to_the_next() -> None:
    assert marked("甲\n乙\n丙", Change(2, 4, "", "x")) == {0: 1}
    assert marked("甲\n丙\n乙", Change(0, 2, "", "x")) == {2: 2}


@given(st.text(alphabet="一二、。（是）：甲乙12. \n", max_size=120), st.data())
def test_every_character_is_accounted_for_with_any_marks(text: str, data: st.DataObject) -> None:
    found = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(1, 9)), max_size=8))
    tracked, lines = read_outline(Tracked.of(text), KNOWLEDGE, headings=tuple(sorted(dict(found).items())))
    assert "\n".join(line.text for line in lines) == tracked.text
    assert undo(tracked.text, tracked.edits) == text
