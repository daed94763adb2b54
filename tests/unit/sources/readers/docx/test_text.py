"""The text of a DOCX file: what a reader of the document sees, and nothing beside it."""

from __future__ import annotations

import pytest

from generator.sources.model import Left
from generator.sources.readers.docx import DOCX
from tests.makers.raw_docx import STRICT, listed, p, package, r, table, tr

DEL = '<w:del w:id="1">{}</w:del>'
GONE = '<w:r><w:delText xml:space="preserve">{}</w:delText></w:r>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF x </w:instrText></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CHOICE = (
    '<mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice>'
    "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
)
BOX = "<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>"
OLD_BOX = "<w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict>"
STYLES = (
    '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="hp"><w:basedOn w:val="h"/></w:style>'
)


def text(body: str, **parts: str) -> str:
    return DOCX.extract(package(body, parts)).text


def left(body: str, **parts: str) -> dict[str, tuple[int, str]]:
    return {one.what: (one.chars, one.sample) for one in DOCX.extract(package(body, parts)).left}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("甲") + p() + p("乙"), "甲\n\n乙"),
        (p() + p("　　甲 ") + p(" "), "　　甲 "),
        (
            p(
                "甲",
                "乙",
                '<w:hyperlink r="x">' + r("丙") + "</w:hyperlink>",
                "<w:smartTag>" + r("丁") + "</w:smartTag>",
            ),
            "甲乙丙丁",
        ),
        (p("2024", "<w:r><w:tab/></w:r>", "5.3"), "2024\t5.3"),
        (p("甲", "<w:r><w:br/></w:r>", "乙", '<w:r><w:br w:type="page"/></w:r>'), "甲\n乙"),
        (p("甲<w:softHyphen/>"), "甲"),
        (p("A", "<w:r><w:noBreakHyphen/></w:r>", "B"), "A-B"),
        (p("<w:r><w:t> 甲 </w:t></w:r>", "乙"), "甲乙"),
        (p("<w:r><w:t>甲\n\t乙</w:t></w:r>"), "甲  乙"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "甲"), "☑甲"),
        (p('<w:r><w:sym w:font="Other" w:char="F0FE"/></w:r>', "甲"), "\uf0fe甲"),
        (p('<w:r><w:sym w:font="Symbol" w:char="D800"/><w:sym w:char="x"/></w:r>', "甲"), "甲"),
        (
            p(
                "<w:ruby><w:rt/></w:ruby>",
                "<w:r><w:ruby><w:rt>"
                + r("chóng")
                + "</w:rt><w:rubyBase>"
                + r("重")
                + "</w:rubyBase></w:ruby></w:r>",
                "庆",
            ),
            "重庆",
        ),
        (p("面积", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), "面积a+b"),
        (p(FIELD.format(r("码"), r("12")), "页"), "12页"),
        (p("<w:fldSimple>" + r("3") + "</w:fldSimple>", "页"), "3页"),
        (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + p("后文"), "后文"),
        (p("<w:sdt><w:sdtContent>" + r("甲") + "</w:sdtContent></w:sdt>"), "甲"),
        ("<w:sdt><w:sdtContent>" + p("甲") + "</w:sdtContent></w:sdt>" + p("乙"), "甲\n乙"),
        (p("面积5m", r("2", '<w:vertAlign w:val="superscript"/>')), "面积5m²"),
        (p("增长5.3%", r("①", '<w:vertAlign w:val="superscript"/>')), "增长5.3%①"),
    ],
)
def test_the_signs_of_a_text(body: str, expected: str) -> None:
    assert text(body) == expected


def test_a_raised_digit_does_not_become_a_part_of_the_number_before_it() -> None:
    assert text(p("2024年增长5.3", r("1", '<w:vertAlign w:val="superscript"/>'), "亿元")) == "2024年增长5.3¹亿元"


def test_tracked_changes_are_accepted() -> None:
    body = p("增长", "<w:ins>" + r("5.3") + "</w:ins>", DEL.format(GONE.format("4.9")), "%")
    body += p("<w:moveFrom>" + r("移走") + "</w:moveFrom>", "甲", "<w:moveTo>" + r("移来") + "</w:moveTo>")
    assert text(body) == "增长5.3%\n甲移来"
    assert left(body) == {"deleted text": (5, "4.9 移走")}


def test_a_deleted_paragraph_end_joins_what_it_separated() -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    assert text(p("稳中", more=mark) + p("求进", more=mark) + p("。") + p("乙")) == "稳中求进。\n乙"
    assert text(p("甲") + p("乙", more=mark)) == "甲\n乙"
    assert text(p("甲") + p(DEL.format(GONE.format("删")), more=mark) + p("乙")) == "甲\n乙"


def test_hidden_text_is_left() -> None:
    body = p("甲", r("藏", "<w:vanish/>"), r("样式", '<w:rStyle w:val="h"/>'), r("显", '<w:vanish w:val="0"/>'))
    body += p("整段", style="hp")
    assert text(body, styles=STYLES) == "甲显"
    assert left(body, styles=STYLES)["hidden text"] == (5, "藏 样式 整段")


