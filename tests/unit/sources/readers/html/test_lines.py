"""From elements to lines: what ends a line, what is seen, what a table is."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.sources.readers.html import HTML
from generator.text.restore import restore

KNOWN = load_knowledge()


def text(body: str, head: str = "") -> str:
    page = f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return HTML.extract(page.encode()).text


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>各位代表：<p>现在<b>报</b><span>告</span>工作。", ["　　各位代表：", "　　现在报告工作。"]),
        ("第一行<br>第二行<br/><br>第三行", ["第一行", "第二行", "第三行"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<p align=center>标题</p><p style='text-align: center'>日期</p>", ["标题", "日期"]),
        ("<p>　　自带缩进。</p>", ["　　自带缩进。"]),
        ("<p>全面\r\n      推进，增长\n 5.3%\n左右，WTO\nrules</p>", ["　　全面推进，增长5.3%左右，WTO rules"]),
        ("<div>第一段。\n　　第二段。\n　　第三段。</div>", ["第一段。", "　　第二段。", "　　第三段。"]),
        ("<pre>一行\n二行\r\n三行</pre>", ["一行", "二行", "三行"]),
        ("<textarea>一行\n<b>二行</textarea>", ["一行", "<b>二行"]),
        ("<div style='white-space: pre-wrap'>一行\n二行</div>", ["一行", "二行"]),
        ("5&lt;6&amp;7&nbsp;8&#20013;&#x4e2d;&mdash;", ["5<6&7\xa08中中—"]),
        ("<ol><li>甲<li>乙</ol><ol start=5><li>丙<li value=9>丁</ol>", ["1.甲", "2.乙", "5.丙", "9.丁"]),
        ("<ol type=a><li>甲<li><p>乙</p></ol><ul><li>丙</ul>", ["a.甲", "b.乙", "丙"]),
        (
            "<ol><li>一、甲<li>（二）乙<li>3.丙<li>①丁<li>一件事</ol>",
            ["一、甲", "（二）乙", "3.丙", "①丁", "5.一件事"],
        ),
        (
            "PM<sub>2.5</sub>，万米<sup>2</sup>，10<sup>8</sup>吨，生产力<sup>[1]</sup>",
            ["PM2.5，万米2，10^8吨，生产力[1]"],
        ),
        ("<ruby>澧<rp>(</rp><rt>lǐ</rt><rp>)</rp></ruby>县", ["澧(lǐ)县"]),
        (
            "甲<script>乙</script><style>丙</style><!--丁--><template>戊</template><noscript>己</noscript>庚",
            ["甲庚"],
        ),
        ("甲<svg><text>乙</text></svg><iframe>丙</iframe><object>丁</object>戊", ["甲戊"]),
        ("甲<span style='display:none'>乙</span>丙<i hidden>丁</i><b style='visibility: hidden'>戊</b>", ["甲丙"]),
        ("甲\0乙", ["甲乙"]),
    ],
)
def test_lines(body: str, lines: list[str]) -> None:
    assert text(body).split("\n") == lines


def test_the_title_of_the_head_is_no_text() -> None:
    assert text("正文。", "<title>标题_网站</title>") == "正文。"


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ("<tr><td>年份<td>增速<td>总量<tr><td>2024<td>5.3<td>1061", ["年份　增速　总量", "2024　5.3　1061"]),
        (
            "<tr><td><p>2024</p></td><td><p><span>5.3</span></p></td><td><p>10</p></td></tr>" * 2,
            ["2024　5.3　10"] * 2,
        ),
        ("<tr><td>甲<td>1<tr><td>乙<td>2<tr><td>丙<td>3", ["甲　1", "乙　2", "丙　3"]),
        ("<tr><td>收入<br>（亿元）<td>5<td>6<tr><td>支出<td>7<td>8", ["收入（亿元）　5　6", "支出　7　8"]),
        ("<tr><td>GDP<td>1.5万亿元", ["GDP", "1.5万亿元"]),  # one row alone is none for the text layer
        ("<tr><td>1<td>5.3<tr><td>2<td>5.4<tr><td>3<td>5.5", ["1", "5.3", "2", "5.4", "3", "5.5"]),
        ("<tr><td>5.3<br>4.2<td>1<td>2<tr><td>1<td>2<td>3", ["5.3", "4.2", "1", "2", "1", "2", "3"]),
        ("<tr><td>任务<td>加快建设。全面推进。<tr><td>甲<td>乙", ["任务", "加快建设。全面推进。", "甲", "乙"]),
        ("<tr><td>索 引 号：<td>0001<td>发布机构：<td>办公室", ["索引号：0001", "发布机构：办公室"]),
    ],
)
def test_rows_of_data_are_lines_of_cells(rows: str, lines: list[str]) -> None:
    assert text(f"<table>{rows}</table>").split("\n") == lines


def test_a_table_that_lays_out_the_page_has_no_rows() -> None:
    menu = "".join(f"<br>栏目{n}" for n in "甲乙丙丁")
    assert text(f"<table><tr><td>菜单{menu}<td><table><tr><td><p>第一段。<p>第二段。</table></table>").split(
        "\n"
    ) == [
        *("菜单", "栏目甲", "栏目乙", "栏目丙", "栏目丁"),
        *("　　第一段。", "　　第二段。"),
    ]


@pytest.mark.parametrize("columns", [2, 3, 4])
@pytest.mark.parametrize("rows", [1, 2, 3, 5])
def test_figures_of_cells_are_never_glued(columns: int, rows: int) -> None:
    cells = [[f"{2020 + row}", *(f"{row + 1}.{column}7" for column in range(1, columns))] for row in range(rows)]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    page = text(f"<p>主要指标如下。</p><table>{table}</table><p>以上为主要指标。</p>")
    clean = restore(page, KNOWN).tracked.text
    assert [cell for row in cells for cell in row] == clean.replace("　", "\n").split("\n")[1:-1]


def test_headings_are_where_their_lines_start() -> None:
    extract = HTML.extract("<html><h1>标题</h1><p>一段。</p><h2>二、<b>工作</b></h2>".encode())
    assert [(extract.text[at:].split("\n")[0], level) for at, level in extract.headings] == [
        ("标题", 1),
        ("二、工作", 2),
    ]
