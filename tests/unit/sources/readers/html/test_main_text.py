"""The document and the rest: nothing that is seen is lost, and no prose is left because of where it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.readers.html import HTML
from generator.sources.readers.html.elements import CONTENT_WORDS, ROLE_WORDS, role_of
from generator.sources.readers.html.page import parse, read_page, solid

PROSE = "我们坚持稳中求进工作总基调，扎实推动高质量发展，经济社会保持平稳健康发展。"
BODY = "".join(f"<p>{n}{PROSE}</p>" for n in "甲乙丙丁戊己庚辛壬癸")
LINKS = "<ul><li><a href=1>首页</a><li><a href=2>新闻</a><li><a href=3>公开</a></ul>"
TITLE = "2026年某市政府工作报告"


def read(body: str, title: str = TITLE) -> tuple[list[str], dict[str, str]]:
    page = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"
    extract = HTML.extract(page.encode())
    return [line.strip() for line in extract.text.split("\n")], {one.what: one.sample for one in extract.left}


def paragraphs(lines: list[str]) -> int:
    return sum(line.endswith(PROSE) for line in lines)


def test_what_is_no_text_by_its_tag_or_name_is_left() -> None:
    lines, left = read(
        f"<nav>导航</nav><header>某市</header><div class=breadcrumb>位置</div>"
        f"<h1>{TITLE}</h1><div>来源：某市</div><div id=zoom>{BODY}</div><div class='share'>分享到</div>"
        f"<div class=commentList><p>写得好，谢谢。</p></div><form>邮箱</form>"
        f"<aside>边栏</aside><div class=pageFooter>版权所有</div>"
    )
    assert lines[:2] == [TITLE, "来源：某市"]
    assert len(lines) == 12
    assert left == {
        "navigation": "导航 位置",
        "header": "某市",
        "share bar": "分享到",
        "comments": "写得好，谢谢。",
        "form": "邮箱",
        "aside": "边栏",
        "footer": "版权所有",
    }


def test_lists_of_links_and_what_is_before_the_title_are_left() -> None:
    lines, left = read(f"<div>{LINKS}</div><div>今天是星期二</div><h1>{TITLE}</h1><div>{BODY}{LINKS}</div>")
    assert lines[0] == TITLE
    assert len(lines) == 11
    assert left == {"links": "首页 新闻 公开 首页 新闻 公开", "before the title": "今天是星期二"}


def test_fields_of_an_index_before_the_title_stay() -> None:
    lines, _ = read(f"<div>文号：某政发〔2026〕1号</div><h1>{TITLE}</h1><div>{BODY}</div>")
    assert lines[:2] == ["文号：某政发〔2026〕1号", TITLE]


@pytest.mark.parametrize(
    "body",
    [
        f"<form>{BODY}</form>",
        f"<form><div>{BODY}</div></form>",
        f"<div class=footer>{BODY}</div>",
        f"<div class=hot><p>{PROSE}</p></div>{BODY}<div><div><p>{PROSE}</p></div></div>",
        f"<table><tr><td>{BODY}<td>{BODY}</table>",
        f"<div>{BODY}</div><div>{LINKS}</div><div>{BODY}</div>",
        f"<div>{BODY}</div><div id=page2 style='display:none'>{BODY.replace('坚持', '始终坚持')}</div>",
        f"<section>{BODY[: len(BODY) // 2]}</section><section>{BODY[len(BODY) // 2 :]}</section>",
        f"<div id=zoom><div class=related>{BODY}</div></div>",
        f"<textarea>{PROSE}\n{PROSE}\n{PROSE}\n{PROSE}\n{PROSE}\n{PROSE}</textarea>",
    ],
    ids=lambda body: body[:24],
)
def test_prose_is_not_lost(body: str) -> None:
    lines, _ = read(body)
    assert sum(line.count("扎实推动高质量发展") for line in lines) == body.count("扎实推动高质量发展")


def test_a_hidden_copy_of_the_text_is_left() -> None:
    lines, left = read(f"<div>{BODY}</div><div style='display: none'>{BODY}</div>")
    assert paragraphs(lines) == 10
    assert set(left) == {"hidden"}


def test_of_a_page_with_little_prose_nothing_is_left() -> None:
    lines, left = read(f"<nav>{LINKS}</nav><p>您访问的页面不存在</p><footer>版权</footer>")
    assert lines == ["首页", "新闻", "公开", "您访问的页面不存在", "版权"]
    assert left == {}


def test_a_notice_that_text_is_missing_stays() -> None:
    lines, _ = read(f"<div>{BODY}</div><div class=paywall>本文档共12页，付费后可阅读全文。</div>")
    assert lines[-1] == "本文档共12页，付费后可阅读全文。"


def test_no_word_is_in_two_roles_and_words_of_the_text_undo_a_role() -> None:
    words = [word for words in ROLE_WORDS.values() for word in words.split()]
    assert len(words) == len(set(words))
    assert CONTENT_WORDS.keys().isdisjoint(words)
    assert role_of("div", "page-footer") == role_of("div", "pageFooter") == "footer"
    assert role_of("div", "footer-content") is None
    assert role_of("body", "nav") is None


NAMES = (
    *("div", "p", "table", "tr", "td", "ul", "li", "nav", "form", "h1", "span", "b", "section", "pre", "select"),
    *("option", "sup", "ruby", "rt", "dl", "dd", "center", "font", "svg", "x"),
)
OPENED = [f"<{name}>" for name in (*NAMES, "br", "hr", "img", "math", "!--x--", "a href=x", "div class=footer")]
HIDING = ["<div style=display:none>", "<span hidden>"]
TAGS = st.sampled_from([*OPENED, *HIDING, *(f"</{name}>" for name in NAMES)])
WORDS = st.sampled_from([PROSE, TITLE, "首页", "字", "2024", " ", "\n", "来源：某市", "名 词", PROSE * 6])


@given(st.lists(st.one_of(TAGS, WORDS), max_size=60))
def test_every_character_that_is_seen_is_in_the_text_or_counted(parts: list[str]) -> None:
    page = "<html><title>" + TITLE + "</title>" + "".join(parts)
    extract = HTML.extract(page.encode())
    shown = 0
    node = parse(page).root
    assert node is not None
    stack = [node]
    while stack:
        top = stack.pop()
        if top.tag == "-text":
            shown += solid(top.text_content or "")
        elif top.tag not in {"head", "svg"}:
            child = top.first_child
            while child is not None:
                stack.append(child)
                child = child.next
    generated = extract.text.count("^") + sum(one.sample.count("^") for one in extract.left)
    counted = solid(extract.text) + sum(one.chars for one in extract.left)
    assert shown <= counted <= shown + generated
    assert sum(line.chars for line in read_page(parse(page)).lines) == counted
