"""Shrinking: a build that loses many reports stops, since the cause is nearly always a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import FangzhiError

if TYPE_CHECKING:
    from pathlib import Path

    from generator.corpus.model import Corpus
    from generator.output.data.changes import Changes

MOST_LOST: Final = 0.1
"""The largest share of the published reports that a build may lose unasked: a choice."""

SHOWN: Final = 5
"""The number of lost reports that the message names."""


def shrinking(changes: Changes, corpus: Corpus, docs: Path) -> FangzhiError | None:
    """Return an error for a corpus that has no report, or lacks more than a tenth of those published in docs.

    A report that has another id or file now is not lost.
    """
    if not corpus.reports:
        problem = f"no report is left of {len(corpus.passed)} files"
        return FangzhiError(str(docs), problem, "look at the findings; --allow-shrink publishes an empty site")
    lost, before = changes.removed, changes.before or 0
    if len(lost) > MOST_LOST * before:
        named = ", ".join(lost[:SHOWN]) + (f" and {len(lost) - SHOWN} more" if len(lost) > SHOWN else "")
        return FangzhiError(
            str(docs),
            f"{len(lost)} of {before} published reports would be gone ({named}), and nothing was written",
            "look at the folder of sources, or allow it with --allow-shrink",
        )
    return None
