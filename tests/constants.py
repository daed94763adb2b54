"""The numbers that modules give names to, and whether they are explained."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

Assignment = ast.Assign | ast.AnnAssign


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, or a tuple of numbers, that a module gives a name to, and whether it is explained.

    The explanation is the text after it, which may cover several consecutive ones, or a comment on its line.
    """

    path: Path
    name: str
    value: str
    line: int
    is_explained: bool


def constants(path: Path) -> Iterator[Constant]:
    """Yield the numeric constants of a module in their order."""
    source = path.read_text(encoding="utf-8")
    lines = source.split("\n")
    body = ast.parse(source).body
    for n, node in enumerate(body):
        if isinstance(node, Assignment) and node.value is not None and is_number(node.value):
            explained = _has_text(body, n) or "#" in lines[(node.end_lineno or node.lineno) - 1]
            value = ast.get_source_segment(source, node.value) or ""
            yield from (Constant(path, name, value, node.lineno, explained) for name in _names(node))


def is_number(node: ast.expr) -> bool:
    """Return whether an expression is a number, is reckoned from numbers, or is a tuple of such."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, int | float) and not isinstance(node.value, bool)
    if isinstance(node, ast.UnaryOp):
        return is_number(node.operand)
    if isinstance(node, ast.BinOp):
        sides = (node.left, node.right)
        return any(map(is_number, sides)) and all(is_number(side) or isinstance(side, ast.Name) for side in sides)
    return isinstance(node, ast.Tuple) and bool(node.elts) and all(map(is_number, node.elts))


def _names(node: Assignment) -> Iterator[str]:
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        parts = target.elts if isinstance(target, ast.Tuple) else [target]
        yield from (part.id for part in parts if isinstance(part, ast.Name))


def _has_text(body: Sequence[ast.stmt], n: int) -> bool:
    """Return whether a text follows a statement, or the assignments after it with no blank line between."""
    while n + 1 < len(body) and body[n + 1].lineno == (body[n].end_lineno or 0) + 1:
        n += 1
        found = body[n]
        if isinstance(found, ast.Expr):
            return isinstance(found.value, ast.Constant) and isinstance(found.value.value, str)
        if not isinstance(found, Assignment):
            return False
    return False
