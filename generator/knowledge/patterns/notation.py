"""Notation: how a rule writes its pattern, for a whole line or for a part of a text.

A pattern is one text or a list of alternatives, tried in order. A text may be written over several lines (`|-`):
they are joined without their line ends and indents. An alternative for a whole line may give in `with` a pattern
that the line must contain, in `without` one that it must not contain, in `same` the groups that have the same
text. One for a part of a text may be given by what opens and closes it, at most `longest` characters apart, and in
`without` what its line must not contain.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import KnowledgeError
from generator.knowledge.patterns.expressions import PART, Expression, Match, PatternError
from generator.knowledge.patterns.fragments import on_one_line
from generator.knowledge.patterns.groups import sure_groups
from generator.knowledge.yaml_entries import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge.patterns.fragments import Fragments
    from generator.knowledge.yaml_entries import Scalar

LINE_KEYS: Final = ("pattern", "with", "without", "same")
PAIR_KEYS: Final = ("open", "close", "longest")
GUARDED_KEYS: Final = ("pattern", "without")
FARTHEST: Final = 4_000
"""The most characters between opening and closing, where the pair gives no number."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """A pattern for a whole line, with the further conditions on that line.

    Those groups in `same` that take part in a match must have the same text.
    """

    whole: Expression
    present: tuple[Expression, ...] = ()
    absent: tuple[Expression, ...] = ()
    same: tuple[str, ...] = ()

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Return all expressions."""
        return (self.whole, *self.present, *self.absent)

    def fullmatch(self, line: str) -> Match | None:
        """Return the match of a line, or None."""
        found = self.whole.fullmatch(line)
        if found is None:
            return None
        if any(other.is_in(line) for other in self.absent):
            return None
        if len({found.texts[name] for name in self.same if name in found.texts}) > 1:
            return None
        return found if all(other.is_in(line) for other in self.present) else None


