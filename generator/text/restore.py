"""Restore: the way of a text from its bytes to clean text, stage by stage, with the ledger of every change."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.text.boilerplate.markup import strip_markup
from generator.text.boilerplate.noise import strip_noise
from generator.text.boilerplate.strip import strip_boilerplate
from generator.text.byteshift.repair import repair_byteshift
from generator.text.characters import follow_characters, restore_characters
from generator.text.encodings.decode import decode
from generator.text.encodings.mojibake import restore_mojibake
from generator.text.gaps import mark_gaps
from generator.text.glosses.spoken import restore_spoken
from generator.text.glosses.strip import strip_glosses
from generator.text.ledger import Origins, Tracked
from generator.text.lines.blanks import tidy_blanks, tidy_lines
from generator.text.lines.join import join_lines
from generator.text.marks.punctuation import restore_founder_marks, restore_punctuation
from generator.text.marks.quotes import pair_quotes
from generator.text.marks.width import narrow_digits, widen_brackets, widen_marks
from generator.text.model import Outcome, Restored, Suspect
from generator.text.radicals import restore_radicals
from generator.text.script import restore_script

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.knowledge import Knowledge

    Stage = Callable[[str, Knowledge], Outcome]

STAGES: Final[Sequence[Stage]] = (
    restore_mojibake,
    repair_byteshift,
    restore_characters,
    restore_radicals,
    strip_markup,
    tidy_lines,
    strip_noise,
    strip_glosses,
    restore_spoken,
    restore_script,
    narrow_digits,
    pair_quotes,
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

BY_DOCUMENT: Final = frozenset((strip_noise, strip_glosses, restore_script, pair_quotes))
"""Stages that look at a document as a whole. All others but tidy_lines look at one line at a time."""

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
        self._begun: frozenset[str] = frozenset()  # the lines at the begin of the round before
        self._settled: frozenset[str] = frozenset()  # lines that went through a whole round unchanged
        self._tidy = ""  # the text that tidy_lines left

    def go_round(self) -> None:
        """Take the text through all stages; those that have nothing new to see are left out."""
        begun = _lines(self.tracked.text)
        for stage in STAGES:
            if self._has_work(stage):
                self._take(stage)
        self._begun = begun
        self._settled |= begun & _lines(self.tracked.text)

    def _has_work(self, stage: Stage) -> bool:
        """Whether a stage can change anything: for a stage that looks at lines, the new ones are tried alone."""
        text = self.tracked.text
        if stage is tidy_lines:
            return text != self._tidy
        if not self._begun or stage in BY_DOCUMENT:
            return not self._begun or _lines(text) != self._begun
        new = sorted(_lines(text) - self._settled)
        return bool(new and stage("\n".join(new), self._knowledge).changes)

    def _take(self, stage: Stage) -> None:
        before = self.tracked
        outcome = stage(before.text, self._knowledge)
        self.suspects[stage] = _in_source(outcome.suspects, before)
        self.metadata.update(dict.fromkeys(outcome.metadata))
        self.tracked = before.apply(outcome.changes)
        if outcome.changes:
            follow_characters(before.text, self.tracked.text, outcome.changes)
        if stage is tidy_lines:
            self._tidy = self.tracked.text


@lru_cache(maxsize=2)
def _lines(text: str) -> frozenset[str]:
    """Return the lines of a text without the blanks around them."""
    return frozenset(map(str.strip, text.split("\n")))


def restore(data: bytes, knowledge: Knowledge) -> Restored:
    """Return the clean text of a source with its ledger; what is no text is a SourceError."""
    encoding, source = decode(data)
    return restore_text(source, knowledge, encoding)


def restore_text(source: str, knowledge: Knowledge, encoding: str = "utf-8") -> Restored:
    """Return the clean text of a decoded source with its ledger, what removed lines told, and suspects."""
    way = _Way(source, knowledge)
    joined: str | None = None  # the text that the last join of lines left
    for _ in range(ROUNDS):
        way.go_round()
        if way.tracked.text == joined:
            break
        way.tracked = way.tracked.apply(join_lines(way.tracked, knowledge.document_words))
        joined = way.tracked.text
    suspects = tuple(suspect for found in way.suspects.values() for suspect in found)
    return Restored(encoding, way.tracked, tuple(way.metadata), suspects)


def _in_source(suspects: Sequence[Suspect], tracked: Tracked) -> list[Suspect]:
    """Return suspects with their offsets in the source."""
    if not suspects:
        return []
    behind = Origins(tracked.edits).behind
    return [Suspect(behind(s.start), behind(s.end), s.problem, s.remedy) for s in suspects]
