"""Find the place of a report: from the manifest, from a declaration in the opening, else from the whole text."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.knowledge.marks import SEMICOLON
from generator.knowledge.places import CHINA, UNPLACED
from generator.reading.identity.opening import LINE_READ
from generator.reading.identity.place_evidence import Guess, PlaceEvidence
from generator.reading.identity.place_opening import PlaceStatements
from generator.reading.model import BY_MANIFEST, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.placenames.division import Division
    from generator.knowledge.places import Mention
    from generator.reading.identity.opening import Opening
    from generator.reading.identity.place_opening import Statement
    from generator.reading.model import Basis, OutlineLine
    from generator.sources.manifest import ManifestEntry

ENOUGH_TEXT = 200_000
"""The most characters read if the place must be inferred: a long report has 40,000."""

UNKNOWN = "地区不详"
WHOLE = "全国"


def find_place(  # noqa: PLR0913, PLR0917 - every known fact about a document may determine its place
    lines: Sequence[OutlineLine],
    opening: Opening,
    metadata: Sequence[tuple[str, str]],
    file: str,
    entry: ManifestEntry | None,
    knowledge: Knowledge,
    year: int | None = None,
) -> Place:
    """Return the place of a report of a year (None: unknown) and why it is believed.

    The manifest outranks a declaration in the text, a declaration outranks inference from the text; publisher and
    file name come last. A document of the whole country is 全国. Where none of these determines it, the place is
    地区不详 without a level, on the page UNPLACED, with the name that the text states if the table lacks it.
    """
    if entry and (entry.place or entry.national):
        return _of_entry(entry, knowledge)
    said = PlaceStatements(lines, opening, knowledge, year)
    national, stated = said.national(), said.statements()
    if national and all(national.line <= one.line for one in stated):
        return _national("stated", national.why)
    if stated:
        return _of_stated(stated, lines, metadata, file, knowledge, year)
    unlisted = said.unlisted()
    if unlisted:
        return _nowhere(unlisted.why, unlisted.name)
    signature = said.signature()
    if signature:
        return _of_stated([signature], lines, metadata, file, knowledge, year)
    return _inferred(lines, metadata, file, knowledge, year)


def _of_entry(entry: ManifestEntry, knowledge: Knowledge) -> Place:
    """Return the place that the manifest states."""
    if not entry.place:
        return _national("manifest", entry.place_why or BY_MANIFEST)
    why = entry.place_why or BY_MANIFEST
    return _placed(entry.place, "manifest", why, knowledge, unnamed=entry.unnamed)


def _inferred(
    lines: Sequence[OutlineLine],
    metadata: Sequence[tuple[str, str]],
    file: str,
    knowledge: Knowledge,
    year: int | None,
) -> Place:
    """Return the place of a document that declares none."""
    named = PurePosixPath(file).stem
    if knowledge.place_signs.national.file.search(named):
        return _national("inferred", f"正文没有写明；文件名“{named}”是全国的文件，仅据此推断。")
    guess = _evidence(lines, knowledge, year).guess()
    guess = guess if guess.division else _from_outside(guess, file, metadata, knowledge, year)
    if not guess.division:
        return _nowhere(guess.why)
    then = knowledge.places.named_then(guess.division, year)
    return _placed(then, "inferred", guess.why, knowledge, unnamed=guess.unnamed)


def _of_stated(  # noqa: PLR0913, PLR0917 - see `find_place`
    stated: Sequence[Statement],
    lines: Sequence[OutlineLine],
    metadata: Sequence[tuple[str, str]],
    file: str,
    knowledge: Knowledge,
    year: int | None,
) -> Place:
    """Return the place that the opening states; the rest decides between places of one name (鼓楼区)."""
    first = stated[0]
    divisions = first.divisions
    for one in stated[1:]:
        shared = tuple(d for d in divisions if any(d.within(above) for above in one.divisions))
        divisions = shared or divisions
    guess = Guess(divisions, first.why)
    if not guess.division:
        guess = _among(guess, _evidence(lines, knowledge, year))
        guess = guess if guess.division else _from_outside(guess, file, metadata, knowledge, year)
    if not guess.division:
        return _nowhere(guess.why, first.name)
    return _placed(guess.division, "stated", guess.why, knowledge, zone=first.zone)


def _evidence(lines: Sequence[OutlineLine], knowledge: Knowledge, year: int | None) -> PlaceEvidence:
    text = "\n".join(line.text for line in lines)[:ENOUGH_TEXT]
    return PlaceEvidence(text, knowledge, year)


def _nowhere(why: str, stated_name: str | None = None) -> Place:
    basis: Basis = "stated" if stated_name else "inferred"
    return Place(UNKNOWN, None, None, None, None, None, UNPLACED, basis, why, stated_name=stated_name)


def _national(basis: Basis, why: str) -> Place:
    return Place(WHOLE, "national", None, None, None, None, CHINA, basis, why)


def _placed(  # noqa: PLR0913 - a part without a code is on the page of the division above
    division: Division,
    basis: Basis,
    why: str,
    knowledge: Knowledge,
    *,
    unnamed: str | None = None,
    zone: str | None = None,
) -> Place:
    """Return a division as a place; its part without a name or an own page is on the page of the division."""
    page = knowledge.places.page_of(division)
    part = zone or (f"{division.name}某{unnamed}" if unnamed else None)
    level = "zone" if zone else "county" if unnamed else division.level
    name = part or division.name
    return Place(
        name=name,
        level=level,
        province=division.province,
        prefecture=division.prefecture,
        county=division.name if division.level == "county" else None,
        code=None if part or level == "zone" else division.code,
        slug=division.slug,
        basis=basis,
        why=why[:-1] + _became(division, page, knowledge) + why[-1:],
        page=page.name if page.name != name else None,
    )


def _became(division: Division, page: Division, knowledge: Knowledge) -> str:
    """Return what a former place is today, as a clause; nothing for one of today."""
    if not division.former:
        return ""
    if page.name != division.name:
        return f"{SEMICOLON}今{page.name}"
    into = knowledge.places.by_slug.get(division.successor or "")
    return f"；{division.last}年撤销" + (f"，并入{into.name}" if into else "")


def _among(stated: Guess, evidence: PlaceEvidence) -> Guess:
    """Return the one, of the divisions that a stated name may mean, that the rest of the text supports."""
    chosen = evidence.choose(stated.divisions)
    if len(chosen) == 1:
        return Guess(chosen, f"{stated.why[:-1]}，同名的地方里以{chosen[0].path}与全文相符。")
    names = "、".join(division.path for division in chosen[:4])
    return Guess(chosen, f"{stated.why[:-1]}，但同名的有{names}，文中没有能区分的上级地名。")


def _from_outside(
    guess: Guess, file: str, metadata: Sequence[tuple[str, str]], knowledge: Knowledge, year: int | None
) -> Guess:
    """Return the place of publisher or file name if the text determines none; they must not contradict it."""
    for said, hint in _hints(file, metadata, knowledge):
        meant = knowledge.places.at_the_time(hint.meant(), year)
        fitting = tuple(d for d in meant if not guess.divisions or d in guess.divisions)
        if len(fitting) == 1:
            return Guess(fitting, f"{guess.why[:-1]}；{said}里有“{hint.word}”，仅据此推断。")
    return guess


def _hints(file: str, metadata: Sequence[tuple[str, str]], knowledge: Knowledge) -> Iterator[tuple[str, Mention]]:
    for _, value in metadata:
        for name in knowledge.places.scan(value[:LINE_READ]):
            if knowledge.place_signs.press.match(value, name.end):
                yield "来源", name
    stem = PurePosixPath(file).stem
    for name in knowledge.places.scan(stem):
        whole = knowledge.places.chain(stem, name.start)
        if whole and any(whole.word.endswith(division.name) for division in whole.divisions):
            yield "文件名", whole
