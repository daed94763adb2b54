"""The words for readers: how a result reads beside its target, what became of a target, and the rules for both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.output.promise.reading import POINTS_AROUND, SHARE_AROUND

if TYPE_CHECKING:
    from generator.output.promise.change import Move, Turn
    from generator.output.promise.reading import Outcome

OUTCOMES: Final[dict[Outcome, str]] = {
    "missed": "未达到",
    "met": "达到",
    "above": "高于目标",
    "below": "低于目标",
    "unclear": "所报不止一数或不确切",
    "differs": "口径不同",
    "rebased": "口径似有调整",
    "expected": "仅有预计数",
    "part": "仅有部分时段的数",
    "worded": "仅有文字表述",
    "silent": "结果未报告",
    "gap": "来源缺",
}
"""What a reading is called, in the order of lists."""
READ: Final = ("missed", "met", "above", "below")
"""The readings that compare two numbers; the others say why none is made."""
MOVES: Final[dict[Move, str]] = {"lowered": "调低", "raised": "调高", "same": "未变", "other": "不能直接比较"}
TURNS: Final[dict[Turn, str]] = {"softer": "语气转软", "harder": "语气转硬", "even": ""}

RULE_OF: Final = "怎样判读"
"""What the folded rules are called."""
RULES: Final = (
    "目标取自当年的报告，结果取自次年的报告，两格都可展开原句、点到正文。判读只比较两个数：同一指标，增速对增速、"
    "总量对总量，单位相同（斤与吨之类先换算）。“以上”“以内”“突破”照字面；只写一个数的，按指标的方向看是否到达；区间看是否落在其中；"
    f"“左右”以上下{POINTS_AROUND:g}个百分点为限，总量以上下{SHARE_AROUND:.0%}为限（本站所定）。降幅按绝对值比较。"
    "预计数和前三季度之类只照录，不判读。判读由程序作出，引用前请核对两处原句。"
)
REBASED: Final = (
    "“口径似有调整”：上年与当年的总量相比，和同时报告的增速相差太大，多半换了统计口径，所以总量不判读，增速照常。"
)
TONE: Final = (
    "数字与语气分开看。语气按用词：“以上”“以内”“突破”比只写一个数硬，“左右”和区间比它软；“确保”更硬，"
    "“力争”“争取”“努力”“冲刺”“预计”更软。两篇相比只说转硬或转软，不说好坏。降幅按绝对值比较。"
)
COPIED: Final = (
    "同一地区两个年份的报告里逐字相同、带有数字的文字，供核对：可能是沿用，可能是误抄，也可能数字确实未变。只列30字"
    "以上、至少两个数字的；说到“十四五”、五年、规划或某年远期目标的不列，其他地区的报告也有的套话不列。"
)
