"""What the opening of a document declares: a place, a zone, a place that no table has, the whole country."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.knowledge.cues.year_numerals import years_in_digits
from generator.reading.identity.opening import BODY, LINE_READ

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.cues.place_signs import PlaceStatement
    from generator.knowledge.placenames.division import Division
    from generator.reading.identity.opening import Opening
    from generator.reading.model import OutlineLine

OPENING_LINES = 15
"""The least number of lines of an opening: title, session, source, speaker, salutation, first sentence."""

LONGEST_NAME = 13
"""The most characters of a name that the table lacks: longer ones are of autonomous counties, which it has."""

SIGNATURE = 40
"""The most characters of a line of a signature."""


class Statement(NamedTuple):
    """A phrase that states the place: its line, how much it is believed (0 most), the reason, what it names.

    `zone` is the name of a zone of the division, `name` the name as written.
    """

    rank: int
    line: int
    why: str
    name: str
    divisions: tuple[Division, ...]
    zone: str | None = None


class PlaceStatements:
    """What the opening of a document declares of its place, and its signature."""

    def __init__(
        self, lines: Sequence[OutlineLine], opening: Opening, knowledge: Knowledge, year: int | None
    ) -> None:
        """Take the lines, and those of the opening without blanks."""
        self._knowledge, self._year = knowledge, year
        self._all = lines
        self._lines = ["".join(text[:LINE_READ].split()) for text in opening.declaring(OPENING_LINES)]

    def national(self) -> Statement | None:
        """Return the first sign that the document is of the whole country, with its line."""
        for number, text in enumerate(self._lines):
            found = self._knowledge.place_signs.national.pattern.search(text)
            if found:
                return Statement(0, number, f"据{BODY}“{found[0]}”，这是全国的文献。", "全国", ())
        return None

    def statements(self) -> list[Statement]:
        """Return what states the place, the most believed first."""
        return sorted(self._statements(), key=lambda one: (one.rank, one.line))

    def signature(self) -> Statement | None:
        """Return the place of the office that signs: its line is right above the day of the document."""
        texts = ("".join(line.text.split()) for line in self._all if line.text)
        dated = self._knowledge.place_signs.dated
        for number, (text, below) in enumerate(pairwise(texts)):
            if len(text) <= SIGNATURE and len(below) <= SIGNATURE and dated.match(years_in_digits(below)):
                found = next(self._stating(text, number, signed=True), None)
                if found:
                    return found
        return None

    def unlisted(self) -> Statement | None:
        """Return a stated name that the table of places lacks."""
        signs = [sign for sign in self._knowledge.place_signs.stated if sign.unlisted]
        for number, text in enumerate(self._lines):
            for end in (n + 1 for n, char in enumerate(text) if char in "省市县区州旗盟"):
                for sign in signs:
                    after = sign.after.match(text, end)
                    name = self._name_before(text, end, sign) if after else ""
                    if after and name:
                        said = f"据{BODY}“{name}{after[0]}”，地名表里没有“{name}”。"
                        return Statement(0, number, said, name, ())
        return None

    def _name_before(self, text: str, end: int, sign: PlaceStatement) -> str:
        """Return the shortest name that ends at an offset and fits a phrase; nothing for 全县 or 自治区."""
        unlisted = self._knowledge.place_signs.unlisted
        for start in range(end - 2, max(-1, end - LONGEST_NAME - 1), -1):
            if sign.before.search(text[:start]):
                name = text[start:end]
                return name if unlisted.name.fullmatch(name) and not unlisted.generic.search(name) else ""
        return ""

    def _statements(self) -> Iterator[Statement]:
        for number, text in enumerate(self._lines):
            yield from self._stating(text, number)

    def _stating(self, text: str, number: int, *, signed: bool = False) -> Iterator[Statement]:
        """Yield what a line states of the place, by the phrases of a signature or by the others."""
        places, zone = self._knowledge.places, self._knowledge.place_signs.zone.pattern
        signs = [sign for sign in self._knowledge.place_signs.stated if sign.signed == signed]
        for name in places.scan(text):
            whole = places.chain(text, name.start) or name
            found = _stated(signs, text, number, whole.start, whole.end)
            inside = zone.match(text, whole.end)
            end = inside.end() if inside and not found else whole.end
            found = found or (_stated(signs, text, number, whole.start, end) if inside else None)
            if found:
                divisions = places.at_the_time(whole.meant(), self._year)
                within = text[whole.start : end] if end > whole.end else None
                yield found._replace(divisions=divisions, zone=within)


def _stated(signs: Sequence[PlaceStatement], text: str, line: int, start: int, end: int) -> Statement | None:
    """Return the first phrase that states a name, if one does."""
    for rank, sign in enumerate(signs):
        after = sign.after.match(text, end)
        if after and sign.before.search(text[:start]):
            why = f"据{sign.name if sign.signed else BODY}“{text[start : after.end()]}”。"
            return Statement(rank, line, why, text[start:end], ())
    return None
