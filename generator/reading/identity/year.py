"""Find the year of a report: for a work report the year it plans for, else the year of the document."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.cues.year_signs import YearSign, YearSigns
    from generator.reading.model import Basis, OutlineLine
    from generator.sources.manifest import ManifestEntry

OPENING_LINES = 15
"""The number of lines in the opening of a document: title, date, session, speaker, salutation, first sentence."""

LINE_READ = 300
"""The number of characters read of an opening line."""

HEADING = 60
"""A line up to this length may be a heading, whatever the outline says of it."""

ENOUGH_TEXT = 200_000
"""The most characters read of a text: a long report has 40,000."""

AIM_CONTEXT = 8
"""The number of characters before a year that show whether it is a target."""

FIRST_PLAN = 1951
"""The n-th five-year plan starts in 1951 + 5 n (the 14th in 2021); this holds from the sixth (1981) on."""


class Dating(NamedTuple):
    """A year or None, how it is known, and why it is believed (a Chinese sentence)."""

    year: int | None
    basis: Basis
    why: str


def find_year(  # noqa: PLR0913, PLR0917 - every known fact about a document may determine its year
    lines: Sequence[OutlineLine],
    kind: str,
    metadata: Sequence[tuple[str, str]],
    file: str,
    entry: ManifestEntry | None,
    knowledge: Knowledge,
) -> Dating:
    """Return the year of a report: from the manifest, a statement in the text, else from years it mentions."""
    if entry and entry.year:
        return Dating(entry.year, "manifest", entry.year_why or f"来源清单（manifest.yml）注明为{entry.year}年。")
    stated = _stated(lines, kind, knowledge)
    if stated:
        return stated
    year_of = knowledge.kinds[kind].year
    for name, value in metadata if year_of != "planned" else ():
        found = knowledge.year_signs.mention.search(value[:LINE_READ])
        if found:
            return Dating(int(found["year"]), "stated", f"来源信息（{name}）写明“{value.strip()}”。")
    planned = _planned(lines, knowledge) if year_of == "five-year-plan" else None
    return planned or _mentioned(lines, knowledge) or _from_file(file, knowledge)


def _stated(lines: Sequence[OutlineLine], kind: str, knowledge: Knowledge) -> Dating | None:
    """Return the year whose signs weigh most; in a tie the later one, as a plan looks ahead."""
    weights: Counter[int] = Counter()
    quotes: dict[int, tuple[int, str]] = {}
    for sign, quote, year in _signs(lines, kind, knowledge):
        weights[year] += sign.weight
        quotes[year] = max(quotes.get(year, (0, "")), (sign.weight, f"文中写明“{quote}”（{sign.name}）。"))
    if not weights:
        return None
    year = max(weights, key=lambda one: (weights[one], one))
    return Dating(year, "stated", quotes[year][1])


def _signs(lines: Sequence[OutlineLine], kind: str, knowledge: Knowledge) -> Iterator[tuple[YearSign, str, int]]:
    signs = [sign for sign in knowledge.year_signs.signs if not sign.kinds or kind in sign.kinds]
    for number, line in enumerate(lines):
        if not knowledge.year_signs.year.search(line.text):
            continue
        opening = number < OPENING_LINES or line.kind == "title"
        heading = line.kind == "heading" or len(line.text) <= HEADING
        text = "".join(line.text.split())
        for sign in signs:
            if (sign.where == "title" and not opening) or (sign.where == "heading" and not heading):
                continue
            for match in sign.pattern.finditer(text[:LINE_READ] if sign.where == "title" else text):
                group = "year" if match["year"] else "other"
                if not _aimed_at(text, *match.span(group), knowledge.year_signs):
                    yield sign, match[0], int(match[group]) + sign.shift


def _aimed_at(text: str, start: int, end: int, signs: YearSigns) -> bool:
    """Whether a year is a future one by which something is to be done (到2035年)."""
    return bool(signs.aims.search(text[max(0, start - AIM_CONTEXT) : start]) or signs.after_aims.match(text, end))


def _mentioned(lines: Sequence[OutlineLine], knowledge: Knowledge) -> Dating | None:
    """Return the latest year that a text mentions other than as a target, by its number or by an occasion."""
    text = "\n".join("".join(line.text.split()) for line in lines)[:ENOUGH_TEXT]
    spans = (match.span("year") for match in knowledge.year_signs.mention.finditer(text))
    years = Counter(
        int(text[start:end]) for start, end in spans if not _aimed_at(text, start, end, knowledge.year_signs)
    )
    occasion, quote, why = max(_occasions(text, knowledge), default=(0, "", ""))
    if not years and not occasion:
        return None
    year = max(years, default=0)
    if occasion > year:
        return Dating(occasion, "inferred", f"正文没有写明日期；文中说“{quote}”，{why}")
    return Dating(year, "inferred", f"正文没有写明日期；提到的最近年份是{year}年（{years[year]}次）。")


def _occasions(text: str, knowledge: Knowledge) -> Iterator[tuple[int, str, str]]:
    """Yield the years of the occasions in a text, with the words and the reason."""
    for event in knowledge.year_signs.events:
        for match in event.pattern.finditer(text):
            yield event.first + event.step * knowledge.document_words.value(match["number"]), match[0], event.why


def _planned(lines: Sequence[OutlineLine], knowledge: Knowledge) -> Dating | None:
    """Return the first year of the five-year plan that a document is: the n-th starts in 1951 + 5 n."""
    for line in lines[:OPENING_LINES]:
        found = knowledge.year_signs.plan.search(line.text[:LINE_READ])
        if found:
            number = knowledge.document_words.value(found["number"] or found["short"])
            why = f"标题写明“{found[0]}”，这个五年从{FIRST_PLAN + 5 * number}年开始。"
            return Dating(FIRST_PLAN + 5 * number, "inferred", why)
    return None


def _from_file(file: str, knowledge: Knowledge) -> Dating:
    found = knowledge.year_signs.file.search(PurePosixPath(file).stem)
    if found:
        return Dating(int(found["year"]), "inferred", f"正文看不出年份；文件名里有“{found['year']}”。")
    return Dating(None, "inferred", "正文、来源信息和文件名都看不出年份。")
