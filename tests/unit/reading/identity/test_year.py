"""The year of a report: the year it plans for, not one it looks back on or aims at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.knowledge import load_knowledge
from generator.reading.model import OutlineLine
from generator.sources.manifest import ManifestEntry
from tests.reading_asked import kind_of, year_of

if TYPE_CHECKING:
    from generator.reading.identity.year import Dating

KNOWN = load_knowledge()
ROOT = Path(__file__).parents[4]


def dated(text: str, kind: str | None = "work-report", file: str = "x.txt") -> Dating:
    lines = [OutlineLine("paragraph", line.strip()) for line in text.splitlines() if line.strip()]
    return year_of(lines, kind or kind_of(lines, KNOWN), (), file, None, KNOWN)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2025年上海市政府工作报告\n一、2024年工作回顾\n到2035年", 2025),
        ("政府工作报告\n（2025年1月14日在某省第十四届人民代表大会第三次会议上）\n一、2024年工作回顾", 2025),
        ("政府工作报告\n2021年12月20日在某县第十八届人民代表大会第一次会议上\n二、2022年工作安排", 2022),
        ("政府工作报告\n2021年12月20日在某县第十八届人民代表大会第一次会议上", 2022),
        ("二、2023年工作安排\n2022年完成投资，力争到2025年达到", 2023),
        ("一、2023年工作回顾\n2023年，是极不平凡的一年。", 2024),
        ("2023年，是全面贯彻落实党的二十大精神的开局之年。\n2022年，我们坚守初心。", 2023),
        ("——2018年3月26日在某州第十四届\n人民代表大会第四次会议上\n一、2017年工作回顾", 2018),
        ("政 府 工 作 报 告\n（2022年1月5日）\n一、过去四年工作回顾，到2021年", 2022),
        ("政府工作报告（2022年）", 2022),
        ("各位代表，回顾2018年工作，1991年以来", 2019),
        ("各位代表，回顾2018年工作，我们也清醒地认识到，" + "困难和问题依然突出，" * 9, 2019),
        ("一、2019年和今年以来工作回顾\n2019年是具有里程碑意义的一年。", 2020),
        ("预计2012年全市生产总值完成3440亿元，是2007年的2.1倍", 2013),
        ("今年全市经济社会发展主要预期目标\n2024年经济社会发展的主要预期目标是：增长6%。展望2035年", 2024),
    ],
)
def test_a_work_report_has_the_year_it_plans_for(text: str, year: int) -> None:
    found = dated(text)
    assert (found.year, found.basis) == (year, "stated")


@pytest.mark.parametrize(
    ("text", "kind", "year", "basis"),
    [
        ("杭州市2023年国民经济和社会发展统计公报", "bulletin", 2023, "stated"),
        (
            "关于2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告",
            "ncdrc",
            2024,
            "stated",
        ),
        ("在大会上的讲话\n（2023年7月28日）\n到2025年", "speech", 2023, "stated"),
        ("在大会上的讲话\n2022年度考核情况，2023年工作，2023年以来，力争2025年达到", "speech", 2023, "inferred"),
        ("某市国民经济和社会发展第十四个五年规划和2035年远景目标纲要", "plan", 2021, "inferred"),
        ("本次大会是在建党100周年召开的。\n收入比2010年翻一番", "congress-report", 2021, "inferred"),
        ("全市“十三五”工业发展规划", "plan", 2016, "inferred"),
        ("在大会上的讲话\n2021年—2025年，2021年以来，2030年前，今年", "speech", 2021, "inferred"),
        ("力争到2025年达到，到2035年实现", "speech", None, "inferred"),
    ],
)
def test_another_document_has_its_own_year(text: str, kind: str, year: int | None, basis: str) -> None:
    found = dated(text, kind)
    assert (found.year, found.basis) == (year, basis)


def test_a_name_of_a_file_is_the_last_hint() -> None:
    assert dated("各位代表", file="上海市-2025.txt").year == 2025
    assert dated("二、2023年工作安排", file="上海市-2025.txt").year == 2023
    assert dated("各位代表", file="004_a2025e.txt").year is None


@pytest.mark.parametrize(
    ("name", "kind", "year"),
    [
        ("000_146e246e5785389b", "work-report", 2023),
        ("001_66dac738b1181ad0", "congress-report", None),
        ("002_e15b154f3a23b7b9", "work-report", 2023),
        ("004_198e591ce9b795be", "work-report", 2023),
    ],
)
def test_the_seeds_without_their_manifest(name: str, kind: str, year: int | None) -> None:
    text = (ROOT / "seeds" / f"{name}.txt").read_text(encoding="utf-8").replace(",", "，").replace(":", "：")
    lines = [OutlineLine("paragraph", line.strip()) for line in text.splitlines() if line.strip()]
    assert kind_of(lines, KNOWN) == kind
    assert dated(text, kind, f"{name}.txt").year == year


def test_the_speech_of_the_seeds() -> None:
    text = (ROOT / "tests" / "gold" / "seeds" / "003_clean.txt").read_text(encoding="utf-8")
    lines = [OutlineLine("paragraph", line) for line in text.splitlines() if line]
    assert kind_of(lines, KNOWN) == "speech"
    assert dated(text, "speech").year == 2023


def test_the_manifest_goes_first() -> None:
    entry = ManifestEntry("x.txt", 1, year=2021, year_why="换届。")
    assert year_of([OutlineLine("title", "2025年政府工作报告")], "work-report", (), "x.txt", entry, KNOWN) == (
        2021,
        "manifest",
        "换届。",
    )


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        ("政府工作报告\n（2016年12月28日）\n一、本届政府工作回顾", "work-report", 2017),
        ("报告分2018年工作回顾、面临的形势、2019年工作安排三个部分。\n2018年，2018年", "about", 2019),
        ("会上，县长对2018年工作作了总结，对2019年各项工作进行了部署。\n2018年，生产总值增长。", "about", 2019),
        ("关于政府工作报告的决议\n（一九五九年四月二十八日通过）", "about", 1959),
        ("关于几项指标的通知\n青政发[2006]75号\n各区：\n现将指标印发给你们，到2010年完成。", "other", 2006),
        ("关于几项指标的通知\n根据国发〔2004〕20号文件，2009年，2009年", "other", 2009),
        ("工作报告\n一、2018年主要工作\n二、2019年主要任务", "cppcc-committee", 2019),
        ("工作报告\n（2018年12月22日）\n一、2018年工作回顾\n二、2019年主要任务", "cppcc-committee", 2018),
    ],
)
def test_what_else_states_the_year(text: str, kind: str, year: int) -> None:
    assert dated(text, kind).year == year


@pytest.mark.parametrize(
    ("text", "year"),
    [("一年来，常委会认真工作。", None), ("2021年，常委会认真工作。", 2022), ("2015年，常委会", None)],
)
def test_an_upload_of_years_later_does_not_date_the_report_of_a_committee(text: str, year: int | None) -> None:
    lines = [OutlineLine("paragraph", text)]
    assert year_of(lines, "npc-committee", (("published", "2022-02-12"),), "x.txt", None, KNOWN).year == year


def test_a_document_number_among_the_metadata_outranks_the_day_of_the_page() -> None:
    lines = [OutlineLine("paragraph", "关于几项指标的通知")]
    metadata = (("published", "2020-07-23"), ("document-number", "青政发 [2006] 75号"))
    assert year_of(lines, "other", metadata, "x.txt", None, KNOWN).year == 2006


@pytest.mark.parametrize(("kind", "year"), [("speech", 2022), ("work-report", None)])
def test_the_day_of_publication_is_the_year_of_a_speech_but_not_of_a_work_report(
    kind: str, year: int | None
) -> None:
    lines = [OutlineLine("paragraph", "各位代表，一切都好。")]
    assert year_of(lines, kind, (("published", "2022-12-30"),), "x.txt", None, KNOWN).year == year
