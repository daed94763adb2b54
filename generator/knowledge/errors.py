"""Errors and findings that name the place, the problem and the remedy."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import total_ordering
from typing import TYPE_CHECKING

from generator.knowledge.findings.codes import GENERATOR_FAULTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.knowledge.findings.codes import Argument, Code, Message


@total_ordering
@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at; it never stops the rest of a build.

    `file` is the source relative to the seeds folder, `line` its one-based line, None where the finding is about
    the file as a whole or gives its place otherwise. `Knowledge.messages` has the words for the message. Findings
    are sorted by file, line, code and arguments.
    """

    message: Message
    file: str
    line: int | None = None

    @property
    def code(self) -> Code:
        """Return the kind of finding."""
        return self.message.code

    @property
    def arguments(self) -> dict[str, Argument]:
        """Return the arguments of the message, in the order of the code's fields."""
        return dict(self.message.arguments)

    def __lt__(self, other: Finding) -> bool:
        """Whether this finding is listed before another."""
        return self._rank() < other._rank()

    def _rank(self) -> tuple[bool, str, int, str, tuple[tuple[str, Argument], ...]]:
        """Return the sort key; findings of one code have arguments for the same fields, so that they compare."""
        about_source = self.code not in GENERATOR_FAULTS
        return about_source, self.file, self.line or 0, self.code.id, self.message.arguments


class FangzhiError(Exception):
    """Wrong use or unreadable input: where it is, what is wrong, what to do.

    The three parts are the exception's arguments, so that it can be pickled out of a worker process.
    """

    def __init__(self, place: str, problem: str, remedy: str) -> None:
        """Keep the three parts; the message is made when it is asked for."""
        super().__init__(place, problem, remedy)
        self.place = place
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        """Return one line: place, problem, remedy."""
        return f"{self.place}: {self.problem}; {self.remedy}"


class KnowledgeError(FangzhiError):
    """A mistake in a file of rules, themes or places, or in a manifest."""


class MistakesError(KnowledgeError):
    """Several mistakes at once, so that they can be corrected in one go; the message has a line for each."""

    def __init__(self, *errors: KnowledgeError) -> None:
        """Keep the mistakes, at least one; they are the arguments, so that this can be pickled as well."""
        super().__init__(errors[0].place, errors[0].problem, errors[0].remedy)
        self.args = errors
        self.errors = errors

    def __str__(self) -> str:
        """Return how many there are, and a line for each."""
        return "\n".join([f"{len(self.errors)} mistakes", *map(str, self.errors)])


def raise_all(errors: Iterable[KnowledgeError]) -> None:
    """Raise what is wrong, if anything: a single mistake as it is, several as one error that lists them."""
    found = tuple(errors)
    if len(found) == 1:
        raise found[0]
    if found:
        raise MistakesError(*found)


class SourceError(Exception):
    """A source cannot be read as text; the only argument is the message of the finding that is made from it."""

    def __init__(self, message: Message) -> None:
        """Keep the message; the caller that catches the error makes a finding of it."""
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        """Return code and arguments, for a traceback; people see the words of the table."""
        return " ".join([self.message.code.id, *(f"{name}={value}" for name, value in self.message.arguments)])


def nearest(name: str, known: Iterable[str], otherwise: str, *, like: float = 0.6, form: str = "{}") -> str:
    """Return a remedy that suggests the known name nearest to an unknown one, or another remedy if none is near.

    `like` is how like the two must be (0 to 1, `difflib`); `form` is how the name is written where it is used.
    """
    found = get_close_matches(name, tuple(known), n=1, cutoff=like)
    return f"did you mean '{form.format(found[0])}'?" if found else otherwise
