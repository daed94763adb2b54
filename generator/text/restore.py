"""Restore: the way of a text from its bytes to clean text, stage by stage, with the ledger of every change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.text.blanks import tidy_blanks
from generator.text.boilerplate import strip_boilerplate
from generator.text.byteshift import repair_byteshift
from generator.text.characters import restore_characters
from generator.text.decode import decode
from generator.text.gaps import mark_gaps
from generator.text.glosses import strip_glosses
from generator.text.ledger import Origins, Tracked
from generator.text.lines import join_lines
from generator.text.model import Outcome, Restored, Suspect
from generator.text.noise import strip_noise
from generator.text.punctuation import restore_punctuation
from generator.text.script import restore_script
from generator.text.width import narrow_digits, widen_brackets, widen_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.knowledge import Knowledge

    Stage = Callable[[str, Knowledge], Outcome]

STAGES: Final[Sequence[Stage]] = (
    repair_byteshift,
    restore_characters,
    strip_noise,
    strip_glosses,
    restore_script,
    narrow_digits,
    widen_brackets,
    widen_marks,
    restore_punctuation,
    strip_boilerplate,
    mark_gaps,
)
"""The stages in order: later rules are written once, against simplified full-width text. Line joins and blanks
follow, which look at the source too."""

ROUNDS: Final = 6
"""The stages are repeated until they change nothing, so that cleaning clean text changes nothing.

The second round of most texts changes nothing; what needs a third was never seen, more is a hostile text.
"""


def restore(data: bytes, knowledge: Knowledge) -> Restored:
    """Return the clean text of a source with its ledger; what is no text is a SourceError."""
    encoding, source = decode(data)
    return restore_text(source, knowledge, encoding)


def restore_text(source: str, knowledge: Knowledge, encoding: str = "utf-8") -> Restored:
    """Return the clean text of a decoded source with its ledger, what removed lines told, and suspects."""
    tracked = Tracked.of(source)
    metadata: dict[tuple[str, str], None] = {}
    suspects: list[Suspect] = []
    for _ in range(ROUNDS):
        before = tracked.text
        suspects.clear()
        for stage in STAGES:
            outcome = stage(tracked.text, knowledge)
            suspects += _in_source(outcome.suspects, tracked)
            metadata.update(dict.fromkeys(outcome.metadata))
            tracked = tracked.apply(outcome.changes)
        tracked = tracked.apply(join_lines(tracked))
        tracked = tracked.apply(tidy_blanks(tracked.text))
        if tracked.text == before:
            break
    return Restored(encoding, tracked, tuple(metadata), tuple(suspects))


def _in_source(suspects: Sequence[Suspect], tracked: Tracked) -> list[Suspect]:
    """Return suspects with their offsets in the source."""
    if not suspects:
        return []
    behind = Origins(tracked.edits).behind
    return [Suspect(behind(s.start), behind(s.end), s.problem, s.remedy) for s in suspects]
