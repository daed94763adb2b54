"""The codebook of the indicators: how statements are read, what each indicator is, and how reliably it is read."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output import addresses
from generator.output.data.tables.reliability import INDICATORS as MEASURED
from generator.output.indicators.columns import MEASURES
from generator.output.indicators.points import is_result, is_target, points
from generator.output.markdown import (
    Html,
    Md,
    anchor,
    bullets,
    fields,
    heading,
    join,
    page,
    paragraph,
    table,
    text,
)
from generator.output.pages import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.corpus.model import Corpus
    from generator.knowledge.indicators import Alias, Example, Expected, Indicator

TITLE: Final = "指标：编码手册"
LEAD: Final = (
    "各指标的定义、名称、单位和方向，怎样从报告的文字里读出目标和结果，读得有多准。"
    "复核者照此标注同样的句子，应得同样的结果。"
)
KINDS: Final = {
    "target": ("目标", "要达到的数量、比率或增速，见于部署工作的部分。"),
    "result": ("结果", "已经做到的，见于回顾工作的部分；一般是报告年份的上一年。"),
    "count": ("件数", "计划中工程、项目等的件数，例如“实施重点项目549个”。"),
}
FORMS: Final = {
    "number": ("数", "一个数，例如“增长5%左右”。"),
    "range": ("幅度", "两个数之间，例如“4.5%—5%”。"),
    "rank": ("位次", "例如“全省前三”。"),
    "multiple": ("倍数", "例如“翻一番”“是2010年的2.6倍”。"),
    "relative": ("比较", "与他者相比而没有数，例如“与经济增长同步”“完成国家下达任务”。"),
    "word": ("文字", "只有文字，例如“扭转下滑态势”“稳量提质”。"),
}
OPERATORS: Final = {
    "=": ("等于", "不加限定，或达、达到、完成、实现"),
    ">=": ("不低于", "以上、不低于、不少于、高于或等于"),
    "<=": ("不高于", "以内、以下、不超过、控制在……以内"),
    ">": ("高于", "突破、超过、超、多"),
    "<": ("低于", "低于、不到、不足"),
    "~": ("接近", "左右、约、同步、基本同步、保持稳定"),
}
MEASURE_WORDS: Final = {
    "growth": "与上一年相比增减的百分数；下降记作负数。",
    "level": "总量、比率或当年新增的数量。",
    "change": "升降几个百分点，或比上一年多、少几个单位。",
}
DIRECTIONS: Final = {"more": "越高越好", "less": "越低越好", "near": "以接近某数为好"}
SPANS: Final = "说的是上半年、前三季度，或五年累计、年均的，另行注明，不与全年的数字相比。"
REST: Final = (
    "不在下列各项之内的说法同样读出，名称照录正文，见数据。只说园区、行业、全国的，不算本地区的指标。"
    "日期、届次、名称和口号里的数字（5A级、3.0版、“1+3+N”、12345热线）不算。"
)
TONES: Final = 20
"""The most words of degree and effort that are shown with their numbers: two lines."""
LABELS: Final = {"target": "目标", "result": "结果", "trap": "不是指标的数字", "all": "合计"}


class _Seen(NamedTuple):
    """What is counted in a corpus: by indicator the targets, results and documents, and which has a page.

    `values` are how often a figure has each kind, form, measure and operator; `tones` the words of its tone.
    """

    targets: Counter[str]
    results: Counter[str]
    documents: Mapping[str, set[str]]
    pages: set[str]
    values: Counter[str]
    tones: Counter[str]


def indicator_codebook(corpus: Corpus) -> Md:
    """Return the codebook, as a second reader would need it to label the same statements."""
    here = addresses.INDICATOR_CODEBOOK
    known, seen = corpus.knowledge.indicators.by_id, _seen(corpus)
    order = {group: n for n, group in enumerate(dict.fromkeys(one.group for one in known.values()))}
    groups = groupby(sorted(known.values(), key=lambda one: order[one.group]), key=lambda one: one.group)
    parts = [
        blocks.trail(here, addresses.INDICATORS),
        heading(1, text(TITLE), "fz-top"),
        paragraph(text(LEAD), "", "fz-lead"),
        *_rules(seen),
        *_reliability(),
    ]
    for number, (group, found) in enumerate(groups, 1):
        parts += [heading(2, text(group), f"group-{number}")]
        for one in found:
            parts += _indicator(here, one, seen)
    return page(TITLE, *parts, hide=["navigation"], description=LEAD)


def _seen(corpus: Corpus) -> _Seen:
    seen = _Seen(Counter(), Counter(), defaultdict(set), set(), Counter(), Counter())
    for point in points(corpus):
        one = point.figure
        seen.targets[one.base] += one.kind == "target"
        seen.results[one.base] += one.kind == "result"
        seen.documents[one.base].add(point.card.id)
        seen.values.update((one.kind, one.form, one.measure, *([one.operator] if one.operator else [])))
        seen.tones.update(one.tone)
        if is_target(point) or is_result(point):
            seen.pages.add(one.base)
    return seen


def _rules(seen: _Seen) -> Iterator[Md]:
    """Yield how statements are read, each value with its number in the corpus."""
    yield heading(2, text("怎样读出"), "rules")
    yield text(REST)
    measures = {key: (name, MEASURE_WORDS[key]) for key, name in MEASURES.items()}
    for title, values in (("种类", KINDS), ("计法", measures), ("形式", FORMS), ("与数的关系", OPERATORS)):
        columns = [text(title), text("含义"), text("代号"), text("本站条数")]
        cells = (
            [text(name), text(meaning), text(key), text(str(seen.values[key]))]
            for key, (name, meaning) in values.items()
        )
        yield table(text(title), columns, cells)
    yield text(SPANS)
    if seen.tones:
        words = "、".join(f"{word}（{times}）" for word, times in _most(seen.tones))
        yield paragraph(text(f"程度和语气的词语照录，另列一栏。本站常见的有：{words}。"))


def _most(counted: Counter[str]) -> list[tuple[str, int]]:
    """Return the most frequent words, those as frequent in their order."""
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:TONES]


def _reliability() -> Iterator[Md]:
    """Yield the measured figures; nothing where nothing is measured."""
    with MEASURED.open(encoding="utf-8", newline="") as lines:
        measured = list(csv.DictReader(lines))
    if not measured:
        return
    yield heading(2, text("准确程度"), "reliability")
    yield text(
        "在人工标注的报告上测得。召回率是标注的说法读出了多少，准确率是标注所及的句子里读出的有多少是对的。"
        "“未用”的标注没有用来调整规则，才是对新文本的估计。本站的文献没有单独测量。"
    )
    columns = [
        text(word) for word in ("标注", "调整规则", "种类", "篇数", "标注数", "召回率", "准确率", "种类相同")
    ]
    yield table(text("读取指标的准确程度"), columns, [_measured(row) for row in measured])


def _measured(row: Mapping[str, str]) -> list[Html]:
    tuned = "用过" if row["tuned"] == "true" else "未用"
    figures = (row[key] or "—" for key in ("reports", "labelled", "recall", "precision", "same_kind"))
    return [text(row["labels"]), text(tuned), text(LABELS[row["kind"]]), *map(text, figures)]


def _indicator(here: str, one: Indicator, seen: _Seen) -> Iterator[Md]:
    yield heading(3, text(one.name), one.id)
    yield paragraph(text(one.definition))
    yield fields(_fields(here, one, seen))
    yield bullets([*map(_example, one.examples), *map(_trap, one.traps)])


def _fields(here: str, one: Indicator, seen: _Seen) -> Iterator[tuple[Html, Html]]:
    yield text("叫法"), text("、".join(alias.text for alias in one.aliases))
    if dated := [alias for alias in one.aliases if alias.why]:
        yield text("沿革"), join((text(f"{alias.text}{_years(alias)}：{alias.why}") for alias in dated), "<br>")
    yield text("通常写法"), text(f"{MEASURES[one.measure]}，作“{one.named(one.measure)}”")
    yield text("单位"), text("、".join(one.units))
    yield text("方向"), text(DIRECTIONS[one.direction])
    yield text("说明"), text(one.reason)
    yield text("本站"), _counted(here, one, seen)


def _years(alias: Alias) -> str:
    if alias.since is None and alias.until is None:
        return ""
    if alias.since is None:
        return f"（至{alias.until}年）"
    return f"（{alias.since}年起）" if alias.until is None else f"（{alias.since}—{alias.until}年）"


def _counted(here: str, one: Indicator, seen: _Seen) -> Html:
    if one.id not in seen.documents:
        return text("所收文献没有说到。")
    said = f"{len(seen.documents[one.id])}篇文献说到：目标{seen.targets[one.id]}条，结果{seen.results[one.id]}条。"
    return join([text(said), _link(here, one)]) if one.id in seen.pages else text(said)


def _link(here: str, one: Indicator) -> Html:
    return anchor(text("各地各年"), addresses.site_link(here, addresses.indicator_file(one.id)))


def _example(example: Example) -> Md:
    read = "；".join(map(_read, example.figures))
    return text(f"“{example.text}”：{read}")


def _trap(example: Example) -> Md:
    return text(f"“{example.text}”：不算。{example.why}")


def _read(figure: Expected) -> str:
    """Return what is read, in the words of the page."""
    parts = [KINDS[figure.kind][0], MEASURES[figure.measure], FORMS[figure.form][0]]
    parts += [OPERATORS[figure.operator][0]] if figure.operator else []
    return "，".join([*parts, *_amount(figure)])


def _amount(figure: Expected) -> Sequence[str]:
    if figure.value is None:
        return ()
    ends: Iterable[float] = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    return ("—".join(f"{end:g}{figure.unit}" for end in ends),)
