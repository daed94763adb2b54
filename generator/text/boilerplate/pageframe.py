"""The frame of a page: lines that no rule matches, in places where only lines of the site occur.

The site's header is above the path to an article; its footer is below the article, from the first line of the site
(editor, related articles, comments, copyright) after which no sentence follows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.code_rules import CodeRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.patterns.expressions import Expression
    from generator.knowledge.rules import Rule

HEADER: Final = CodeRule("page-header", signs=("arrow", "last-of-path", "not-of-a-site", "site-item"))
FOOTER: Final = CodeRule("page-footer", signs=("organiser", "report-goes-on", "site-speaks", "site-words"))
RULES: Final = (HEADER, FOOTER)

HEAD_SIZE: Final = 6_000
FOOT_SIZE: Final = 12_000
"""The number of characters examined at the two ends of a page."""

LONGEST_FRAME_LINE: Final = 60
"""The most characters in a line of the frame; a longer one is text."""

LONGEST_SPOKEN: Final = 160
"""The most characters of a line in which a site speaks to its readers."""

TEXT: Final = re.compile(
    "[\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH SEMICOLON}\N{FULLWIDTH EXCLAMATION MARK}"
    "\N{FULLWIDTH QUESTION MARK}\N{FULLWIDTH COMMA}]"
)

MENU_LINE: Final = 8
MENU_LINES: Final = 4
"""The most characters in an item of a menu, and the fewest lines of a menu with one item per line."""


class PageLine(NamedTuple):
    """A line of the page and the rule that removes it, if one does."""

    start: int
    end: int
    text: str
    rule: Rule | None

    def has_role(self, role: str) -> bool:
        """Whether the rule that removes it has a role."""
        return self.rule is not None and self.rule.role == role


def header(text: str, removed: Mapping[int, Rule], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Yield the spans of header lines; `removed` has the rule of each removed line by its offset."""
    lines = head_lines(text, removed)
    content = HEADER.sign(knowledge.rules, "not-of-a-site")
    path = max((n for n, line in enumerate(lines) if line.has_role("path")), default=0)
    marked = {n for n in range(path) if not content.is_in(lines[n].text)}
    marked |= set(_arrows(lines, knowledge.rules)) | set(_menus(lines, knowledge.rules))
    yield from ((lines[n].start, lines[n].end) for n in sorted(marked) if lines[n].rule is None)


def footer(text: str, removed: Mapping[int, Rule], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Yield the spans of footer lines; none if the report continues after the site's first line."""
    foot = foot_lines(text, removed, knowledge)
    first = next((n for n, line in enumerate(foot) if line.has_role("footer")), None)
    if first is None:
        return
    left = [line for line in foot[first:] if line.rule is None]
    goes_on = FOOTER.sign(knowledge.rules, "report-goes-on")
    if any(goes_on.is_in(line.text) for line in left):
        return
    organiser = FOOTER.sign(knowledge.rules, "organiser")
    above = [line for line in foot[max(0, first - 2) : first] if not line.rule and organiser.fullmatch(line.text)]
    yield from ((line.start, line.end) for line in (*above, *left))


def head_lines(text: str, removed: Mapping[int, Rule]) -> list[PageLine]:
    """Return the lines of a page before its first sentence; `removed` has the rule of each removed line."""
    return list(_until_text(_from_start(text, removed)))


def foot_lines(text: str, removed: Mapping[int, Rule], knowledge: Knowledge) -> list[PageLine]:
    """Return the lines of a page after its last sentence; none if no text above them is in the part examined.

    Sentences in which a site speaks to its readers are among them.
    """
    speaks = FOOTER.sign(knowledge.rules, "site-speaks")
    lines = list(_until_text(_from_end(text, removed), speaks))[::-1]
    return [] if not lines or lines[0].start <= max(0, len(text) - FOOT_SIZE) else lines


def _from_start(text: str, removed: Mapping[int, Rule]) -> Iterator[PageLine]:
    """Yield the lines at the start of a text that are not empty."""
    start = 0
    while start < min(len(text), HEAD_SIZE):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            yield PageLine(start, end, text[start:end], removed.get(start))
        start = end + 1


def _from_end(text: str, removed: Mapping[int, Rule]) -> Iterator[PageLine]:
    """Yield the lines at the end of a text that are not empty, the last one first."""
    end = len(text)
    while end > max(0, len(text) - FOOT_SIZE):
        start = text.rfind("\n", 0, end) + 1
        if end > start:
            yield PageLine(start, end, text[start:end], removed.get(start))
        end = start - 1


def _until_text(lines: Iterable[PageLine], speaks: Expression | None = None) -> Iterator[PageLine]:
    """Yield lines until one that no rule removes has a sentence or is long; `speaks` are sentences of a site."""
    for line in lines:
        is_site = speaks is not None and len(line.text) <= LONGEST_SPOKEN and speaks.is_in(line.text)
        if line.rule is None and not is_site and (TEXT.search(line.text) or len(line.text) > LONGEST_FRAME_LINE):
            return
        yield line


def _arrows(lines: Sequence[PageLine], rules: Mapping[str, Rule]) -> Iterator[int]:
    """Yield the lines of a path whose parts and arrows are on separate lines."""
    arrow, last, content = (HEADER.sign(rules, name) for name in ("arrow", "last-of-path", "not-of-a-site"))
    arrows = [n for n, line in enumerate(lines) if arrow.fullmatch(line.text)]
    for n in arrows:
        yield n
        if n and not content.is_in(lines[n - 1].text):
            yield n - 1
        below = lines[n + 1].text if n + 1 < len(lines) else ""
        if last.fullmatch(below) or _ends_path(below, lines[n + 2 :], content):
            yield n + 1


def _ends_path(below: str, after: Sequence[PageLine], content: Expression) -> bool:
    """Whether a short line is the last part of a path: it is no title, or the title is further below."""
    if not below or len(below) > MENU_LINE:
        return False
    return not content.is_in(below) or any(below in line.text and below != line.text for line in after)


def _menus(lines: Sequence[PageLine], rules: Mapping[str, Rule]) -> Iterator[int]:
    """Yield the lines of a menu with one item per line, if a rule for menus matches them joined in one line."""
    site_item, content = (HEADER.sign(rules, name) for name in ("site-item", "not-of-a-site"))
    for run in _short_runs(lines, content):
        items = " ".join(lines[n].text for n in run)
        if len(run) >= MENU_LINES and site_item.is_in(items) and _is_menu(items, rules):
            yield from run


def _is_menu(items: str, rules: Mapping[str, Rule]) -> bool:
    return any(rule.line.fullmatch(items) for rule in rules.values() if rule.role == "menu" and rule.line)


def _short_runs(lines: Sequence[PageLine], content: Expression) -> Iterator[list[int]]:
    """Yield the runs of lines as short as items of a menu."""
    run: list[int] = []
    for n, line in enumerate(lines):
        if len(line.text) <= MENU_LINE and not content.is_in(line.text):
            run.append(n)
            continue
        yield run
        run = []
    yield run
