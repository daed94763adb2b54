"""The words that say at a glance what a site has: its headline, and questions that have hits on it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, urlencode

from generator.knowledge.places import CHINA, UNPLACED
from generator.output.overview.tally import tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.corpus.model import Corpus
    from generator.knowledge import Knowledge
    from generator.knowledge.places import Gazetteer
    from generator.output.overview.tally import Card, Tally
    from generator.output.settings import Settings

WORK_REPORT: Final = "work-report"
MOSTLY: Final = 0.9
"""The share of complete documents from which on a site may say that it has texts in full (全文)."""
SHORTEST: Final = 3
"""The shortest term in a question, in characters: shorter ones are ordinary words."""


class Question(NamedTuple):
    """An example of a search: the words that a reader sees, and the query, place and year that it asks for."""

    shown: str
    query: str
    place: str = ""
    year: int | None = None

    @property
    def parameters(self) -> str:
        """Return the parameters of the address of its results."""
        asked = {"q": self.query, "place": self.place, "year": str(self.year or "")}
        return urlencode({key: value for key, value in asked.items() if value}, quote_via=quote)


def asked(corpus: Corpus, settings: Settings) -> list[Question]:
    """Return the example questions of a site: those of its settings, else some of the corpus."""
    chosen = [Question(query, query) for query in settings.examples]
    return chosen or questions(tally(corpus), corpus.knowledge)


def headline(found: Tally) -> str:
    """Return in one line what a site has, counted: 31省、4市县政府工作报告全文，可检索、可引用."""
    own = [entry for entry in found.entries if entry.own]
    if not own:
        return "政府工作报告与同类文献，可检索、可引用"
    kinds = {entry.kind for entry in own}
    kind = "政府工作报告" if kinds == {WORK_REPORT} else "政府工作报告等文献" if WORK_REPORT in kinds else "文献"
    whole = "全文" if sum(not entry.gaps for entry in own) >= MOSTLY * len(own) else ""
    return f"{_where(own, found.places)}{kind}{whole}，可检索、可引用"


def _where(entries: Sequence[Card], known: Gazetteer) -> str:
    """Return what the documents are of, counted by the pages that have them: 全国、31省、4市县."""
    places = {entry.place.slug for entry in entries} - {CHINA, UNPLACED}
    provinces = sum(slug in known.by_slug and known.by_slug[slug].level == "province" for slug in places)
    parts = ["全国"] if any(entry.place.slug == CHINA for entry in entries) else []
    parts += [f"{provinces}省"] if provinces else []
    parts += [f"{len(places) - provinces}市县"] if len(places) > provinces else []
    return "、".join(parts)


def questions(found: Tally, knowledge: Knowledge) -> list[Question]:
    """Return a question on each of the first three themes: of all places, of one place, of one year.

    The words are terms that the documents have in their passages, so each question has hits: the term of the most
    documents of at least three characters, of equals the first by its code points. The place is the one whose
    newest document has most passages of the theme, the year the newest.
    """
    entries = [entry for entry in found.entries if entry.own]
    first, second, third, *_ = *knowledge.themes.by_id, "", "", ""
    asked = (_of_all(first, entries), _of_place(second, entries, knowledge.places), _of_year(third, entries))
    return [question for one in asked for question in one]


def _of_all(theme: str, entries: Sequence[Card]) -> Iterator[Question]:
    for word in _usual(theme, entries):
        yield Question(f"各地怎样说{word}？", word)


def _of_place(theme: str, entries: Sequence[Card], places: Gazetteer) -> Iterator[Question]:
    placed = [entry for entry in entries if entry.place.slug != UNPLACED and any(_terms(theme, [entry]))]
    best = max(placed, key=lambda entry: (entry.year or 0, entry.quoted[theme]), default=None)
    for word in _usual(theme, [best] if best else ()):
        if best:
            division = places.by_slug.get(best.place.slug)
            name = division.shorts[0] if division and division.shorts else best.place.name
            yield Question(f"{name}怎样说{word}？", word, place=best.place.slug)


def _of_year(theme: str, entries: Sequence[Card]) -> Iterator[Question]:
    year = max((entry.year or 0 for entry in entries if any(_terms(theme, [entry]))), default=0)
    for word in _usual(theme, [entry for entry in entries if entry.year == year]):
        yield Question(f"{year}年怎样说{word}？", word, year=year)


def _usual(theme: str, entries: Iterable[Card]) -> list[str]:
    """Return the term that most documents have on their cards, or nothing without one."""
    counted = Counter(_terms(theme, entries))
    return sorted(counted, key=lambda word: (-counted[word], word))[:1]


def _terms(theme: str, entries: Iterable[Card]) -> Iterator[str]:
    return (word for entry in entries for word in entry.words.get(theme, ()) if len(word) >= SHORTEST)
