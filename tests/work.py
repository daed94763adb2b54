"""Counted work: a backtracking matcher that counts its steps, over the parse tree that `re` itself makes.

It tries what `re` tries, in the same order, without the shortcuts of its C code: the count is the work of a match in
steps, the same on every machine. `costliest` climbs: it changes a line made of a pattern's own atoms at random and
keeps what makes matching dearer.
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

    node: Node
    atoms: tuple[str, ...]

    @classmethod
    def of(cls, pattern: re.Pattern[str]) -> Counter:
        """Return the counter of a compiled pattern."""
        tree = _parser.parse(pattern.pattern, pattern.flags)
        return cls(_sequence(tree, pattern.flags), tuple(sorted(set(_atoms(tree)))) or ("a",))

    def steps(self, text: str, mode: str = "search", most: int = 1_000_000) -> int:
        """Return the steps of looking for every match in a text (of one match, if it is anchored)."""
        sys.setrecursionlimit(max(sys.getrecursionlimit(), DEEP))
        run = _Run(text, most)
        try:
            self._go(run, mode)
        except TooMuchError:
            return most
        return run.steps

    def _go(self, run: _Run, mode: str) -> None:
        at = 0
        while at <= len(run.text):
            end = [-1]

            def done(where: int, end: list[int] = end) -> bool:
                end[0] = where
                return mode != "fullmatch" or where == len(run.text)

            run.step()
            found = self.node(run, at, done)
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


def _node(op: Any, value: Any, flags: int) -> Node:  # noqa: ANN401, C901, PLR0911, PLR0912 - one line an opcode
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
        return _repeat(op, *value, flags)
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
    ends = {
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
        return inner(run, at, lambda here: not ends.append(here)) and then(ends[0])

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
    one = _single(*tree[0], flags) if len(tree) == 1 else None
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
    """Return the line of about `size` characters that took the most steps of those that were tried."""
    lines = [atom * size for atom in counter.atoms[:40]]
    lines += ["".join(rng.choice(counter.atoms) for _ in range(size)) for _ in range(10)]
    lines += [(a + b) * (size // 2) for a in counter.atoms[:8] for b in counter.atoms[:8]]
    best = max(lines, key=lambda line: counter.steps(line, mode, size * 1_000))
    most = counter.steps(best, mode, size * 1_000)
    for _ in range(tries):
        line = _changed(best, counter.atoms, rng)[: size + size // 2]
        steps = counter.steps(line, mode, size * 1_000)
        if steps * len(best) >= most * len(line):
            best, most = line, steps
    return best


def _changed(line: str, atoms: tuple[str, ...], rng: Random) -> str:
    """Return a line with a stretch of it changed: another atom, the same again, none."""
    at = rng.randrange(len(line) + 1)
    to = min(len(line), at + rng.randint(0, 6))
    put = rng.choice((rng.choice(atoms), rng.choice(atoms) * rng.randint(2, 12), line[at:to] * rng.randint(0, 3)))
    return (line[:at] + put + line[to:]) or atoms[0]


def growth(counter: Counter, mode: str, line: str, times: int) -> float:
    """Return how many times the steps grow when a line is made so many times longer, at the worst."""
    before = max(counter.steps(line, mode), 1)
    longer = [line * times, "".join(char * times for char in line)]
    longer += [_swollen(line, at, times) for at in range(len(line))][:: max(1, len(line) // 8)]
    return max(counter.steps(each, mode) for each in longer) / before


def _swollen(line: str, at: int, times: int) -> str:
    """Return a line as long as it is times over, by one of its characters alone."""
    return line[:at] + line[at] * (len(line) * (times - 1)) + line[at:]
