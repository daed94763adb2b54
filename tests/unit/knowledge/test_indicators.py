"""The table of indicators: each name is one indicator's, and a mistake names its line and a remedy."""

from __future__ import annotations

import pickle
import re
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

import pytest

from generator.knowledge import DATA, indicators, load_knowledge
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.indicators import Alias, load_indicators
from generator.reading.indicators import model

if TYPE_CHECKING:
    from pathlib import Path

TABLE = load_knowledge().indicators
GOOD = """- id: beds
  name: 病床数
  order: 10
  group: 民生
  measure: level
  direction: more
  units: 张 万张
  definition: 医疗机构的床位。
  reason: 例子。
  aliases:
    - 医院床位
    - {name: 住院床位, from: 1990, to: 2010, why: 旧称。}
  examples:
    - text: 病床数达到500张
      figures: [{value: 500, unit: 张}]
  traps:
    - {text: 病床使用率达到90%, why: 说的是使用率。}
"""


def load(folder: Path, text: str, *overlays: str) -> indicators.Indicators:
    paths = [folder / f"{number}.yml" for number in range(1 + len(overlays))]
    for path, content in zip(paths, (text, *overlays), strict=True):
        path.write_text(content, encoding="utf-8")
    return load_indicators(*paths)


def test_the_table_has_what_reports_are_compared_by() -> None:
    assert len(TABLE.by_id) >= 50
    core = {one.id for one in TABLE.by_id.values() if one.core}
    assert core >= {"gdp", "revenue", "investment", "retail", "industry", "jobs", "cpi", "grain", "energy", "air"}
    assert [one.order for one in TABLE.by_id.values()] == sorted(one.order for one in TABLE.by_id.values())
    assert all(one.definition.endswith("。") for one in TABLE.by_id.values())


def test_a_former_name_is_used_in_its_years() -> None:
    revenue, alias = TABLE.by_alias["地方财政总收入"]
    assert (revenue.id, alias.is_used(2005), alias.is_used(2020), alias.is_used(None)) == (
        "revenue",
        True,
        False,
        True,
    )
    assert TABLE.by_alias["农民人均纯收入"][0].id == "income-rural"
    assert not Alias("甲", since=2011).is_used(2010)


def test_the_longest_name_comes_first() -> None:
    assert all(len(one) >= len(other) for one, other in pairwise(TABLE.by_alias))
    found = {TABLE.index.words[number] for number, _, _ in TABLE.index.found("单位地区生产总值能耗下降3%")}
    assert max(found, key=len) == "单位地区生产总值能耗"


def test_what_a_figure_may_say_is_what_the_reading_says() -> None:
    assert get_args(model.Measure) == indicators.MEASURES
    assert get_args(model.Form) == indicators.FORMS
    assert get_args(model.Operator) == indicators.OPERATORS
    assert get_args(model.FigureKind) == indicators.KINDS


def test_an_entry_is_read_whole(tmp_path: Path) -> None:
    (one,) = load(tmp_path, GOOD).by_id.values()
    assert (one.named("growth"), one.named("level"), one.named("change")) == ("病床数增速", "病床数", "病床数变化")
    assert [alias.text for alias in one.aliases] == ["住院床位", "医院床位", "病床数"]
    (figure,) = one.examples[0].figures
    assert (figure.measure, figure.form, figure.operator, figure.value, figure.unit, figure.kind) == (
        "level",
        "number",
        "=",
        500,
        "张",
        "target",
    )
    assert (one.units, one.core, one.traps[0].why) == (("张", "万张"), False, "说的是使用率。")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD.replace("order", "ordre"), "0.yml line 3: unknown key 'ordre'; did you mean 'order'?"),
        (GOOD.replace("  order: 10\n", ""), "line 1: the key 'order' is missing"),
        (GOOD.replace("direction: more", "direction: up"), "line 6: 'direction: up' is not known; one of: less"),
        (GOOD.replace("measure: level", "measure: rate"), "line 5: 'measure: rate' is not known"),
        (GOOD.replace("医院床位", "病床数"), "line 11: the name '病床数' is given twice; keep one"),
        (GOOD.replace("医院床位", "医院 床位"), "line 11: the name '医院 床位' has blanks"),
        (GOOD.replace("to: 2010", "to: 1980"), "line 12: 'from: 1990' is after 'to: 1980'"),
        (GOOD.replace("to: 2010", "to: 201"), "line 12: 'to: 201' is not a year"),
        (GOOD.replace(", why: 旧称。", ""), "line 12: the key 'why' is missing"),
        (GOOD.replace("value: 500", "value: 多"), "line 15: '多' is not a number"),
        (GOOD.replace("value: 500", "value: [1, 2, 3]"), "line 15: a range has two ends"),
        (GOOD.replace("value: 500, ", ""), "line 15: a figure of form 'number' has a value"),
        (GOOD.replace("value: 500", "form: word, value: 500"), "line 15: a figure of form 'word' has no value"),
        (GOOD.replace("{value", "{kinds: target, value"), "line 15: unknown key 'kinds'"),
        (GOOD.partition("  traps")[0], "line 1: 'traps' are missing"),
        (GOOD + GOOD, "line 18: the indicator 'beds' is given twice"),
        (GOOD + GOOD.replace("beds", "others"), "line 18: '住院床位' is a name of 'beds' and of 'others'"),
    ],
)
def test_a_mistake_names_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(KnowledgeError, match=re.escape(said)):
        load(tmp_path, text)


def test_an_overlay_adds_and_replaces(tmp_path: Path) -> None:
    own = GOOD.replace("name: 病床数", "replace: yes\n  name: 床位数")
    table = load(
        tmp_path, GOOD, own + GOOD.replace("beds", "more").replace("床", "椅").replace("order: 10", "order: 5")
    )
    assert list(table.by_id) == ["more", "beds"]
    assert table.by_id["beds"].name == "床位数"
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "indicators.yml").write_text(GOOD, encoding="utf-8")
    assert "beds" in load_knowledge(DATA, tmp_path / "mine").indicators.by_id


def test_the_table_goes_to_a_worker_process() -> None:
    assert pickle.loads(pickle.dumps(TABLE)) == TABLE  # noqa: S301 - our own bytes
