"""Find the year of a report: for a work report the year it plans for, else the year of the document."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.cues.year_numerals import years_in_digits
from generator.reading.identity.opening import BODY, LINE_READ
from generator.reading.model import BY_MANIFEST, OutlineLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.cues.year_signs import YearSign, YearSigns
    from generator.knowledge.kinds import YearOf
    from generator.reading.model import Basis
    from generator.sources.manifest import ManifestEntry

OPENING_LINES: Final = 15
"""The number of lines after the front of a document that belong to its opening; in one without a front these hold
title, date, session, speaker, salutation, first sentence.
"""

HEADING: Final = 60
"""A line up to this length may be a heading, whatever the outline says of it."""

ENOUGH_TEXT: Final = 200_000
"""The most characters read of a text: a long report has 40,000."""

AIM_CONTEXT: Final = 8
"""The number of characters before a year that show whether it is a target."""

FIRST_PLAN: Final = 1951
"""The n-th five-year plan starts in 1951 + 5 n (the 14th in 2021); this holds from the sixth (1981) on."""

SURE: Final = 3
"""The weight from which signs state a year whatever else is mentioned; that of the day of a session."""

LATER: Final = 3
"""The mentions of a later year that outweigh weaker signs: a report of 2003 reviews those from 1998. Chosen."""

OFTEN: Final = 2
"""The fewest mentions of a year that is guessed; one alone may be of anything. A choice."""

SHARE: Final = 8
"""A guessed year has at least one in so many of the mentions of the most frequent year, so that a far aim that is
mentioned twice is not the year. A choice."""

AUTUMN: Final = 10
"""The month from which a document may be about the next year: sessions of December plan for it."""

NUMBER: Final = "文号"
"""The name of the sign that is a document number, which readers are told instead of the text."""


class Dating(NamedTuple):
    """A year or None, how it is known, and why it is believed (a Chinese sentence)."""

    year: int | None
    basis: Basis
    why: str


def find_year(  # noqa: PLR0913, PLR0917 - every known fact about a document may determine its year
    lines: Sequence[OutlineLine],
    front: int,
    kind: str,
    metadata: Sequence[tuple[str, str]],
    file: str,
    entry: ManifestEntry | None,
    knowledge: Knowledge,
) -> Dating:
    """Return the year of a report: from the manifest, a statement in the text, else a guess.

    `front` is the number of lines before its text.

    What is not stated is inferred: from the number of a five-year plan, the name of the file, the day of the page
    (for documents that do not plan for a year), or the years that the text mentions. The day of the page is never
    stated to be that of the document, but no document is later than it.
    """
    if entry and entry.year:
        return Dating(entry.year, "manifest", entry.year_why or BY_MANIFEST)
    day = _published_day(metadata, knowledge)
    latest = day and day[0] + (day[1] >= AUTUMN)
    text = [(years_in_digits("".join(line.text.split())), line) for line in lines]
    inside = "\n".join(read for read, _ in text if not _is_outside(read, knowledge))[:ENOUGH_TEXT]
    mentions = _mentions(inside, latest, knowledge)
    signs = chain(_signs(_numbers(metadata), 0, kind, knowledge), _signs(text, front, kind, knowledge))
    stated = _stated(signs, latest, mentions)
    if stated:
        return stated
    year_of = knowledge.kinds[kind].year
    return (
        (_planned(lines[: front + OPENING_LINES], knowledge) if year_of == "five-year-plan" else None)
        or _from_file(file, knowledge)
        or _published(year_of, day, mentions)
        or _mentioned(inside, mentions, knowledge)
        or Dating(None, "inferred", "正文、来源信息和文件名都看不出年份。")
    )


def _stated(
    signs: Iterable[tuple[YearSign, str, int]], latest: int | None, mentions: Mapping[int, int]
) -> Dating | None:
    """Return the year whose signs weigh most; in a tie the later one, as a plan looks ahead.

    Weak signs of a year state nothing if later years are mentioned often.
    """
    weights: Counter[int] = Counter()
    quotes: dict[int, tuple[int, str]] = {}
    for sign, quote, year in signs:
        if latest is None or year <= latest:
            weights[year] += sign.weight
            quotes[year] = max(
                quotes.get(year, (0, "")), (sign.weight, f"据{NUMBER if sign.name == NUMBER else BODY}“{quote}”。")
            )
    if not weights:
        return None
    year = max(weights, key=lambda one: (weights[one], one))
    if weights[year] < SURE and any(other > year and n >= LATER for other, n in mentions.items()):
        return None
    return Dating(year, "stated", quotes[year][1])


def _numbers(metadata: Sequence[tuple[str, str]]) -> list[tuple[str, OutlineLine]]:
    """Return the document numbers (某政发〔2006〕8号) among the metadata, as lines with their years in digits."""
    values = ["".join(value.split()) for field, value in metadata if field == "document-number"]
    return [(years_in_digits(value), OutlineLine("paragraph", value)) for value in values]


def _signs(
    text: Sequence[tuple[str, OutlineLine]], front: int, kind: str, knowledge: Knowledge
) -> Iterator[tuple[YearSign, str, int]]:
    signs = [sign for sign in knowledge.year_signs.signs if not sign.kinds or kind in sign.kinds]
    for number, (read, line) in enumerate(text):
        if not knowledge.year_signs.year.search(read) or _is_outside(read, knowledge):
            continue
        opening = number < front + OPENING_LINES or line.kind == "title"
        heading = line.kind == "heading" or len(line.text) <= HEADING
        written = "".join(line.text.split())
        for sign in signs:
            if (sign.where == "title" and not opening) or (sign.where == "heading" and not heading):
                continue
            for match in sign.pattern.finditer(read[:LINE_READ] if sign.where == "title" else read):
                group = "year" if match["year"] else "other"
                if sign.shift or not _aimed_at(read, *match.span(group), knowledge.year_signs):
                    yield sign, written[match.start() : match.end()], int(match[group]) + sign.shift


def _is_outside(line: str, knowledge: Knowledge) -> bool:
    """Whether a short line dates the page: a licence, a time of upload."""
    return len(line) <= HEADING and bool(knowledge.year_signs.outside.search(line))


def _aimed_at(text: str, start: int, end: int, signs: YearSigns) -> bool:
    """Whether a year is a future one by which something is to be done (到2035年)."""
    return bool(signs.aims.search(text[max(0, start - AIM_CONTEXT) : start]) or signs.after_aims.match(text, end))


def _mentions(text: str, latest: int | None, knowledge: Knowledge) -> Mapping[int, int]:
    """Return how often each year is mentioned other than as a target; none later than the page."""
    spans = (match.span("year") for match in knowledge.year_signs.mention.finditer(text))
    found = Counter(
        int(text[start:end]) for start, end in spans if not _aimed_at(text, start, end, knowledge.year_signs)
    )
    return {year: n for year, n in found.items() if latest is None or year <= latest}


def _mentioned(text: str, mentions: Mapping[int, int], knowledge: Knowledge) -> Dating | None:
    """Return the latest year that a text mentions often, other than as a target, or the year of an occasion."""
    occasion, quote, why = max(_occasions(text, knowledge), default=(0, "", ""))
    most = max(mentions.values(), default=0)
    year = max((year for year, n in mentions.items() if n >= OFTEN and n * SHARE >= most), default=0)
    if occasion > year:
        return Dating(occasion, "inferred", f"正文没有写明日期；文中说“{quote}”，{why}")
    if not year:
        return None
    return Dating(year, "inferred", f"正文没有写明日期；多次提到的最近年份是{year}年，共{mentions[year]}次。")


def _occasions(text: str, knowledge: Knowledge) -> Iterator[tuple[int, str, str]]:
    """Yield the years of the occasions in a text, with the words and the reason."""
    for event in knowledge.year_signs.events:
        for match in event.pattern.finditer(text):
            yield event.first + event.step * knowledge.document_words.value(match["number"]), match[0], event.why


def _planned(lines: Sequence[OutlineLine], knowledge: Knowledge) -> Dating | None:
    """Return the first year of the five-year plan that an opening names: the n-th starts in 1951 + 5 n."""
    for line in lines:
        found = knowledge.year_signs.plan.search(line.text[:LINE_READ])
        if found:
            number = knowledge.document_words.value(found["number"] or found["short"])
            why = f"题名写明“{found[0]}”，这个五年从{FIRST_PLAN + 5 * number}年开始。"
            return Dating(FIRST_PLAN + 5 * number, "inferred", why)
    return None


def _published_day(metadata: Sequence[tuple[str, str]], knowledge: Knowledge) -> tuple[int, int] | None:
    """Return year and month of the day of a page, from the metadata; None where it has none."""
    for field, value in metadata:
        found = knowledge.year_signs.mention.search(value[:LINE_READ]) if field == "published" else None
        if found:
            month = re.match(r"\s*[年./-]\s*(\d{1,2})", value[found.end() :])
            return int(found["year"]), int(month[1]) if month else 12
    return None


def _published(year_of: YearOf, day: tuple[int, int] | None, mentions: Mapping[int, int]) -> Dating | None:
    """Return the year of the page, if it may be that of the document: never the year that is planned for.

    A document that reviews a year speaks of that year or its own; else the page is an upload of years later.
    """
    late = year_of == "reviewed" and day and max(mentions, default=0) < day[0] - 1
    if not day or late or year_of == "planned":
        return None
    return Dating(day[0], "inferred", f"正文没有写明日期；网页的日期是{day[0]}年{day[1]}月。")


def _from_file(file: str, knowledge: Knowledge) -> Dating | None:
    found = knowledge.year_signs.file.search(years_in_digits(PurePosixPath(file).stem))
    return found and Dating(int(found["year"]), "inferred", f"正文没有写明日期；文件名里有“{found['year']}”。")
