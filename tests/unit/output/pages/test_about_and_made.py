"""What pages show of documents that are only about a report, of made titles, and of years in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.corpus.gather import gather
from generator.output.data.export import report_row
from generator.output.pages.about import about_page
from generator.output.pages.cities import city_page
from generator.output.settings import Analytics, Settings
from generator.output.themes.matrix import matrix

if TYPE_CHECKING:
    from pathlib import Path

COUNTED = Analytics(
    "GoatCounter", "https://stats.example.org:8443/a/", "https://stats.example.org:8443/a/count.js"
)
NEWS = "代表们一致认为，报告实事求是。\n王建国代表说，报告提出新建乡村公路80公里，改造学校9所。\n"
OWN = (
    "政府工作报告\n——2022年1月12日在长沙市第十六届人民代表大会第一次会议上\n市长 张明\n各位代表：\n"
    "我代表市人民政府，向大会报告工作。\n一、工作回顾\n新建乡村公路80公里，改造学校9所。\n"
)


def test_the_page_on_methods_says_who_counts_the_readers() -> None:
    assert "本站是静态网页，不向任何其他主机请求内容，不记录读者。" in about_page(Settings(name="三江"))
    said = about_page(Settings(name="三江", analytics=COUNTED))
    assert "办站者用GoatCounter统计访问次数" in said
    assert "从stats.example.org:8443取得统计程序" in said
    assert "不记录读者" not in said


def test_the_page_on_methods_links_the_passages_where_they_are() -> None:
    assert '<a href="../data/passages.jsonl">' in about_page(Settings())
    apart = about_page(Settings(), apart=True)
    assert "passages.jsonl" not in apart
    assert "data/passages/" in apart


def test_a_page_about_a_report_is_apart_and_has_no_themes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("长沙市人大代表热议政府工作报告\n" + NEWS, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OWN, encoding="utf-8")
    corpus = gather(tmp_path)
    shown = city_page("changsha", corpus.reports, corpus.knowledge)
    assert shown.index("## 政府工作报告 {") < shown.index("不是报告本身") < shown.index("热议政府工作报告 {")
    assert "市长张明" in shown
    assert [bool(r.passages[-1].themes) for r in corpus.reports if r.kind == "about"] == [False]
    assert matrix(corpus, "index.md").count('scope="row"') == 1


def test_a_made_title_is_in_brackets_and_a_doubtful_year_says_so(tmp_path: Path) -> None:
    (tmp_path / "长沙市-2019.txt").write_text("各位代表，一切都好。\n二是抓好项目。\n", encoding="utf-8")
    corpus = gather(tmp_path)
    ((slug, reports),) = corpus.by_slug().items()
    shown = city_page(slug, reports, corpus.knowledge)
    assert "［长沙市2019年政府工作报告］" in shown
    assert "本站拟题" in shown
    row = report_row(reports[0], corpus.knowledge)
    assert (row["title"], row["title_basis"], row["speaker"]) == ("长沙市2019年政府工作报告", "made", None)
    assert "2019（推断）" in matrix(corpus, "index.md")
