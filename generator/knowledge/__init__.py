"""What Fangzhi knows: rules, themes, places, kinds of document. Data files, loaded once and validated."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.knowledge.bigrams import Bigrams, load_bigrams
from generator.knowledge.kinds import Kind, load_kinds
from generator.knowledge.outline_words import OutlineWords, load_outline
from generator.knowledge.overlay import check_overlay, files
from generator.knowledge.pinyin import load_pinyin
from generator.knowledge.place_signs import PlaceSigns, load_place_signs
from generator.knowledge.places import Gazetteer, load_places
from generator.knowledge.rules import Rule, load_rules
from generator.knowledge.themes import Themes, load_themes
from generator.knowledge.trigrams import Trigrams, load_trigrams
from generator.knowledge.year_signs import YearSigns, load_year_signs

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All knowledge a report is made with. It can be pickled, so that a worker process can have it."""

    rules: Mapping[str, Rule]
    themes: Themes
    outline: OutlineWords
    places: Gazetteer
    place_signs: PlaceSigns
    kinds: Mapping[str, Kind]
    year_signs: YearSigns
    bigrams: Bigrams
    trigrams: Trigrams
    pinyin: Mapping[str, str]


@cache
def load_knowledge(*folders: Path) -> Knowledge:
    """Return the knowledge of folders, the package's without any; a mistake is a KnowledgeError with its place.

    The first folder holds all of it. Further ones are overlays: what they hold is added, or replaces what has the
    same id (overlay.py).
    """
    folder, *overlays = folders or (DATA,)
    for overlay in overlays:
        check_overlay(overlay, folder)
    places = load_places(folder / "places.csv", *files(overlays, "places.csv"))
    return Knowledge(
        rules=load_rules(folder / "rules", *files(overlays, "rules")),
        themes=load_themes(folder / "themes", folder / "themes.yml", *files(overlays, "themes")),
        outline=load_outline(folder / "outline.yml", folder / "outline-weights.csv"),
        places=places,
        place_signs=load_place_signs(folder / "place-signs.yml", places),
        kinds=load_kinds(folder / "kinds.yml", *files(overlays, "kinds.yml")),
        year_signs=load_year_signs(folder / "year-signs.yml"),
        bigrams=load_bigrams(folder / "bigrams.tsv"),
        trigrams=load_trigrams(folder / "trigrams.tsv"),
        pinyin=load_pinyin(folder / "pinyin.csv"),
    )
