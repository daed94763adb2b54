"""What happens to a folder of reports over the years, one change at a time."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tests.histories.texts import FIELDS, PHRASES, heading, mistyped, paragraph
from tests.histories.truth import Document, Section, Text, World

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

PLACES: Final = ("长沙市", "株洲市", "湘潭市", "衡阳市", "岳阳市")
MOST_SECTIONS: Final = 9


def document(world: World, rng: Random, file: str, place: str, year: int) -> Document:
    """Return a new document."""
    sections = [_section(world, rng) for _ in range(rng.randrange(2, 5))]
    title, opening = Text("", world.fresh()), Text("各位代表：", world.fresh())
    return Document(file, place, year, title, sections, opening)


def begin(rng: Random) -> World:
    """Return a folder with two or three reports."""
    world = World()
    for number in range(rng.randrange(2, 4)):
        world.documents.append(document(world, rng, f"{number}.txt", rng.choice(PLACES), 2020 + number))
    return world


def change(world: World, rng: Random) -> str:
    """Make one change and return what it is; one that cannot be made is another one."""
    while True:
        deed = rng.choice(DEEDS)
        one = rng.choice(world.there() or [None])
        if deed in OF_WORLD:
            if OF_WORLD[deed](world, rng):
                return deed
        elif one is not None and one.file not in world.copies and OF_DOCUMENT[deed](world, one, rng):
            return deed


def _section(world: World, rng: Random) -> Section:
    paragraphs = [Text(paragraph(rng), world.fresh()) for _ in range(rng.randrange(2, 7))]
    return Section(Text(heading(rng), world.fresh()), paragraphs)


def _any(one: Document, rng: Random, least: int = 1) -> Section | None:
    found = [section for section in one.sections if len(section.paragraphs) >= least]
    return rng.choice(found) if found else None


def _correct(_world: World, one: Document, rng: Random) -> bool:
    section = _any(one, rng)
    if section is None:
        return False
    at = rng.randrange(len(section.paragraphs))
    old = section.paragraphs[at]
    section.paragraphs[at] = replace(old, words=mistyped(old.words, rng, rng.choice((1, 1, 1, 2, 3))))
    return True


def _correct_heading(_world: World, one: Document, rng: Random) -> bool:
    section = rng.choice(one.sections)
    section.heading = replace(section.heading, words=mistyped(section.heading.words, rng, 1))
    return True


def _correct_all(_world: World, one: Document, rng: Random) -> bool:
    """Correct each paragraph, as a better copy or another rule does."""
    for section in one.sections:
        section.paragraphs = [replace(old, words=mistyped(old.words, rng, 1)) for old in section.paragraphs]
    return True


def _rewrite(_world: World, one: Document, rng: Random) -> bool:
    section = _any(one, rng)
    if section is None:
        return False
    at = rng.randrange(len(section.paragraphs))
    old = section.paragraphs[at]
    section.paragraphs[at] = replace(old, words=mistyped(old.words, rng, len(old.words) // 6))
    return True


def _insert(world: World, one: Document, rng: Random) -> bool:
    paragraphs = rng.choice(one.sections).paragraphs
    paragraphs.insert(rng.randrange(len(paragraphs) + 1), Text(paragraph(rng), world.fresh()))
    return True


def _repeat(world: World, one: Document, rng: Random) -> bool:
    """Put in a short paragraph that may be there already."""
    paragraphs = rng.choice(one.sections).paragraphs
    paragraphs.insert(rng.randrange(len(paragraphs) + 1), Text(rng.choice(PHRASES), world.fresh()))
    return True


def _delete(_world: World, one: Document, rng: Random) -> bool:
    section = _any(one, rng, 2)
    if section is None:
        return False
    del section.paragraphs[rng.randrange(len(section.paragraphs))]
    return True


def _replace(world: World, one: Document, rng: Random) -> bool:
    """Put another paragraph in the place of one, often with much the same words."""
    section = _any(one, rng)
    if section is None:
        return False
    section.paragraphs[rng.randrange(len(section.paragraphs))] = Text(paragraph(rng), world.fresh())
    return True


def _replace_alike(world: World, one: Document, rng: Random) -> bool:
    """Put a paragraph in the place of one that has the same frame and is about something else."""
    section = _any(one, rng)
    if section is None:
        return False
    at = rng.randrange(len(section.paragraphs))
    said = section.paragraphs[at].words
    if said in PHRASES:
        return False
    said = re.sub("|".join(FIELDS), lambda found: rng.choice([one for one in FIELDS if one != found[0]]), said)
    if said == section.paragraphs[at].words:
        return False
    said = "".join(rng.choice("123456789") if char.isdigit() else char for char in said)
    section.paragraphs[at] = Text(said, world.fresh())
    return True


def _split(_world: World, one: Document, rng: Random) -> bool:
    section = _any(one, rng)
    if section is None:
        return False
    at = rng.randrange(len(section.paragraphs))
    old = section.paragraphs[at]
    ends = [place + 1 for place, char in enumerate(old.words[:-1]) if char == "。"]
    if not ends or len(old.keys) > 1:
        return False
    cut = rng.choice(ends)
    section.paragraphs[at : at + 1] = [replace(old, words=part) for part in (old.words[:cut], old.words[cut:])]
    return True


def _merge(_world: World, one: Document, rng: Random) -> bool:
    section = _any(one, rng, 2)
    if section is None:
        return False
    at = rng.randrange(len(section.paragraphs) - 1)
    first, second = section.paragraphs[at : at + 2]
    section.paragraphs[at : at + 2] = [Text(first.words + second.words, first.keys | second.keys)]
    return True


def _swap(_world: World, one: Document, rng: Random) -> bool:
    section = _any(one, rng, 2)
    if section is None:
        return False
    rng.shuffle(section.paragraphs)
    return True


def _move(_world: World, one: Document, rng: Random) -> bool:
    section = _any(one, rng, 2)
    if section is None:
        return False
    moved = section.paragraphs.pop(rng.randrange(len(section.paragraphs)))
    other = rng.choice(one.sections).paragraphs
    other.insert(rng.randrange(len(other) + 1), moved)
    return True


def _reorder(_world: World, one: Document, rng: Random) -> bool:
    rng.shuffle(one.sections)
    return True


def _add_section(world: World, one: Document, rng: Random) -> bool:
    if len(one.sections) >= MOST_SECTIONS:
        return False
    one.sections.insert(rng.randrange(len(one.sections) + 1), _section(world, rng))
    return True


def _drop_section(_world: World, one: Document, rng: Random) -> bool:
    if len(one.sections) < 2:
        return False
    del one.sections[rng.randrange(len(one.sections))]
    return True


def _rename_file(world: World, one: Document, rng: Random) -> bool:
    if one.file in world.copies.values():
        return False
    one.file = f"{rng.randrange(10**6)}.txt"
    return True


def _rename_place(_world: World, one: Document, rng: Random) -> bool:
    place = rng.choice(PLACES)
    changed, one.place = place != one.place, place
    return changed


def _other_year(_world: World, one: Document, rng: Random) -> bool:
    one.year += rng.choice((-1, 1))
    return True


def _withdraw(world: World, one: Document, rng: Random) -> bool:
    if len(world.there()) < 2 or one.file in world.copies.values():
        return False
    one.gone, one.withdrawn = True, rng.choice(("", "应发布单位要求撤下。"))
    return True


def _file(world: World, rng: Random) -> str:
    return f"{len(world.documents)}-{rng.randrange(999)}.txt"


def _add(world: World, rng: Random) -> bool:
    year = 2020 + len(world.documents) % 4
    world.documents.append(document(world, rng, _file(world, rng), rng.choice(PLACES), year))
    return True


def _add_alike(world: World, rng: Random) -> bool:
    """Add a report of another year that says some of the same, as those of one place do."""
    one = rng.choice(world.there())
    new = document(world, rng, _file(world, rng), one.place, one.year + rng.choice((1, 7)))
    for section in one.sections[: len(one.sections) // 2]:
        copied = [Text(text.words, world.fresh()) for text in section.paragraphs if rng.random() < 0.6]
        new.sections[0].paragraphs += copied
    world.documents.append(new)
    return True


def _restore(world: World, rng: Random) -> bool:
    gone = [one for one in world.documents if one.gone]
    if not gone:
        return False
    one = rng.choice(gone)
    one.gone, one.withdrawn = False, ""
    return True


def _witness(world: World, rng: Random) -> bool:
    """Add a better copy of a report: it has a paragraph more, and mistakes of its own."""
    free = [one for one in world.there() if one.file not in world.copies and one.file not in world.copies.values()]
    if not free:
        return False
    one = rng.choice(free)
    better = deepcopy(one)
    better.file = f"{rng.randrange(10**6)}-x.txt"
    _correct(world, better, rng)
    for _ in range(3):
        _insert(world, better, rng)
    world.documents.append(better)
    world.copies[one.file] = better.file
    return True


def _rules(world: World, _rng: Random) -> bool:
    world.knows_more = not world.knows_more
    return True


def _run_in(_world: World, one: Document, _rng: Random) -> bool:
    one.run_in = not one.run_in
    return True


OF_DOCUMENT: Final[dict[str, Callable[[World, Document, Random], bool]]] = {
    "correct": _correct,
    "correct a heading": _correct_heading,
    "correct all": _correct_all,
    "rewrite": _rewrite,
    "insert": _insert,
    "repeat": _repeat,
    "delete": _delete,
    "replace": _replace,
    "replace alike": _replace_alike,
    "split": _split,
    "merge": _merge,
    "swap": _swap,
    "move": _move,
    "reorder": _reorder,
    "add a section": _add_section,
    "drop a section": _drop_section,
    "rename the file": _rename_file,
    "rename the place": _rename_place,
    "other year": _other_year,
    "withdraw": _withdraw,
    "headings": _run_in,
}
OF_WORLD: Final[dict[str, Callable[[World, Random], bool]]] = {
    "add": _add,
    "add alike": _add_alike,
    "restore": _restore,
    "witness": _witness,
    "rules": _rules,
}
USUAL: Final = ("correct", "correct", "correct", "insert", "delete", "split", "merge")
DEEDS: Final = (*OF_DOCUMENT, *OF_WORLD, *USUAL)
