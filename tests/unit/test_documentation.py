"""What the documentation says is there, and what is there is said."""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path

from generator.commands import parser
from generator.knowledge import DATA, load_knowledge
from generator.knowledge.rules import KEYS as RULE_KEYS
from generator.output.data.export import edit_row, passage_row, report_row
from generator.output.records.rulebook import rules_page
from generator.text.restore import restore_text

ROOT = Path(__file__).parents[2]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    actions = [a for a in parser()._actions if isinstance(a, argparse._SubParsersAction)]  # noqa: SLF001
    return dict(actions[0].choices)


def test_every_command_stands_in_the_readme() -> None:
    readme = read("README.md")
    assert {name for name in commands() if f"`fangzhi {name}" not in readme} == set()


def test_every_make_target_in_the_readme_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", read("README.md") + read("CONTRIBUTING.md"), re.MULTILINE))
    assert named - targets == set()


def test_every_exported_key_stands_in_the_architecture() -> None:
    text, keys = read("ARCHITECTURE.md"), set()
    for function in (report_row, passage_row, edit_row):
        keys |= {c for c in function.__code__.co_consts if isinstance(c, str) and re.fullmatch(r"[a-z_0-9]+", c)}
        keys |= {
            key for c in function.__code__.co_consts if isinstance(c, tuple) for key in c if isinstance(key, str)
        }
    assert {key for key in keys if key.isidentifier() and f"`{key}`" not in text} == set()


def test_every_manifest_and_rule_key_stands_in_contributing() -> None:
    text = read("CONTRIBUTING.md")
    assert {key for key in RULE_KEYS if key not in text} == set()


def test_every_file_the_documentation_names_is_there() -> None:
    missing = set()
    for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"):
        for path in re.findall(r"`((?:generator|tests|seeds|docs)/[\w./-]+)`", read(name)):
            if not (ROOT / path).exists():
                missing.add((name, path))
    assert missing == set()


def test_every_rule_is_explained_on_the_site_with_an_example() -> None:
    knowledge = load_knowledge()
    page = rules_page(knowledge)
    assert {rule for rule in knowledge.rules if f"{{: #rule-{rule} }}" not in page} == set()
    assert {rule.id for rule in knowledge.rules.values() if not rule.why or not rule.examples} == set()


def test_the_rule_that_contributing_shows_can_be_added_as_it_stands(tmp_path: Path) -> None:
    section = read("CONTRIBUTING.md").partition("## Add a rule")[2]
    entry = section.partition("```yaml\n")[2].partition("```")[0]
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    table = data / "rules" / "boilerplate.yml"
    table.write_text(table.read_text(encoding="utf-8") + entry, encoding="utf-8")
    knowledge = load_knowledge(data)
    (rule,) = knowledge.rules.keys() - load_knowledge().rules.keys()
    for before, after in knowledge.rules[rule].examples:
        assert restore_text(before, knowledge).tracked.text == after
    for kept in knowledge.rules[rule].keeps:
        assert restore_text(kept, knowledge).tracked.text == kept
