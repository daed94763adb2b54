"""Findings as lines: one for each group at the end of a build, with its findings below it in the work list."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Final

from generator.commands.exit_code import still_open
from generator.corpus.findings.groups import grouped
from generator.knowledge.findings.messages import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.corpus.findings.groups import Group
    from generator.corpus.findings.work_list import Item
    from generator.knowledge.findings.messages import Messages

SHOWN: Final = 20
"""The most lines on findings at the end of a build; `fangzhi findings` has all of them."""
FILES: Final = 3
"""The number of files named for a group."""
LONGEST: Final = 60
"""The most characters shown of what only one finding of a group says."""


def print_groups(items: Sequence[Item], messages: Messages) -> None:
    """Print the groups of open findings that matter most on standard error, a line each."""
    for line in group_lines(items, messages):
        print(line, file=sys.stderr)


def group_lines(items: Sequence[Item], messages: Messages) -> list[str]:
    """Return the groups of open findings that matter most, a line each."""
    groups = grouped([item for item in items if item.accepted is None], messages)
    lines = [line_of(group, messages) for group in groups[:SHOWN]]
    if len(groups) > SHOWN:
        lines[-1:] = [f"… and {len(groups) - SHOWN + 1} more kinds of findings"]
    return lines


def found(items: Sequence[Item], new: Collection[str], messages: Messages, docs: Path) -> str:
    """Return what a build found, with the command that lists it."""
    where = "" if docs.as_posix() == "docs" else f" --docs {docs}"
    return summary(items, new, messages) + (f": fangzhi findings{where}" if items else "")


def summary(items: Sequence[Item], new: Collection[str], messages: Messages) -> str:
    """Return how many findings are open, by severity, how many of them are new, how many others are accepted."""
    found = still_open(items)
    accepted = f"{len(items) - len(found)} accepted" if len(found) < len(items) else ""
    if not found:
        return f"no findings ({accepted})" if accepted else "no findings"
    counts = Counter(messages.severity(finding) for finding in found)
    by_severity = ", ".join(counted(counts[name], name) for name in SEVERITIES.values() if counts[name])
    fresh = sum(item.id in new for item in items if item.accepted is None)
    parts = (by_severity, f"{fresh} new" if fresh else "", accepted)
    return f"{counted(len(found), 'finding')} ({'; '.join(part for part in parts if part)})"


def counted(number: int, what: str) -> str:
    """Return a number with its noun."""
    if number == 1:
        return f"1 {what}"
    return f"{number} {what.removesuffix('y')}ies" if what.endswith("y") else f"{number} {what}s"


def line_of(group: Group, messages: Messages) -> str:
    """Return a group in one line: severity, file, problem, remedy."""
    return f"{group.severity}: {_where(group, messages)}: {words_of(group, messages)}"


def words_of(group: Group, messages: Messages) -> str:
    """Return problem and remedy of a group, with the line of the source that all its findings are about."""
    words = messages.english(group.finding)
    quote = f" (“{group.quote}”)" if group.quote else ""
    return f"{words.problem}{quote}; {words.remedy}"


def place_of(item: Item, messages: Messages) -> str:
    """Return file and place of a finding."""
    place = messages.english(item.finding).place
    return f"{item.finding.file} ({place})" if place else item.finding.file


def listed(group: Group, messages: Messages, most: int | None) -> Iterator[str]:
    """Yield the findings of a group, one in a line: id, file and place, and what only it says."""
    shown, shared = group.items[:most], group.finding.arguments
    for item in shown:
        own = [str(value)[:LONGEST] for name, value in item.finding.arguments.items() if shared[name] != value]
        said = any(item.quote in str(value) for value in item.finding.arguments.values())
        own += [item.quote] if item.quote and not said and not group.quote else []
        reason = f"accepted: {item.accepted}" if item.accepted is not None else ""
        parts = ("", item.id, place_of(item, messages), "; ".join(own), reason)
        yield "  ".join(part for number, part in enumerate(parts) if part or not number)
    if len(shown) < len(group.items):
        yield f"  … and {len(group.items) - len(shown)} more"


def _where(group: Group, messages: Messages) -> str:
    if len(group.items) == 1:
        return place_of(group.items[0], messages)
    files = list(dict.fromkeys(item.finding.file for item in group.items))
    named = ", ".join(files[:FILES]) + (" …" if len(files) > FILES else "")
    return f"{len(group.items)} × {named}"


def by_group(groups: Iterable[Group], messages: Messages, most: int | None) -> Iterator[str]:
    """Yield the lines of a work list: each group with its number, and its findings below it."""
    for group in groups:
        code = group.finding.code.id
        times = f" × {len(group.items)}" if len(group.items) > 1 else ""
        yield f"{group.severity} {code}{times}: {words_of(group, messages)}"
        yield from listed(group, messages, most)
