"""The kind of a document: the title first, then the opening, then the whole text."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.reading.model import OutlineLine
from generator.sources.manifest import ManifestEntry
from tests.reading_asked import kind_of

KNOWN = load_knowledge()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2025年上海市政府工作报告", "work-report"),
        ("各位代表！今年政府工作的总体要求是：稳中求进", "work-report"),
        ("现在，我代表省人民政府，向大会报告工作", "work-report"),
        ("二、2023年工作安排", "work-report"),
        ("政 府 工 作 报 告", "work-report"),
        ("某旗人民政府代旗长", "work-report"),
        ("中共某市第九次代表大会开幕", "other"),
        ("学习中国共产党某省第九次代表大会精神的体会", "other"),
        ("在中国共产党某市第十四次代表大会上的报告\n各位代表", "congress-report"),
        ("九大重点任务\n书记在市第十四次党代会上作市委报告时说", "congress-report"),
        ("政府工作报告\n全面贯彻省第十二次党代会精神", "work-report"),
        ("关于某市2023年国民经济和社会发展计划执行情况与2024年计划（草案）的报告\n各位代表", "ncdrc"),
        ("关于某省2023年预算执行情况和2024年预算草案的报告\n各位代表", "budget"),
        ("杭州市2023年国民经济和社会发展统计公报", "bulletin"),
        ("在全市高质量发展大会上的讲话\n同志们：", "speech"),
        ("某市国民经济和社会发展第十四个五年规划纲要", "plan"),
        ("今天天气很好", "other"),
        ("", "other"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    lines = [OutlineLine("paragraph", line) for line in text.splitlines()]
    assert kind_of(lines, KNOWN) == kind


def test_the_title_goes_before_the_opening_and_the_manifest_before_all() -> None:
    lines = [OutlineLine("paragraph", "各位代表！")]
    assert kind_of(lines, KNOWN, "在会议上的讲话") == "speech"
    assert kind_of(lines, KNOWN, "在会议上的讲话", ManifestEntry("x.txt", 1, kind="plan")) == "plan"