@dataclass(frozen=True, slots=True)
class LinePattern:
    """Alternatives for a whole line, tried in order."""

    alternatives: tuple[Alternative, ...]

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Return all expressions."""
        return tuple(one for each in self.alternatives for one in each.expressions)

    def fullmatch(self, line: str) -> Match | None:
        """Return the match of the first alternative that matches, or None."""
        for alternative in self.alternatives:
            if found := alternative.fullmatch(line):
                return found
        return None


@dataclass(frozen=True, slots=True)
class Pair:
    """The opening and the closing of a part of a text, with neither of them in between."""

    opening: Expression
    closing: Expression
    longest: int

    def finditer(self, text: str) -> Iterator[Match]:
        """Yield each part from an opening to the first closing after it."""
        ends = [(found.start, 1, found) for found in self.closing.finditer(text)]
        starts = [(found.start, 0, found) for found in self.opening.finditer(text)] if ends else []
        opened: Match | None = None
        for _, closes, found in sorted((*starts, *ends), key=lambda each: each[:2]):
            if not closes:
                opened = found
            elif opened and found.start >= opened.end:
                if found.start <= opened.end + self.longest:
                    yield Match(opened.start, found.end, {}, {})
                opened = None


@dataclass(frozen=True, slots=True)
class Guarded:
    """A pattern for a part of a text, which counts only in a line that contains none of certain others."""

    whole: Expression
    absent: tuple[Expression, ...]

    def finditer(self, text: str) -> Iterator[Match]:
        """Yield the matches that start in such a line."""
        end, counts = -1, False
        for found in self.whole.finditer(text):
            if found.start > end:  # each line is looked at once
                start = text.rfind("\n", 0, found.start) + 1
                end = text.find("\n", found.start)
                end = len(text) if end < 0 else end
                counts = not any(other.is_in(text[start:end]) for other in self.absent)
            if counts:
                yield found


@dataclass(frozen=True, slots=True)
class SpanPattern:
    """Alternatives for parts of a text, each searched for by itself: matches of several may overlap."""

    alternatives: tuple[Expression | Pair | Guarded, ...]

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Return all expressions."""
        return tuple(one for each in self.alternatives for one in _expressions(each))

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the source whose groups each alternative has; a pair has none."""
        return tuple("" if isinstance(each, Pair) else _expressions(each)[0].source for each in self.alternatives)

    def finditer(self, text: str) -> Iterator[Match]:
        """Yield the matches of each alternative."""
        for alternative in self.alternatives:
            yield from alternative.finditer(text)


def _expressions(each: Expression | Pair | Guarded) -> tuple[Expression, ...]:
    if isinstance(each, Pair):
        return (each.opening, each.closing)
    return (each.whole, *each.absent) if isinstance(each, Guarded) else (each,)


def read_line_pattern(entry: Entry, key: str, fragments: Fragments) -> LinePattern | None:
    """Return the pattern for a whole line of an entry, or None; a mistake is a KnowledgeError with its line."""
    if key not in entry.nodes:
        return None
    found: list[Alternative] = []
    for _, group in groupby(entry.alternatives(key), key=lambda item: isinstance(item, Entry)):
        items = list(group)
        texts = [item for item in items if not isinstance(item, Entry)]
        if texts:
            found.append(Alternative(_expression(texts, fragments)))
        found += (_alternative(item, fragments) for item in items if isinstance(item, Entry))
    return LinePattern(tuple(found))


def read_span_pattern(entry: Entry, key: str, fragments: Fragments) -> SpanPattern | None:
    """Return the pattern for parts of a text of an entry, or None; a mistake is a KnowledgeError with its line."""
    if key not in entry.nodes:
        return None
    return SpanPattern(
        tuple(
            _part(item, fragments) if isinstance(item, Entry) else _expression((item,), fragments)
            for item in entry.alternatives(key)
        )
    )


def read_named_patterns(entry: Entry, key: str, fragments: Fragments) -> dict[str, Expression]:
    """Return the expressions of a mapping by name; empty where the key is missing."""
    named = entry.mapping(key)
    return {name: _expression(named.scalars(name), fragments) for name in named.nodes} if named else {}


def _alternative(item: Entry, fragments: Fragments) -> Alternative:
    item.only(LINE_KEYS)
    if "pattern" not in item.nodes:
        raise KnowledgeError(item.place, "the key 'pattern' is missing", "add 'pattern: …'")
    whole = _expression(item.scalars("pattern"), fragments)
    present, absent = (
        tuple(_expression((each,), fragments) for each in item.scalars(key)) for key in ("with", "without")
    )
    same = item.scalars("same")
    for name in same:
        if name.text not in whole.groups:
            problem = f"the pattern has no group '{name.text}'"
            raise KnowledgeError(name.place, problem, f"groups: {', '.join(whole.groups) or 'none'}")
    return Alternative(whole, present, absent, tuple(name.text for name in same))


def _part(item: Entry, fragments: Fragments) -> Pair | Guarded:
    if "pattern" not in item.nodes:
        return _pair(item.only(PAIR_KEYS), fragments)
    item.only(GUARDED_KEYS)
    absent = tuple(_expression((each,), fragments) for each in item.scalars("without"))
    return Guarded(_expression(item.scalars("pattern"), fragments), absent)


def _pair(item: Entry, fragments: Fragments) -> Pair:
    for key in PAIR_KEYS[:2]:
        if key not in item.nodes:
            raise KnowledgeError(item.place, f"the key '{key}' is missing", f"add '{key}: …'")
    opening, closing = (_expression(item.scalars(key), fragments) for key in PAIR_KEYS[:2])
    return Pair(opening, closing, item.number("longest", FARTHEST))


def _expression(written: Sequence[Scalar], fragments: Fragments) -> Expression:
    """Return the alternatives as one expression; an empty one, which matches every text, is a KnowledgeError."""
    for each in written:
        if not each.text:
            raise KnowledgeError(each.place, "a pattern is empty", "write it, or remove its key")
    parts = [(fragments.expand(on_one_line(each), each.place), each.place) for each in written]
    for source, place in parts if len(parts) > 1 else ():
        _compiled(source, place)
    return _compiled("|".join(source for source, _ in parts), parts[0][1])


def _compiled(source: str, place: str) -> Expression:
    try:
        found = Expression(source)
    except PatternError as error:
        remedy = "patterns are those of RE2: for lookaround see 'with', 'without', the group 'part', ^ and $"
        raise KnowledgeError(place, f"not a valid pattern ({error})", remedy) from error
    if PART in found.groups and PART not in sure_groups(source):
        remedy = "make it no option, or write its alternative apart ('- …' in 'span', '- pattern: …' in 'line')"
        raise KnowledgeError(place, f"the pattern has matches without its group '{PART}'", remedy)
    return found
