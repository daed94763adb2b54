"""Rules load; a key that nothing reads, and every other mistake, is an error with file and line."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from generator.knowledge import DATA
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.patterns.expressions import Expression
from generator.knowledge.patterns.notation import Guarded
from generator.knowledge.rules import EVIDENCE_IN, LONGEST_LINE, Rule, load_rules, rule_of_gap

FOLDER = DATA / "rules"
RULES = load_rules(FOLDER)
WIDEST = 200
HEAD = "- id: a\n  evidence: removed\n  name: b\n  why: c\n"


def load(folder: Path, rest: str, stage: str = "boilerplate") -> Rule:
    (folder / f"{stage}.yml").write_text(HEAD + rest, encoding="utf-8")
    return load_rules(folder)["a"]


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.*")), ids=lambda path: path.name)
def test_no_line_is_wider_than_a_reviewer_reads(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [n for n, line in enumerate(lines, 1) if len(line) > WIDEST] == []


@pytest.mark.parametrize(
    ("rest", "error"),
    [
        ("  labels: [来源]\n  needs: [来]\n", "line 6: 'needs' is not read in this rule; .*line, span, words"),
        ("  needs: [来]\n", "line 5: 'needs' is not read"),
        ("  span: a\n  needs: [a]\n  longest: 7\n", "line 7: 'longest' is not read"),
        ("  line: a\n  needs: [a]\n  field: title\n", "line 7: 'field' is not read"),
        ("  role: footer\n", "line 5: 'role' is not read"),
        ("  line: a\n  needs: [a]\n  mark: b\n", "line 7: 'mark' is not read in the stage 'boilerplate'"),
        ("  line: a\n  needs: [a]\n  gap: paywall\n", "line 7: 'gap' is not read in the stage 'boilerplate'"),
        ("  line: (?P<titel>a)\n  needs: [a]\n", "line 5: nothing reads the group 'titel'"),
        ("  line: a\n  needs: [a]\n  role: fotter\n", "line 7: 'role: fotter' is not known; one of: footer"),
        ("  line: a\n", "line 1: the pattern of 'a' has no 'needs'"),
        ("  line: '{surnam}'\n  needs: [a]\n", "line 5: there is no fragment"),
        ("  line: a(?P<part>b)?\n  needs: [a]\n", "line 5: the pattern has matches without its group 'part'"),
        ("  span: a|b(?P<part>a)\n  needs: [a]\n", "line 5: the pattern has matches without its group 'part'"),
        ("  signs: {b: '(?:(?P<part>a)|b)'}\n", "line 5: the pattern has matches without its group 'part'"),
        ("  line: (?=a)b\n  needs: [a]\n", "line 5: not a valid pattern .*'with'"),
        ("  line:\n  - a\n  - (b\n  needs: [a]\n", "line 7: not a valid pattern"),
        ("  line:\n  - {pattern: a, wth: b}\n  needs: [a]\n", "line 6: unknown key 'wth'; did you mean 'with'"),
        ("  line:\n  - {with: b}\n  needs: [a]\n", "line 6: the key 'pattern' is missing"),
        ("  line:\n  - {pattern: a, same: [b]}\n  needs: [a]\n", "line 6: the pattern has no group 'b'"),
        ("  line: 'a\n    b'\n  needs: [a]\n", "line 5: a pattern is folded over lines"),
        ("  span:\n  - {open: a}\n  needs: [a]\n", "line 6: the key 'close' is missing"),
        ("  span:\n  - {pattern: a, close: b}\n  needs: [a]\n", "line 6: unknown key 'close'"),
        ("  span:\n  - {pattern: a, without: ''}\n  needs: [a]\n", "line 6: a pattern is empty"),
        ("  line: a\n  needs: [乙, 乙]\n", "line 6: '乙' is in the list twice"),
        ("  labels: [乙, 丙]\n", "line 5: '丙' is out of order"),
        ("  labels: none.txt\n", "line 5: there is no list 'none.txt'"),
        ("  words: [a]\n  signs: {b: (}\n", "line 6: not a valid pattern"),
        ("  line: a\n  needs: [a]\n  signs: {b: c}\n", "line 7: 'signs' is not read in a rule with 'line'"),
        ("  span: a\n  needs: [a]\n  words: [b]\n", "line 7: 'words' is not read in a rule with 'span'"),
        (
            "  line: a\n  needs: [a]\n  without: b\n",
            "line 7: 'without' is no key of a rule, but of .* 'line'; .*'- pattern: …', '  without: …'",
        ),
        ("  close: a\n", "line 5: 'close' is no key of a rule, but of an alternative of 'span'; .*'- open: …'"),
        ("  line: a\n  needs: ['']\n", "line 6: a text of 'needs' is blank; write it, or remove it"),
        ("  line: a\n  needs: [' ', a]\n", "line 6: a text of 'needs' is blank"),
        ("  words: [a, '']\n", "line 5: a text of 'words' is blank"),
        ("  line: a\n  needs: [a]\n  keeps: ['']\n", "line 7: a text of 'keeps' is blank"),
        ("  line: ''\n  needs: [a]\n", "line 5: a pattern is empty"),
        ("  line:\n  - {pattern: a, without: ''}\n  needs: [a]\n", "line 6: a pattern is empty"),
        ("  line: a\n  needs: 乙\n", r"line 6: there is no list '乙' in lists/; write \[乙\] for one word"),
    ],
)
def test_a_mistake_has_its_line(tmp_path: Path, rest: str, error: str) -> None:
    with pytest.raises(KnowledgeError, match=f"boilerplate.yml {error}"):
        load(tmp_path, rest)


def test_the_part_of_a_line_is_named_only_where_it_is_read(tmp_path: Path) -> None:
    rest = "  line: a(?P<part>b)\n  needs: [a]\n"
    assert load(tmp_path, rest).line is not None
    (tmp_path / "boilerplate.yml").unlink()
    with pytest.raises(KnowledgeError, match=r"markup\.yml line 5: nothing reads the group 'part'"):
        load(tmp_path, rest, "markup")


@pytest.mark.parametrize(
    ("stage", "evidence", "right"),
    [
        ("boilerplate", "recovered", "removed"),
        ("markup", "style", "removed"),
        ("gaps", "removed", "gap"),
        ("width", "removed", "style"),
        ("script", "style", "inferred or recovered"),
    ],
)
def test_evidence_that_is_not_what_the_stage_does_is_an_error(
    tmp_path: Path, stage: str, evidence: str, right: str
) -> None:
    path = tmp_path / f"{stage}.yml"
    path.write_text(HEAD.replace("removed", evidence), encoding="utf-8")
    said = f"{stage}.yml line 2: 'evidence: {evidence}' is not what a rule in '{stage}' does .*; write {right}"
    with pytest.raises(KnowledgeError, match=said):
        load_rules(tmp_path)


def test_every_stage_has_its_evidence() -> None:
    assert set(EVIDENCE_IN) == {rule.stage for rule in RULES.values()}


def test_a_product_gives_no_word_of_the_list_again(tmp_path: Path) -> None:
    (tmp_path / "fragments").mkdir()
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "rounds.txt").write_text("一审\n二审\n", encoding="utf-8")
    written = "- {name: round, why: a, list: rounds.txt}\n"
    (tmp_path / "fragments" / "fragments.yml").write_text(written, encoding="utf-8")
    assert load(tmp_path, "  labels: ['{round}人', 审核]\n").labels == ("一审人", "二审人", "审核")
    with pytest.raises(KnowledgeError, match=r"line 5: '二审人' is in the list twice; .*round"):
        load(tmp_path, "  labels: ['{round}人', 二审人]\n")


def test_a_line_is_matched_by_the_first_alternative_whose_conditions_hold(tmp_path: Path) -> None:
    rest = """  line:
  - pattern: (?P<author>.*)
    with: 甲
    without: [乙, 丙]
  - |-
    (?P<title>
      丁{2}
    )
  - pattern: (?P<author>.)(?P<title>.)
    same: [author, title]
  needs: [甲]
