"""Hand the corpus to the search: one row per passage, and the facts about the whole for the results page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.corpus.stored import readers
from generator.output.addresses import HOME, site_link
from generator.output.data.export import passage_url
from generator.output.overview.tally import tally
from generator.output.pages.blocks import gap_kinds, page_name, themes_of, title_of
from generator.output.pieces import key, report_part
from generator.output.search import Incomplete, Kept, PassageRow, Scope, Share, index_shares
from generator.output.search.place_names import country, named_places
from generator.reading.divisions import divisions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor
    from pathlib import Path

    from generator.corpus.model import Corpus
    from generator.knowledge import Knowledge
    from generator.reading.model import Report


def write_search(corpus: Corpus, folder: Path, executor: Executor | None, kept: Kept | None = None) -> None:
    """Write the search index into a folder that contains only its page; what reports give is taken from `kept`."""
    index_shares(shares(corpus), folder, scope(corpus), executor, kept)


def shares(corpus: Corpus) -> Iterator[Share]:
    """Yield the reports that have passages, in corpus order; a worker reads one if the store lacks its part."""
    names = place_names(corpus)
    for brief, read in zip(corpus.briefs, readers(corpus.reports), strict=True):
        name = names[brief.place.slug]
        stored = corpus.kept is not None and brief.key
        own = key(corpus, "search", [report_part(brief), name]) if stored else ""
        if brief.passages:
            yield Share(own, partial(_read_rows, read, name, corpus.knowledge))


def place_names(corpus: Corpus) -> dict[str, str]:
    """Return the name of the page of each place by its slug."""
    return {slug: page_name(entries) for slug, entries in tally(corpus).by_slug.items()}


def _read_rows(read: Callable[[], Report], name: str, knowledge: Knowledge) -> list[PassageRow]:
    return list(rows_of(read(), name, knowledge))


def rows(corpus: Corpus) -> Iterator[PassageRow]:
    """Yield a row for each passage, in corpus and reading order."""
    for share in shares(corpus):
        yield from share.rows()


def rows_of(report: Report, place_name: str, knowledge: Knowledge) -> Iterator[PassageRow]:
    """Yield a row for each passage of a report, whose place has a page of that name."""
    for passage, division in zip(report.passages, divisions(report.passages, knowledge), strict=True):
        yield PassageRow(
            report=report.id,
            passage=passage.id,
            kind=passage.kind,
            text=passage.text,
            url=passage_url(report, passage.id),
            place=report.place.slug,
            place_name=place_name,
            year=report.year,
            themes=tuple(hit.id for hit in passage.themes),
            report_kind=report.kind,
            title=title_of(report),
            path=passage.path,
            division=division,
        )


def scope(corpus: Corpus) -> Scope:
    """Return the names of themes, kinds and places, the incomplete reports, sounds of characters, synonyms."""
    known = corpus.knowledge
    return Scope(
        themes={theme.id: theme.name for theme in themes_of(corpus.knowledge)},
        kinds={kind.id: kind.name for kind in corpus.knowledge.kinds.values()},
        incomplete=tuple(
            Incomplete(title_of(entry), site_link(HOME.file, entry.home, entry.anchor), gap_kinds(entry.gaps))
            for entry in tally(corpus).entries
            if entry.gaps
        ),
        pinyin=known.pinyin,
        places=named_places(place_names(corpus), known.places, known.words),
        country=country(known.places, known.words),
        synonyms=known.synonyms,
    )
