"""Gaps that a source admits: the edits that put a mark where text is missing, and their passages."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, cast

from generator.knowledge.marks import SQUARE
from generator.reading.model import Gap, GapKind
from generator.text.ledger import spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.knowledge.rules import Rule
    from generator.reading.model import Passage
    from generator.text.ledger import Edit

MISSING = re.compile(r"缺(\d+)字")
QUOTED = 40  # characters of the source shown as the reason


def admitted_gaps(edits: Sequence[Edit], passages: Sequence[Passage], rules: Mapping[str, Rule]) -> Iterator[Gap]:
    """Yield a gap for each edit that put a gap mark into the text, in the order of the text.

    A repair may have left a part unreadable: that is a gap too, although the edit belongs to another rule.
    """
    unreadable = next((rule for rule in rules.values() if rule.gap == "unreadable"), None)
    starts = [0, *accumulate(len(passage.text) + 1 for passage in passages)]
    for start, _, edit in spans(edits):
        rule = next((rules[step] for step in edit.steps if rules[step].gap), None)
        if rule is None and unreadable and (unreadable.mark or "") in edit.after:
            rule = unreadable
        if rule is None or not passages:
            continue
        passage = passages[min(bisect_right(starts, start) - 1, len(passages) - 1)]
        source = " ".join(edit.before.split())
        quoted = source if len(source) <= QUOTED else source[:QUOTED] + "…"
        chars = None if rule.figure else _chars(edit.after)
        why = f"底本作“{quoted}”" if quoted else "底本是空白"
        if rule.figure == "lost":  # what an edit of it replaces is near by chance
            why = "底本没有数字"
        yield Gap(cast("GapKind", rule.gap), passage.id, chars, why)


def _chars(mark: str) -> int | None:
    """Return the number of missing characters that a mark states, if it states one."""
    if SQUARE in mark:
        return mark.count(SQUARE)
    stated = MISSING.search(mark)
    return int(stated[1]) if stated else None
