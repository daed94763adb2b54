"""Work that is counted, not timed: a busy machine changes nothing in it, and its bound can be narrow."""

from __future__ import annotations

from cProfile import Profile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def calls(task: Callable[[], object]) -> int:
    """Return how many calls a task makes, of Python functions and of built-in ones.

    What one call does inside a pattern is not counted: `make bench` measures how time grows.
    """
    profile = Profile()
    profile.runcall(task)
    return sum(entry.callcount for entry in profile.getstats())
