"""Everything the documentation names exists, and everything that must be documented is."""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from generator.commands import parser
from generator.knowledge import load_knowledge
from generator.knowledge.findings.codes import Code
from generator.knowledge.indicators import KEYS as INDICATOR_KEYS
from generator.knowledge.kinds import KEYS as KIND_KEYS
from generator.knowledge.kinds import YEARS
from generator.knowledge.rules import KEYS as RULE_KEYS
from generator.output.data.export import write_data
from generator.output.records.rulebook import rules_page
from generator.sources.manifest.keys import NAMES as MANIFEST_KEYS
from tests.documented import calls, item, keys, options, section, table, values, without
from tests.documented import commands as shown_commands
from tests.unit.output.indicators.made import Said, stating
from tests.unit.output.samples import PLACE, edited
from tests.unit.output.samples import corpus as sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
FOLDERS = {"edits", "witnesses"}
"""The folders of the exported data that have one file for each report."""


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def subcommands() -> dict[str, argparse.ArgumentParser]:
    actions = [a for a in parser()._actions if isinstance(a, argparse._SubParsersAction)]  # noqa: SLF001
    return dict(actions[0].choices)


def exported() -> dict[str, set[str]]:
    """Return the keys of the exported rows by file, including those of objects in them, as really written."""
    found: dict[str, set[str]] = {"reports.jsonl": set(), "passages.jsonl": set(), "edits/<report>.jsonl": set()}
    with TemporaryDirectory() as folder:
        made = sample()
        growth = Said("生产总值增长5%。", "生产总值增长5%", 5)
        shown = (
            *made.reports,
            replace(edited((("a", "b", "byte-shift"),)), id="edited"),
            stating(PLACE, 2024, growth),
        )
        write_data(replace(made, reports=shown), Path(folder) / "data")
        for data in (ROOT / "docs" / "data", Path(folder) / "data"):
            for path in data.rglob("*.jsonl"):
                name = f"{path.parent.name}/<report>.jsonl" if path.parent.name in FOLDERS else path.name
                rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
                found.setdefault(name, set()).update(key for row in rows for key in inner(row))
    return found


def inner(value: object) -> Iterator[str]:
    """Yield the keys of a row and of the objects in it; those of the arguments of a finding depend on its code."""
    if isinstance(value, dict):
        yield from value
        value = [part for key, part in value.items() if key != "arguments"]
    for part in value if isinstance(value, list) else ():
        yield from inner(part)


def promises() -> dict[str, tuple[str, set[str], Callable[[str], set[str]]]]:
    """Return, for each kind of name: the text about it, the names there are, and how a text documents a name."""
    contributing, chinese, readme = map(read, ("CONTRIBUTING.md", "CONTRIBUTING.zh-CN.md", "README.md"))
    data = section(read("ARCHITECTURE.md"), "## Exported data (`docs/data/`)")
    return {
        "commands": (readme, set(subcommands()), lambda text: shown_commands(text, "fangzhi")),
        "manifest": (section(contributing, "## Add a report"), set(MANIFEST_KEYS), keys),
        "manifest, in Chinese": (section(chinese, "## 加一份报告"), set(MANIFEST_KEYS), keys),
        "rules": (section(contributing, "## Add a rule"), set(RULE_KEYS), keys),
        "rules, in Chinese": (section(chinese, "## 加一条规则"), set(RULE_KEYS), keys),
        "kinds": (section(contributing, "## Add a kind of document"), set(KIND_KEYS), keys),
        "kinds, in Chinese": (section(chinese, "## 加一种文类"), set(KIND_KEYS), keys),
        "indicators": (section(contributing, "## Add an indicator"), set(INDICATOR_KEYS), keys),
        "indicators, in Chinese": (section(chinese, "## 加一个指标"), set(INDICATOR_KEYS), keys),
        "years of kinds": (section(contributing, "## Add a kind of document"), set(YEARS), values),
        "years of kinds, in Chinese": (section(chinese, "## 加一种文类"), set(YEARS), values),
        **{f"data {name}": (item(data, name), names, keys) for name, names in exported().items()},
    }


PROMISES = promises()


@pytest.mark.parametrize("kind", PROMISES)
def test_every_name_is_documented_where_it_belongs(kind: str) -> None:
    text, names, documented = PROMISES[kind]
    assert names, "there is something to document"
    assert names - documented(text) == set()


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind in PROMISES for name in sorted(PROMISES[kind][1])]
)
def test_a_name_that_is_not_documented_is_noticed(kind: str, name: str) -> None:
    text, names, documented = PROMISES[kind]
    assert names - documented(without(text, name)) == {name}


def test_a_word_of_a_sentence_documents_nothing() -> None:
    assert keys("The title and `place_why` of a file, but not `field` = 3 or `a b`.") == {"place_why", "field"}
    assert keys("```yaml\n- file: a   # title: b\n  year: 2023\n```\n") == {"file", "year"}


