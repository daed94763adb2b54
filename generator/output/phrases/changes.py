"""Changes between two years as tables: how many of the places that are compared use a phrase in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.corpus.phrases.change import COMPARED, changed, compared, rose_and_fell
from generator.corpus.phrases.find import phrases_of
from generator.output import addresses
from generator.output.markdown import Html, Md, anchor, bullets, heading, join, paragraph, table, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.corpus.model import Corpus
    from generator.corpus.phrases.change import PhraseChange
    from generator.corpus.phrases.model import Phrases

MOST: Final = 25
"""The most phrases in a table of what rose or fell."""
NEWS: Final = 5
"""The most phrases on the home page that rose, and that fell. A choice."""
PAIRS: Final = 5
"""The latest pairs of years with tables. A choice."""
NOT_COMPARED: Final = (
    f"相邻两年都有同类文献的地区不到{COMPARED}个，所以不比较年度增减；"
    "收入更多年份的文献后，这里列出增减最多的提法。"
)


def change_sections(corpus: Corpus, found: Phrases, links: Mapping[str, str]) -> Iterator[Md]:
    """Yield the tables of what rose and fell most, of the latest years first; `links` are addresses by phrase."""
    pairs = compared(corpus)[:PAIRS]
    if not pairs:
        yield paragraph(text(NOT_COMPARED))
        return
    for pair in pairs:
        yield heading(2, text(f"{pair.year - 1}年到{pair.year}年"), f"change-{pair.year}")
        yield paragraph(text(f"两年都有同类文献的地区共{len(pair.places)}个，表中是其中用到该提法的地区数。"))
        rose, fell = rose_and_fell(pair, found.phrases, MOST)
        tables = [change_table(name, one, links) for name, one in (("增加最多", rose), ("减少最多", fell)) if one]
        yield join([Html(Md('<div class="fz-changes">')), *tables, Html(Md("</div>"))], "\n")


def phrase_news(corpus: Corpus) -> Iterator[Md]:
    """Yield for the home page the phrases that rose and fell most between two years; nothing without any."""
    rose, fell = changed(corpus, NEWS)
    lines = [(name, one) for name, one in (("增加最多", rose), ("减少最多", fell)) if one]
    if not lines:
        return
    first = lines[0][1][0]
    yield heading(2, text("提法的变化"), "phrases")
    yield text(f"{first.year - 1}年到{first.year}年，{first.of}个地区中用到的地区数：")
    here, told = addresses.HOME.file, phrases_of(corpus).said
    yield bullets(
        join([text(f"{name}："), join((_moved(here, one, told) for one in changes), "、")])
        for name, changes in lines
    )


def _moved(here: str, one: PhraseChange, told: Mapping[str, object]) -> Html:
    counts = text(f"（{len(one.before)}→{len(one.after)}）")
    return join([anchor(text(one.phrase.text), link_of(here, one.phrase.text, told)), counts])


def change_table(name: str, changes: Sequence[PhraseChange], links: Mapping[str, str]) -> Html:
    """Return a table of changes between the same two years."""
    year = changes[0].year
    columns = [text("提法"), text(f"{year - 1}年"), text(f"{year}年"), text("增减")]
    return table(
        text(f"{year - 1}年到{year}年{name}的提法（{changes[0].of}个地区）"),
        columns,
        ([anchor(text(one.phrase.text), links[one.phrase.text]), *_counts(one)] for one in changes),
        "fz-counts",
    )


def _counts(one: PhraseChange) -> tuple[Html, Html, Html]:
    return text(str(len(one.before))), text(str(len(one.after))), text(signed(one.difference))


def signed(number: int) -> str:
    """Return a difference with its sign; a minus as Chinese typesetting has it."""
    return f"+{number}" if number > 0 else str(number).replace("-", "\N{MINUS SIGN}")


def link_of(here: str, phrase: str, told: Mapping[str, object]) -> str:
    """Return the address of the page of a phrase, or of its hits if it has no page."""
    if phrase in told:
        return addresses.site_link(here, addresses.phrase_file(phrase))
    return search_link(here, phrase)


def search_link(here: str, phrase: str) -> str:
    """Return the address of the hits of a phrase."""
    return f'{addresses.site_link(here, addresses.SEARCH.file)}?q="{phrase}"'
