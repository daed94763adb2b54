"""Restore: the way of a text from its bytes to clean text, stage by stage, with the ledger of every change."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.text.blanks import tidy_blanks, tidy_lines
from generator.text.boilerplate import strip_boilerplate
from generator.text.byteshift import repair_byteshift
from generator.text.characters import restore_characters
from generator.text.decode import decode
from generator.text.gaps import mark_gaps
from generator.text.glosses import strip_glosses
from generator.text.ledger import Origins, Tracked
from generator.text.lines import join_lines
from generator.text.model import Outcome, Restored, Suspect
from generator.text.mojibake import restore_mojibake
from generator.text.noise import strip_noise
from generator.text.punctuation import restore_founder_marks, restore_punctuation
from generator.text.script import restore_script
from generator.text.width import narrow_digits, widen_brackets, widen_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.knowledge import Knowledge

    Stage = Callable[[str, Knowledge], Outcome]

STAGES: Final[Sequence[Stage]] = (
    restore_mojibake,
    repair_byteshift,
    restore_characters,
    tidy_lines,
    strip_noise,
    strip_glosses,
    restore_script,
    narrow_digits,
    widen_brackets,
    widen_marks,
    restore_founder_marks,
    restore_punctuation,
    strip_boilerplate,
    mark_gaps,
    tidy_lines,
    tidy_blanks,
)
"""The stages in order: later rules are written once, against simplified full-width text, a paragraph a line.
Line joins follow, which look at the source too.
"""

BY_LINE: Final = frozenset((restore_punctuation, strip_boilerplate, mark_gaps, tidy_blanks))
"""Stages whose rules see one line at a time: lines they have left alone they need not see again."""

ROUNDS: Final = 6
"""The stages are repeated until they change nothing, so that cleaning clean text changes nothing.

The second round of most texts changes nothing; what needs a third was never seen, more is a hostile text.
"""


class _Way:
    """A text on its way through the stages, and what they tell of it."""

    def __init__(self, source: str, knowledge: Knowledge) -> None:
        self.tracked = Tracked.of(source)
        self.metadata: dict[tuple[str, str], None] = {}
        self.suspects: dict[Stage, list[Suspect]] = {}
        self._knowledge = knowledge
        self._known: dict[Stage, frozenset[str]] = {}

    def take(self, stage: Stage) -> None:
        """Take the text through a stage, unless the stage has seen all of its lines."""
        before = self.tracked
        if stage in BY_LINE and _lines(before.text) <= self._known.get(stage, frozenset()):
            return
        outcome = stage(before.text, self._knowledge)
        self.suspects[stage] = _in_source(outcome.suspects, before)
        self.metadata.update(dict.fromkeys(outcome.metadata))
        self.tracked = before.apply(outcome.changes)
        if stage in BY_LINE:
            self._known[stage] = _lines(before.text) & _lines(self.tracked.text)


@lru_cache(maxsize=2)
def _lines(text: str) -> frozenset[str]:
    return frozenset(text.split("\n"))


def restore(data: bytes, knowledge: Knowledge) -> Restored:
    """Return the clean text of a source with its ledger; what is no text is a SourceError."""
    encoding, source = decode(data)
    return restore_text(source, knowledge, encoding)


def restore_text(source: str, knowledge: Knowledge, encoding: str = "utf-8") -> Restored:
    """Return the clean text of a decoded source with its ledger, what removed lines told, and suspects."""
    way = _Way(source, knowledge)
    joined: str | None = None  # the text that the last join of lines left
    for _ in range(ROUNDS):
        for stage in STAGES:
            way.take(stage)
        if way.tracked.text == joined:
            break
        way.tracked = way.tracked.apply(join_lines(way.tracked))
        joined = way.tracked.text
    suspects = tuple(suspect for found in way.suspects.values() for suspect in found)
    return Restored(encoding, way.tracked, tuple(way.metadata), suspects)


def _in_source(suspects: Sequence[Suspect], tracked: Tracked) -> list[Suspect]:
    """Return suspects with their offsets in the source."""
    if not suspects:
        return []
    behind = Origins(tracked.edits).behind
    return [Suspect(behind(s.start), behind(s.end), s.problem, s.remedy) for s in suspects]
