"""Left: the text of a document that is not taken, counted by what it is."""

from __future__ import annotations

from typing import Final

from generator.sources.model import Left

SAMPLE: Final = 60
"""The most characters that are kept of each kind of text that is left: enough to know it by. A choice."""


class LeftOut:
    """Collects what is left; the kinds are in the order in which they came."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._chars: dict[str, int] = {}
        self._samples: dict[str, str] = {}

    def add(self, what: str, text: str) -> None:
        """Count a text; blank ones are nothing."""
        words = " ".join(text.split())
        if words:
            self._chars[what] = self._chars.get(what, 0) + sum(map(len, text.split()))
            sample = self._samples.get(what, "")
            if len(sample) < SAMPLE:
                self._samples[what] = f"{sample} {words}".strip()[:SAMPLE]

    def all(self) -> tuple[Left, ...]:
        """Return what was left, each kind once."""
        return tuple(Left(what, chars, self._samples[what]) for what, chars in self._chars.items())
