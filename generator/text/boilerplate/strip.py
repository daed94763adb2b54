"""Boilerplate: what the site put around the report. It goes; bylines, dates, publisher become metadata."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.findings.codes import Code
from generator.knowledge.rules import LONGEST
from generator.text.boilerplate.pageframe import footer, header
from generator.text.ledger import Change
from generator.text.model import Outcome, Suspect
from generator.text.rule_matching import BLANK, any_of, line_rules, short_lines, span_rules, stage_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.knowledge import Knowledge
    from generator.knowledge.bigrams import Bigrams
    from generator.knowledge.rules import Rule
    from generator.text.view import View

LONGEST_VALUE: Final = 40
"""Characters of a labelled value."""

LABEL_END: Final = re.compile("[:\uff1a/|\u4e28]")
"""What stands between a label and its value."""

FRAME: Final = BLANK + "|\u4e28\uff5c/\u00b7\u2022\u3010\u3011[]\uff08\uff09()<>"
"""What stands around and between labelled values."""

NO_BLANKS: Final = str.maketrans(dict.fromkeys(BLANK))

SEPARATORS: Final = (
    "\\s\\d|\u4e28\uff5c/\u00b7\u2022\u3010\u3011\\[\\]\uff08\uff09()<>\u300a\u300b\u00ab\u00bb\u3008\u3009"
    "\u25b2\u25bc\u25b3\u25bd\u2191\u2193\u2190\u2192\u2228\u2227\u25be\u25b4\u2304\u25bf\u2026.,\uff0c\u3001\u3002:\uff1a!\uff01?\uff1f+\\-\u2014_=#*&;\uff1b"
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

SENTENCE: Final = re.compile("[\u3002\uff01\uff1f\uff1b\uff0c]")
DATE: Final = re.compile(
    "(?P<published>(?:19|20)\\d\\d *[-/.\u5e74] *\\d{1,2} *[-/.\u6708] *\\d{1,2} *\u65e5?)"
    "(?:[ T]*\\d{1,2}[:\uff1a]\\d\\d(?:[:\uff1a]\\d\\d)?)?"
)
MONTH_AND_DAY: Final = re.compile("[01]?\\d-[0-3]?\\d(?: +\\d{1,2}[:\uff1a]\\d\\d)?")
VALUE_BELOW: Final = re.compile(
    f"{DATE.pattern}"
    "|[0-9A-Za-z][0-9A-Za-z/_. -]{3,49}"
    "|(?P<document_number>[\u3400-\u9fff]{1,10}[\u3014\\[\uff08](?:19|20)\\d\\d[\u3015\\]\uff09]\u7b2c?\\d{1,4}\u53f7)"
    "|(?:\u4e3b\u52a8|\u4f9d\u7533\u8bf7|\u4e0d\u4e88)\u516c\u5f00|\u9762\u5411\u793e\u4f1a|\u5168\u90e8\u516c\u5f00|\u793e\u4f1a\u516c\u4f17|\u73b0\u884c\u6709\u6548|\u6709\u6548|\u5931\u6548|\u5e9f\u6b62|\u65e0"
    "|(?P<publisher>[\u3400-\u9fff\uff08\uff09]{2,25}(?:\u653f\u5e9c|\u529e\u516c[\u5ba4\u5385]|\u59d4\u5458\u4f1a|[\u5c40\u59d4\u5385\u529e\u7f51\u793e\u9662\u62a5]|\u7f51\u7ad9|\u4e2d\u5fc3))"
)
"""What may stand on the line below a bare label: a date, a code, a document number, a state, an office."""

SITE: Final = re.compile("[\u3400-\u9fffA-Za-z\u300a\u300b]{2,16}")
"""The name of a site or a paper between a date and the first label."""


class Found(NamedTuple):
    """A span to remove, by which rule, and what it tells."""

    start: int
    end: int
    rule: str
    metadata: tuple[tuple[str, str], ...]


def strip_boilerplate(view: View, knowledge: Knowledge) -> Outcome:
    """Propose to remove what the rules of this stage know; a removed line leaves an empty one."""
    text = view.text
    rules = stage_rules(knowledge, "boilerplate")
    short = list(short_lines(text, LONGEST))
    labelled = [
        part
        for found in _but_headings(text, list(_labelled_lines(short, rules)))
        for part in _but_titles(text, found)
    ]
    told = {found.start for found in labelled if found.metadata}
    matched = (*_lines(text, rules, knowledge.bigrams), *_spans(text, rules, knowledge.bigrams))
    found = [*labelled, *(f for f in matched if f.start not in told)]
    kept = list(_apart(sorted(found, key=_longest_first)))
    if kept:
        kept = sorted([*kept, *_frame(text, kept, rules)], key=_longest_first)
    return Outcome(
        tuple(Change(f.start, f.end, "", f.rule) for f in kept),
        tuple(pair for f in kept for pair in f.metadata),
        tuple(_suspects(short, {f.start for f in kept})),
    )


def _frame(text: str, kept: list[Found], rules: tuple[Rule, ...]) -> Iterator[Found]:
    """Yield the lines of the page's frame that no rule knows."""
    gone = {found.start: found.rule for found in kept}
    menu = next((rule.line for rule in rules if rule.id == "site-menu"), None)
    yield from (Found(*span, "page-header", ()) for span in header(text, gone, menu))
    yield from (Found(*span, "page-footer", ()) for span in footer(text, gone))