"""
    line = load(tmp_path, rest).line
    assert line is not None
    found = {text: line.fullmatch(text) for text in ("一甲", "甲乙", "甲丙", "丁丁", "戊戊", "戊己")}
    taken = {text: dict(match.texts) for text, match in found.items() if match}
    assert taken == {
        "一甲": {"author": "一甲"},
        "丁丁": {"title": "丁丁"},
        "戊戊": {"author": "戊", "title": "戊"},
    }


def test_a_pair_is_the_nearest_opening_and_closing(tmp_path: Path) -> None:
    rest = "  span:\n  - {open: '<!--', close: '-->', longest: 5}\n  needs: [a]\n"
    span = load(tmp_path, rest, "markup").span
    assert span is not None
    text = "<!-- <!--甲--> --> <!--一二三四五六--> <!---->"
    assert [text[m.start : m.end] for m in span.finditer(text)] == ["<!--甲-->", "<!---->"]


def test_a_part_counts_only_in_a_line_without_certain_others(tmp_path: Path) -> None:
    rest = "  span:\n  - {pattern: 甲(?P<part>乙), without: [丙, ^丁]}\n  - 戊\n  needs: [乙]\n"
    span = load(tmp_path, rest, "markup").span
    assert span is not None
    text = "甲乙甲乙\n甲乙丙\n丁甲乙\n戊丙\n一丁甲乙"
    assert [(m.start, m.end) for m in span.finditer(text)] == [(1, 2), (3, 4), (19, 20), (13, 14)]


def test_a_line_with_many_parts_is_looked_at_once(tmp_path: Path) -> None:
    span = load(tmp_path, "  span:\n  - {pattern: 甲, without: 乙}\n  needs: [甲]\n", "markup").span
    assert span is not None
    (guarded,) = span.alternatives
    assert isinstance(guarded, Guarded)
    looked_at: list[str] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Expression, "is_in", lambda _, line: looked_at.append(line))
        assert len(list(guarded.finditer(f"{'甲' * 50}\n甲甲"))) == 52
    assert looked_at == ["甲" * 50, "甲甲"]


def test_a_rule_says_where_it_is_and_what_it_is(tmp_path: Path) -> None:
    rule = load(tmp_path, "  line: a\n  needs: [a]\n  role: footer\n")
    assert (Path(rule.place).name, rule.role, rule.longest, rule.is_code) == (
        "boilerplate.yml line 1",
        "footer",
        LONGEST_LINE,
        False,
    )
    assert load(tmp_path, "  words: [a]\n").is_code


def test_a_kind_of_gap_has_its_rule() -> None:
    assert rule_of_gap(RULES, "unreadable").mark == "⟦乱码⟧"
    with pytest.raises(KnowledgeError, match="no rule marks the gap 'paywall'"):
        rule_of_gap({}, "paywall")


def test_rules_are_pickled() -> None:
    again = pickle.loads(pickle.dumps(RULES))  # noqa: S301 - our own bytes
    line = again["back-to-top"].line
    assert line.fullmatch("▲TOP")
