"""Former ids on the page of a report: where a link lands whose passage is no passage any more."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from generator.output.markdown import element, text
from generator.output.pages import blocks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.output.markdown import Html
    from generator.reading.model import Former, Report

GONE = "此段已不在正文中"
"""What a reader is told who follows a link to text that is gone. The note is shown to nobody else."""


class FormerBlocks(NamedTuple):
    """Blocks of former ids by the passage that they lead to: before it those of text in it, after it notes."""

    before: Mapping[str, Sequence[Html]]
    after: Mapping[str, Sequence[Html]]


def former_blocks(report: Report) -> FormerBlocks:
    """Return the blocks of the former ids of a report."""
    before: dict[str, list[Html]] = defaultdict(list)
    after: dict[str, list[Html]] = defaultdict(list)
    for one in report.former:
        (after if one.since else before)[one.to].append(_block(one))
    return FormerBlocks(before, after)


def _block(former: Former) -> Html:
    """Return the place of an id: empty where its text is in the passage before, else a note on what was there."""
    if not former.since:
        return element("div", text(""), "fz-former", anchor_id=former.id)
    words = element("p", text(f"{GONE}：“{former.shown}”（{blocks.day_of(former.since)}起）。"))
    return element("div", words, "fz-former fz-gone", anchor_id=former.id)
