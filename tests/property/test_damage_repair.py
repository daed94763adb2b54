"""Restoring generated damage: a small sample of the large run (`python -m tests.eval`), figure by figure."""

from __future__ import annotations

from functools import partial

import pytest

from generator.knowledge import load_knowledge
from generator.text.restore import restore
from tests.damage.gbk import MARKS
from tests.damage.samples import FOLDER, load
from tests.damage.script import to_traditional
from tests.damage.shift import Shifted, ShiftedLine, Site
from tests.eval import measures
from tests.eval.figures import FLOORS, shares
from tests.eval.result import Result, Tally
from tests.eval.run import KINDS, run

RUNS = 200


@pytest.fixture(scope="module")
def tally() -> Tally:
    knowledge = load_knowledge()
    return run(load(FOLDER), partial(restore, knowledge=knowledge), knowledge.rules, RUNS)


@pytest.mark.parametrize("figure", FLOORS)
def test_a_figure_reaches_its_floor(figure: str, tally: Tally) -> None:
    assert shares(tally)[figure] >= FLOORS[figure], tally.examples


def test_every_kind_of_damage_was_drawn(tally: Tally) -> None:
    assert tally.counts["runs"] == sum(RUNS * share // 100 for _, share in KINDS.values())
    assert all(tally.counts[f"{name} total"] >= 5 for name in FLOORS)


CUTTING = Site({}, MARKS, "?", 1, "")
DROPPING = Site({}, MARKS, "", 1, "")
GLOSSING = Site({"氣": "(qì)", "細": "(xì)"}, "", "?", 1, "")
"""Two sites that cut at marks (what dangles shows or not); one that glosses 氣, and 細 in the middle of 燃氣."""

HARD = {
    "school, list": ("不断缩小城乡教育差距，通过强校带弱校、城乡对口支援、集团化办学。", (CUTTING, DROPPING)),
    "school, end of a list": ("推进特色高校、特色学科专业建设，稳步扩大研究生培养规模。", (CUTTING, DROPPING)),
    "school, quotation": ("开展新一轮高职学校“双高”建设，实施学科培育行动。", (CUTTING, DROPPING)),
    "cattle": ("巩固提高“吉牛中国牛”市场占有率，肉牛屠宰量稳步增长。", (CUTTING, DROPPING)),
    "gas, glossed twice": ("强化隐患排查，紧盯燃气、消防、煤矿等重点领域和关键环节。", (GLOSSING,)),
}
"""Text whose bytes are gone for good (校 and 牛 end in A3 and lose their first byte), or cut apart twice."""


@pytest.mark.parametrize(("sentence", "sites"), HARD.values(), ids=HARD)
def test_what_is_lost_for_good_is_never_replaced_as_if_it_were_certain(
    sentence: str, sites: tuple[Site, ...]
) -> None:
    knowledge = load_knowledge()
    around = to_traditional("\n".join(load(FOLDER)[0].paragraphs[2:6]))
    tally = Tally()
    for site in sites:
        source = site.shown(site.edit(to_traditional(sentence)).text)
        line = ShiftedLine(source, sentence, shifted=True, recoverable=False, why=site.dangling)
        page = Shifted(f"{source}\n{around}", "", "shift", recoverable=False, lines=(line,))
        measures.shift(page, Result.of(restore(page.source, knowledge), knowledge.rules), tally)
    assert shares(tally)["shifts not wrong in silence"] == 1, tally.examples