def test_a_text_box_comes_after_its_paragraph_and_once() -> None:
    body = p(
        "<w:r>"
        + CHOICE.format(f"<w:drawing>{BOX.format(p('框', '一'))}</w:drawing>", OLD_BOX.format(p("框一")))
        + "</w:r>",
        "甲",
    )
    assert text(body + p("乙")) == "甲\n框一\n乙"
    fallback = p("<w:r>" + CHOICE.format("<w:drawing/>", OLD_BOX.format(p("旧框"))) + "</w:r>", "甲")
    assert text(fallback) == "甲\n旧框"
    nested = p(
        "<w:r><w:drawing>"
        + BOX.format(p("外", f"<w:r><w:drawing>{BOX.format(p('内'))}</w:drawing></w:r>"))
        + "</w:drawing></w:r>"
    )
    assert text(nested).split() == ["外", "内"]


def test_a_table_is_one_line_a_row_and_cells_are_never_glued() -> None:
    assert text(table(("年份", "增速", "总量"), ("2024", "5.3", "1061"))) == "年份　增速　总量\n2024　5.3　1061"


def test_merged_cells_are_there_once() -> None:
    start, more = '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tc><w:tcPr><w:vMerge/></w:tcPr>"
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("合计") + "</w:tc>"
    rows = (
        tr(start + p("工业") + "</w:tc>", "5.3", "6.1")
        + tr(more + p("旧") + "</w:tc>", "5.4", "6.2")
        + tr(wide, "9")
    )
    assert text(f"<w:tbl>{rows}</w:tbl>") == "工业　5.3　6.1\n5.4　6.2\n合计　9"
    assert left(f"<w:tbl>{rows}</w:tbl>") == {"text under a merged cell": (1, "旧")}


def test_deleted_rows_and_cells_are_dropped() -> None:
    rows = tr("甲", "1") + tr(GONE.format("乙"), "2", more="<w:trPr><w:del/></w:trPr>")
    rows += (
        tr("丙", "<w:tc><w:tcPr><w:cellDel/></w:tcPr>" + p("删") + "</w:tc>", "3")
        + "<w:ins>"
        + tr("丁", "4")
        + "</w:ins>"
    )
    assert text(f"<w:tbl>{rows}</w:tbl>") == "甲　1\n丙　3\n丁　4"


def test_a_table_for_layout_is_read_as_the_paragraphs_in_it() -> None:
    assert text(table((p("甲") + p("乙"),))) == "甲\n乙"
    assert text(table((table(("2024", "5.3"), ("2025", "5.0")), "旁"))) == "2024　5.3\n2025　5.0\n旁"
    long = "稳中求进，" * 50
    assert text(table((long, "省财政厅"), ("短", "省水利厅"))) == f"{long}\n省财政厅\n短　省水利厅"


def test_paragraphs_of_a_cell_are_not_glued() -> None:
    assert text(table((p("5.3") + p("6.1"), "甲"))) == "5.3 6.1　甲"


NOTE = '<w:{0} w:id="2"><w:p><w:r><w:{0}Ref/></w:r>{1}</w:p></w:{0}>'


def test_notes_follow_the_body_and_their_marks_change_no_number() -> None:
    refer = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    body = p("2024年增长5.3%", refer, "，快于全国", end, "。")
    notes = {
        "footnotes": '<w:footnote w:id="-1" w:type="separator"/>' + NOTE.format("footnote", r(" 见统计公报。")),
        "endnotes": NOTE.format("endnote", r("同上。")),
    }
    assert text(body, **notes) == "2024年增长5.3%[1]，快于全国[2]。\n注：\n[1]见统计公报。\n[2]同上。"


def test_a_note_with_a_mark_of_its_own_keeps_it() -> None:
    refer = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    assert text(p("甲", refer), footnotes=NOTE.format("footnote", r("* 乙"))) == "甲*\n注：\n* 乙"


def test_a_reference_to_no_note_is_nothing() -> None:
    assert text(p("甲", '<w:r><w:footnoteReference w:id="9"/></w:r>')) == "甲"


def test_a_note_that_refers_to_itself_ends() -> None:
    again = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    assert text(p("甲", again), footnotes=NOTE.format("footnote", r("乙") + again)) == "甲[1]\n注：\n[1]乙[1]"


def test_what_is_beside_the_text_is_counted() -> None:
    parts = {"header": p("某市人民政府"), "footer": p("第", r("1"), "页"), "comments": p("请核对")}
    assert DOCX.extract(package(p("正文"), parts)).left == (
        Left("page header", 6, "某市人民政府"),
        Left("page footer", 3, "第1页"),
        Left("comments", 3, "请核对"),
    )


def test_the_title_among_the_properties_is_a_fact_where_the_text_bears_it_out() -> None:
    body = p("某市2024年", "<w:r><w:br/></w:r>", "政府工作报告")
    assert DOCX.extract(package(body, core="某市2024年政府工作报告")).facts == (
        ("title", "某市2024年政府工作报告"),
    )
    stale = DOCX.extract(package(body, core="关于召开会议的通知"))
    assert (stale.facts, stale.left) == ((), (Left("title among the properties", 9, "关于召开会议的通知"),))


def test_the_strict_variant_has_other_namespaces() -> None:
    body = p("一、甲", more='<w:outlineLvl w:val="0"/>') + table(("a", "b"))
    extract = DOCX.extract(package(body, namespace=STRICT))
    assert (extract.text, extract.headings) == ("一、甲\n\na　b", ((0, 1),))


def test_an_empty_numbered_paragraph_shows_its_number_in_cells_alone() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    cells = table((p(more=listed(1)), "甲"), (p(more=listed(1)), "乙"))
    assert text(cells + p(more=listed(1)) + p("丙", more=listed(1)), numbering=numbering) == "1　甲\n2　乙\n\n4 丙"
