"""The themes: what each is about, its terms with their weights, and the shared traps."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.knowledge.errors import KnowledgeError
from generator.knowledge.overlay import REPLACE, put
from generator.knowledge.patterns.literals import Literals
from generator.knowledge.yaml_entries import Entry, entry_of, read_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

THEME_KEYS = ("id", "name", "order", "definition", "counts", "counts_not", "examples", "counterexamples", "terms")
TERM_KEYS = ("weight", "why", "words", "needs", "excludes")
PHRASE_KEYS = ("words", "why")
SCORING_KEYS = ("item", "further", "series", "heading", "base", "slope", "ceiling", "tail", "alone", "summary")
SHARED_KEYS = ("scoring", "traps", "sentences", "clauses", "summaries", "problems")
SHORTEST = 2
"""The fewest characters of a term: one Chinese character alone means too many things."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that is evidence for a theme.

    `weight` is in points: with 4, one clause with the term assigns the passage to the theme; with 2, a short
    passage or two clauses are needed; with less, the term only adds. The term counts in a clause that has one of
    `needs` (if there are any) and none of `excludes`. `why` is the reason for its weight.
    """

    theme: str
    text: str
    weight: float
    why: str
    needs: tuple[str, ...]
    excludes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as a reader of its page sees it: what counts, what does not, and its terms by decreasing weight.

    Themes with an `order` come first, from the lowest; those without follow by id. `place` is its file and line.
    """

    id: str
    name: str
    order: int | None
    definition: str
    counts: tuple[str, ...]
    counts_not: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    terms: tuple[Term, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Scoring:
    """How the evidence of a passage's clauses becomes a yes or no (`generator/reading/themes/`).

    A bare member of a list keeps `item` of its weight, unless three of a theme make the list a `series` worth that
    many points. In a clause the two next terms add `further` of their weight. The nearest heading adds `heading`
    of its own points. A passage needs `base` + `slope` points a clause, at most `ceiling`, and `tail` for every
    clause; or one clause of `alone` points. In a summary, where each clause is a separate statement (a list of
    targets or problems), `summary` points are enough.
    """

    item: float
    further: float
    series: float
    heading: float
    base: float
    slope: float
    ceiling: float
    tail: float
    alone: float
    summary: float


@dataclass(frozen=True, slots=True)
class Themes:
    """All themes by id, and the index by which their terms and the traps are found in a text.

    `index` has their words; `terms` the terms of a word, none if it is a trap or a phrase; `conditional` the words
    with a term that needs or excludes others. A sentence with one of the phrases of `sentences` makes no statement
    itself, nor does a clause with one of `clauses`; `traps` and `silencers` (those two) are pairs (word, why) for
    the codebook. A passage with one of `summaries` is a list of targets or problems, a clause with one of
    `problems` states a problem.
    """

    by_id: Mapping[str, Theme]
    scoring: Scoring
    traps: tuple[tuple[str, str], ...]
    silencers: tuple[tuple[str, str], ...]
    sentences: frozenset[str]
    clauses: frozenset[str]
    summaries: frozenset[str]
    problems: frozenset[str]
    index: Literals
    terms: Mapping[str, tuple[Term, ...]]
    conditional: frozenset[str]


def load_themes(folder: Path, shared: Path, *overlays: Path) -> Themes:
    """Return the themes of a folder (one YAML file per theme), in their order, with the shared traps and figures.

    Overlays are further such folders. A file that is empty or fully commented out is not a theme.
    """
    by_id: dict[str, Theme] = {}
    places: dict[str, str] = {}
    for path in (path for one in (folder, *overlays) for path in sorted(one.glob("*.yml"))):
        entry = read_document(path).only((*THEME_KEYS, REPLACE))
        if entry.nodes:
            theme = _theme(entry)
            put(by_id, theme.id, theme, entry, "theme")
            places[theme.id] = entry.place_of("terms")
    by_id = {theme.id: theme for theme in sorted(by_id.values(), key=_place_in_order)}
    document = read_document(shared).only(SHARED_KEYS)
    phrases = {key: tuple(_phrases(document, key)) for key in SHARED_KEYS[1:]}
    terms = _by_word(by_id, [pair for pairs in phrases.values() for pair in pairs], places)
    kinds = {key: frozenset(word for word, _ in pairs) for key, pairs in phrases.items()}
    return Themes(
        by_id=by_id,
        scoring=_scoring(document),
        traps=phrases["traps"],
        silencers=(*phrases["sentences"], *phrases["clauses"]),
        sentences=kinds["sentences"],
        clauses=kinds["clauses"],
        summaries=kinds["summaries"],
        problems=kinds["problems"],
        index=Literals(terms),
        terms=terms,
        conditional=frozenset(word for word, said in terms.items() if any(t.needs or t.excludes for t in said)),
    )


def _place_in_order(theme: Theme) -> tuple[bool, int, str]:
    return theme.order is None, theme.order or 0, theme.id


def _theme(entry: Entry) -> Theme:
    theme = entry.text("id")
    terms = [term for group in entry.entries("terms") for term in _terms(group.only(TERM_KEYS), theme)]
    seen: set[str] = set()
    for term in terms:
        if term.text in seen:
            raise KnowledgeError(entry.place_of("terms"), f"the term '{term.text}' is given twice", "keep one")
        seen.add(term.text)
    return Theme(
        id=theme,
        name=entry.text("name"),
        order=_order(entry),
        definition=entry.text("definition"),
        counts=entry.texts("counts"),
        counts_not=entry.texts("counts_not"),
        examples=entry.texts("examples"),
        counterexamples=entry.texts("counterexamples"),
        terms=tuple(sorted(terms, key=lambda term: -term.weight)),
        place=entry.place,
    )


def _order(entry: Entry) -> int | None:
    order = entry.text("order", "")
    if order and not (order.isascii() and order.isdecimal()):
        raise KnowledgeError(entry.place_of("order"), "'order' is not a whole number", "write a number such as 10")
    return int(order) if order else None


def _terms(group: Entry, theme: str) -> Iterator[Term]:
    weight = _number(group, "weight")
    if not weight:
        raise KnowledgeError(group.place_of("weight"), "terms of weight 0 count for nothing", "remove them")
    why, needs, excludes = group.text("why", ""), group.texts("needs"), group.texts("excludes")
    for word in _words(group):
        yield Term(theme, word, weight, why, needs, excludes)


def _phrases(document: Entry, key: str) -> Iterator[tuple[str, str]]:
    for group in document.entries(key):
        why = group.only(PHRASE_KEYS).text("why")
        yield from ((word, why) for word in _words(group))


def _words(group: Entry) -> list[str]:
    words = group.text("words").split()
    for word in words:
        if len(word) < SHORTEST:
            raise KnowledgeError(
                group.place_of("words"), f"the term '{word}' is too short", "name it with two or more"
            )
    return words


def _scoring(document: Entry) -> Scoring:
    node = document.nodes.get("scoring")
    if node is None:
        raise KnowledgeError(document.place, "the key 'scoring' is missing", "add 'scoring:' with its figures")
    entry = entry_of(document.file, node).only(SCORING_KEYS)
    return Scoring(**{key: _number(entry, key) for key in SCORING_KEYS})


def _number(entry: Entry, key: str) -> float:
    """Return a number that is not negative; anything else is a KnowledgeError."""
    remedy = "write a number such as 2 or 0.5"
    try:
        number = float(entry.text(key))
    except ValueError as error:
        raise KnowledgeError(entry.place_of(key), f"'{key}' is not a number", remedy) from error
    if not (math.isfinite(number) and number >= 0):
        raise KnowledgeError(entry.place_of(key), f"'{key}: {entry.text(key)}' is not a number of points", remedy)
    return number


def _by_word(
    themes: Mapping[str, Theme], phrases: list[tuple[str, str]], places: Mapping[str, str]
) -> dict[str, tuple[Term, ...]]:
    """Return the terms of each word; a phrase has none, but is found and hides the shorter terms in it."""
    found: dict[str, list[Term]] = {word: [] for word, _ in phrases}
    for theme in themes.values():
        for term in theme.terms:
            if term.text in found and not found[term.text]:
                problem = f"'{term.text}' is a term of '{theme.id}' and a shared phrase (themes.yml)"
                raise KnowledgeError(places[theme.id], problem, "take it out of one of the two")
            found.setdefault(term.text, []).append(term)
    return {word: tuple(terms) for word, terms in found.items()}
