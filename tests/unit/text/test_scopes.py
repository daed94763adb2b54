"""Scopes: a stage that is tried on new lines alone finds in each line the same, whatever lines are around it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pytest

from generator.knowledge import load_knowledge
from generator.text.restore import restore_text
from generator.text.stages import STAGES
from generator.text.view import View

if TYPE_CHECKING:
    from generator.text.model import TextStage

KNOWLEDGE = load_knowledge()
BODY: Final = "\n".join(f"第{n}条路已经修好，群众出行更加方便，沿线经济加快发展。" for n in "一二三四五六七八九十")
FOUNDER: Final = (
    "全面推进乡村振兴袁巩固拓展脱贫攻坚成果袁大力发展数字经济遥加快建设现代化产业体系袁推动高质量发展遥"
)
SHIFTED: Final = "强化资源循环利用，机电产烦隹谠龀ぃ我们要进一步提振信心。"

AROUND: Final = {
    "byte-shift": f"{'한국어문서' * 100}\n{SHIFTED}",
    "founder-marks": f"{FOUNDER}\n本站内容，转载自网络，如有侵权，请联系删除，谢谢，谢谢。",
    "punctuation": "坚持““五位一体””布局。\n发展很快，，稳中向好。",
    "boilerplate": f"{BODY}\n本作品属于公有领域。",
    "markup": "1、**稳增长**成效明显**\n# 工作报告\n> 全市生产总值增长6%。",
}
"""Texts in which a stage takes lines otherwise than each of them alone."""

UNSTABLE: Final = (
    "坚持““五位一体””布局，全市成就很大。\n发展很快，，稳中向好。",
    "（（一））坚持党的领导\n发展很快，，稳中向好。",
    ";;五位一体;;总体布局\n发展很快，，稳中向好。",
    "\n".join((BODY, "本作品属于公有领域。", *("打印 收藏 关闭",) * 20)),
    f"{FOUNDER}\n免责声明，本站内容转载自网络，如有侵权请联系删除，谢谢，谢谢。",
    f"<!-- {'한국어문서' * 200} -->\n{SHIFTED}",
)
"""Texts of which a stage leaves a line as it is, until it or another stage has changed the lines around it."""


def _taken(stage: TextStage, text: str) -> str:
    """Return a text after a stage, without blanks: a mark for a gap takes those before it."""
    view = View.of(text)
    return "".join(view.apply(stage.run(view, KNOWLEDGE).changes).text.split())


def _texts(stage: TextStage) -> list[str]:
    """Return the examples of all rules that have several lines, and each two in a row of the stage's own rules."""
    rules = [rule for rule in KNOWLEDGE.rules.values() if rule.examples]
    own = [text for rule in rules if rule.stage == stage.rules for text in (rule.examples[0][0], *rule.keeps)]
    together = [f"{first}\n{second}" for first, second in pairwise(own)]
    examples = [text for rule in rules for text, _ in rule.examples]
    return [text for text in (*AROUND.values(), *UNSTABLE, *examples, *together) if "\n" in text]


@pytest.mark.parametrize(
    "stage", [stage for stage in STAGES if stage.scope == "line"], ids=lambda stage: str(stage.name)
)
def test_a_stage_of_scope_line_takes_each_line_alone(stage: TextStage) -> None:
    for text in _texts(stage):
        alone = "".join(_taken(stage, line) for line in text.split("\n"))
        assert _taken(stage, text) == alone, (
            f"'{stage.name}' looks at other lines: its scope is 'document'\n{text}"
        )


@pytest.mark.parametrize("name", AROUND)
def test_the_texts_show_that_a_stage_looks_at_other_lines(name: str) -> None:
    (stage,) = (stage for stage in STAGES if stage.name == name)
    text = AROUND[name]
    assert _taken(stage, text) != "".join(_taken(stage, line) for line in text.split("\n"))


@pytest.mark.parametrize("text", UNSTABLE)
def test_a_line_that_stays_is_looked_at_again_once_others_are_gone(text: str) -> None:
    clean = restore_text(text, KNOWLEDGE).tracked.text
    assert restore_text(clean, KNOWLEDGE).tracked.text == clean
