"""Whatever the source, the page shows exactly its characters and no element arises from it."""

from __future__ import annotations

import re
import sys
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.output import markdown as md
from tests.unit.output.rendering import Page, contents, render

# fmt: off
HOSTILE = [
    "*", "**", "_", "__", "`", "```", "~~~", "~~", "[", "]", "](", "![", "[^1]", "[a]: b", "<", ">", "<b>",
    "</p>", "<!--", "-->", "<?", "<![CDATA[", "<script>", "&", "&lt;", "&#60;", "&amp", "&copy", ";", "{",
    "}", "{: #id }", "{.x}", "{{ x }}", "{% x %}", "|", "---", "===", "- ", "+ ", "1. ", "2) ", "#", "## ",
    ":::", "!!! note", "[TOC]", "--8<--", "*[HTML]: x", "$x$", "\\(", "\\", "\x02", "\x03",
    "\x02wzxhzdk:0\x03", "klzzwxh:0000", "\t", "    ", " ", "  ", "\u2028", "\u3000", "\x0b", "\x0c", "\x1e",
    "\r", "\n", "\n\n", "http://x.y", "<http://x.y>", "javascript:", '"', "'", "(", ")", "=", "!", "R&D",
    "中文", "，", "5.5%", "2023年", "□", "⟦乱码⟧", ": ", "@", "^", "==", "~",
]
# fmt: on
UNHURRIED = settings(deadline=None)
"""A busy machine is not a failure."""
CARRIED = st.characters(exclude_characters="\0", exclude_categories=["Cs"]).filter(
    lambda c: not "\x80" <= c <= "\x9f"
)
hostile = st.lists(st.one_of(st.sampled_from(HOSTILE), CARRIED), max_size=8).map("".join)
sources = hostile.filter(bool)


@UNHURRIED
@given(sources)
@example("# 标题 #")
@example("  - x")
@example("1. 一")
@example("a\n{: #other }")
@example("\x02wzxhzdk:0\x03")
def test_a_paragraph_shows_its_source(source: str) -> None:
    page = render(md.paragraph(md.text(source), "p-1"))
    assert page.texts == {"p-1": source}
    assert (page.names, page.other) == (["p"], [])


@UNHURRIED
@given(sources, st.integers(1, 6))
@example("结尾 ##", 2)
@example("一 {.x}", 2)
def test_a_heading_shows_its_source(source: str, level: int) -> None:
    page = render(md.heading(level, md.text(source), "s-1"))
    assert page.texts["s-1"] == source
    assert (page.names, page.other) == ([f"h{level}", "a"], [])


@UNHURRIED
@given(sources)
@example("<img src=x onerror=alert(1)>")
@example("&lt;b&gt;")
def test_a_heading_is_text_in_the_contents_of_the_page(source: str) -> None:
    [entry] = contents(md.heading(2, md.text(source), "s-1"))
    page = Page(f'<i id="x">{entry}</i>')
    assert (page.names, page.other) == (["i"], [])
    assert page.texts["x"].split() == source.split()


@UNHURRIED
@given(sources, sources)
def test_a_link_shows_its_label_and_carries_its_title(label: str, title: str) -> None:
    shown = md.paragraph(md.Md(md.text("前！!") + md.link(md.text(label), "../x.md#p-1", title)), "p-1")
    page = render(shown)
    assert page.names == ["p", "a"]
    assert page.elements[1][1]["href"] == "../x.md#p-1"
    assert page.texts["p-1"] == "前！!" + label


@UNHURRIED
@given(sources)
@example("{: #x }")
@example("(b)")
def test_text_after_a_link_is_no_part_of_it(source: str) -> None:
    shown = md.Md(md.link(md.text("x"), "a.md") + md.text(source) + md.link(md.text("y"), "b.md"))
    page = render(md.paragraph(shown, "p-1"))
    assert (page.names, page.texts) == (["p", "a", "a"], {"p-1": f"x{source}y"})
    assert page.elements[1][1] == {"href": "a.md"}


@UNHURRIED
@given(sources, sources)
def test_quotations_and_lists_show_their_source(one: str, two: str) -> None:
    page = render(md.quotation(md.paragraph(md.text(one), "p-1"), md.paragraph(md.text(two), "p-2")))
    assert (page.names, page.texts) == (["blockquote", "p", "p"], {"p-1": one, "p-2": two})
    page = render(md.bullets([md.element("b", md.text(one), anchor_id="b-1"), md.text(two)]))
    assert (page.names, page.texts["b-1"]) == (["ul", "li", "b", "li"], one)


@UNHURRIED
@given(sources, sources)
def test_a_block_of_html_shows_its_source(caption: str, cell: str) -> None:
    inner = md.anchor(md.element("span", md.text(cell), anchor_id="x-1"), "themes/", cell)
    block = md.table(md.element("b", md.text(caption), anchor_id="x-0"), [md.text(cell)], [[md.text("甲"), inner]])
    page = render(md.details(md.text(caption), block))
    assert page.texts == {"x-0": caption, "x-1": cell}
    assert page.names[:5] == ["details", "summary", "div", "table", "caption"]
    assert page.names[-4:] == ["th", "td", "a", "span"]
    assert not page.other


