"""Error pages, challenges, logins and lists are passed over with their reason; a document never is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.corpus.gather import make_checked
from generator.knowledge import load_knowledge
from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code
from generator.reading.identity.no_document import no_document
from generator.reading.model import Report
from generator.sources.inventory import Source
from generator.sources.manifest import ManifestEntry

KNOWN = load_knowledge()
SITE = ("云溪县人民政府门户网站", "首页", "政务公开", "互动交流", "主办：云溪县人民政府办公室")
YEARS = range(2005, 2025)

PAGES = {
    "the server's own words": (Code.ERROR_PAGE, ["404 Not Found", "nginx/1.18.0"]),
    "a gateway": (Code.ERROR_PAGE, ["502 Bad Gateway"]),
    "within the frame of its site": (Code.ERROR_PAGE, [*SITE, "抱歉，您访问的页面不存在或已被删除！", "返回首页"]),
    "too many requests": (Code.ERROR_PAGE, ["访问过于频繁，请稍后再试。"]),
    "scripts": (Code.CHALLENGE_PAGE, ["请启用JavaScript后再访问本网站"]),
    "a check of the visitor": (Code.CHALLENGE_PAGE, ["为了您的访问安全，请完成下方安全验证", "拖动滑块完成拼图"]),
    "a login": (Code.LOGIN_PAGE, ["用户登录", "用户名", "密码", "忘记密码？", "立即注册"]),
    "titles, dates on their own lines": (
        Code.LIST_PAGE,
        [
            *SITE,
            *(line for y in YEARS for line in (f"{y}年云溪县政府工作报告", f"{y}-01-12")),
            "上一页 1 2 下一页",
        ],
    ),
    "titles with dates": (Code.LIST_PAGE, [*SITE, *(f"{y}年云溪县政府工作报告 {y}-01-12" for y in YEARS)]),
    "titles in one line": (Code.LIST_PAGE, [" ".join(f"{y}年云溪县政府工作报告" for y in YEARS)]),
    "titles of many kinds": (Code.LIST_PAGE, [f"关于做好{y}年度春耕工作的通知（{y}-03-12）" for y in YEARS]),
    "titles with their session": (
        Code.LIST_PAGE,
        ["历年报告", *(f"云溪县{y}年政府工作报告——{y}年1月8日在县人民代表大会会议上" for y in YEARS)],
    ),
}

SENTENCE = "过去一年，我们整治网站内容失效、页面无法访问的问题，建成404个项目，系统升级有序推进。"
DOCUMENTS = {
    "a report that mentions errors": ["2024年政府工作报告", "各位代表：", "一、工作回顾", *[SENTENCE] * 9],
    "a short report": ["2024年政府工作报告", "各位代表：", "一、2023年工作回顾", "过去一年，404个项目建成。"],
    "a table of years": ["主要指标", *(f"{y}年　地区生产总值　{y}亿元" for y in YEARS)],
    "a report after a list of others": [
        *(f"{y}年云溪县政府工作报告" for y in YEARS),
        "各位代表：",
        *[SENTENCE.replace("页面无法访问", "栏目空转")] * 60,
    ],
    "an outline": ["2024年政府工作报告", "一、2023年工作回顾", "二、2024年工作安排", "三、政府自身建设"],
}


def made(lines: list[str], entry: ManifestEntry | None = None) -> Report | Finding:
    return make_checked(Source(Path("a.txt"), "a.txt", entry), "\n".join(lines).encode(), KNOWN)


@pytest.mark.parametrize(("code", "lines"), PAGES.values(), ids=PAGES)
def test_a_page_without_a_document_is_passed_over(code: Code, lines: list[str]) -> None:
    result = made(lines)
    assert isinstance(result, Finding)
    assert result.code is code


@pytest.mark.parametrize("lines", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_is_never_passed_over(lines: list[str]) -> None:
    assert no_document(lines, KNOWN) is None
    assert isinstance(made(lines), Report)


def test_a_kind_in_the_manifest_settles_it() -> None:
    lines = [f"{y}年云溪县政府工作报告" for y in YEARS]
    assert isinstance(made(lines, ManifestEntry("a.txt", 1, kind="other")), Report)


def test_each_sign_has_examples_and_an_identity_of_its_own() -> None:
    assert len({sign.id for sign in KNOWN.page_signs}) == len(KNOWN.page_signs)
    assert all(sign.examples and sign.keeps and sign.why for sign in KNOWN.page_signs)