def _suspects(short: list[tuple[int, int, str]], removed: set[int]) -> Iterator[Suspect]:
    """Yield the short lines that speak of a site and that no rule knows."""
    for start, end, line in short:
        if SITE_WORDS.search(line) and start not in removed and not SENTENCE.search(line):
            yield Suspect(start, end, Code.SHORT_LINE())


def _longest_first(found: Found) -> tuple[int, int]:
    return found.start, -found.end


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """Yield the first of those that overlap."""
    at = 0
    for item in found:
        if item.start >= at:
            yield item
            at = item.end


def _lines(text: str, rules: tuple[Rule, ...], bigrams: Bigrams) -> Iterator[Found]:
    """Yield the lines that a rule matches; a line of interface words may have those of other rules too."""
    for start, end, line, rule in line_rules(text, rules, bigrams):
        whole = _interface(rules) if rule.words else rule.line
        match = whole.fullmatch(line) if whole else None
        if match:
            yield Found(start, end, rule.id, _metadata(match))


def _spans(text: str, rules: tuple[Rule, ...], bigrams: Bigrams) -> Iterator[Found]:
    """Yield the parts of lines that a rule matches."""
    for rule in span_rules(text, rules, bigrams):
        if rule.span:
            yield from (Found(*m.span(), rule.id, _metadata(m)) for m in rule.span.finditer(text))


@lru_cache(maxsize=4)
def _interface(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    """Return a pattern for lines made of the words of rules and separators alone; possessive, so linear."""
    words = sorted({word for rule in rules for word in rule.words}, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, words))}|[{SEPARATORS}])++")


def _metadata(match: re.Match[str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.replace("_", "-"), value.strip(BLANK)) for name, value in match.groupdict().items() if value
    )


def _labelled_lines(short: list[tuple[int, int, str]], rules: tuple[Rule, ...]) -> Iterator[Found]:
    """Yield the parts of lines that are nothing but labels with their values, after a date or interface words."""
    pattern, labels = _labels(rules)
    interface = _interface(rules)
    endings = tuple(labels)
    below = -1  # where the line begins that may be the value of a label at the end of the line before
    for start, end, line in short:
        if start == below:
            value = VALUE_BELOW.fullmatch(line)
            if value:
                yield Found(start, end, "catalogue-value", _metadata(value))
                continue
        if any(_before(line, mark.start()).endswith(endings) for mark in LABEL_END.finditer(line)):
            found = _labelled(line, start, pattern, labels, interface)
            yield from found
            below = end + 1 if found and line.rstrip(FRAME).endswith((":", "\uff1a")) else -1


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
            told = (*told, *_told(rule.field, value))
        found.append(Found(offset + (label.start() if found else 0), offset + stop, rule.id, told))
        label, told = following, ()
    return found


def _told(field: str, value: str) -> tuple[tuple[str, str], ...]:
    """Return what a value tells: of a date the date alone, and the name of the site that may stand behind it."""
    dated = DATE.match(value) if field == "published" else None
    if not dated:
        return ((field, value),)
    rest = value[dated.end() :].strip(FRAME)
    return (*_metadata(dated), *((("publisher", rest),) if SITE.fullmatch(rest) else ()))


def _but_headings(text: str, found: list[Found]) -> Iterator[Found]:
    """Yield what is removed but for tags whose label stands more than once: such lines head parts of the text."""
    labels = Counter(_label(text, item) for item in found)
    yield from (item for item in found if not _is_tags(item) or labels[_label(text, item)] == 1)


def _label(text: str, found: Found) -> str:
    return text[found.start : found.end].split("\uff1a", maxsplit=1)[0]


def _is_tags(found: Found) -> bool:
    return any(field == "tags" for field, _ in found.metadata)


def _but_titles(text: str, found: Found) -> Iterator[Found]:
    """Yield what is removed of a label with its value: a title that stands nowhere else in the text stays."""
    title = dict(found.metadata).get("title")
    if not title or text.count(title) > 1:
        yield found
        return
    at = text.index(title, found.start)
    yield found._replace(end=at)
    if at + len(title) < found.end:
        yield found._replace(start=at + len(title), metadata=())


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
        return not value or DATE.match(value) is not None or MONTH_AND_DAY.fullmatch(value) is not None
    if rule.field in ("tags", "title"):
        return len(value) <= 2 * LONGEST_VALUE and "\u3002" not in value
    return len(value) <= LONGEST_VALUE and not SENTENCE.search(value)
