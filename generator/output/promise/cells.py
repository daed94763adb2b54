"""Cells of the tables of targets and results: the number leads to its passage, the sentence opens below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.output.indicators.collect import address_of
from generator.output.indicators.wording import wording
from generator.output.markdown import Html, Md, anchor, element, join, text
from generator.output.promise.words import OUTCOMES

if TYPE_CHECKING:
    from generator.output.indicators.collect import Cited
    from generator.output.overview.tally import Card
    from generator.output.promise.pairs import Promise


def rule(words: str) -> Html:
    """Return a rule by which the site reads, as a paragraph of HTML."""
    return element("p", text(words), "fz-rule")


def number_link(here: str, card: Card, cited: Cited) -> Html:
    """Return the number of a figure with its tone, which leads to its passage."""
    return anchor(text(wording(cited)), address_of(here, card, cited))


def reading_cell(here: str, card: Card, one: Promise) -> Html:
    """Return how a target and its result read; `card` is that of the report of the target."""
    said = text(OUTCOMES[one.outcome])
    return join([said, text("：上年"), number_link(here, card, one.earlier)]) if one.earlier else said


def said_cell(here: str, card: Card, cited: Cited) -> Html:
    """Return a figure with its words as the report has them; a click on these opens the sentence."""
    sentence = join([text(cited.before), element("mark", text(cited.quote)), text(cited.after)])
    folded = f"<summary>{text(cited.quote)}</summary><q>{sentence}</q>"
    return join([number_link(here, card, cited), Html(Md(f'<details class="fz-words">{folded}</details>'))])