@UNHURRIED
@given(hostile)
def test_front_matter_holds_the_title_alone(title: str) -> None:
    made = md.page(title, md.text("---"), head=md.NOINDEX)
    front, body = re.fullmatch(r"---\n(.*?)\n---\n\n(.*)\n", made, re.DOTALL).groups()  # type: ignore[union-attr]
    meta = yaml.safe_load(front)
    assert set(meta) == {"title", "robots"}
    assert "<" not in meta["title"]
    assert render(body).names == ["p"]


def test_what_html_cannot_carry_is_shown_as_lost() -> None:
    assert md.text("a\0b\x85c") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"


@pytest.mark.parametrize(
    "plain",
    [
        "增长7.5%左右，完成1,000万元。",
        "（一）做强产业 (2023—2025)",
        "5G、AI+制造",
        "3:30至4:00",
        "“两山”",
        "1.5倍",
        "C919/ARJ21",
    ],
)
def test_ordinary_text_stays_as_it_is(plain: str) -> None:
    assert md.text(plain) == plain


@pytest.mark.parametrize("name", ["", "1x", "a b", "a}", 'a"', "中"])
def test_an_id_that_could_end_the_attributes_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not an id"):
        md.element("span", md.text("x"), anchor_id=name or " ")


def test_an_address_cannot_end_its_link() -> None:
    page = render(md.paragraph(md.link(md.text("x"), 'a b)("<>中.md#p-1')))
    assert page.elements[1][1]["href"] == "a%20b%29%28%22%3C%3E%E4%B8%AD.md#p-1"


def test_a_blank_at_an_edge_is_never_bare() -> None:
    blanks = [char for char in map(chr, range(sys.maxunicode + 1)) if char.isspace()]
    assert [blank for blank in blanks if md.text(f"{blank}a{blank}").strip() != md.text(f"{blank}a{blank}")] == []


GOOD_ADDRESSES = [
    "http://www.changsha.gov.cn/zfxxgk/2023/t20230112_1.html",
    "https://a.cn:8080/x?q=a+b&id=1;2#top",
    "https://a.cn/(1)/!*,'~$[x]",
    "https://[2001:db8::1]/",
    "https://a.cn/%E4%B8%AD%2F",
    "https://a.cn/_*_*&lt;&amp;#.x",
]
"""Addresses that lead to the same page after they were escaped, character for character."""


@pytest.mark.parametrize("url", GOOD_ADDRESSES)
def test_an_address_of_another_site_leads_where_it_says(url: str) -> None:
    link = md.outside_link(md.text(url), url)
    for page in (render(md.paragraph(link)), render(md.fields([(md.text("x"), link)]))):
        (found,) = [attributes for name, attributes in page.elements if name == "a"]
        assert found == {"href": url, "rel": "nofollow noopener"}


def test_characters_that_no_address_holds_are_encoded() -> None:
    page = render(md.outside_link(md.text("x"), 'https://例子.cn/中"<b>^|{}`'))
    href = page.elements[1][1]["href"] or ""
    assert href.isascii()
    assert unquote(href) == 'https://例子.cn/中"<b>^|{}`'
    assert page.names == ["p", "a"]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript://a.cn/%0aalert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://a.cn/",
        "//a.cn/",
        "/baogao/9449.html",
        "www.gov.cn",
        "http:",
        "https:///x",
        "https://www.gov.cn@b.cn/",
        "https://www.gov.cn:x@b.cn/",
        "https://www.gov.cn\\@b.cn/",
        "https:\\\\b.cn",
        "https://a.cn/ x",
        " https://a.cn/",
        "https://a.cn/\n",
        "java\tscript:alert(1)",
        "https://a.cn/\u202egnp.x",
        "https://a.cn:99999/",
        "https://[a.cn/",
        "",
    ],
)
def test_an_address_that_is_not_safe_to_open_is_text(url: str) -> None:
    assert md.outside_link(md.text("x"), url) == "x"


@UNHURRIED
@given(st.sampled_from(["", "http://", "https://", "https://a.cn", "https://a.cn/", "javascript:"]), hostile)
def test_no_address_of_another_site_becomes_anything_else(start: str, rest: str) -> None:
    url = start + rest
    link = md.outside_link(md.text(url.replace("\n", " ")), url)
    for page in (render(md.paragraph(md.Md(f"x {link} y"))), render(md.fields([(md.text("x"), link)]))):
        links = [attributes for name, attributes in page.elements if name == "a"]
        assert set(page.names) <= {"p", "a", "dl", "div", "dt", "dd"}
        assert not page.other
        for found in links:
            assert set(found) == {"href", "rel"}
            assert re.match("https?://[^/@]", found["href"] or "")
