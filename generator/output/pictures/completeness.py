"""How much of a document there is: the characters that are known to be missing beside those that are kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.output.markdown import element, join, text
from generator.output.pictures.svg import picture, rect

if TYPE_CHECKING:
    from generator.output.markdown import Html
    from generator.reading.model import GapKind, Report

WIDTH: Final = 160
"""The width of a bar, in pixels."""
HEIGHT: Final = 10
"""Its height."""
MISSING: Final = re.compile("\u27e6[^\u27e6\u27e7]*\u27e7")
"""The mark of missing or unreadable text, which is not the document's."""


def kept(report: Report) -> int:
    """Return the number of characters of a report, without marks of missing text; redacted ones count."""
    return sum(len(passage.text) - len("".join(MISSING.findall(passage.text))) for passage in report.passages)


def lost(report: Report, kind: GapKind | None = None) -> int:
    """Return how many characters are known to be missing, of one kind of gap if it is named.

    Redacted ones have a mark each in the text.

    A notice at the end of a text is about the whole of it (全文共8221字，仅显示2756字), so it counts what the same
    publisher left out before as well.
    """
    known = [gap for gap in report.gaps if gap.kind == kind or (kind is None and gap.kind != "redaction")]
    walls = [gap for gap in known if gap.kind == "paywall"]
    closing = [gap for gap in walls if report.passages and gap.passage == report.passages[-1].id and gap.chars]
    return sum(gap.chars or 0 for gap in known if gap not in walls or not closing or gap is closing[-1])


def is_at_least(report: Report) -> bool:
    """Whether more is missing than what `lost` counts: a gap, other than redacted characters, has no number."""
    return any(gap.chars is None for gap in report.gaps if gap.kind != "redaction")


def percent(part: int, whole: int) -> int:
    """Return a share in percent, 0 and 100 only for nothing and all."""
    shown = round(100 * part / whole) if whole else 0
    return min(max(shown, part > 0), 100 if part == whole else 99)


def completeness_words(have: int, lacking: int, *, more: bool = False) -> str:
    """Return what is missing in words (缺5465字，存34%), an empty text if nothing is known to be.

    If `more` is missing, of which nothing says how much, the numbers are bounds (至少缺5465字，至多存34%).
    """
    least, most = ("至少", "至多") if more else ("", "")
    return f"{least}缺{lacking}字，{most}存{percent(have, have + lacking)}%" if lacking else ""


def completeness(have: int, lacking: int, *, more: bool = False) -> Html:
    """Return the bar of a damaged text with its numbers as text, an empty text if no number is known."""
    if not lacking:
        return text("")
    full = round(WIDTH * have / (have + lacking))
    least = "至少" if more else ""
    label = f"全文{least}{have + lacking}字中存{have}字，{least}缺{lacking}字"
    bars = [rect((0, 0, full, HEIGHT), "fz-have"), rect((full, 0, WIDTH - full, HEIGHT), "fz-lack")]
    bar = picture((WIDTH, HEIGHT), label, bars, "fz-bar")
    return element("span", join([bar, text(completeness_words(have, lacking, more=more))], " "), "fz-completeness")


def completeness_line(report: Report) -> Html:
    """Return the bar of a report on a line, nothing if no number is known."""
    bar = completeness(kept(report), lost(report), more=is_at_least(report))
    return element("p", bar) if bar else bar
