"""Find the place of a report: from the manifest, from a statement in the opening, else from the whole text."""

from __future__ import annotations

from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.knowledge.places import UNPLACED
from generator.reading.identity.place_evidence import Guess, PlaceEvidence
from generator.reading.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.places import Division, Mention
    from generator.reading.model import Basis, OutlineLine
    from generator.sources.manifest import ManifestEntry

OPENING_LINES = 15
"""The number of lines in the opening of a report: title, session, source, speaker, salutation, first sentence."""

LINE_READ = 300
"""The number of characters of a line that are searched for a statement."""

ENOUGH_TEXT = 200_000
"""The most characters read if the place must be inferred: a long report has 40,000."""

UNKNOWN = "地点不明"


def find_place(
    lines: Sequence[OutlineLine],
    metadata: Sequence[tuple[str, str]],
    file: str,
    entry: ManifestEntry | None,
    knowledge: Knowledge,
) -> Place:
    """Return the place of a report and why it is believed.

    The manifest outranks a statement in the text, a statement outranks inference from the text; publisher and file
    name come last. Where none of these determines it, the place is 地点不明 without a level, on the page UNPLACED.
    """
    if entry and entry.place:
        why = entry.place_why or f"来源清单（manifest.yml）注明为{entry.place.path}。"
        return _placed(entry.place, "manifest", why, entry.unnamed)
    stated = _stated(lines, knowledge)
    if not stated.divisions and _national(lines, knowledge):
        return _nowhere("这是全国的文件，不属于某一个地方。")
    if stated.division:
        return _placed(stated.division, "stated", stated.why)
    text = "\n".join(line.text for line in lines)[:ENOUGH_TEXT]
    evidence = PlaceEvidence(text, knowledge.places, knowledge.place_signs)
    guess = _among(stated, evidence) if stated.divisions else evidence.guess()
    guess = guess if guess.division else _from_outside(guess, file, metadata, knowledge)
    if not guess.division:
        return _nowhere(guess.why)
    return _placed(guess.division, "stated" if stated.divisions else "inferred", guess.why, guess.unnamed)


def _nowhere(why: str) -> Place:
    return Place(UNKNOWN, None, None, None, None, None, UNPLACED, "inferred", why)


def _placed(division: Division, basis: Basis, why: str, unnamed: str | None = None) -> Place:
    """Return a division as a place; a county without a name is on the page of the division above."""
    return Place(
        name=f"{division.name}某{unnamed}" if unnamed else division.name,
        level="county" if unnamed else division.level,
        province=division.province,
        prefecture=division.prefecture,
        county=division.name if division.level == "county" else None,
        code=None if unnamed else division.code,
        slug=division.slug,
        basis=basis,
        why=why,
    )


def _stated(lines: Sequence[OutlineLine], knowledge: Knowledge) -> Guess:
    """Return the place that the opening states; several divisions if the name alone is ambiguous (鼓楼区)."""
    found = sorted(_statements(lines, knowledge), key=lambda one: one[0])
    if not found:
        return Guess((), "")
    divisions = found[0][2].meant()
    for _, _, mention in found[1:]:
        shared = tuple(d for d in divisions if any(d.within(above) for above in mention.divisions))
        divisions = shared or divisions
    return Guess(divisions, found[0][1])


def _opening(lines: Sequence[OutlineLine]) -> Iterator[str]:
    for line in islice((line.text for line in lines if line.text), OPENING_LINES):
        yield "".join(line[:LINE_READ].split())


def _national(lines: Sequence[OutlineLine], knowledge: Knowledge) -> bool:
    return any(knowledge.place_signs.national.pattern.search(text) for text in _opening(lines))


def _statements(lines: Sequence[OutlineLine], knowledge: Knowledge) -> Iterator[tuple[int, str, Mention]]:
    """Yield rank of the statement, why it is believed, and the names in it."""
    for text in _opening(lines):
        for name in knowledge.places.scan(text):
            whole = knowledge.places.chain(text, name.start) or name
            for rank, sign in enumerate(knowledge.place_signs.stated):
                after = sign.after.match(text, whole.end)
                if after and sign.before.search(text[: name.start]):
                    quote = text[name.start : after.end()]
                    yield rank, f"文中写明“{quote}”（{sign.name}）。", whole


def _among(stated: Guess, evidence: PlaceEvidence) -> Guess:
    """Return the one, of the divisions that a stated name may mean, that the rest of the text supports."""
    chosen = evidence.choose(stated.divisions)
    if len(chosen) == 1:
        return Guess(chosen, f"{stated.why[:-1]}，同名的地方里以{chosen[0].path}与全文相符。")
    names = "、".join(division.path for division in chosen[:4])
    return Guess(chosen, f"{stated.why[:-1]}，但同名的有{names}，文中没有能区分的上级地名。")


def _from_outside(guess: Guess, file: str, metadata: Sequence[tuple[str, str]], knowledge: Knowledge) -> Guess:
    """Return the place of publisher or file name if the text determines none; they must not contradict it."""
    for said, hint in _hints(file, metadata, knowledge):
        fitting = tuple(d for d in hint.meant() if not guess.divisions or d in guess.divisions)
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
