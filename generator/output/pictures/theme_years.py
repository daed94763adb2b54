"""The themes of a place by year: bars of passages per 10,000 characters, on one scale for all themes and years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output.markdown import Html, Md, details, element, join, table, text
from generator.output.pictures.svg import figure, picture, rect, words

if TYPE_CHECKING:
    from collections.abc import Sequence

TALL: Final = 44
"""The height of the highest bar, in pixels."""
HEAD: Final = 14
FOOT: Final = 16
"""The room above a bar for its number and below it for its year."""
WIDE: Final = 34
NARROW: Final = 13
"""The width of a bar with its gap, with and without room for words."""
FEW: Final = 6
"""The most years whose bars have room for number and year; of more the first and last year are named."""


class YearCount(NamedTuple):
    """The documents of a year: passages of a theme and characters."""

    year: int
    passages: int
    characters: int

    @property
    def share(self) -> float:
        """Return the passages per 10,000 characters."""
        return self.passages * 10_000 / self.characters if self.characters else 0.0


class ThemeYears(NamedTuple):
    """A theme by its name, with its years in order; all themes have the same years."""

    name: str
    years: tuple[YearCount, ...]


def theme_years(themes: Sequence[ThemeYears]) -> Html:
    """Return a small picture for each theme and a table of their numbers, which opens at a click."""
    most = max((year.share for theme in themes for year in theme.years), default=0.0) or 1.0
    drawn = (_drawn(theme, most) for theme in themes)
    rows = [
        [text(theme.name), *(text(f"{year.share:.1f}（{year.passages}段）") for year in theme.years)]
        for theme in themes
    ]
    heads = [text("主题"), *(text(f"{year.year}年") for year in themes[0].years)]
    numbers = details(text("数字"), table(text("各年各主题每万字段数"), heads, rows, "fz-numbers"))
    multiples = Html(Md(f'<div class="fz-multiples">{join(drawn)}</div>'))
    return figure(text("各主题每万字段数，按年"), multiples, _flat(numbers), name="fz-theme-years")


def _flat(block: Html) -> Html:
    return Html(Md(block.replace("\n", "")))


def _drawn(theme: ThemeYears, most: float) -> Html:
    few = len(theme.years) <= FEW
    step = WIDE if few else NARROW
    said = "、".join(f"{year.year}年{year.share:.1f}" for year in theme.years)
    shapes = [shape for n, year in enumerate(theme.years) for shape in _bar(n * step, step, year, most, few=few)]
    width = len(theme.years) * step
    if not few:
        first, last = theme.years[0], theme.years[-1]
        shapes.append(words(0, HEAD + TALL + FOOT - 3, str(first.year), "fz-start"))
        shapes.append(words(width, HEAD + TALL + FOOT - 3, str(last.year), "fz-end"))
    drawn = picture((width, HEAD + TALL + FOOT), f"{theme.name}每万字段数：{said}", shapes, "fz-bars")
    return element("span", join([element("span", text(theme.name), "fz-called"), drawn]), "fz-multiple")


def _bar(x: int, step: int, year: YearCount, most: float, *, few: bool) -> list[Html]:
    height = round(TALL * year.share / most)
    tip = f"{year.year}年：每万字{year.share:.1f}段（{year.passages}段）"
    bar = rect((x + 1, HEAD + TALL - height, step - 3, max(height, 1)), "fz-have", tip)
    if not few:
        return [bar]
    middle = x + step // 2 - 1
    number = words(middle, HEAD + TALL - height - 3, f"{year.share:.1f}", "fz-count")
    return [bar, number, words(middle, HEAD + TALL + FOOT - 3, str(year.year), "fz-year")]