def test_a_section_ends_at_a_heading_and_not_at_a_comment_of_a_sample() -> None:
    assert section("## A\none\n```yaml\n# a.yml\nb: c\n```\n### B\ntwo\n## C\n", "## A").endswith("### B\ntwo\n")


def test_every_make_target_in_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    named = shown_commands(read("README.md") + read("CONTRIBUTING.md"), "make")
    assert named
    assert named - targets == set()


GUIDES = ("dev/many-sites.md", "dev/many-sites.zh-CN.md")
SHOWING = (
    "README.md",
    "CONTRIBUTING.md",
    "CONTRIBUTING.zh-CN.md",
    "generator/commands/template/README.md",
    *GUIDES,
)
"""Pages that show commands."""
FOLDERS = {"-h", "--help", "--seeds", "--docs", "--site", "--knowledge", "--workers", "--executor"}
"""Options that the help of a command explains: README has no table of them."""


def options_of(command: argparse.ArgumentParser) -> set[str]:
    """Return the options of a command and of its actions."""
    found = {option for action in command._actions for option in action.option_strings}  # noqa: SLF001
    inner = [a for a in command._actions if isinstance(a, argparse._SubParsersAction)]  # noqa: SLF001
    return found.union(*(options_of(action) for choice in inner for action in choice.choices.values()))


def refused(words: list[str]) -> bool:
    """Whether the program does not take these arguments."""
    try:
        parser().parse_args(words)
    except SystemExit:
        return True
    return False


@pytest.mark.parametrize("page", SHOWING)
def test_commands_are_taken_as_a_page_shows_them(page: str) -> None:
    text, known = read(page), subcommands()
    assert [words for words in calls(text) if refused(words)] == []
    assert {name for name, _ in options(text)} <= set(known)
    assert [(name, extra) for name, found in options(text) if (extra := found - options_of(known[name]))] == []


@pytest.mark.parametrize("page", ["README.md", *GUIDES])
def test_a_page_for_operators_shows_commands(page: str) -> None:
    assert len(calls(read(page))) + len(options(read(page))) > 8


def test_a_command_that_is_not_there_is_noticed() -> None:
    text = (
        '```sh\nfangzhi build --dry-ran && fangzhi check\nfor a in b; do fangzhi propose "$a" > c.yml; done\n```\n'
    )
    assert calls(text) == [["build", "--dry-ran"], ["check"], ["propose", "$a"]]
    assert [refused(words) for words in calls(text)] == [True, False, False]
    assert options("`fangzhi build --dry-ran`, `fangzhi findings accept ID --reason '…'`") == [
        ("build", {"--dry-ran"}),
        ("findings", {"--reason"}),
    ]


def test_the_readme_has_every_option_with_its_commands() -> None:
    known = {name: options_of(command) for name, command in subcommands().items()}
    shown: dict[str, set[str]] = {name: set() for name in known}
    for names, of, _ in table(read("README.md"), "option"):
        for command in re.findall("`([a-z]+)`", of):
            found = set(re.findall(r"`(--[a-z-]+)", names))
            assert found <= known[command], command
            shown[command] |= found
    for name in ("build", "generate"):
        assert known[name] - shown[name] - FOLDERS == set()


def test_the_guides_have_the_same_samples_names_and_links() -> None:
    english, chinese = map(read, GUIDES)
    parts = (r"```(?:sh|csv|yaml|text)\n.*?```", r"(?<=\| )`[^|]*`(?= \|)", r"^#+ \d+", r"^- ")
    for part in parts:
        one, other = (re.findall(part, text, re.MULTILINE | re.DOTALL) for text in (english, chinese))
        assert [re.sub("、", ", ", text) for text in other] == one
        assert one


@pytest.mark.parametrize(("page", "head"), [(GUIDES[0], "code"), (GUIDES[1], "代码")])
def test_the_codes_of_the_guide_are_those_of_findings(page: str, head: str) -> None:
    named = {name for row in table(read(page), head) for name in re.findall("`([a-z-]+)`", row[0])}
    assert len(named) > 10
    assert named - {code.id for code in Code} == set()


def test_every_file_that_the_documentation_names_exists() -> None:
    missing = set()
    for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CONTRIBUTING.zh-CN.md"):
        for path in re.findall(r"`((?:generator|tests|seeds|docs)/[\w./-]+)`", read(name)):
            if not (ROOT / path).exists():
                missing.add((name, path))
    assert missing == set()


def test_every_rule_is_explained_on_the_site_with_an_example() -> None:
    knowledge = load_knowledge()
    page = rules_page(knowledge)
    assert {rule for rule in knowledge.rules if f"{{: #rule-{rule} }}" not in page} == set()
    assert {rule.id for rule in knowledge.rules.values() if not rule.why or not rule.examples} == set()
