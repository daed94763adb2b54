"""Weigh the place names of a text that does not state its place outright."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.knowledge.marks import CLOSE_BRACKET, COMMA, OPEN_BRACKET

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from generator.knowledge.cues.place_signs import PlaceSigns
    from generator.knowledge.places import Division, Gazetteer, Mention

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

AHEAD = 1.3
"""The first must weigh so many times the next."""

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

    def __init__(self, text: str, places: Gazetteer, signs: PlaceSigns) -> None:
        """Read the text once."""
        self._places = places
        self._weights: dict[str, _Weight] = {}
        for phrase in signs.phrases:
            text = text.replace(phrase, "□" * len(phrase))
        prefixes = tuple(word for word in signs.own.before if len(word) > 1)
        for mention in _in_context(places.scan(text, prefixes)):
            self._add(mention, text, signs)
        for landmark in signs.landmarks:
            if landmark.word in text:
                self._weight(landmark.division).landmarks.append(
                    f"“{landmark.word}”{OPEN_BRACKET}{landmark.why}{CLOSE_BRACKET}"
                )
        self._autonomous = "自治区" in text  # 全区 may mean all of it
        self._speakers: Counter[str] = Counter()
        self._spoken: Counter[str] = Counter()
        for match in signs.speakers.finditer(text):
            self._speakers[match["kind"]] += 3 if match["own"] == "我" else 1
            self._spoken[match[0]] += 1

    def choose(self, among: Iterable[Division]) -> tuple[Division, ...]:
        """Return the one of some divisions with the most evidence, or all of them if the text does not decide."""
        found = tuple(among)
        ranked = sorted(found, key=self._rank, reverse=True)
        first, second = (self._rank(division) for division in ranked[:2])
        return (ranked[0],) if first > second else found

    def guess(self) -> Guess:
        """Return the place inferred from the whole text."""
        unnamed = self._unnamed()
        if unnamed:
            return unnamed
        ranked = sorted(
            ((self._score(code), code) for code, weight in self._weights.items() if weight.candidate), reverse=True
        )
        if not ranked or ranked[0][0] < ENOUGH:
            return Guess((), "标题和正文都没有足以判断地点的地名。")
        best = self._places.by_code[ranked[0][1]]
        rivals = [
            (score, self._places.by_code[code]) for score, code in ranked[1:] if score * AHEAD > ranked[0][0]
        ]
        twins = tuple(d for _, d in rivals if self._weights[d.code].names == self._weights[best.code].names)
        others = [d for _, d in rivals if d not in twins and not d.within(best) and not best.within(d)]
        chosen = self.choose((best, *twins)) if twins else (best,)
        if others or len(chosen) > 1:
            names = "、".join(d.path for d in (*chosen, *others)[:4])
            return Guess((*chosen, *others), f"正文没有写明地点，文中的地名在{names}之间分不出来。")
        said = COMMA.join([self.reasons(chosen[0]), *self._speaking(chosen[0].name[-1])])
        return Guess(chosen, f"正文没有写明地点；{said}，据此推断为{chosen[0].path}。")

    def reasons(self, division: Division) -> str:
        """Return the words that are evidence for a division, as a part of a Chinese sentence."""
        weight = self._weights.get(division.code, _Weight())
        said = []
        if weight.own:
            said.append("自称" + "".join(f"“{word}”" for word, _ in weight.own.most_common(3)))
        said += [f"“{word}”出现{count}次" for word, count in (weight.names + weight.faint).most_common(2)]
        if len(weight.parts) > 1:
            said.append("提到所辖" + "、".join(sorted(weight.parts)[:4]))
        return COMMA.join(said + weight.landmarks)

    def _speaking(self, kind: str) -> list[str]:
        return [f"称“{word}”{n}次" for word, n in self._spoken.most_common() if word[-1] == kind]

    def _add(self, mention: Mention, text: str, signs: PlaceSigns) -> None:
        divisions = _meant(mention, signs.everyday)
        faint = mention.word in signs.everyday and any(d.level == "county" for d in divisions)
        if faint and text[mention.end : mention.end + 1] in signs.goes_on:
            return
        for division in () if faint else divisions:
            for above in self._places.above(division)[:1]:
                self._weight(above).parts.add(division.shorts[0])
        own = signs.own.around(text, mention.start, mention.end)
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

    def _weight(self, division: Division) -> _Weight:
        if division.code not in self._weights:
            self._weights[division.code] = _Weight()
        return self._weights[division.code]

    def _score(self, code: str) -> float:
        kind = self._places.by_code[code].name[-1]
        share = self._speakers[kind] / self._speakers.total() if self._speakers else 0.5
        return self._weights[code].all * (0.5 + share)

    def _rank(self, division: Division) -> tuple[float, float]:
        """Return the weight of a division, then that of the division above (two 鼓楼区 differ in that alone)."""
        own = self._score(division.code) if division.code in self._weights else 0.0
        above = (self._weights.get(d.code, _Weight()).named for d in self._places.above(division))
        return own, sum(above)

    def _unnamed(self) -> Guess | None:
        """Return the city of a county that calls itself 我区 or 全县 and is nowhere named."""
        kind = max(UNNAMED, key=lambda one: self._speakers[one])
        if not self._speakers or self._speakers[kind] * 2 <= self._speakers.total():
            return None
        named = (code for code, weight in self._weights.items() if weight.named >= 1 or len(weight.parts) >= MANY)
        if self._autonomous or any(self._places.by_code[code].name[-1] == kind for code in named):
            return None
        cities = {c: w.all for c, w in self._weights.items() if self._places.by_code[c].level == "prefecture"}
        ranked = sorted(((weight, code) for code, weight in cities.items()), reverse=True)
        if not ranked or ranked[0][0] < ENOUGH or (len(ranked) > 1 and ranked[1][0] * AHEAD > ranked[0][0]):
            return None
        city = self._places.by_code[ranked[0][1]]
        said = COMMA.join([*self._speaking(kind), self.reasons(city)])
        why = f"原文没有给出{kind}名；{said}，据此推断为{city.path}的一个{kind}，不推断{kind}名。"
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
