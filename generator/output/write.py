"""Write everything that is generated into a docs folder: staged whole, then swapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.output.addresses import (
    ABOUT,
    CITIES,
    HOME,
    RECORDS,
    RULES,
    THEMES,
    city_file,
    codebook_file,
    record_file,
    theme_file,
)
from generator.output.data.export import write_data
from generator.output.pages.about import about_page, is_own
from generator.output.pages.blocks import themes_of
from generator.output.pages.cities import cities_index, city_page
from generator.output.pages.codebook import codebook_page
from generator.output.pages.home import home_page
from generator.output.pages.themes import place_pages, theme_page, themes_index
from generator.output.records.record import record_page
from generator.output.records.record_list import records_index
from generator.output.records.rulebook import rules_page
from generator.output.search.corpus_rows import write_search
from generator.output.settings import DEFAULTS
from generator.output.site import publish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.corpus.model import Corpus
    from generator.output.markdown import Md
    from generator.output.settings import Settings

GENERATED = ("cities", "themes", "records", "data", "search", "index.md")
"""What every run writes into the docs folder, besides the page on methods. All else there is left alone."""

STAGE = ".fangzhi-stage"  # inside docs: the same file system, and MkDocs passes over dot files


def write_docs(corpus: Corpus, docs: Path, workers: int = 1, settings: Settings = DEFAULTS) -> None:
    """Write pages, data and the search index of a corpus; the old ones stay until the new ones are whole."""
    docs.mkdir(parents=True, exist_ok=True)
    with publish.staging(docs / STAGE) as stage:
        for name, page in pages(corpus, settings):
            path = stage / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(page.encode("utf-8"))
        write_data(corpus, stage / "data")
        write_search(corpus, stage / "search", workers)
        publish.swap_all(stage, docs, generated(docs))


def generated(docs: Path) -> tuple[str, ...]:
    """Return what a run writes into a docs folder: not a page on methods that a person wrote."""
    return GENERATED if is_own(docs / ABOUT) else (*GENERATED, ABOUT)


def pages(corpus: Corpus, settings: Settings = DEFAULTS) -> Iterator[tuple[str, Md]]:
    """Yield every generated page with its name relative to the docs folder."""
    known = corpus.knowledge
    yield HOME, home_page(corpus, settings)
    yield ABOUT, about_page(settings)
    yield CITIES, cities_index(corpus)
    yield THEMES, themes_index(corpus)
    yield RECORDS, records_index(corpus)
    yield RULES, rules_page(known)
    for slug, reports in corpus.by_slug().items():
        yield city_file(slug), city_page(slug, reports, known)
    for theme in themes_of(known):
        yield theme_file(theme.id), theme_page(theme, corpus)
        yield from place_pages(theme, corpus)
        yield codebook_file(theme.id), codebook_page(theme, corpus)
    for report in corpus.reports:
        yield record_file(report), record_page(report, known)
