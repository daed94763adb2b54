"""Weigh the place names of a text that does not state its place outright."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.knowledge.marks import CLOSE_BRACKET, COMMA, OPEN_BRACKET, SQUARE
from generator.reading.identity.place_borders import cuts_words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.cues.place_signs import PlaceSigns
    from generator.knowledge.placenames.division import Division
    from generator.knowledge.places import Mention

OWN = 4
"""A name in words for the own place (平安长沙) weighs as much as so many bare ones."""

LANDMARK = 3
"""A landmark weighs as much as so many names."""

MANY = 3
"""So many parts of a division are evidence for it even if it is not named itself."""

FAINT = 0.2
"""The weight of a name that is also an ordinary word (高县 in 提高县域)."""

ENOUGH = 3.0
"""The least weight that is accepted."""

AHEAD = 1.5
"""The first must weigh so many times the next."""

SPEAKING = 0.15
"""The least share of 全市, 我县 and the like that must fit a place: a county's report also says 全市."""

NAMES_ITSELF = 2
"""A county that names itself so often (平安咸丰, 健康咸丰) need not say 全县."""

OFTEN = 3
"""A place named so often is worth saying why it is not taken."""

UNNAMED = "县区旗"
"""Kinds of county that a text may be about without naming it."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The place inferred from a text: one division, several that it does not distinguish, or none; and why.

    `unnamed` is the kind of a county of the division that the text does not name (区).
    """

    divisions: tuple[Division, ...]
    why: str
    unnamed: str | None = None

    @property
    def division(self) -> Division | None:
        """Return the division if there is just one."""
        return self.divisions[0] if len(self.divisions) == 1 else None


@dataclass(slots=True)
class _Weight:
    """The evidence for one division."""

    names: Counter[str] = field(default_factory=Counter)
    own: Counter[str] = field(default_factory=Counter)
    faint: Counter[str] = field(default_factory=Counter)
    parts: set[str] = field(default_factory=set)
    landmarks: list[str] = field(default_factory=list)

    @property
    def named(self) -> float:
        """Return the weight of the division's own names."""
        return self.names.total() + OWN * self.own.total() + FAINT * self.faint.total()

    @property
    def candidate(self) -> bool:
        """Whether the division may be the one: it is named, or many of its parts are."""
        return self.named > 0 or len(self.parts) >= MANY

    @property
    def all(self) -> float:
        """Return the weight of all its evidence."""
        return self.named + len(self.parts) + LANDMARK * len(self.landmarks)


