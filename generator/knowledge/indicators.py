"""The main indicators: what reports call each, its units and direction, and sentences that show how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from generator.knowledge.errors import KnowledgeError
from generator.knowledge.overlay import REPLACE, put
from generator.knowledge.patterns.literals import Literals
from generator.knowledge.yaml_entries import Entry, Scalar, read_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Direction = Literal["more", "less", "near"]
"""Which way an indicator is meant to go: up, down, or it is to be kept near a figure."""

Gauge = Literal["level", "growth", "change"]
"""What of an indicator a figure is about: `Measure` of `generator/reading/indicators/model.py`."""

MEASURES: tuple[Gauge, ...] = get_args(Gauge)
FORMS = ("number", "range", "rank", "multiple", "relative", "word")
OPERATORS = ("=", ">=", "<=", ">", "<", "~")
KINDS = ("target", "result", "count")
"""What a figure may say: the values of `generator/reading/indicators/model.py`, which a test compares."""

KEYS = (
    "id",
    "name",
    "growth_name",
    "change_name",
    "order",
    "core",
    "group",
    "measure",
    "direction",
    "units",
    "definition",
    "reason",
    "aliases",
    "examples",
    "traps",
)
ALIAS_KEYS = ("name", "from", "to", "why")
EXAMPLE_KEYS = ("text", "figures")
FIGURE_KEYS = ("measure", "form", "operator", "value", "unit", "kind")
TRAP_KEYS = ("text", "why")
YEARS = (1949, 2100)
"""Years that an alias may begin or end with: reports of the People's Republic."""


@dataclass(frozen=True, slots=True)
class Alias:
    """What reports call an indicator, without blanks. `since` and `until` are years that its figures are about.

    Where a year is None the name has no bound there. `why` says what is particular about it, else it is empty.
    """

    text: str
    since: int | None = None
    until: int | None = None
    why: str = ""

    def is_used(self, year: int | None) -> bool:
        """Whether a figure about a year can go by this name; of an unknown year any can."""
        return year is None or (self.since or year) <= year <= (self.until or year)


@dataclass(frozen=True, slots=True)
class Expected:
    """What is read in an example, in the words of `generator/reading/indicators/model.py: Figure`.

    `value` is a number, two for a range, None for words and comparisons; a fall is negative.
    """

    measure: Gauge
    form: str
    operator: str | None
    value: float | tuple[float, float] | None
    unit: str
    kind: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the figures of its indicator in it, in their order; of a trap none, and `why`."""

    text: str
    figures: tuple[Expected, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A main indicator as its codebook shows it and as it is read.

    `name` is that of its level; `growth_name` and `change_name` are those of its rate of change and its change in
    points. `measure` is what targets usually give; `units` are those of a level. `aliases` have its name as well,
    the longest first. `core`: nearly all reports state it. `place` is its file and line.
    """

    id: str
    name: str
    growth_name: str
    change_name: str
    order: int
    core: bool
    group: str
    measure: Gauge
    direction: Direction
    units: tuple[str, ...]
    definition: str
    reason: str
    aliases: tuple[Alias, ...]
    examples: tuple[Example, ...]
    traps: tuple[Example, ...]
    place: str

    def named(self, measure: str) -> str:
        """Return the name that is exported for a measure."""
        return {"growth": self.growth_name, "change": self.change_name}.get(measure, self.name)


@dataclass(frozen=True, slots=True)
class Indicators:
    """All indicators by id, in their order, and the index by which their names are found in a text.

    `by_alias` has the indicator and the alias of each name, the longest name first.
    """

    by_id: Mapping[str, Indicator]
    by_alias: Mapping[str, tuple[Indicator, Alias]]
    index: Literals


def load_indicators(path: Path, *overlays: Path) -> Indicators:
    """Return the indicators of a YAML file and of overlays; a name of two indicators is a KnowledgeError."""
    by_id: dict[str, Indicator] = {}
    for file in (path, *overlays):
        for entry in read_list(file):
            one = _indicator(entry.only((*KEYS, REPLACE)))
            put(by_id, one.id, one, entry, "indicator")
    by_id = {one.id: one for one in sorted(by_id.values(), key=lambda one: (one.order, one.id))}
    by_alias = _by_alias(by_id)
    return Indicators(by_id, by_alias, Literals(by_alias))


def _by_alias(by_id: Mapping[str, Indicator]) -> dict[str, tuple[Indicator, Alias]]:
    found: dict[str, tuple[Indicator, Alias]] = {}
    for one in by_id.values():
        for alias in one.aliases:
            if alias.text in found:
                other = found[alias.text][0].id
                problem = f"'{alias.text}' is a name of '{other}' and of '{one.id}'"
                raise KnowledgeError(one.place, problem, "take it out of one of the two")
            found[alias.text] = (one, alias)
    return {text: found[text] for text in sorted(found, key=lambda text: (-len(text), text))}


