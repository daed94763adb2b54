"""The named groups that take part in every match of a pattern, so that code may read them without a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN: Final = re.compile(
    r"(?P<one>\\.|\[\^?\]?(?:\\.|[^\]\\])*+(?:\]|\\?\Z))"
    r"|\(\?P<(?P<name>\w+)>|(?P<open>\((?:\?(?:[:=!>]|<[=!]|[a-z]+:))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<times>[?*]|\{0(?:,\d*)?\})|.",
    re.DOTALL,
)
"""What the search distinguishes: escapes and classes, the ends of a group, `|`, repetitions that may be none."""


def sure_groups(source: str) -> frozenset[str]:
    """Return the named groups that take part in every match of a pattern, in the syntax of RE2 or of `re`.

    A group in one of several alternatives, or one that may be repeated no times, does not.
    """
    return _alternatives(TOKEN.finditer(source))


def _alternatives(tokens: Iterator[re.Match[str]]) -> frozenset[str]:
    """Return the groups that all alternatives have, up to the end of the group around them."""
    branches: list[list[frozenset[str]]] = [[]]
    for token in tokens:
        if token["close"]:
            break
        if token["bar"]:
            branches.append([])
        elif token["times"] and branches[-1]:
            branches[-1][-1] = frozenset()
        else:
            branches[-1].append(_part(token, tokens))
    return frozenset.intersection(*(frozenset().union(*branch) for branch in branches))


def _part(token: re.Match[str], tokens: Iterator[re.Match[str]]) -> frozenset[str]:
    if token["name"]:
        return _alternatives(tokens) | {token["name"]}
    if token["open"]:
        inner = _alternatives(tokens)
        return frozenset() if token["open"] in {"(?!", "(?<!"} else inner
    return frozenset()
