"""Texts of reports that are made up: sentences from a small stock, so that many are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

FIELDS = (
    "先进制造业", "现代农业", "文化旅游", "数字经济", "对外贸易", "社会保障", "义务教育", "医疗卫生", "生态环境",
    "城市更新", "乡村建设", "交通运输", "科技创新", "民营经济", "商贸物流", "食品安全",
)  # fmt: skip
VERBS = ("推进", "加快", "支持", "完善", "落实", "实施", "强化", "优化", "推动", "扩大", "深化", "巩固")
OBJECTS = (
    "重点项目建设", "体制机制改革", "人才队伍培养", "基础设施改造", "服务能力提升", "品牌企业培育", "园区配套升级",
    "风险隐患排查", "资金投入保障", "示范试点推广", "市场主体壮大", "绿色低碳转型", "公共服务均等", "产业链条延伸",
)  # fmt: skip
ENDS = (
    "取得新的成效",
    "迈出坚实步伐",
    "达到预期目标",
    "走在全省前列",
    "群众更加满意",
    "质量明显提高",
    "实现良好开局",
)
PHRASES = ("坚持稳中求进。", "持续改善民生。", "切实加强监管。", "全面从严治政。")
CHARS = "新强稳实优先好快大高深广全精细严"


def sentence(rng: Random) -> str:
    """Return a sentence; many have the same frame."""
    field = rng.choice(FIELDS)
    if rng.random() < 0.4:
        return f"{field}完成投资{rng.randrange(20, 900)}亿元，同比增长{rng.randrange(20, 190) / 10}%。"
    actions = "，".join(
        f"{rng.choice(VERBS)}{rng.choice(FIELDS)}{rng.choice(OBJECTS)}" for _ in range(rng.randrange(1, 4))
    )
    return f"{field}方面，{actions}，{rng.choice(ENDS)}。"


def paragraph(rng: Random) -> str:
    """Return a paragraph of one to five sentences, or a phrase that reports use again and again."""
    if rng.random() < 0.08:
        return rng.choice(PHRASES)
    return "".join(sentence(rng) for _ in range(rng.randrange(1, 6)))


def heading(rng: Random) -> str:
    """Return the words of a heading."""
    return f"{rng.choice(VERBS)}{rng.choice(FIELDS)}{rng.choice(('', rng.choice(OBJECTS)))}"


def mistyped(text: str, rng: Random, times: int) -> str:
    """Return a text with some characters replaced, put in or left out."""
    chars = list(text)
    for _ in range(times):
        at = rng.randrange(max(1, len(chars) - 1))
        if chars[at : at + 1] and chars[at] in "。，、：":
            continue
        deed = rng.randrange(3)
        if deed == 0:
            chars[at] = rng.choice(CHARS)
        elif deed == 1:
            chars.insert(at, rng.choice(CHARS))
        elif len(chars) > 4:
            del chars[at]
    return "".join(chars)
