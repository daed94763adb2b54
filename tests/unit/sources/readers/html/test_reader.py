"""Which files are pages, how they are decoded, what they state; and pages made to harm."""

from __future__ import annotations

import email.mime.multipart
import email.mime.text
from pathlib import Path

import pytest

from generator.commands import main
from generator.corpus.gather import make_checked
from generator.knowledge import load_knowledge
from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.output.data.export import report_row
from generator.output.records.record import record_page
from generator.reading.model import Report
from generator.sources.formats import reader_for
from generator.sources.inventory import Source
from generator.sources.read import read_source
from generator.sources.readers.html import HTML, bounds
from generator.sources.readers.html.bounds import in_bounds, tags
from generator.sources.readers.text import TEXT
from tests.page_layouts import LAYOUTS, layout

KNOWN = load_knowledge()
BODY = "现在，我代表市人民政府，向大会报告工作，请予审议，并请提出意见。"
PAPER = (
    "2026年长沙市政府工作报告",
    "——2026年1月20日在长沙市第十六届人民代表大会第五次会议上",
    "各位代表：",
    BODY,
    "一、2025年工作回顾",
    "过去一年，全市生产总值增长5.3%，新增高新技术企业1061家，城镇新增就业15万人，发展质量稳步提升。",
    "（一）产业发展迈出新步伐",
    "工程机械产业集群规模继续扩大，新一代自主安全计算系统列入国家级集群，数字经济蓬勃发展。",
    "二、2026年工作安排",
    "今年主要目标是：地区生产总值增长5.5%左右，空气优良天数比例稳步提高，居民收入与经济增长同步。",
    "（一）坚决打好污染防治攻坚战",
    "深入推进蓝天、碧水、净土保卫战，完成湘江流域生态修复，建成一批生态廊道和城市公园。",
    "（二）切实增进民生福祉",
    *(
        f"第{number}件实事抓紧落实，建成{number}所学校、{number * 3}个社区食堂，服务群众更加便捷。"
        for number in range(2, 30)
    ),
    "新增学位3万个，改造老旧小区200个，提高城乡居民基础养老金标准，让群众生活更加幸福。",
)


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE html>",
        "\ufeff  \r\n<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'><html>",
        "<?xml version='1.0' encoding='utf-8'?>\n<!-- 保存于 -- --><html>",
        "<html lang=zh>",
        "<HEAD><title>x</title>",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a", "index.html@id=5", "a.aspx", "a.md"])
def test_a_page_is_known_by_how_it_starts(head: str, name: str) -> None:
    assert reader_for(name, head.encode()) is HTML
    assert reader_for(name, head.encode("utf-16-le")) is HTML


@pytest.mark.parametrize(
    "start", ["各位代表：<p>现在", "<p>各位代表</p><div>", "<br>", "<header>", "&lt;html&gt;", "<htmlx>"]
)
def test_a_text_with_stray_tags_is_a_text(start: str) -> None:
    assert reader_for("a.txt", start.encode()) is TEXT


@pytest.mark.parametrize(
    "suffix",
    [
        *("html", "htm", "shtml", "jhtml", "aspx", "asp", "php", "jsp", "xhtml", "mhtml"),
        *("HTM", "html@id=5", "aspx?id=3", "html~2"),
    ],
)
def test_a_page_is_known_by_its_suffix(suffix: str) -> None:
    assert reader_for(f"a/index.{suffix}", b"<div>") is HTML


def test_a_text_under_the_name_of_a_page_is_read_line_by_line() -> None:
    source = read_source("a.html", "第一行\n第二行，5 < 6".encode("gb18030"))
    assert source.text == "第一行\n第二行，5 < 6"
    assert source.encoding == "gb18030"


@pytest.mark.parametrize(
    ("declared", "true"),
    [
        ("utf-8", "utf-8"),
        ("gb2312", "utf-8"),
        ("utf-8", "gb18030"),
        ("gb2312", "gb18030"),
        ("iso-8859-1", "gb18030"),
        ("big5", "gb18030"),
        ("no-such", "gb18030"),
        ("", "gb18030"),
        ("", "utf-8"),
        ("gbk", "utf-8-sig"),
        ("utf-8", "utf-16"),
    ],
)
def test_the_bytes_decide_the_encoding(declared: str, true: str) -> None:
    noise = "<script>var a = 1;</script>" * 2000  # more ASCII than what is judged of a text file
    page = f"<html><head><meta charset='{declared}'>{noise}</head><body><p>{BODY}镕</p></body></html>"
    assert HTML.extract(page.encode(true)).text.strip() == f"{BODY}镕"


