"""What a stage of the text layer proposes, and what the layer yields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.knowledge.findings.codes import Message
    from generator.text.ledger import Change, Tracked


@dataclass(frozen=True, slots=True)
class Suspect:
    """Something a stage left alone and a person should look at; offsets are those of the text it was given."""

    start: int
    end: int
    message: Message


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one stage proposes: sorted changes, metadata (field, value) from what it removes, suspects."""

    changes: tuple[Change, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    suspects: tuple[Suspect, ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """A source with its clean text and ledger, and what the stages learned on the way.

    `suspects` here carry offsets in the source. `encoding` is a Python codec name.
    """

    encoding: str
    tracked: Tracked
    metadata: tuple[tuple[str, str], ...]
    suspects: tuple[Suspect, ...]
