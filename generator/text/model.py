"""The types of the text layer: a stage, its proposals, and the result of the layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.knowledge import Knowledge
    from generator.knowledge.findings.codes import Message
    from generator.text.ledger import Change, Tracked
    from generator.text.view import View

Run_co = TypeVar("Run_co", covariant=True)

Scope = Literal["line", "document", "layout"]
"""What the result of a stage depends on, which decides when it has work in a later round.

`line`: on each line alone, so that new lines are tried alone. `document`: on which lines there are. `layout`: on
blank lines and blanks around lines as well; such a stage finds nothing to do in its own result.
"""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A place that a stage left alone and a person should look at; offsets are in the text given to the stage."""

    start: int
    end: int
    message: Message


@dataclass(frozen=True, slots=True)
class Outcome:
    """The proposals of one stage: sorted changes, metadata (field, value) from removed text, suspects."""

    changes: tuple[Change, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    suspects: tuple[Suspect, ...] = ()


class After(NamedTuple):
    """A stage that must come before, and why."""

    stage: str
    why: str


@dataclass(frozen=True, slots=True)
class Stage(Generic[Run_co]):
    """One step from source text to clean text.

    `rules` is the file of its rules, without `.yml`; several stages may share one. With `patterns` it runs every
    rule there that has a pattern or a list; the other rules are those that its module declares (`CodeRule`).
    `after` are the stages that must come before.
    """

    name: str
    run: Run_co
    scope: Scope
    rules: str
    patterns: bool = False
    after: tuple[After, ...] = ()


if TYPE_CHECKING:
    TextStage = Stage[Callable[[View, Knowledge], Outcome]]
    """A stage of the text layer: it proposes changes to the text it is given."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A source with its clean text and ledger, the metadata from removed text, and suspects.

    Offsets of `suspects` are in the source.
    """

    tracked: Tracked
    metadata: tuple[tuple[str, str], ...]
    suspects: tuple[Suspect, ...]
