"""Boilerplate: what the site put around the report. It goes; bylines, dates, publisher become metadata."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.text.ledger import Change
from generator.text.model import Outcome, Suspect
from generator.text.shortlines import BLANK, ShortLines, holds_any, stage_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.knowledge import Knowledge
    from generator.knowledge.rules import Rule

LONGEST_LABELLED: Final = 200
LONGEST_VALUE: Final = 40
"""Characters of a line of labelled values, and of one value in it."""

FRAME: Final = BLANK + "|\u4e28\uff5c/\u00b7\u2022\u3010\u3011[]\uff08\uff09()<>"
"""What stands around and between labelled values."""

SEPARATORS: Final = (
    "\\s\\d|\u4e28\uff5c/\u00b7\u2022\u3010\u3011\\[\\]\uff08\uff09()<>\u300a\u300b\u00ab\u00bb\u3008\u3009"
    "\u25b2\u25bc\u25b3\u25bd\u2191\u2193\u2190\u2192\u2026.,\uff0c\u3001\u3002:\uff1a!\uff01?\uff1f+\\-_=#*&;\uff1b"
)
"""What stands between the words of a toolbar or a form, numbers included (for a class of a pattern)."""

SITE_WORDS: Final = (
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
"""Addresses, and the words for click, log in, user, account and code: what pages say and headings hardly ever."""

SUSPICION: Final = "a short line looks like a part of the page, not of the report; it was left"
SUSPICION_REMEDY: Final = "if it is no text of the report, add a rule for it to rules/boilerplate.yml"

SENTENCE: Final = re.compile("[\u3002\uff01\uff1f\uff1b\uff0c]")
DATE: Final = re.compile(
    "(?P<published>(?:19|20)\\d\\d *[-/.\u5e74] *\\d{1,2} *[-/.\u6708] *\\d{1,2} *\u65e5?)"
    "(?:[ T]*\\d{1,2}[:\uff1a]\\d\\d(?:[:\uff1a]\\d\\d)?)?"
)


class Found(NamedTuple):
    """A span to remove, by which rule, and what it tells."""

    start: int
    end: int
    rule: str
    metadata: tuple[tuple[str, str], ...]


def strip_boilerplate(text: str, knowledge: Knowledge) -> Outcome:
    """Propose to remove what the rules of this stage know; a removed line leaves an empty one."""
    rules = stage_rules(knowledge, "boilerplate")
    lines = {longest: ShortLines.of(text, longest) for longest in {rule.longest for rule in rules}}
    found = [found for rule in rules if not rule.labels for found in _matches(text, lines[rule.longest], rule)]
    short = lines[min(lines)]
    found += _labelled_lines(short, {label: rule for rule in rules for label in rule.labels})
    kept = list(_apart(sorted(found, key=_longest_first)))
    return Outcome(
        tuple(Change(f.start, f.end, "", f.rule) for f in kept),
        tuple(pair for f in kept for pair in f.metadata),
        tuple(_suspects(short, {f.start for f in kept})),
    )


def _suspects(short: ShortLines, removed: set[int]) -> Iterator[Suspect]:
    """Yield the short lines that speak of a site and that no rule knows."""
    for start, end, line in short.having(SITE_WORDS):
        if start not in removed and not SENTENCE.search(line):
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


def _matches(text: str, short: ShortLines, rule: Rule) -> Iterator[Found]:
    """Yield what the patterns of a rule match."""
    whole = _made_of(rule.words) if rule.words else rule.line
    if whole:
        for start, end, line in short.having(rule.needs):
            match = whole.fullmatch(line)
            if match:
                yield Found(start, end, rule.id, _metadata(match))
    if rule.span and holds_any(text, rule.needs):
        for match in rule.span.finditer(text):
            yield Found(*match.span(), rule.id, _metadata(match))


@lru_cache(maxsize=64)
def _made_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for lines made of these words and separators alone; possessive, so that it is linear."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, longest_first))}|[{SEPARATORS}])++")


def _metadata(match: re.Match[str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value.strip(BLANK)) for name, value in match.groupdict().items() if value)


def _labelled_lines(short: ShortLines, labels: Mapping[str, Rule]) -> Iterator[Found]:
    """Yield the parts of lines that are nothing but labels with their values."""
    pattern = _label_pattern(tuple(sorted(labels, key=len, reverse=True)))
    for start, _, line in short.having((":", "\uff1a", "/", "|", "\u4e28")):
        if len(line) <= LONGEST_LABELLED:
            yield from _labelled(line, start, pattern, labels)


@lru_cache(maxsize=4)
def _label_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    spaced = ("[ \u3000]*".join(map(re.escape, label)) for label in labels)
    return re.compile(f"[{re.escape(FRAME)}]*({'|'.join(spaced)})[{BLANK}]*[\uff1a:/\u4e28|]")


def _labelled(line: str, offset: int, pattern: re.Pattern[str], labels: Mapping[str, Rule]) -> list[Found]:
    """Return one removal for each label and value of a line; none unless the whole line is made of them."""
    found: list[Found] = []
    dated = DATE.match(line)
    label = pattern.match(line, dated.end() if dated else 0)
    while label:
        following = pattern.search(line, label.end())
        stop = following.start() if following else len(line)
        rule = labels[re.sub("[ \u3000]", "", label[1])]
        value = line[label.end() : stop].strip(FRAME)
        if not _is_value(value, rule):
            return []
        told = _metadata(dated) if dated and not found else ()
        if rule.field and value:
            told = (*told, (rule.field, value))
        found.append(Found(offset + (label.start() if found else 0), offset + stop, rule.id, told))
        label = following
    return found


def _is_value(value: str, rule: Rule) -> bool:
    """Whether this may stand behind the label: short, no sentence, and a date where one is due."""
    if rule.field == "published":
        return DATE.match(value) is not None
    if rule.field == "tags":
        return len(value) <= 2 * LONGEST_VALUE and "\u3002" not in value
    return len(value) <= LONGEST_VALUE and not SENTENCE.search(value)
