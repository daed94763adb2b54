"""Errors and findings that name the place, the problem and the remedy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something a person should look at; it never stops the rest of a build.

    `file` is the source relative to the seeds folder, `place` says where in it (a line, an offset, "").
    """

    file: str
    place: str
    problem: str
    remedy: str


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
    """A file of rules, themes, places or a manifest is not what it must be."""


class SourceError(FangzhiError):
    """A source cannot be read as text."""
