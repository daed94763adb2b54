"""The changes of one rule in a report, laid out for a person to judge: before, after, and the place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.output import addresses
from generator.output.markdown import Html, Md, anchor, details, element, fields, join, text
from generator.output.pages.blocks import GAP_SHOWN
from generator.output.records.visible_blanks import visible, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.knowledge.rules import Evidence, Rule
    from generator.output.records.changes import EqualEdits, Occurrence, RuleChanges
    from generator.reading.model import Report

KEPT: dict[Evidence, int] = {"inferred": 60, "gap": 60, "removed": 6, "recovered": 6, "style": 6}
"""The most occurrences of one change shown in context; the exported ledger has all."""
OPEN = 6
"""The number of occurrences of one change shown at once; the rest can be unfolded."""
GROUPS: dict[Evidence, int] = {"inferred": 400, "gap": 400, "removed": 400, "recovered": 120, "style": 120}
"""The most different changes of one rule shown."""
TO_BE_JUDGED: frozenset[Evidence] = frozenset(("inferred", "gap"))
"""Evidence whose changes are shown as source and as published, one above the other."""
CERTAIN: frozenset[Evidence] = frozenset(("recovered", "style"))
"""Evidence whose changes are folded away."""
WORDS_BEFORE, WORDS_AFTER = re.compile(r"\w{0,6}\Z"), re.compile(r"\A\w{0,6}")
"""The characters next to a change that are searched with it: a single character occurs in too many places."""
SHORT = 60
"""Characters of a change shown beside its context; a longer one is shown by itself, in full."""


def rule_changes(here: str, report: Report, one: RuleChanges, rules: Mapping[str, Rule]) -> Html:
    """Return all changes of a rule; certain ones are folded away, and equal ones are one entry with a number."""
    most = GROUPS[one.rule.evidence]
    shown = [_group(here, report, group, one.rule, rules) for group in one.groups[:most]]
    rest = len(one.groups) - most
    if rest > 0:
        shown.append(element("p", text(f"另有{rest}种改动，见逐处改动的数据。"), "fz-none"))
    made = _block("fz-changes", shown)
    return details(text(f"看{len(one.groups)}种改动"), made) if one.rule.evidence in CERTAIN else made


def _group(here: str, report: Report, group: EqualEdits, rule: Rule, rules: Mapping[str, Rule]) -> Html:
    show = _line
    if rule.evidence in TO_BE_JUDGED:
        show = _pair if (group.before + group.after).strip() else _break
    places = [show(here, report, group, occurrence) for occurrence in group.occurrences]
    others = [rules[step].name for step in group.steps if step != rule.id]
    parts: list[Html] = []
    if group.count > 1:
        parts.append(_summary(group))
    if len(group.before) > SHORT:
        parts.append(whole(group.before))
    parts += places[:OPEN]
    if len(places) > OPEN:
        parts.append(details(text(f"再看{len(places) - OPEN}处"), join(places[OPEN:], "\n")))
    parts += (element("p", text(line), "fz-none") for line in _remarks(group, others))
    return _block("fz-change", parts)


def _remarks(group: EqualEdits, others: Sequence[str]) -> Iterator[str]:
    rest = group.count - len(group.occurrences)
    if rest and group.count > 1:
        yield f"另{rest}处相同，未列出。"
    if others:
        yield f"同一处另经下列规则：{'、'.join(others)}。"


def _summary(group: EqualEdits) -> Html:
    """Return a change made several times: before, after, and how often."""
    if not group.after:
        parts = [text("删去 "), element("del", visible(group.before, SHORT))]
    elif not group.before:
        parts = [text("加上 "), element("ins", visible(group.after))]
    else:
        parts = [element("del", visible(group.before)), text(" → "), element("ins", visible(group.after))]
    parts.append(element("b", text(f" ×{group.count}"), "fz-times"))
    return element("p", join(parts))


def _pair(here: str, report: Report, group: EqualEdits, occurrence: Occurrence) -> Html:
    """Return one occurrence as in the source and as published."""
    before = element("del", visible(group.before)) if group.before else _nothing()
    after = element("ins", visible(group.after)) if group.after else _nothing()
    where = _where(here, report, occurrence, phrase(group, occurrence))
    rows = (
        (text("底本作"), _within(occurrence.source, before)),
        (text("今改作"), join([_within(occurrence.clean, after), where], " ")),
    )
    return fields(rows, "fz-pair")


def _line(here: str, report: Report, group: EqualEdits, occurrence: Occurrence) -> Html:
    """Return one occurrence on one line of the source: the removed text, and its replacement."""
    before = visible(group.before) if len(group.before) <= SHORT else text(f"〔{len(group.before)}字〕")
    went = [element("del", before)] if group.before else []
    came = [element("ins", visible(group.after))] if group.after else []
    middle = join([*went, *came], "→")
    parts = [_within(occurrence.source, middle), _where(here, report, occurrence)]
    return element("p", join(parts, " "), "fz-place")


def _break(here: str, report: Report, group: EqualEdits, occurrence: Occurrence) -> Html:
    """Return one occurrence of a line end, or of blanks, on one line: the words are the same in both texts."""
    went = [element("del", visible(group.before))] if group.before else []
    came = [element("ins", visible(group.after))] if group.after else []
    parts = [_within(occurrence.clean, join([*went, *came], "→")), _where(here, report, occurrence)]
    return element("p", join(parts, " "), "fz-place")


def _within(context: tuple[str, str], middle: Html) -> Html:
    left, right = context
    return join([visible(left), middle, visible(right)])


def phrase(group: EqualEdits, occurrence: Occurrence) -> str:
    """Return the new text with the words next to it, to be marked in the passage; nothing for gap marks."""
    left, right = occurrence.clean
    found = f"{WORDS_BEFORE.findall(left)[0]}{group.after}{WORDS_AFTER.findall(right)[0]}"
    return found if group.after and "\n" not in found and not GAP_SHOWN.search(found) else ""


def _where(here: str, report: Report, occurrence: Occurrence, words: str = "") -> Html:
    """Return the place: the line of the source, and the passage of the published text with words marked."""
    line = text(f"第{occurrence.line}行")
    if not occurrence.passage:
        return element("small", line)
    page = addresses.site_link(here, addresses.home_file(report))
    query = f"?q={quote(words, safe='')}" if words else ""
    return element("small", join([line, anchor(text("正文"), f"{page}{query}#{occurrence.passage}")], " "))


def _nothing() -> Html:
    return element("i", text("（无）"), "fz-none")


def _block(name: str, parts: Iterable[Html]) -> Html:
    inner = "\n".join(parts)
    return Html(Md(f'<div class="{name}">\n{inner}\n</div>'))
