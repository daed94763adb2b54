"""What stands behind the cells: the sentences of each document, read when a cell is opened; the rows of a year.

A cell has `data-said="<report>/<number>"`. `indicators/said/<report>.json` has the title of the report and, under
that number, the words before the quote, the quote, and the words after it.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.data.tables.sheets import BOM, sheet
from generator.output.indicators.collect import address_of, of_card
from generator.output.overview.tally import tally
from generator.output.pages import blocks
from generator.output.pieces import piece, report_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.corpus.model import Corpus
    from generator.output.indicators.collect import Cited
    from generator.output.overview.tally import Card
    from generator.output.settings import Settings

COLUMNS: Final = (
    "place",
    "level",
    "province",
    "code",
    "plan_year",
    "report",
    "indicator",
    "base",
    "measure",
    "kind",
    "form",
    "operator",
    "value",
    "value_high",
    "unit",
    "tone",
    "relative_to",
    "worded",
    "year",
    "span",
    "quote",
    "url",
)
"""The columns of the rows of a year; the names are those of `indicators.csv` where that has the same."""


def said_files(corpus: Corpus, _settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the sentences of each document that states an indicator, and the rows of each plan year."""
    stating = [card for card in tally(corpus).entries if card.own and of_card(corpus, card).cited]
    briefs = corpus.briefs
    for card in stating:
        parts = report_part(briefs[card.at]), card.title
        yield (
            addresses.said_file(card.id),
            piece(corpus, "said", parts, partial(_sentences, corpus, card)),
        )
    for year in sorted({card.year for card in stating if card.year}):
        yield addresses.year_rows_file(year), BOM + sheet(_rows(corpus, year))


def _sentences(corpus: Corpus, card: Card) -> str:
    said = [[one.before, one.quote, one.after] for one in of_card(corpus, card).cited]
    found = {"title": blocks.title_of(card), "said": said}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _rows(corpus: Corpus, year: int) -> Iterator[Sequence[object]]:
    yield COLUMNS
    for cards in tally(corpus).by_slug.values():
        for card in cards:
            if card.own and card.year == year:
                yield from (_row(card, one) for one in of_card(corpus, card).cited)


def _row(card: Card, cited: Cited) -> Sequence[object]:
    figure, place = cited.figure, card.place
    low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, None)
    return (
        place.name,
        place.level,
        place.province,
        place.code,
        card.year,
        card.id,
        figure.indicator,
        figure.base,
        figure.measure,
        figure.kind,
        figure.form,
        figure.operator,
        low,
        high,
        figure.unit,
        "".join(figure.tone),
        figure.relative_to,
        figure.worded,
        figure.year,
        figure.span,
        cited.quote,
        address_of(addresses.HOME.file, card, cited),
    )
