"""Restore: from source text to clean text, stage by stage, with the ledger of every change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.text.encodings.misread import refuse_misread
from generator.text.ledger import Origins
from generator.text.model import Restored, Suspect
from generator.text.stages import STAGES
from generator.text.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge import Knowledge
    from generator.text.ledger import Tracked
    from generator.text.model import TextStage

ROUNDS: Final = 6
"""The stages are repeated until they change nothing, so that cleaning clean text changes nothing.

The second round of most texts changes nothing; no real text has needed a third, and more means a hostile text.
"""


class _Restoration:
    """The restoration of one text: its current state, the reports of the stages, and the settled lines."""

    def __init__(self, source: str, knowledge: Knowledge) -> None:
        self.view = View.of(source)
        self.metadata: dict[tuple[str, str], None] = {}
        self.suspects: dict[str, list[Suspect]] = {}  # by stage: those of its last run
        self._knowledge = knowledge
        self._begun: frozenset[str] | None = None  # the lines at the start of the round before
        self._settled: frozenset[str] = frozenset()  # lines that went through a whole round unchanged
        self._left: dict[object, str] = {}  # the text that a stage of scope `layout` left
        self._new: View | None = None  # the lines that are not settled

    def go_round(self) -> bool:
        """Take the text through all stages with new input; return whether it has changed."""
        start = self.view
        for stage in STAGES:
            if self._has_work(stage):
                self._take(stage)
        self._begun = start.lines
        self._settled |= start.lines & self.view.lines
        self._new = None
        return self.view.text != start.text

    def _has_work(self, stage: TextStage) -> bool:
        """Whether a stage can change anything; one that looks at each line alone is tried on the new lines."""
        if stage.scope == "layout":
            return self._left.get(stage.run) != self.view.text
        if self._begun is None:
            return True
        if stage.scope == "document":
            return self.view.lines != self._begun
        new = self._new_lines()
        return bool(new.text and stage.run(new, self._knowledge).changes)

    def _new_lines(self) -> View:
        """Return the lines that did not go through a whole round unchanged, as a separate text."""
        if self._new is None:
            self._new = View.of("\n".join(sorted(self.view.lines - self._settled)))
        return self._new

    def _take(self, stage: TextStage) -> None:
        before = self.view
        outcome = stage.run(before, self._knowledge)
        self.suspects[stage.name] = _in_source(outcome.suspects, before.tracked)
        self.metadata.update(dict.fromkeys(outcome.metadata))
        self.view = before.apply(outcome.changes)
        if self.view is not before:
            self._new = None
        if stage.scope == "layout":
            self._left[stage.run] = self.view.text


def restore(source: str, knowledge: Knowledge) -> Restored:
    """Return the clean text of a source text with its ledger.

    Text that was decoded wrongly before it was saved, beyond repair, is a SourceError.
    """
    refuse_misread(source, knowledge.bigrams)
    return restore_text(source, knowledge)


def restore_text(source: str, knowledge: Knowledge) -> Restored:
    """Return the clean text of any text with its ledger, the metadata of removed lines, and suspects."""
    restoration = _Restoration(source, knowledge)
    for _ in range(ROUNDS):
        if not restoration.go_round():
            break
    suspects = tuple(suspect for found in restoration.suspects.values() for suspect in found)
    return Restored(restoration.view.tracked, tuple(restoration.metadata), suspects)


def _in_source(suspects: Sequence[Suspect], tracked: Tracked) -> list[Suspect]:
    """Return suspects with their offsets in the source."""
    if not suspects:
        return []
    after = Origins(tracked.edits).after
    return [Suspect(after(s.start), after(s.end), s.message) for s in suspects]
