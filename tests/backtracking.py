"""Counted work: a backtracking matcher that counts its steps, over the parse tree that `re` itself makes.

It tries what `re` tries, in the same order, without the shortcuts of its C code: the count is the work of a match
in steps, the same on every machine. `costliest` climbs: it changes a line made of a pattern's own atoms at random
and keeps the changes that make matching more costly.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    Next = Callable[[int], bool]
    Node = Callable[["_Run", int, Next], bool]

_parser: Any = re._parser  # type: ignore[attr-defined]  # noqa: SLF001 - the tree is what `re` compiles
_const: Any = re._constants  # type: ignore[attr-defined]  # noqa: SLF001

MODES = ("search", "match", "fullmatch")
MOST = 200_000
"""The most steps that are counted."""

DEEP = 200_000  # Python frames: a repetition takes some for each round


class TooMuchError(Exception):
    """More steps than a caller wants to wait for."""


class _Run:
    """One text being matched, and the steps so far."""

    def __init__(self, text: str, most: int) -> None:
        self.text = text
        self.most = most
        self.steps = 0
        self.groups: dict[int, tuple[int, int]] = {}

    def step(self) -> None:
        self.steps += 1
        if self.steps > self.most:
            raise TooMuchError


@dataclass(frozen=True)
class Counter:
    """A pattern whose matches are counted."""

    tree: Any
    node: Node
    atoms: tuple[str, ...]

    @classmethod
    def of(cls, pattern: re.Pattern[str]) -> Counter:
        """Return the counter of a compiled pattern."""
        tree = _parser.parse(pattern.pattern, pattern.flags)
        return cls(tree, _sequence(tree, pattern.flags), tuple(sorted(set(_atoms(tree)))) or ("a",))

    def steps(self, text: str, mode: str = "search", most: int = MOST) -> int:
        """Return the steps of looking for every match in a text (of one match, if it is anchored)."""
        sys.setrecursionlimit(max(sys.getrecursionlimit(), DEEP))
        run = _Run(text, most)
        try:
            for _ in self._matches(run, mode):
                pass
        except TooMuchError:
            return most
        return run.steps

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of the matches that are not empty, as `re` finds them."""
        return [(start, end) for start, end in self._matches(_Run(text, MOST), "search") if end > start]

    def _matches(self, run: _Run, mode: str) -> Iterator[tuple[int, int]]:
        at = 0
        while at <= len(run.text):
            end = [-1]

            def done(where: int, end: list[int] = end) -> bool:
                end[0] = where
                return mode != "fullmatch" or where == len(run.text)

            run.step()
            found = self.node(run, at, done)
            if found:
                yield at, end[0]
            if mode != "search":
                return
            at = max(end[0], at + 1) if found else at + 1


def _sequence(tree: Any, flags: int) -> Node:  # noqa: ANN401 - the parse tree has no types
    nodes = [_node(op, value, flags) for op, value in tree]

    def go(run: _Run, at: int, then: Next, n: int = 0) -> bool:
        if n == len(nodes):
            return then(at)
        return nodes[n](run, at, lambda here: go(run, here, then, n + 1))

    return go


def _node(op: Any, value: Any, flags: int) -> Node:  # noqa: ANN401, PLR0911 - one line an opcode
    one = _single(op, value, flags)
    if one is not None:
        return _char(one)
    if op is _const.AT:
        return _place(value, flags)
    if op is _const.BRANCH:
        return _branch([_sequence(each, flags) for each in value[1]])
    if op is _const.SUBPATTERN:
        group, add, drop, inner = value
        return _group(group, _sequence(inner, flags & ~drop | add))
    if op in (_const.MAX_REPEAT, _const.MIN_REPEAT, _const.POSSESSIVE_REPEAT):
        least, most, inner = value
        return _repeat(op, least, most, inner, flags)
    if op is _const.ATOMIC_GROUP:
        return _atomic(_sequence(value, flags))
    if op in (_const.ASSERT, _const.ASSERT_NOT):
        direction, inner = value
        return _look(_sequence(inner, flags), inner.getwidth()[0] if direction < 0 else 0, op is _const.ASSERT)
    if op is _const.GROUPREF:
        return _again(value)
    if op is _const.FAILURE:
        return lambda _run, _at, _then: False
    raise NotImplementedError(str(op))


def _single(op: Any, value: Any, flags: int) -> re.Pattern[str] | None:  # noqa: ANN401
    """Return a pattern for a node that is one character."""
    if op not in (_const.LITERAL, _const.NOT_LITERAL, _const.IN, _const.ANY):
        return None
    state = _parser.State()
    state.flags, state.str = flags, ""
    tree = _parser.SubPattern(state, [(op, value)])
    return re.compile(_written(tree), flags & (re.IGNORECASE | re.DOTALL))


