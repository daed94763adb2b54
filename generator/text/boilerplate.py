"""Boilerplate: what the site put around the report. It goes; bylines, dates, publisher become metadata."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.text.ledger import Change
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.knowledge import Knowledge
    from generator.knowledge.rules import Rule

LONGEST_LINE: Final = 400
"""Characters of the longest line that a rule for whole lines looks at: a disclaimer of several sentences."""

LONGEST_LABELLED: Final = 200
LONGEST_VALUE: Final = 40
"""Characters of a line of labelled values, and of one value in it."""

BLANK: Final = " \t\u3000\u00a0"
FRAME: Final = BLANK + "|\u4e28\uff5c/\u00b7\u2022\u3010\u3011[]\uff08\uff09()<>"
"""What stands around and between labelled values."""

SEPARATORS: Final = (
    "\\s\\d|\u4e28\uff5c/\u00b7\u2022\u3010\u3011\\[\\]\uff08\uff09()<>\u300a\u300b\u00ab\u00bb\u3008\u3009"
    "\u25b2\u25bc\u25b3\u25bd\u2191\u2193\u2190\u2192\u2026.,\uff0c\u3001\u3002:\uff1a!\uff01?\uff1f+\\-_=#*&;\uff1b"
)
"""What stands between the words of a toolbar or a form, numbers included (for a class of a pattern)."""

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
    rules = [r for r in knowledge.rules.values() if r.stage == "boilerplate" and any(n in text for n in r.needs)]
    if not rules:
        return Outcome()
    found = sorted((f for rule in rules if not rule.labels for f in _matches(text, rule)), key=_longest_first)
    labels = {label: rule for rule in rules for label in rule.labels}
    found += _labelled_lines(text, labels) if labels else ()
    kept = list(_apart(sorted(found, key=_longest_first)))
    return Outcome(
        tuple(Change(f.start, f.end, "", f.rule) for f in kept),
        tuple(pair for f in kept for pair in f.metadata),
    )


def _longest_first(found: Found) -> tuple[int, int]:
    return found.start, -found.end


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """Yield the first of those that overlap."""
    at = 0
    for item in found:
        if item.start >= at:
            yield item
            at = item.end


def _matches(text: str, rule: Rule) -> Iterator[Found]:
    """Yield what the patterns of a rule match."""
    if rule.line:
        for start, end in _lines_with(text, rule.needs, LONGEST_LINE):
            match = rule.line.fullmatch(text, start, end)
            if match:
                yield Found(start, end, rule.id, _metadata(match))
    if rule.words:
        pattern = _made_of(rule.words)
        for start, end in _lines_with(text, rule.needs, LONGEST_LABELLED):
            if pattern.fullmatch(text, start, end):
                yield Found(start, end, rule.id, ())
    if rule.span:
        for match in rule.span.finditer(text):
            yield Found(*match.span(), rule.id, _metadata(match))


@lru_cache(maxsize=64)
def _made_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for lines made of these words and separators alone; possessive, so that it is linear."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, longest_first))}|[{SEPARATORS}])++")


def _metadata(match: re.Match[str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value.strip(BLANK)) for name, value in match.groupdict().items() if value)


def _lines_with(text: str, literals: Iterable[str], longest: int) -> list[tuple[int, int]]:
    """Return the spans, without outer blanks, of the lines that hold one of the literals and are short enough."""
    found: dict[int, int] = {}
    for literal in literals:
        at = text.find(literal)
        while at >= 0:
            start = text.rfind("\n", max(0, at - longest), at) + 1
            end = text.find("\n", at, at + longest)
            if end < 0 and len(text) - at <= longest:
                end = len(text)
            whole = start > 0 or at <= longest
            if whole and 0 <= end <= start + longest:
                found[start] = end
            at = text.find(literal, max(at + len(literal), end))
    return [_stripped(text, start, end) for start, end in sorted(found.items())]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    left = len(line) - len(line.lstrip(BLANK))
    return start + left, start + max(left, len(line.rstrip(BLANK)))


def _labelled_lines(text: str, labels: Mapping[str, Rule]) -> Iterator[Found]:
    """Yield the parts of lines that are nothing but labels with their values."""
    pattern = _label_pattern(tuple(sorted(labels, key=len, reverse=True)))
    for start, end in _lines_with(text, labels, LONGEST_LABELLED):
        yield from _labelled(text, start, end, pattern, labels)


@lru_cache(maxsize=64)
def _label_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    spaced = ("[ \u3000]*".join(map(re.escape, label)) for label in labels)
    return re.compile(f"[{re.escape(FRAME)}]*({'|'.join(spaced)})[{BLANK}]*[\uff1a:/\u4e28|]")


def _labelled(
    text: str, start: int, end: int, pattern: re.Pattern[str], labels: Mapping[str, Rule]
) -> list[Found]:
    """Return one removal for each label and value of a line; none unless the whole line is made of them."""
    found: list[Found] = []
    dated = DATE.match(text, start, end)
    at = dated.end() if dated else start
    label = pattern.match(text, at, end)
    while label:
        following = pattern.search(text, label.end(), end)
        stop = following.start() if following else end
        rule = labels[re.sub("[ \u3000]", "", label[1])]
        value = text[label.end() : stop].strip(FRAME)
        if not _is_value(value, rule):
            return []
        first = start if not found else label.start()
        told = _metadata(dated) if dated and not found else ()
        if rule.field and value:
            told = (*told, (rule.field, value))
        found.append(Found(first, stop, rule.id, told))
        label = following
    return found


def _is_value(value: str, rule: Rule) -> bool:
    """Whether this may stand behind the label: short, no sentence, and a date where one is due."""
    if rule.field == "published":
        return DATE.match(value) is not None
    if rule.field == "tags":
        return len(value) <= 2 * LONGEST_VALUE and "\u3002" not in value
    return len(value) <= LONGEST_VALUE and not SENTENCE.search(value)
