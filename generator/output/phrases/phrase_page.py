"""The page of a phrase: who uses it since when, who took it up and dropped it, and its sentences side by side."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.markdown import (
    Html,
    Md,
    anchor,
    element,
    heading,
    join,
    link,
    page,
    paragraph,
    quotation,
    table,
    text,
)
from generator.output.pages import blocks
from generator.output.phrases.changes import search_link, signed
from generator.output.phrases.usage import places_by_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.corpus.phrases.change import PhraseChange, YearStep
    from generator.corpus.phrases.model import Phrase, Quotation
    from generator.output.overview.tally import Card
    from generator.output.phrases.usage import DocumentsByPlace

ROWS: Final = 80
"""The most places in the table of a phrase; with more, its rows are provinces."""
NAMED: Final = 40
"""The most places that a line names. A choice."""
NONE, ABSENT = "未用", "—"
"""What a cell says of a place that has documents of a year without the phrase, and of one that has none."""

LEGEND: Final = f"“{NONE}”是有这一年的文献而没有用，“{ABSENT}”是没有收录这一年的文献。"


def phrase_page(
    phrase: Phrase, said: Sequence[Quotation], known: DocumentsByPlace, pairs: Sequence[YearStep]
) -> Md:
    """Return the page of a phrase."""
    here = addresses.phrase_file(phrase.text)
    cards = known.of(phrase)
    parts = [
        blocks.trail(here, addresses.PHRASES),
        heading(1, text(shown(phrase)), "fz-top"),
        paragraph(_summary(phrase, cards, known), "", "fz-lead"),
        *_changes([pair.change(phrase) for pair in pairs], known),
        heading(2, text("地区与年份"), "places"),
        paragraph(text(LEGEND)),
        _table(phrase, said, known),
        heading(2, text("各地原句"), "sentences"),
        *_sentences(phrase, said, known),
    ]
    described = f"“{phrase.text}”：{len({card.place.slug for card in cards})}个地区的文献用过，各地原句对照。"
    return page(shown(phrase), *parts, hide=["navigation", "toc"], description=described)


def shown(phrase: Phrase) -> str:
    """Return a phrase as it is shown: a quoted term in its quotation marks."""
    return f"“{phrase.text}”" if phrase.quoted else phrase.text


def _summary(phrase: Phrase, cards: Sequence[Card], known: DocumentsByPlace) -> Md:
    here = addresses.phrase_file(phrase.text)
    places = {card.place.slug for card in cards}
    first = min(card.year or 0 for card in cards)
    starters = {card.place.slug for card in cards if card.year == first}
    words = f"{len(places)}个地区的{len(cards)}篇文献用过，见于{sum(use.passages for use in phrase.uses)}段。"
    if first == known.years[0]:
        words += f"所收文献始于{first}年，这一年已有{len(starters)}个地区用到，此前如何不能由此判断。"
    else:
        words += f"所收文献中最早见于{first}年：{_names(starters, known)}。"
    return Md(f"{text(words)}{anchor(text('检索全部段落'), search_link(here, phrase.text))}")


def _names(slugs: Iterable[str], known: DocumentsByPlace) -> str:
    wanted = set(slugs)
    names = [name for slug, name in known.names.items() if slug in wanted]
    more = f"等{len(names)}个地区" if len(names) > NAMED else ""
    return "、".join(names[:NAMED]) + more


def _changes(changes: Iterable[PhraseChange], known: DocumentsByPlace) -> Iterator[Md]:
    """Yield who took the phrase up and who dropped it, of the latest years first."""
    for n, one in enumerate(changes):
        if n == 0:
            yield heading(2, text("逐年增减"), "changes")
        difference = signed(one.difference) if one.difference else "持平"
        counted = f"{one.year - 1}年{len(one.before)}个地区，{one.year}年{len(one.after)}个（{difference}）"
        words = [f"{counted}，在两年都有同类文献的{one.of}个地区中。"]
        for label, places in (("新用", one.after - one.before), ("不再用", one.before - one.after)):
            words += [f"{label}的有{_names(places, known)}。"] if places else []
        yield paragraph(text("".join(words)))


def _table(phrase: Phrase, said: Sequence[Quotation], known: DocumentsByPlace) -> Md:
    """Return the table of places and years; of many places, that of provinces."""
    using = {card.place.slug for card in known.of(phrase)}
    columns = [text("地区"), *(text(f"{year}年") for year in known.years)]
    if len(using) > ROWS:
        rows = _province_rows(phrase, known)
        return table(text("各省用到的地区数／有文献的地区数"), columns, rows, "fz-counts")
    rows = ([text(known.names[slug]), *cells] for slug, cells in _place_rows(phrase, said, known, using))
    return table(text("用到的段落数"), columns, rows, "fz-counts")


def _place_rows(
    phrase: Phrase, said: Sequence[Quotation], known: DocumentsByPlace, using: set[str]
) -> Iterator[tuple[str, list[Html]]]:
    passages: defaultdict[tuple[str, int], int] = defaultdict(int)
    targets: dict[tuple[str, int], str] = {}
    for use in phrase.uses:
        card = known.cards[use.report]
        passages[card.place.slug, card.year or 0] += use.passages
    for one in said:
        card = known.cards[one.report]
        targets.setdefault((card.place.slug, card.year or 0), f"#{_sentence_anchor(one)}")
    for slug in known.names:
        if slug in using:
            yield (
                slug,
                [
                    _cell(passages.get((slug, year), 0), targets.get((slug, year), ""), slug in known.there[year])
                    for year in known.years
                ],
            )


def _cell(passages: int, target: str, there: bool) -> Html:  # noqa: FBT001 - a fact of the place
    if not passages:
        return text(NONE if there else ABSENT)
    return anchor(text(str(passages)), target) if target else text(str(passages))


def _province_rows(phrase: Phrase, known: DocumentsByPlace) -> Iterator[list[Html]]:
    provinces: dict[str, set[str]] = {}
    for card in known.cards.values():
        provinces.setdefault(card.place.province or card.place.name, set()).add(card.place.slug)
    using = places_by_year(known.of(phrase))
    for name, places in provinces.items():
        counts = (
            (len(places & using.get(year, frozenset())), len(places & known.there[year])) for year in known.years
        )
        yield [text(name), *(text(f"{a}/{b}" if b else ABSENT) for a, b in counts)]


def _sentence_anchor(one: Quotation) -> str:
    return f"q-{one.passage}"


def _sentences(phrase: Phrase, said: Sequence[Quotation], known: DocumentsByPlace) -> Iterator[Md]:
    """Yield the sentences by year, the latest first, the places in the order of the lists."""
    here = addresses.phrase_file(phrase.text)
    order = {slug: at for at, slug in enumerate(known.names)}

    def key(one: Quotation) -> tuple[int, int, int]:
        card = known.cards[one.report]
        return -(card.year or 0), order[card.place.slug], one.report

    if len(said) < len(phrase.uses):
        yield paragraph(text(f"每篇取第一句，共列{len(said)}篇，先列晚近的；其余见检索。"))
    else:
        yield paragraph(text("每篇取第一句。"))
    for year, group in groupby(sorted(said, key=key), key=lambda one: known.cards[one.report].year or 0):
        yield heading(3, text(f"{year}年"), f"year-{year}")
        for one in group:
            yield from _sentence(here, phrase, one, known.cards[one.report], known.names)


def _sentence(here: str, phrase: Phrase, one: Quotation, card: Card, names: Mapping[str, str]) -> tuple[Md, Md]:
    words = join([text(one.before), element("b", text(phrase.text), "fz-term"), text(one.after)])
    target = addresses.source_link(here, card.home, one.passage)
    source = Md(f"{text(names[card.place.slug])}　{link(text(blocks.title_of(card)), target)}")
    return quotation(paragraph(words, _sentence_anchor(one))), paragraph(source, "", "fz-from")