def _written(tree: Any) -> str:  # noqa: ANN401
    """Return the source of a node that is one character."""
    ((op, value),) = tree
    if op is _const.ANY:
        return "."
    if op is _const.LITERAL:
        return re.escape(chr(value))
    if op is _const.NOT_LITERAL:
        return f"[^{re.escape(chr(value))}]"
    return f"[{''.join(map(_member, value))}]"


def _member(item: tuple[Any, Any]) -> str:
    op, value = item
    if op is _const.NEGATE:
        return "^"
    if op is _const.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    if op is _const.CATEGORY:
        return CATEGORIES[str(value)]
    return re.escape(chr(value))


CATEGORIES = {
    "CATEGORY_DIGIT": "\\d",
    "CATEGORY_NOT_DIGIT": "\\D",
    "CATEGORY_SPACE": "\\s",
    "CATEGORY_NOT_SPACE": "\\S",
    "CATEGORY_WORD": "\\w",
    "CATEGORY_NOT_WORD": "\\W",
}


def _char(one: re.Pattern[str]) -> Node:
    def go(run: _Run, at: int, then: Next) -> bool:
        run.step()
        return at < len(run.text) and one.match(run.text[at]) is not None and then(at + 1)

    return go


def _place(value: Any, flags: int) -> Node:  # noqa: ANN401
    lines = bool(flags & re.MULTILINE)
    ends: dict[Any, Callable[[str, int], bool]] = {
        _const.AT_BEGINNING: lambda text, at: at == 0 or (lines and text[at - 1] == "\n"),
        _const.AT_BEGINNING_STRING: lambda _, at: at == 0,
        _const.AT_END: lambda text, at: text[at:] in ("", "\n") or (lines and text[at] == "\n"),
        _const.AT_END_STRING: lambda text, at: at == len(text),
        _const.AT_BOUNDARY: lambda text, at: _word(text, at - 1) != _word(text, at),
        _const.AT_NON_BOUNDARY: lambda text, at: _word(text, at - 1) == _word(text, at),
    }

    def go(run: _Run, at: int, then: Next) -> bool:
        run.step()
        return ends[value](run.text, at) and then(at)

    return go


def _word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and re.match("\\w", text[at]) is not None


def _branch(choices: list[Node]) -> Node:
    def go(run: _Run, at: int, then: Next) -> bool:
        run.step()
        return any(choice(run, at, then) for choice in choices)

    return go


def _group(number: int | None, inner: Node) -> Node:
    if number is None:
        return inner

    def go(run: _Run, at: int, then: Next) -> bool:
        def close(here: int) -> bool:
            before = run.groups.get(number)
            run.groups[number] = (at, here)
            if then(here):
                return True
            if before is None:
                del run.groups[number]
            else:
                run.groups[number] = before
            return False

        return inner(run, at, close)

    return go


def _again(number: int) -> Node:
    def go(run: _Run, at: int, then: Next) -> bool:
        start, end = run.groups.get(number, (0, -1))
        run.step()
        return end >= start and run.text.startswith(run.text[start:end], at) and then(at + end - start)

    return go


def _atomic(inner: Node) -> Node:
    def go(run: _Run, at: int, then: Next) -> bool:
        ends: list[int] = []

        def first(here: int) -> bool:
            ends.append(here)
            return True

        return inner(run, at, first) and then(ends[0])

    return go


def _look(inner: Node, back: int, wanted: bool) -> Node:  # noqa: FBT001
    def go(run: _Run, at: int, then: Next) -> bool:
        run.step()
        found = at >= back and inner(run, at - back, lambda _: True)
        return found == wanted and then(at)

    return go


def _repeat(op: Any, least: int, most: int, tree: Any, flags: int) -> Node:  # noqa: ANN401
    if op is _const.POSSESSIVE_REPEAT:
        return _atomic(_repeat(_const.MAX_REPEAT, least, most, tree, flags))
    one = _single(tree[0][0], tree[0][1], flags) if len(tree) == 1 else None
    if one is not None:
        return _repeat_char(one, least, most, lazy=op is _const.MIN_REPEAT)
    return _repeat_node(_sequence(tree, flags), least, most, lazy=op is _const.MIN_REPEAT)


def _repeat_char(one: re.Pattern[str], least: int, most: int, *, lazy: bool) -> Node:
    def go(run: _Run, at: int, then: Next) -> bool:
        end = at
        while end < len(run.text) and end - at < most and one.match(run.text[end]):
            run.step()
            end += 1
            if lazy and end - at >= least and then(end):
                return True
        if lazy:
            return least == 0 and then(at)
        for here in range(end, at + least - 1, -1):
            run.step()
            if then(here):
                return True
        return False

    return go


def _repeat_node(inner: Node, least: int, most: int, *, lazy: bool) -> Node:
    def go(run: _Run, at: int, then: Next, count: int = 0, last: int = -1) -> bool:
        run.step()

        def more() -> bool:
            fresh = at != last or count < least
            return count < most and fresh and inner(run, at, lambda here: go(run, here, then, count + 1, at))

        if count < least:
            return more()
        return (then(at) or more()) if lazy else (more() or then(at))

    return go


