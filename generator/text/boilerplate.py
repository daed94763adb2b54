"""Boilerplate: what the site put around the report. It goes; bylines, dates, publisher become metadata."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.rules import LONGEST
from generator.text.ledger import Change
from generator.text.model import Outcome, Suspect
from generator.text.shortlines import BLANK, any_of, line_rules, short_lines, span_rules, stage_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.knowledge import Knowledge
    from generator.knowledge.rules import Rule

LONGEST_VALUE: Final = 40
"""Characters of a labelled value."""

LABEL_END: Final = re.compile("[:\uff1a/|\u4e28]")
"""What stands between a label and its value."""

FRAME: Final = BLANK + "|\u4e28\uff5c/\u00b7\u2022\u3010\u3011[]\uff08\uff09()<>"
"""What stands around and between labelled values."""

NO_BLANKS: Final = str.maketrans(dict.fromkeys(BLANK))

SEPARATORS: Final = (
    "\\s\\d|\u4e28\uff5c/\u00b7\u2022\u3010\u3011\\[\\]\uff08\uff09()<>\u300a\u300b\u00ab\u00bb\u3008\u3009"
    "\u25b2\u25bc\u25b3\u25bd\u2191\u2193\u2190\u2192\u2026.,\uff0c\u3001\u3002:\uff1a!\uff01?\uff1f+\\-_=#*&;\uff1b"
)
"""What stands between the words of a toolbar or a form, numbers included (for a class of a pattern)."""

SITE_WORDS: Final = any_of(
    frozenset(
        (
            "http",
            "www.",
            ".com",
            ".cn",
            "\u8bf7\u70b9\u51fb",
            "\u70b9\u51fb\u67e5\u770b",
            "\u70b9\u51fb\u8fdb\u5165",
            "\u767b\u5f55",
            "\u7f51\u53cb",
            "\u516c\u4f17\u53f7",
            "\u4e8c\u7ef4\u7801",
        )
    )
)
"""Addresses, and the words for click, log in, user, account and code: what pages say and headings hardly ever."""

SUSPICION: Final = "a short line looks like a part of the page, not of the report; it was left"
SUSPICION_REMEDY: Final = "if it is no text of the report, add a rule for it to rules/boilerplate.yml"

SENTENCE: Final = re.compile("[\u3002\uff01\uff1f\uff1b\uff0c]")
DATE: Final = re.compile(
    "(?P<published>(?:19|20)\\d\\d *[-/.\u5e74] *\\d{1,2} *[-/.\u6708] *\\d{1,2} *\u65e5?)"
    "(?:[ T]*\\d{1,2}[:\uff1a]\\d\\d(?:[:\uff1a]\\d\\d)?)?"
)
SITE: Final = re.compile("[\u3400-\u9fffA-Za-z\u300a\u300b]{2,16}")
"""The name of a site or a paper between a date and the first label."""


class Found(NamedTuple):
    """A span to remove, by which rule, and what it tells."""

    start: int
    end: int
    rule: str
    metadata: tuple[tuple[str, str], ...]


def strip_boilerplate(text: str, knowledge: Knowledge) -> Outcome:
    """Propose to remove what the rules of this stage know; a removed line leaves an empty one."""
    rules = stage_rules(knowledge, "boilerplate")
    short = list(short_lines(text, LONGEST))
    labelled = list(_labelled_lines(short, rules))
    told = {found.start for found in labelled if found.metadata}
    found = [*labelled, *(f for f in (*_lines(text, rules), *_spans(text, rules)) if f.start not in told)]
    kept = list(_apart(sorted(found, key=_longest_first)))
    return Outcome(
        tuple(Change(f.start, f.end, "", f.rule) for f in kept),
        tuple(pair for f in kept for pair in f.metadata),
        tuple(_suspects(short, {f.start for f in kept})),
    )


def _suspects(short: list[tuple[int, int, str]], removed: set[int]) -> Iterator[Suspect]:
    """Yield the short lines that speak of a site and that no rule knows."""
    for start, end, line in short:
        if SITE_WORDS.search(line) and start not in removed and not SENTENCE.search(line):
            yield Suspect(start, end, SUSPICION, SUSPICION_REMEDY)


def _longest_first(found: Found) -> tuple[int, int]:
    return found.start, -found.end


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """Yield the first of those that overlap."""
    at = 0
    for item in found:
        if item.start >= at:
            yield item
            at = item.end


def _lines(text: str, rules: tuple[Rule, ...]) -> Iterator[Found]:
    """Yield the lines that a rule matches; a line of interface words may have those of other rules too."""
    for start, end, line, rule in line_rules(text, rules):
        whole = _interface(rules) if rule.words else rule.line
        match = whole.fullmatch(line) if whole else None
        if match:
            yield Found(start, end, rule.id, _metadata(match))


def _spans(text: str, rules: tuple[Rule, ...]) -> Iterator[Found]:
    """Yield the parts of lines that a rule matches."""
    for rule in span_rules(text, rules):
        if rule.span:
            yield from (Found(*m.span(), rule.id, _metadata(m)) for m in rule.span.finditer(text))


@lru_cache(maxsize=4)
def _interface(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    """Return a pattern for lines made of the words of rules and separators alone; possessive, so linear."""
    words = sorted({word for rule in rules for word in rule.words}, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, words))}|[{SEPARATORS}])++")


def _metadata(match: re.Match[str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value.strip(BLANK)) for name, value in match.groupdict().items() if value)


def _labelled_lines(short: list[tuple[int, int, str]], rules: tuple[Rule, ...]) -> Iterator[Found]:
    """Yield the parts of lines that are nothing but labels with their values, after a date or interface words."""
    pattern, labels = _labels(rules)
    interface = _interface(rules)
    endings = tuple(labels)
    for start, _, line in short:
        if any(_before(line, mark.start()).endswith(endings) for mark in LABEL_END.finditer(line)):
            yield from _labelled(line, start, pattern, labels, interface)


def _before(line: str, at: int) -> str:
    """Return a line up to an offset without blanks: they may stand between the characters of a label."""
    return line[:at].translate(NO_BLANKS)


@lru_cache(maxsize=4)
def _labels(rules: tuple[Rule, ...]) -> tuple[re.Pattern[str], dict[str, Rule]]:
    """Return a pattern for the labels, and the rule of each."""
    labels = {label: rule for rule in rules for label in rule.labels}
    longest_first = sorted(labels, key=len, reverse=True)
    spaced = ("[ \u3000]*".join(map(re.escape, label)) for label in longest_first)
    pattern = re.compile(f"[{re.escape(FRAME)}]*({'|'.join(spaced)})[{BLANK}]*{LABEL_END.pattern}")
    return pattern, labels


def _labelled(
    line: str, offset: int, pattern: re.Pattern[str], labels: Mapping[str, Rule], interface: re.Pattern[str]
) -> list[Found]:
    """Return one removal for each label and value of a line; none unless the whole line is made of them."""
    found: list[Found] = []
    label = pattern.search(line)
    told = _before_labels(line[: label.start()], interface) if label else None
    while label and told is not None:
        following = pattern.search(line, label.end())
        stop = following.start() if following else len(line)
        rule = labels[re.sub("[ \u3000]", "", label[1])]
        value = line[label.end() : stop].strip(FRAME)
        if not _is_value(value, rule):
            return []
        if rule.field and value:
            told = (*told, (rule.field, value))
        found.append(Found(offset + (label.start() if found else 0), offset + stop, rule.id, told))
        label, told = following, ()
    return found


def _before_labels(start: str, interface: re.Pattern[str]) -> tuple[tuple[str, str], ...] | None:
    """Return what stands before the first label: a date, a site's name behind it, interface words; or None."""
    dated = DATE.match(start)
    rest = start[dated.end() if dated else 0 :].strip(FRAME)
    told = _metadata(dated) if dated else ()
    if not rest or interface.fullmatch(rest):
        return told
    return (*told, ("publisher", rest)) if dated and SITE.fullmatch(rest) else None


def _is_value(value: str, rule: Rule) -> bool:
    """Whether this may stand behind the label: short, no sentence, and a date where one is due."""
    if rule.field == "published":
        return not value or DATE.match(value) is not None
    if rule.field == "tags":
        return len(value) <= 2 * LONGEST_VALUE and "\u3002" not in value
    return len(value) <= LONGEST_VALUE and not SENTENCE.search(value)