def _indicator(entry: Entry) -> Indicator:
    name = entry.text("name")
    measure = cast("Gauge", entry.choice("measure", MEASURES))
    if "order" not in entry.nodes:
        raise KnowledgeError(entry.place, "the key 'order' is missing", "write a number such as 10")
    return Indicator(
        id=entry.text("id"),
        name=name,
        growth_name=entry.text("growth_name", f"{name}增速"),
        change_name=entry.text("change_name", f"{name}变化"),
        order=entry.number("order", 0),
        core=entry.choice("core", ("yes", "no"), "no") == "yes",
        group=entry.text("group"),
        measure=measure,
        direction=cast("Direction", entry.choice("direction", get_args(Direction))),
        units=tuple(entry.text("units").split()),
        definition=entry.text("definition"),
        reason=entry.text("reason"),
        aliases=_aliases(entry, name),
        examples=tuple(_example(one.only(EXAMPLE_KEYS), measure) for one in _some(entry, "examples")),
        traps=tuple(_trap(one.only(TRAP_KEYS)) for one in _some(entry, "traps")),
        place=entry.place,
    )


def _some(entry: Entry, key: str) -> tuple[Entry, ...]:
    found = entry.entries(key)
    if not found:
        raise KnowledgeError(entry.place, f"'{key}' are missing", "add a sentence: they are its tests")
    return found


def _aliases(entry: Entry, name: str) -> tuple[Alias, ...]:
    """Return the name and the aliases, the longest first; one that is there twice is a KnowledgeError."""
    found = {name: Alias(name)}
    for one in entry.alternatives("aliases"):
        alias = Alias(one.text) if isinstance(one, Scalar) else _alias(one.only(ALIAS_KEYS))
        if alias.text in found:
            raise KnowledgeError(one.place, f"the name '{alias.text}' is given twice", "keep one")
        if len(alias.text.split()) != 1 or alias.text.strip() != alias.text:
            raise KnowledgeError(one.place, f"the name '{alias.text}' has blanks", "write it without")
        found[alias.text] = alias
    return tuple(sorted(found.values(), key=lambda alias: (-len(alias.text), alias.text)))


def _alias(entry: Entry) -> Alias:
    since, until = _year(entry, "from"), _year(entry, "to")
    if since and until and since > until:
        raise KnowledgeError(entry.place, f"'from: {since}' is after 'to: {until}'", "exchange them")
    return Alias(entry.text("name"), since, until, entry.text("why"))


def _year(entry: Entry, key: str) -> int | None:
    if key not in entry.nodes:
        return None
    year = entry.number(key, 0)
    if not YEARS[0] <= year <= YEARS[1]:
        raise KnowledgeError(entry.place_of(key), f"'{key}: {year}' is not a year", "write one such as 2015")
    return year


def _trap(entry: Entry) -> Example:
    return Example(entry.text("text"), why=entry.text("why"))


def _example(entry: Entry, measure: Gauge) -> Example:
    return Example(entry.text("text"), tuple(_figures(entry, measure)))


def _figures(entry: Entry, measure: Gauge) -> Iterator[Expected]:
    for one in _some(entry, "figures"):
        one.only(FIGURE_KEYS)
        form = one.choice("form", FORMS, "number")
        value = _value(one)
        stated = form not in ("relative", "word")
        if stated != (value is not None):
            problem = f"a figure of form '{form}' has {'a' if stated else 'no'} value"
            raise KnowledgeError(one.place, problem, "give 'value', or the form 'word' or 'relative'")
        yield Expected(
            measure=cast("Gauge", one.choice("measure", MEASURES, measure)),
            form=form,
            operator=_operator(one, form),
            value=value,
            unit=one.text("unit", ""),
            kind=one.choice("kind", KINDS, KINDS[0]),
        )


def _operator(entry: Entry, form: str) -> str | None:
    """Return the operator; `null` is none, which is what a range has."""
    default = "" if form == "range" or "operator" in entry.nodes else "="
    return entry.choice("operator", OPERATORS, default) or None


def _value(entry: Entry) -> float | tuple[float, float] | None:
    if entry.is_list("value"):
        ends = [_number(entry, text) for text in entry.texts("value")]
        if len(ends) != 2:  # noqa: PLR2004 - the ends of a range
            raise KnowledgeError(entry.place_of("value"), "a range has two ends", "write [4.5, 5]")
        return ends[0], ends[1]
    text = entry.text("value", "")
    return _number(entry, text) if text else None


def _number(entry: Entry, text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise KnowledgeError(
            entry.place_of("value"), f"'{text}' is not a number", "write one such as 4.5"
        ) from error