@pytest.mark.parametrize("inside", ["", "<noscript>请启用脚本</noscript>"])
def test_a_page_that_only_scripts_fill_is_told(inside: str) -> None:
    page = f"<html><title>甲</title><body><div id=app>{inside}</div><script src=app.js></script></body></html>"
    with pytest.raises(SourceError) as caught:
        HTML.extract(page.encode())
    assert caught.value.message == Code.CHALLENGE_PAGE()


def test_traditional_chinese_in_big5_is_read() -> None:
    head = "<html><meta http-equiv=Content-Type content='text/html; charset=big5'>"
    page = f"{head}<p>各位代表：現在報告政府工作，請予審議。</p>"
    assert "現在報告政府工作" in HTML.extract(page.encode("big5")).text


def test_bytes_outside_of_the_encoding_are_told() -> None:
    page = f"<html><p>{BODY * 4}</p>\n<p>".encode() + b"\xff" + f"{BODY}</p>".encode()
    extract = HTML.extract(page)
    assert "\\xff" in extract.text
    assert extract.misfit
    assert extract.misfit.line == 2
    assert HTML.extract(page.replace(b"\xff", b"")).misfit is None


def test_a_script_of_xhtml_that_closes_itself_does_not_hide_the_text() -> None:
    page = f"<?xml version='1.0'?><html><head><script src='a.js'/></head><body><p>{BODY}</p></body></html>"
    assert BODY in HTML.extract(page.encode()).text


def test_a_page_saved_as_mhtml_is_read() -> None:
    saved = email.mime.multipart.MIMEMultipart("related")
    part = email.mime.text.MIMEText(f"<html><p>{BODY}</p></html>", "html", "gb2312")
    part["Content-Location"] = "http://www.example.gov.cn/a.html"
    saved.attach(part)
    source = read_source("a.mhtml", saved.as_bytes())
    assert source.text.strip() == BODY
    assert source.facts == (("url", "http://www.example.gov.cn/a.html"),)


def facts(head: str) -> dict[str, str]:
    return dict(
        HTML.extract(f"<html lang=zh-CN><head>{head}</head><body><p>{BODY}</p></body></html>".encode()).facts
    )


def test_facts_are_those_that_the_head_states() -> None:
    assert facts(
        "<title>政府工作报告_某市</title><meta name=ArticleTitle content='政府工作报告'>"
        "<meta name=PubDate content='2026-02-03 09:30'><meta name=ContentSource content='某市政府办'>"
        "<meta name=ColumnName content=报告公开><meta name=SiteName content=某市政府网>"
        "<meta name=Author content=张三><meta name=Url content='http://a.gov.cn/1.html'>"
    ) == {
        "title": "政府工作报告",
        "published": "2026-02-03 09:30",
        "publisher": "某市政府办",
        "author": "张三",
        "column": "报告公开",
        "site": "某市政府网",
        "url": "http://a.gov.cn/1.html",
        "language": "zh-CN",
    }


@pytest.mark.parametrize(
    ("head", "name", "value"),
    [
        ("<title> 政府\n工作报告 </title>", "title", "政府 工作报告"),
        ("<meta property='og:title' content='甲乙'><title>丙丁</title>", "title", "甲乙"),
        (
            "<meta property='article:published_time' content='2026-02-03T08:00:00+08:00'>",
            "published",
            "2026-02-03T08:00:00+08:00",
        ),
        ('<script type="application/ld+json">{"datePublished": "2026-02-03"}</script>', "published", "2026-02-03"),
        ("<meta name=PubDate content='昨天'>", "published", None),
        ("<meta name=PubDate content=''>", "published", None),
        ("<meta name=Author content=null>", "author", None),
        ("<link rel=canonical href='https://a.gov.cn/1'>", "url", "https://a.gov.cn/1"),
        ("<link rel=canonical href='https://a.gov.cn@evil.example/'>", "url", None),
        ("<link rel=canonical href='/1.html'>", "url", None),
        ("<link rel=canonical href='http://[bad/'>", "url", None),
        (f"<meta name=Author content='{'长' * 900}'>", "author", "长" * 200),
        ("<meta name=Author content='甲&#10;&#27;[31m乙'>", "author", "甲 [31m乙"),
    ],
)
def test_a_fact_is_one_bounded_line_or_not_there(head: str, name: str, value: str | None) -> None:
    assert facts(head).get(name) == value


