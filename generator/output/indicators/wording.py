"""A figure in the few words of a cell: its number as the text writes it, with the words of degree and effort."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.output.indicators.collect import Cited
    from generator.reading.indicators.model import Figure

NUMBER: Final = re.compile(r"[0-9]+(?:[.\N{MIDDLE DOT}][0-9]+)?")
COMPARED: Final = re.compile("(?:略|明显|适度)?(?:快于|高于|低于|不低于|不高于|[与和同跟])[^与和同跟]*$")
"""How something is compared with what follows: the last such words before it."""
BEFORE: Final = frozenset(
    ("力争", "争取", "确保", "预计", "突破", "超过", "超", "不低于", "不少于", "不超过", "近", "约")
)
"""Words that stand before a number: for one in Chinese characters, and where they stand before the quote."""
LONGEST: Final = 16
"""The most characters of words in a cell: two lines of a narrow column. The sentence has all."""
CUT: Final = "\N{HORIZONTAL ELLIPSIS}"
POINTS: Final = "百分点"


def wording(cited: Cited) -> str:
    """Return a figure in few words: 5%左右, 4.5%—5%, 力争8%, 降3%左右, 与经济增长同步, “稳量提质”."""
    figure = cited.figure
    if figure.value is None:
        return _words(figure, cited.quote)
    written = _written(figure, cited.quote)
    return written or _composed(figure)


def _words(figure: Figure, quote: str) -> str:
    if figure.relative_to and not figure.worded:
        return _short(_compared(figure.relative_to, quote))
    return f"“{_short(figure.worded or quote)}”"


def _compared(other: str, quote: str) -> str:
    at = quote.rfind(other)
    found = COMPARED.search(quote, 0, at) if at > 0 else None
    return quote[found.start() :] if found else quote


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + CUT


def _written(figure: Figure, quote: str) -> str:
    """Return the number as it stands in the quote; nothing if it is not written in digits."""
    ends = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    found = [_place(abs(end), quote) for end in ends if end is not None]
    places = [place for place in found if place]
    if len(places) < len(found):
        return ""
    start, end = min(place[0] for place in places), max(place[1] for place in places)
    behind = quote[end:].removeprefix(figure.unit)
    number = _sign(figure, quote[:start]) + quote[start:end] + figure.unit
    is_before = BEFORE.union(word for word in figure.tone if word in quote[:start])
    return _toned(number, figure, lambda word: word in is_before and not behind.startswith(word))


def _place(value: float, quote: str) -> tuple[int, int] | None:
    """Return where a number is written in a quote, the last place if there are several."""
    places = (match.span() for match in NUMBER.finditer(quote) if _read(match[0]) == value)
    return max(places, default=None)


def _read(number: str) -> float:
    return float(number.replace("\N{MIDDLE DOT}", "."))


def _sign(figure: Figure, before: str) -> str:
    """Return what says that a number falls, or by how many points it changes; a cell has no other verb."""
    low = min(figure.value) if isinstance(figure.value, tuple) else figure.value or 0.0
    if before.endswith("第"):
        return "第"
    if low < 0:
        return "降"
    return "升" if figure.measure == "change" and POINTS in figure.unit else ""


def _composed(figure: Figure) -> str:
    ends = figure.value if isinstance(figure.value, tuple) else (figure.value or 0.0,)
    number = "—".join(f"{abs(end):g}{figure.unit}" for end in ends)
    return _toned(_sign(figure, "") + number, figure, BEFORE.__contains__)


def _toned(number: str, figure: Figure, is_before: Callable[[str], bool]) -> str:
    tone = dict.fromkeys(figure.tone)
    before = (word for word in tone if is_before(word))
    after = (word for word in tone if not is_before(word))
    return "".join([*before, number, *after])
