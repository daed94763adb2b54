"""Every pattern is linear: those of rules by their engine, those in code by the steps that a climb counts."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

import generator
from generator.knowledge import load_knowledge
from generator.knowledge.patterns.expressions import Expression
from generator.text.boilerplate.interface import interface
from generator.text.boilerplate.labels import label_pattern
from generator.text.lines.layout import line_forms
from tests.backtracking import HOPELESS, Counter, costliest, growth

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from generator.knowledge.rules import Rule

MODULES = sorted(
    info.name
    for info in pkgutil.walk_packages(generator.__path__, "generator.")
    if not info.name.endswith("__main__")
)
RULES = load_knowledge().rules

SIZE = 24  # characters of a line that is climbed to
TRIES = 100
TIMES = 3  # how many times longer it is made, and again
BOUND = 1.4  # what a repetition of at most a few dozen characters adds to growth that is linear
LARGEST = 12_000  # instructions of the largest pattern of a rule

COSTLY = (
    ("breadcrumb", r"首页[ 　]*(?:[>＞»›→/\\-]+[ 　]*[^>＞»›→。，；]{1,24}){1,6}", f"首页{'-' * 96}。"),
    (
        "reporter-line",
        r"[㐀-鿿]{2,10}(?:报|社)[ 　]*(?:首席|驻[㐀-鿿]{1,4})*(?:记者|通讯员)[㐀-鿿]{2,4}",
        f"三江社{'驻' * 95}。",
    ),
    (
        "credit-line",
        r"(?:文|图)(?:[、 　]?(?:文|图)){0,3}[ 　]*[：/ 　][ 　]*(?:记者)?[ 　]*王小明",
        f"文{'　' * 98}",
    ),
    ("document-facts", r"阅读(?:时间|需要|需|约|约需|大约)*[：: 约]*\d{1,3}分钟", f"阅读{'约需' * 45}。"),
    (
        "breadcrumb-path",
        r"[^。>]{2,16}(?:[ 　]*(?:-?[>＞]{1,2}|[»›])[ 　]*[^。，；！？>＞»›]{2,24}){2,6}[>＞»› 　]*",
        f"{'目录　　>　　' * 13}。",
    ),
    (
        "contact-line",
        r"(?:(?:[^。，；：]{0,24}[ 　|])?(?:新闻|热线)*(?:热线|传真)[：:][^。；]{2,60})+",
        f"{'新闻热线：0731-82333623 传真：' * 4}。",
    ),
    ("attachment-file", r"附件[ 　]*\d{0,2}[：:.、 　]*[^。；]{0,60}\.pdf", f"附件{'　' * 60}{'.' * 37}"),
)
"""Rules that took long on one line of a hundred characters: their costly part, and a line that showed it."""


def patterns() -> Iterator[tuple[str, re.Pattern[str], str]]:
    """Yield every compiled pattern of a module: its place, the pattern, how it is used."""
    modules = {name: importlib.import_module(name) for name in MODULES}
    seen: set[int] = set()
    for module in modules.values():
        for name, value in vars(module).items():
            for n, pattern in enumerate(_within(value)):
                if id(pattern) not in seen:
                    seen.add(id(pattern))
                    users = [other for other in modules.values() if vars(other).get(name) is value]
                    yield f"{module.__name__}.{name}[{n}]", pattern, _mode(name, users)


def _within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (tuple, list, frozenset, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _within(each)


def _mode(name: str, modules: list[ModuleType]) -> str:
    """Return the widest way in which some modules use a pattern of this name."""
    sources = [Path(str(module.__file__)).read_text(encoding="utf-8") for module in modules]
    used = {use for source in sources for use in re.findall(rf"\b{name}\.([a-z]+)\(", source)}
    if used == {"fullmatch"}:
        return "fullmatch"
    return "match" if used and used <= {"match", "fullmatch"} else "search"


PATTERNS = [pytest.param(pattern, mode, id=name) for name, pattern, mode in patterns()]


@pytest.mark.parametrize(("pattern", "mode"), PATTERNS)
def test_the_work_of_a_pattern_in_code_grows_as_its_text_does(pattern: re.Pattern[str], mode: str) -> None:
    counter = Counter.of(pattern)
    line = costliest(counter, mode, Random(1), SIZE, TRIES)
    assert counter.steps(line, mode) < SIZE * HOPELESS
    assert growth(counter, mode, line, TIMES) <= BOUND, f"{line!r} is dear"


@pytest.mark.parametrize("rule", [each for each in RULES.values() if not each.is_code], ids=lambda rule: rule.id)
def test_the_patterns_of_a_rule_are_matched_without_backtracking(rule: Rule) -> None:
    found = [each for pattern in (rule.line, rule.span) if pattern for each in pattern.expressions]
    assert found or rule.labels or rule.words
    assert all(type(each) is Expression and 0 < each.size <= LARGEST for each in found)


@pytest.mark.parametrize(("rule", "dear", "line"), COSTLY, ids=[rule for rule, *_ in COSTLY])
def test_a_line_that_was_dear_is_looked_at_by_its_rule(rule: str, dear: str, line: str) -> None:
    most = 100_000
    assert Counter.of(re.compile(dear)).steps(line, "fullmatch", most) == most, "the line does not show it"
    assert len(line) <= RULES[rule].longest
    pattern = RULES[rule].line
    assert pattern is not None
    assert pattern.fullmatch(line) is None


@pytest.mark.parametrize("form", ["closed", "opening", "heading", "item"])
def test_the_forms_of_lines_are_recognised_in_linear_work(form: str) -> None:
    counter = Counter.of(getattr(line_forms(load_knowledge().document_words), form))
    line = costliest(counter, "fullmatch", Random(1), SIZE, TRIES)
    assert counter.steps(line, "fullmatch") < SIZE * HOPELESS
    assert growth(counter, "fullmatch", line, TIMES) <= BOUND, f"{line!r} is dear"


@pytest.mark.parametrize("unit", ["来 ", "来源", "【 ", "来源 ：", "来　源　"])
def test_labels_are_found_in_linear_work(unit: str) -> None:
    pattern, _ = label_pattern((RULES["publisher-label"],))
    assert growth(Counter.of(pattern), "search", unit * 8, TIMES) <= BOUND


@pytest.mark.parametrize("unit", ["上一页 ", "上", "页1", "，。 "])
def test_a_line_of_an_interface_is_matched_in_linear_work(unit: str) -> None:
    counter = Counter.of(interface((RULES["page-turner"],)))
    assert growth(counter, "fullmatch", f"{unit * 8}甲", TIMES) <= BOUND


@pytest.mark.parametrize(
    ("source", "mode"),
    [
        ("(?:a*)*b", "search"),
        ("(?:a|aa)+b", "match"),
        ("a*b", "search"),
        ("(?:[ -]*x?[ -]*)+y", "match"),
        ("[ab]*a[ab]*c", "match"),
    ],
)
def test_the_climb_finds_what_is_not_linear(source: str, mode: str) -> None:
    counter = Counter.of(re.compile(source))
    line = costliest(counter, mode, Random(1), SIZE, TRIES)
    dear = counter.steps(line, mode) >= SIZE * HOPELESS
    assert dear or growth(counter, mode, line, TIMES) > BOUND


@pytest.mark.parametrize("source", ["a*b?", "(?<!a)a*b", "(?:a++b?)*+c", "[ab]{1,8}c", "(?>a+|b)*c", "(?i:ab)+?$"])
@pytest.mark.parametrize("mode", ["match", "fullmatch"])
def test_the_climb_lets_linear_patterns_be(source: str, mode: str) -> None:
    counter = Counter.of(re.compile(source))
    line = costliest(counter, mode, Random(1), SIZE, TRIES)
    assert growth(counter, mode, line, TIMES) <= BOUND


@pytest.mark.parametrize("source", ["a(b|bc)*?(?=d)", "(a)(?:\\1b)+|^c$", "(?<=ab)c|a{2,3}+b", "\\bab\\b"])
@pytest.mark.parametrize("text", ["abcbd", "aababc", "c", "aaab", "ab ab", "abc", ""])
def test_the_counter_matches_as_re_does(source: str, text: str) -> None:
    pattern = re.compile(source)
    counter = Counter.of(pattern)
    assert counter.spans(text) == [match.span() for match in pattern.finditer(text) if match[0]]
