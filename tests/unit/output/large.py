"""A corpus of many places, years and themes, made by hand: what a large site is in little."""

from __future__ import annotations

from dataclasses import replace

from generator.corpus.apart import set_apart
from generator.corpus.briefs import brief_of
from generator.corpus.disambiguation import document_order
from generator.corpus.model import Corpus
from generator.knowledge.places import CHINA, UNPLACED
from generator.reading.anchors import digest
from generator.reading.model import Level, Place, Report, ThemeHit
from tests.unit.output import samples

KNOWLEDGE = samples.corpus().knowledge
YEARS = (2021, 2022, 2023)
SLUGS = ("beijing", "hunan", "changsha", "changsha-liuyang", "changsha-yuhua", "zhuzhou", "zhuzhou-youxian")


def place(slug: str) -> Place:
    """Return a place of the gazetteer."""
    found = KNOWLEDGE.places.by_slug[slug]
    level: Level = found.level
    county = found.name if level == "county" else None
    return Place(
        found.name, level, found.province, found.prefecture, county, found.code, slug, "stated", "文中写明。"
    )


ZONE = Place("湘江新区", "zone", "湖南省", "长沙市", None, None, "changsha-xiangjiang", "stated", "文中写明。")
NATION = Place("全国", "national", None, None, None, None, CHINA, "stated", "文中写明。")
NOWHERE = Place("地区不详", None, None, None, None, None, UNPLACED, "inferred", "", None, "青石县")
PLACES = (*map(place, SLUGS), ZONE, NATION, NOWHERE)


def anchor(kind: str, *parts: str) -> str:
    """Return an anchor as reports have them."""
    return f"{kind}-{digest(*parts)}"


def report(place: Place, year: int | None, passages: int = 2, theme: str = "industry") -> Report:
    """Return a report of a place and year with so many passages of a theme."""
    ident = f"{place.slug}-{year}"
    found = tuple(
        samples.passage(
            anchor("p", ident, str(n)),
            "paragraph",
            f"制造业增长{n}%。",
            themes=(ThemeHit(theme, ("制造业",) * (n + 1)),),
        )
        for n in range(passages)
    )
    title = samples.passage(anchor("t", ident), "title", f"{place.name}{year}年政府工作报告")
    return samples.report(ident, (title, *found), place, year)


def corpus(*reports: Report) -> Corpus:
    """Return a corpus of some reports, or of one of each place and year, in corpus order."""
    every = reports or [report(one, None if one is NOWHERE else year) for one in PLACES for year in YEARS]
    named = [replace(one, id=f"{one.id}-{n}") if one.place is NOWHERE else one for n, one in enumerate(every)]
    ordered = sorted(named, key=lambda one: document_order(brief_of(one)))
    every = _with_own_anchors(ordered)
    leaves = [brief.leaf for brief in set_apart(map(brief_of, every))]
    placed = (replace(one, leaf=leaf) for one, leaf in zip(every, leaves, strict=True))
    return Corpus(tuple(placed), (), KNOWLEDGE)


def _with_own_anchors(reports: list[Report]) -> list[Report]:
    """Return reports whose anchors are unique: those without a place share their year."""
    return [
        replace(one, passages=tuple(replace(p, id=f"{p.id}-{n}") for p in one.passages))
        if one.year is None
        else one
        for n, one in enumerate(reports)
    ]