def _atoms(tree: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield a character for each literal and each member of a class in a parse tree."""
    for op, value in tree:
        if op in (_const.LITERAL, _const.NOT_LITERAL):
            yield chr(value)
        elif op is _const.IN:
            yield from _members(value)
        elif op is _const.BRANCH:
            for each in value[1]:
                yield from _atoms(each)
        elif op is _const.ANY:
            yield "z"
        elif isinstance(value, (tuple, list)) or hasattr(value, "data"):
            inner = value if hasattr(value, "data") else value[-1]
            yield from _atoms(inner) if hasattr(inner, "data") else ()


FEW = 3
MOST_ATOMS = 40
HOPELESS = 300
"""Steps per character from which on a line is costly enough."""


def _members(items: list[tuple[Any, Any]]) -> Iterator[str]:
    """Yield the first members of a class; for one that excludes, a letter too."""
    for op, value in items[:FEW]:
        if op is _const.RANGE:
            yield chr(value[0])
        elif op is _const.LITERAL:
            yield chr(value)
        elif op is _const.CATEGORY:
            yield {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " "}.get(str(value), "z")
        else:
            yield "z"


def costliest(counter: Counter, mode: str, rng: Random, size: int, tries: int) -> str:
    """Return the line of `size` characters that took the most steps of those that were tried."""
    lines = [atom * size for atom in counter.atoms[:MOST_ATOMS]]
    for _ in range(size):
        drawn = _drawn(counter.tree, rng)
        at = rng.randrange(len(drawn) + 1)
        part = drawn[at : rng.randint(at, len(drawn))]
        lines += (_sized(drawn, size), (drawn * size)[:size] or "a" * size, (part * size)[:size] or "a" * size)
    best, most = "", -1
    for n in range(len(lines) + tries):
        line = lines[n] if n < len(lines) else _sized(_changed(best, counter.atoms, rng), size)
        steps = counter.steps(line, mode, size * HOPELESS)
        if steps >= most:
            best, most = line, steps
    return best


def _sized(line: str, size: int) -> str:
    """Return a line cut to a size, or with its last character again and again."""
    return (line or "a")[:size] + (line or "a")[-1] * (size - len(line or "a"))


def _drawn(tree: Any, rng: Random) -> str:  # noqa: ANN401
    """Return a text that a parse tree matches, but for what is around it."""
    return "".join(_drawn_node(op, value, rng) for op, value in tree)


def _drawn_node(op: Any, value: Any, rng: Random) -> str:  # noqa: ANN401, PLR0911 - one line an opcode
    if op is _const.LITERAL:
        return chr(value)
    if op is _const.IN:
        return rng.choice(list(_members(value)))
    if op in (_const.ANY, _const.NOT_LITERAL):
        return "z"
    if op is _const.BRANCH:
        return _drawn(rng.choice(value[1]), rng)
    if op is _const.SUBPATTERN:
        return _drawn(value[3], rng)
    if op is _const.ATOMIC_GROUP:
        return _drawn(value, rng)
    if op in (_const.MAX_REPEAT, _const.MIN_REPEAT, _const.POSSESSIVE_REPEAT):
        return "".join(_drawn(value[2], rng) for _ in range(rng.randint(value[0], min(value[1], value[0] + 6))))
    return ""


def _changed(line: str, atoms: tuple[str, ...], rng: Random) -> str:
    """Return a line with a stretch of it changed: another atom, the same again, none."""
    at = rng.randrange(len(line) + 1)
    to = min(len(line), at + rng.randint(0, 6))
    put = rng.choice((rng.choice(atoms), rng.choice(atoms) * rng.randint(2, 12), line[at:to] * rng.randint(0, 3)))
    return (line[:at] + put + line[to:]) or atoms[0]


def growth(counter: Counter, mode: str, line: str, times: int) -> float:
    """Return by how much more the steps of a line grow than it does, from a longer line to one longer still.

    A line is made so many times longer by repeating it, each of its characters, or one alone: 1.0 is linear work,
    `times` work that grows with the square of the length, or that is too much to count.
    """
    worst = 0.0
    for once, twice in zip(_longer(line, times), _longer(line, times * times), strict=True):
        steps = counter.steps(once, mode), counter.steps(twice, mode)
        worst = max(worst, times if steps[1] >= MOST else steps[1] / steps[0] * len(once) / len(twice))
    return worst


def _longer(line: str, times: int) -> list[str]:
    """Return a line made so many times longer in several ways."""
    places = range(0, len(line), max(1, len(line) // 10))
    one = [line[:at] + line[at] * (len(line) * (times - 1)) + line[at:] for at in places]
    return [line * times, "".join(char * times for char in line), *one]