class PlaceEvidence:
    """The evidence of one text for every division it may be about."""

    def __init__(self, text: str, knowledge: Knowledge, year: int | None) -> None:
        """Read the text once; names count as of the year of the document."""
        self._places, self._signs = knowledge.places, knowledge.place_signs
        self._bigrams, self._year = knowledge.bigrams, year
        self._weights: dict[Division, _Weight] = {}
        self._withheld = SQUARE in text  # a redacted name
        for phrase in self._signs.phrases:
            text = text.replace(phrase, SQUARE * len(phrase))
        prefixes = tuple(word for word in self._signs.own.before if len(word) > 1)
        for mention in _in_context(self._places.scan(text, prefixes)):
            self._add(mention, text, self._signs)
        for landmark in self._signs.landmarks:
            if landmark.word in text:
                self._weight(landmark.division).landmarks.append(
                    f"提到“{landmark.word}”{OPEN_BRACKET}{landmark.why}{CLOSE_BRACKET}"
                )
        self._autonomous = "自治区" in text  # 全区 may mean all of it
        self._speakers: Counter[str] = Counter()
        self._spoken: Counter[str] = Counter()
        for match in self._signs.speakers.finditer(text):
            self._speakers[match["kind"]] += 1 if match["own"] == "全" else 3
            self._spoken[match[0]] += 1

    def choose(self, among: Iterable[Division]) -> tuple[Division, ...]:
        """Return the one of some divisions with the most evidence, or all of them if the text does not decide."""
        found = tuple(among)
        ranked = sorted(found, key=self._rank, reverse=True)
        first, second = (self._rank(division) for division in ranked[:2])
        return (ranked[0],) if first > second else found

    def guess(self) -> Guess:
        """Return the place inferred from the whole text: named often, clearly more than others, and its own."""
        unnamed = self._unnamed()
        if unnamed:
            return unnamed
        ranked = self._ranked()
        if not ranked or ranked[0][0] < ENOUGH:
            return self._not_speaking() or Guess((), "题名和正文都没有足以判断地区的地名。")
        best = ranked[0][1]
        rivals = [division for score, division in ranked[1:] if score * AHEAD > ranked[0][0]]
        twins = tuple(d for d in rivals if self._weights[d].names == self._weights[best].names)
        others = [d for d in rivals if d not in twins and not d.within(best) and not best.within(d)]
        chosen = self.choose((best, *twins)) if twins else (best,)
        if others or len(chosen) > 1:
            names = "、".join(d.path for d in (*chosen, *others)[:4])
            return Guess((*chosen, *others), f"正文没有写明地区，文中的地名在{names}之间分不出来。")
        said = COMMA.join([self.reasons(chosen[0]), *self._speaking(chosen[0].name[-1])])
        return Guess(chosen, f"正文没有写明地区；{said}。")

    def reasons(self, division: Division) -> str:
        """Return the words that are evidence for a division, as a part of a Chinese sentence."""
        weight = self._weights.get(division, _Weight())
        said = []
        if weight.own:
            said.append("自称" + "".join(f"“{word}”" for word, _ in weight.own.most_common(3)))
        said += [f"“{word}”出现{count}次" for word, count in (weight.names + weight.faint).most_common(2)]
        if len(weight.parts) > 1:
            said.append("提到所辖" + "、".join(sorted(weight.parts)[:4]))
        return COMMA.join(said + weight.landmarks)

    def _ranked(self) -> list[tuple[float, Division]]:
        """Return the divisions that may be the one, with their scores, the highest first."""
        likely = (d for d, weight in self._weights.items() if weight.candidate and self._may_be(d))
        return sorted(((self._score(d), d) for d in likely), reverse=True)

    def _may_be(self, division: Division) -> bool:
        """Whether the text speaks of a division as its own; a province must also name itself (湖南新篇章).

        A county that names itself may compare itself with others of its city (平安咸丰, 全州第一).
        """
        if division in self._signs.never or not self._speakers:
            return False
        own = self._weights[division].own.total()
        speaking = self._speakers[division.name[-1]]
        if division.level == "county" and own >= NAMES_ITSELF:
            speaking += sum(self._speakers[above.name[-1]] for above in self._places.above(division)[:1])
        return speaking >= SPEAKING * self._speakers.total() and (division.level != "province" or own > 0)

    def _not_speaking(self) -> Guess | None:
        """Return why a place is not taken although it is named often."""
        weights = ((weight.named, division) for division, weight in self._weights.items())
        named, division = max(weights, default=(0.0, None))
        if division is None or named < OFTEN:
            return None
        said = self.reasons(division)
        if division in self._signs.never:
            return Guess((), f"{said}，但提到不等于是它的文献，正文没有写明地区。")
        kind = division.name[-1]
        lacks = "自己的名称" if self._speakers[kind] else f"“全{kind}”“我{kind}”这样的自称"
        return Guess((), f"{said}，但没有{lacks}，不据此推断地区。")

    def _speaking(self, kind: str) -> list[str]:
        return [f"称“{word}”{n}次" for word, n in self._spoken.most_common() if word[-1] == kind]

    def _add(self, mention: Mention, text: str, signs: PlaceSigns) -> None:
        divisions = self._meant(mention)
        faint = mention.word in signs.everyday and any(d.level == "county" for d in divisions)
        goes_on = faint and text[mention.end : mention.end + 1] in signs.goes_on
        own = signs.own.around(text, mention.start, mention.end)
        if goes_on or (not own and cuts_words(text, mention.start, mention.end, self._bigrams)):
            return
        for division in () if faint else divisions:
            for above in self._places.above(division)[:1]:
                self._weight(above).parts.add((*division.shorts, division.name)[0])
        if not own and signs.other.around(text, mention.start, mention.end):
            return
        for division in divisions:
            weight = self._weight(division)
            if own:
                weight.own[own] += 1
            elif faint:
                weight.faint[mention.word] += 1
            else:
                weight.names[mention.word] += 1

    def _meant(self, mention: Mention) -> tuple[Division, ...]:
        """Return the divisions that a name meant in the year of the document."""
        found = _meant(mention, self._signs.everyday)
        then = self._places.at_the_time(found, self._year)
        return tuple(d for d in then if self._year is None or d.in_use(self._year))

    def _weight(self, division: Division) -> _Weight:
        return self._weights.setdefault(division, _Weight())

    def _score(self, division: Division) -> float:
        kind = division.name[-1]
        share = self._speakers[kind] / self._speakers.total() if self._speakers else 0.5
        return self._weights[division].all * (0.5 + share)

    def _rank(self, division: Division) -> tuple[float, float]:
        """Return the weight of a division, then that of the division above (two 鼓楼区 differ in that alone)."""
        own = self._score(division) if division in self._weights else 0.0
        above = (self._weights.get(d, _Weight()).named for d in self._places.above(division))
        return own, sum(above)

    def _unnamed(self) -> Guess | None:
        """Return the city of a county that calls itself 我区 or 全县 and whose name is withheld."""
        kind = max(UNNAMED, key=lambda one: self._speakers[one])
        if not self._withheld or not self._speakers or self._speakers[kind] * 2 <= self._speakers.total():
            return None
        named = (d for d, weight in self._weights.items() if weight.named >= 1 or len(weight.parts) >= MANY)
        if self._autonomous or any(division.name[-1] == kind for division in named):
            return None
        cities = ((weight.all, d) for d, weight in self._weights.items() if d.level == "prefecture")
        ranked = sorted(cities, reverse=True)
        if not ranked or ranked[0][0] < ENOUGH or (len(ranked) > 1 and ranked[1][0] * AHEAD > ranked[0][0]):
            return None
        city = ranked[0][1]
        said = COMMA.join([*self._speaking(kind), self.reasons(city)])
        why = f"正文没有给出{kind}名；{said}，是{city.path}的一个{kind}，不推断{kind}名。"
        return Guess((city,), why, kind)


def _in_context(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield mentions; one right after the name of the division above means only that part (北京朝阳)."""
    before: Mention | None = None
    for mention in mentions:
        inner: tuple[Division, ...] = ()
        if before and before.end == mention.start:
            inner = tuple(d for d in mention.divisions if any(d.within(a) for a in before.divisions))
        before = mention.of(inner) if inner else mention
        yield before


def _meant(mention: Mention, everyday: Container[str]) -> tuple[Division, ...]:
    """Return the divisions that a name means; no county if it is bare and an ordinary word (资源)."""
    bare = mention.word in everyday and any(
        mention.word in d.shorts and mention.word != d.name for d in mention.divisions
    )
    return tuple(d for d in mention.meant() if not (bare and d.level == "county"))
