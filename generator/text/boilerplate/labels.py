"""Labels: lines that consist only of labels with their values, which go to the metadata."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import has_han
from generator.text.boilerplate.interface import interface
from generator.text.boilerplate.removal import Removal, metadata_of
from generator.text.rule_matching import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.knowledge import Knowledge
    from generator.knowledge.patterns.expressions import Expression, Match
    from generator.knowledge.rules import Rule

VALUE: Final = CodeRule(
    "catalogue-value", signs=("month-and-day", "names", "nobody", "site", "timestamp", "value")
)
RULES: Final = (VALUE,)

LONGEST_VALUE: Final = 40
"""The most characters of a labelled value."""

IDEOGRAPHIC_SPACE: Final = "\N{IDEOGRAPHIC SPACE}"
COLON: Final = "\N{FULLWIDTH COLON}"
FULL_STOP: Final = "\N{IDEOGRAPHIC FULL STOP}"

LABEL_END: Final = re.compile(f"[:{COLON}/|丨]")
"""The characters between a label and its value."""

FRAME: Final = (
    BLANK
    + "|丨\N{FULLWIDTH VERTICAL LINE}/·•\N{LEFT BLACK LENTICULAR BRACKET}\N{RIGHT BLACK LENTICULAR BRACKET}[]"
    "\N{FULLWIDTH LEFT PARENTHESIS}\N{FULLWIDTH RIGHT PARENTHESIS}()<>"
)
"""The characters around and between labelled values."""

BLANKS: Final = re.compile(f"[{BLANK}]+")
"""The blanks after a value."""

PEOPLE: Final = ("author", "editor")
"""The fields whose values are names."""

NO_BLANKS: Final = str.maketrans(dict.fromkeys(BLANK))

SENTENCE: Final = re.compile(
    f"[{FULL_STOP}\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}"
    "\N{FULLWIDTH SEMICOLON}\N{FULLWIDTH COMMA}]"
)

Fields = tuple[tuple[str, str], ...]
"""Metadata: pairs of field and value."""


def labelled_removals(
    text: str, short: list[tuple[int, int, str]], rules: tuple[Rule, ...], knowledge: Knowledge
) -> list[Removal]:
    """Return the removals from the short lines (start, end, line) that consist of labels and values."""
    found = list(_Labels(rules, knowledge).removals(short))
    return [part for removal in _but_headings(text, found) for part in _but_titles(text, removal)]


class _Label(NamedTuple):
    """A label in a line: where its frame starts, where its value starts, its rule."""

    start: int
    end: int
    rule: Rule


class _Labels:
    """The labels of the rules, and the reading of a line that consists of them."""

    def __init__(self, rules: tuple[Rule, ...], knowledge: Knowledge) -> None:
        self._pattern, self._rules = label_pattern(rules)
        self._endings = tuple(self._rules)
        self._interface = interface(rules)
        self._signs: Mapping[str, Expression] = {name: VALUE.sign(knowledge.rules, name) for name in VALUE.signs}

    def removals(self, short: list[tuple[int, int, str]]) -> Iterator[Removal]:
        """Yield the parts of lines that are only labels with their values, after a date or interface words."""
        below, rule = -1, None  # the line that may be the value of a label at the end of the line before
        for start, end, line in short:
            value = self._below(line, rule) if start == below else None
            if value is not None:
                yield Removal(start, end, VALUE.id, value)
                continue
            if self._may_be_labelled(line):
                found = self._labelled(line, start)
                yield from found
                below = end + 1 if found and line.rstrip(FRAME).endswith((":", COLON)) else -1
                rule = self._last_rule(line)

    def _may_be_labelled(self, line: str) -> bool:
        """Whether a label ends before one of the characters that end labels."""
        marks = LABEL_END.finditer(line)
        return any(_before(line, mark.start()).endswith(self._endings) for mark in marks)

    def _last_rule(self, line: str) -> Rule | None:
        """Return the rule of the last label of a line."""
        found = list(self._pattern.finditer(line))
        return self._rules[found[-1][1].translate(NO_BLANKS)] if found else None

    def _below(self, line: str, rule: Rule | None) -> Fields | None:
        """Return the metadata of a line that is the value of the label above it; None if it is none."""
        value = self._signs["value"].fullmatch(line)
        if value:
            return metadata_of(value)
        if rule and rule.field in PEOPLE and self._signs["names"].fullmatch(line):
            return ((rule.field, line.strip(FRAME)),)
        return None

    def _labelled(self, line: str, offset: int) -> list[Removal]:
        """Return one removal for each label and value of a line; none unless the whole line consists of them."""
        found: list[Removal] = []
        label = self._next(line, 0)
        fields = self._before_labels(line[: label.start]) if label else None
        while label and fields is not None:
            following = self._next(line, label.end)
            stop = following.start if following else len(line)
            value = self._without_buttons(line[label.end : stop].strip(FRAME))
            if not self._is_value(value, label.rule):
                return []
            if label.rule.field and value and not self._signs["nobody"].fullmatch(value):
                fields = (*fields, *self._fields(label.rule.field, value))
            found.append(Removal(offset + (label.start if found else 0), offset + stop, label.rule.id, fields))
            label, fields = following, ()
        return found

    def _without_buttons(self, value: str) -> str:
        """Return a value without the interface words after it; one character alone may be a part of a name."""
        for blank in BLANKS.finditer(value):
            rest = value[blank.end() :]
            if len(rest) > 1 and has_han(rest) and self._interface.fullmatch(rest):
                return value[: blank.start()]
        return value

    def _next(self, line: str, at: int) -> _Label | None:
        """Return the first label of a line from an offset on, with the frame before it."""
        found = self._pattern.search(line, at)
        if not found:
            return None
        start = at + len(line[at : found.start()].rstrip(FRAME))
        return _Label(start, found.end(), self._rules[found[1].translate(NO_BLANKS)])

    def _fields(self, field: str, value: str) -> Fields:
        """Return the metadata of a value: for a date the date alone, and the name of a site that may follow it."""
        dated = self._timestamp(value) if field == "published" else None
        if not dated:
            return ((field, value),)
        rest = value[dated.end :].strip(FRAME)
        return (*metadata_of(dated), *((("publisher", rest),) if self._signs["site"].fullmatch(rest) else ()))

    def _before_labels(self, start: str) -> Fields | None:
        """Return the metadata before the first label: a date, the name of a site after it, or none; or None."""
        dated = self._timestamp(start)
        rest = start[dated.end if dated else 0 :].strip(FRAME)
        fields = metadata_of(dated) if dated else ()
        if not rest or self._interface.fullmatch(rest):
            return fields
        return (*fields, ("publisher", rest)) if dated and self._signs["site"].fullmatch(rest) else None

    def _is_value(self, value: str, rule: Rule) -> bool:
        """Whether this may follow the label: short, not a sentence, and a date if the label needs one."""
        if rule.field == "published":
            return not value or bool(self._timestamp(value) or self._signs["month-and-day"].fullmatch(value))
        if rule.field in ("tags", "title"):
            return len(value) <= 2 * LONGEST_VALUE and FULL_STOP not in value
        return len(value) <= LONGEST_VALUE and not SENTENCE.search(value)

    def _timestamp(self, text: str) -> Match | None:
        """Return the date and time at the start of a text."""
        return self._signs["timestamp"].search(text)


@lru_cache(maxsize=4)
def label_pattern(rules: tuple[Rule, ...]) -> tuple[re.Pattern[str], dict[str, Rule]]:
    """Return a pattern for the labels with the character that ends them, and the rule of each."""
    labels = {label: rule for rule in rules for label in rule.labels}
    longest_first = sorted(labels, key=len, reverse=True)
    spaced = (f"[ {IDEOGRAPHIC_SPACE}]*".join(map(re.escape, label)) for label in longest_first)
    pattern = re.compile(f"({'|'.join(spaced)})[{BLANK}]*{LABEL_END.pattern}")
    return pattern, labels


def _before(line: str, at: int) -> str:
    """Return a line up to an offset without blanks, which may be between the characters of a label."""
    return line[:at].translate(NO_BLANKS)


def _but_headings(text: str, found: list[Removal]) -> Iterator[Removal]:
    """Yield removals except those of tags whose label occurs repeatedly: such lines introduce parts of a text."""
    labels = Counter(_label(text, removal) for removal in found)
    yield from (each for each in found if not _is_tags(each) or labels[_label(text, each)] == 1)


def _label(text: str, removal: Removal) -> str:
    return text[removal.start : removal.end].split(COLON, maxsplit=1)[0]


def _is_tags(removal: Removal) -> bool:
    return any(field == "tags" for field, _ in removal.metadata)


def _but_titles(text: str, removal: Removal) -> Iterator[Removal]:
    """Yield the parts to remove of a label with its value: a title that occurs nowhere else in the text stays."""
    title = dict(removal.metadata).get("title")
    if not title or text.count(title) > 1:
        yield removal
        return
    at = text.index(title, removal.start)
    yield removal._replace(end=at)
    if at + len(title) < removal.end:
        yield removal._replace(start=at + len(title), metadata=())