def report(file: str, data: bytes) -> Report:
    made = make_checked(Source(Path(file), file, None), data, KNOWN)
    assert isinstance(made, Report)
    return made


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_page_and_a_text_file_give_the_same_report(name: str) -> None:
    plain = report("a.txt", "\n".join(f"　　{line}" for line in PAPER).encode())
    page = report("a.html", layout(name, PAPER))
    wanted = [(one.text, one.kind, one.level, one.themes) for one in plain.passages]
    found = [(one.text, one.kind, one.level, one.themes) for one in page.passages]
    assert found[-len(wanted) + 1 :] == wanted[1:]
    assert len(found) - len(wanted) <= (name == "shop")  # its page has the title twice
    assert (page.title, page.place, page.year, page.kind) == (plain.title, plain.place, plain.year, plain.kind)


def test_the_record_and_the_data_say_what_was_left() -> None:
    page = report("a.html", layout("portal", PAPER))
    record = record_page(page, KNOWN)
    assert "html（第1版）" in record
    assert "未收入的文字" in record
    assert "<td>导航" in record.replace('<th scope="row">', "<td>")
    row = report_row(page, KNOWN)
    assert row["left"] == [
        {"what": one.what, "chars": one.chars, "sample": one.sample} for one in page.origin.left
    ]
    assert {"navigation", "footer", "aside"} <= {one.what for one in page.origin.left}
    assert "未收入的文字" not in record_page(report("a.txt", "\n".join(PAPER).encode()), KNOWN)


def test_what_was_left_is_escaped() -> None:
    page = layout("portal", PAPER).replace(
        "热点新闻".encode(), b"&lt;img src=x onerror=alert(1)&gt; [a](javascript:b)"
    )
    record = record_page(report("a.html", page), KNOWN)
    assert "<img" not in record
    assert "](javascript" not in record


def test_the_commands_read_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(layout("tables", PAPER))
    assert main(["clean", str(file)]) == 0
    assert capsys.readouterr().out.split("\n")[0] == PAPER[0]
    main(["explain", str(file)])
    assert "left   links" in capsys.readouterr().out


HOSTILE = {
    "deep": "<div>" * 5000 + BODY,
    "deep, closing themselves": "<svg><h1></h1>" + "<section/>" * 5000 + BODY,
    "attributes": "<p " + " ".join(f"a{n}='>'" for n in range(5000)) + f">{BODY}",
    "formatting": "".join(f"<font size={n}>" for n in range(300)) + "<p>字" * 5000 + BODY,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_markup_out_of_bounds_is_thinned_and_its_text_kept(name: str) -> None:
    page = HOSTILE[name]
    thin = in_bounds(page)
    assert thin != page
    assert in_bounds(thin) == thin
    assert BODY in HTML.extract(f"<html><body>{page}".encode()).text


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_page_of_people_is_parsed_as_it_is(name: str) -> None:
    page = layout(name, PAPER * 20).decode("gb18030" if name in {"tables", "declared wrongly"} else "utf-8")
    assert in_bounds(page) is page


@pytest.mark.parametrize(
    "part",
    ["<p ", "<p a='", "<!--", "<script>", "</", "<", "<a b=\"'>", "<![CDATA[", "&", "<svg", "<textarea>", "</p "],
)
def test_tags_are_found_in_one_pass(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not closed ends the search: no tag is looked for twice from one place."""
    starts: list[int] = []
    pattern = bounds.TAG

    class Counted:
        def match(self, page: str, at: int) -> object:
            starts.append(at)
            return pattern.match(page, at)

    monkeypatch.setattr(bounds, "TAG", Counted())
    found = list(tags(part * 300))
    assert len(starts) <= len(found) + 1


def test_nothing_in_a_page_is_live_or_fetched() -> None:
    page = (
        f"<html><script>alert(1)</script><iframe src=//x.example></iframe><p onclick=a()>{BODY}"
        "<a href='javascript:alert(1)'>点</a><img src='data:image/png;base64,AAAA'></p>"
    )
    extract = HTML.extract(page.encode())
    assert extract.text.strip() == f"{BODY}点"
    assert extract.left == ()
