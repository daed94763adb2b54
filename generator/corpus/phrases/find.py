"""Find the phrases of a corpus: the candidates of its reports, those that are phrases, their sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final

from generator.corpus.phrases.borders import is_phrase, is_quoted_term, splits, strength, together
from generator.corpus.phrases.candidates import Candidates, candidates_of, divider
from generator.corpus.phrases.formulae import is_formula
from generator.corpus.phrases.frequent import enough, frequent
from generator.corpus.phrases.model import NO_PHRASES, Phrase, Phrases, Use
from generator.corpus.phrases.named import namer
from generator.corpus.phrases.nested import maximal
from generator.corpus.phrases.sentences import TOLD_OF, sentences_of
from generator.corpus.phrases.usage import count
from generator.knowledge.han import is_han
from generator.store import code_digest, key_of, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.corpus.briefs import Brief
    from generator.corpus.model import Corpus
    from generator.corpus.phrases.usage import Counts, Used
    from generator.reading.model import Report

CANDIDATES: Final = "candidates"
FOUND: Final = "phrases"
"""The kinds of the candidates of a report and of the phrases of a corpus in the store."""
LISTED: Final = 1_000
"""The most phrases that are kept, the strongest: a list of them has 200 kB."""
TOLD: Final = 300
"""The phrases of which sentences are kept, each with a page: more than anybody reads. A choice."""
SLOGANS: Final = 5
"""The most slogans of a place. A choice."""
SLOGAN: Final = 4
"""The least Han of a slogan: shorter terms are names of things."""

_last: list[tuple[Corpus, Phrases]] = []


def phrases_of(corpus: Corpus) -> Phrases:
    """Return the phrases of a corpus; those of the last corpus are kept, and those of all in its store."""
    if not _last or _last[0][0] is not corpus:
        _last[:] = [(corpus, _kept(corpus))]
    return _last[0][1]


def _kept(corpus: Corpus) -> Phrases:
    if corpus.kept is None:
        return find(corpus)
    parts = (repr((one.key, one.id, one.renamed)) for one in corpus.briefs)
    found: Phrases = unpacked(corpus.kept.made(FOUND, _key(corpus, *parts), lambda: packed(find(corpus))))
    return found


def _key(corpus: Corpus, *parts: str) -> str:
    return key_of(code_digest(), corpus.knowledge.digest, *parts)


def find(corpus: Corpus) -> Phrases:
    """Return the phrases of a corpus, in passes over its reports of which each holds one at a time."""
    own = documents(corpus)
    if not own:
        return NO_PHRASES
    found = frequent(partial(_each_candidates, corpus, own), len(own))
    names, divide = namer(corpus.knowledge), divider(corpus.knowledge)
    wanted = {text: divide(text) for text in found if text and not names(text)}
    parts = {part for text, borders in wanted.items() for pair in splits(text, borders) for part in pair}
    counts = count(_reports(corpus, own), list(wanted), parts, corpus.knowledge)
    slugs = [one.place.slug for one in corpus.briefs]
    least = enough(len({slugs[at] for at in own}))
    chosen = [
        text
        for text, borders in wanted.items()
        if _places(counts.used[text], slugs) >= (2 if is_quoted_term(counts.used[text]) else least)
        and is_phrase(text, borders, counts, corpus.knowledge.words)
    ]
    quoted = {text for text in chosen if is_quoted_term(counts.used[text])}
    kept = maximal(chosen, counts.used, quoted)
    formulae = {text for text in kept if is_formula(counts.used[text].reports, own, corpus.briefs)}
    ranked = sorted(
        (text for text in kept if text not in formulae), key=lambda text: _rank(text, wanted[text], counts, slugs)
    )
    phrases = tuple(_phrase(text, counts.used[text], text in quoted) for text in ranked[:LISTED])
    said = sentences_of(_reports(corpus, own), {one.text: _latest(one, own) for one in phrases[:TOLD]})
    return Phrases(phrases, tuple(sorted(formulae)), said, _slogans(corpus, own, names))


def documents(corpus: Corpus) -> dict[int, Brief]:
    """Return the reports that count, by their numbers: documents of a known place and year, no pages about one."""
    kinds = corpus.knowledge.kinds
    return {
        at: brief
        for at, brief in enumerate(corpus.briefs)
        if brief.year and brief.place.level and (brief.kind not in kinds or kinds[brief.kind].counted)
    }


def _rank(text: str, borders: Sequence[int], counts: Counts, slugs: Sequence[str]) -> tuple[float, str]:
    used = counts.used[text]
    return -strength(_places(used, slugs), together(text, splits(text, borders), used, counts)), text


def _places(used: Used, slugs: Sequence[str]) -> int:
    return len({slugs[at] for at in used.reports})


def _phrase(text: str, used: Used, quoted: bool) -> Phrase:  # noqa: FBT001 - a fact of it
    return Phrase(text, quoted, tuple(map(Use, used.reports, used.passages)))


def _latest(phrase: Phrase, own: Mapping[int, Brief]) -> frozenset[int]:
    """Return the latest reports with a phrase, by their numbers."""
    ordered = sorted((use.report for use in phrase.uses), key=lambda at: (-(own[at].year or 0), at))
    return frozenset(ordered[:TOLD_OF])


def _reports(corpus: Corpus, own: Iterable[int]) -> Iterator[tuple[int, Report]]:
    return ((at, corpus.reports[at]) for at in own)


def _each_candidates(corpus: Corpus, own: Mapping[int, Brief]) -> Iterator[Candidates]:
    return (_candidates(corpus, at) for at in own)


def _candidates(corpus: Corpus, at: int) -> Candidates:
    """Return the candidates of a report, from the store if that has them."""

    def make() -> Candidates:
        return candidates_of(corpus.reports[at], corpus.knowledge)

    brief = corpus.briefs[at]
    if corpus.kept is None or not brief.key:
        return make()
    key = _key(corpus, brief.key)
    found: Candidates = unpacked(corpus.kept.made(CANDIDATES, key, lambda: packed(make())))
    return found


def _slogans(corpus: Corpus, own: Mapping[int, Brief], names: Callable[[str], bool]) -> dict[str, tuple[str, ...]]:
    """Return of each place the terms that it alone sets in quotation marks, those of most of its reports first."""
    users: defaultdict[str, set[str]] = defaultdict(set)
    times: Counter[str] = Counter()
    for at, brief in own.items():
        for term in _candidates(corpus, at).quoted:
            users[term].add(brief.place.slug)
            times[term] += 1
    found: defaultdict[str, list[str]] = defaultdict(list)
    for term in sorted(users, key=lambda one: (-times[one], -len(one), one)):
        (slug, *others) = users[term]
        if not others and sum(map(is_han, term)) >= SLOGAN and len(found[slug]) < SLOGANS and not names(term):
            found[slug].append(term)
    return {slug: tuple(terms) for slug, terms in sorted(found.items())}
