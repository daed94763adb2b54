"""What Fangzhi knows: rules, themes, places and kinds of document, as data files, loaded once and validated."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.knowledge.bigrams import Bigrams, load_bigrams
from generator.knowledge.cues.divisions import Division, DivisionSigns, load_divisions
from generator.knowledge.cues.document_words import DocumentWords, load_document_words
from generator.knowledge.cues.indicator_words import IndicatorWords, load_indicator_words
from generator.knowledge.cues.outline_words import OutlineWords, load_outline
from generator.knowledge.cues.page_signs import PageSign, load_page_signs
from generator.knowledge.cues.place_signs import PlaceSigns, load_place_signs
from generator.knowledge.cues.year_signs import YearSigns, load_year_signs
from generator.knowledge.findings.messages import Messages, load_messages
from generator.knowledge.indicators import Indicators, load_indicators
from generator.knowledge.kinds import Kind, load_kinds
from generator.knowledge.overlay import check_base, check_overlay, files
from generator.knowledge.placenames.tiles import Tile, load_tiles
from generator.knowledge.places import Gazetteer, load_places
from generator.knowledge.rules import Rule, load_rules
from generator.knowledge.themes import Themes, load_themes
from generator.knowledge.trigrams import Trigrams, load_trigrams
from generator.knowledge.vocabulary.pinyin import load_pinyin
from generator.knowledge.vocabulary.synonyms import load_synonyms
from generator.knowledge.vocabulary.words import load_words

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA = Path(__file__).parent / "data"
BIGRAMS, TRIGRAMS = "bigrams.tsv", "trigrams.tsv"
"""Files of counts in a folder of knowledge: `generator.review.count_statistics` writes them."""

PARTS = (
    BIGRAMS,
    "divisions.yml",
    "document-words.yml",
    "former-places.csv",
    "indicator-words.yml",
    "indicators.yml",
    "kinds.yml",
    "messages.yml",
    "outline-weights.csv",
    "outline.yml",
    "page-signs.yml",
    "pinyin.csv",
    "place-signs.yml",
    "places.csv",
    "rules",
    "synonyms.yml",
    "themes",
    "themes.yml",
    "tiles.csv",
    TRIGRAMS,
    "words.tsv",
    "year-signs.yml",
    "zones.csv",
)
"""What a folder with all knowledge contains."""


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """All knowledge a report is made with: nothing in a report comes from any other table.

    It can be pickled for a worker process. It is compared by identity, so that values derived from it can be
    cached under it. `digest` is `digest_of` its files: it identifies this state of the rules, themes and places.
    """

    rules: Mapping[str, Rule]
    themes: Themes
    indicators: Indicators
    document_words: DocumentWords
    outline: OutlineWords
    places: Gazetteer
    place_signs: PlaceSigns
    kinds: Mapping[str, Kind]
    year_signs: YearSigns
    page_signs: tuple[PageSign, ...]
    divisions: Mapping[Division, DivisionSigns]
    indicator_words: IndicatorWords
    bigrams: Bigrams
    trigrams: Trigrams
    pinyin: Mapping[str, str]
    words: Mapping[str, int]
    synonyms: Mapping[str, tuple[str, ...]]
    messages: Messages
    tiles: tuple[Tile, ...]
    digest: str


def load_knowledge(*folders: Path) -> Knowledge:
    """Return the knowledge in folders, by default the package's; a mistake is a KnowledgeError with its place.

    The first folder holds all of it. Further ones are overlays: what they hold is added, or replaces what has the
    same id (overlay.py). The same folders give the same value: they are read once in a process.
    """
    return _load(folders or (DATA,))


@cache
def _load(folders: tuple[Path, ...]) -> Knowledge:
    folder, *overlays = folders
    check_base(folder, PARTS)
    for overlay in overlays:
        check_overlay(overlay, folder)
    tables = (folder / "places.csv", *files(overlays, "places.csv"))
    areas = (folder / "zones.csv", *files(overlays, "zones.csv"))
    places = load_places(*tables, old=folder / "former-places.csv", new=areas)
    bigrams = load_bigrams(folder / BIGRAMS)
    document_words = load_document_words(folder / "document-words.yml")
    kinds = load_kinds(document_words, folder / "kinds.yml", *files(overlays, "kinds.yml"))
    known = Knowledge(
        rules=load_rules(folder / "rules", *files(overlays, "rules")),
        themes=load_themes(folder / "themes", folder / "themes.yml", *files(overlays, "themes")),
        indicators=load_indicators(folder / "indicators.yml", *files(overlays, "indicators.yml")),
        document_words=document_words,
        outline=load_outline(folder / "outline.yml", folder / "outline-weights.csv", document_words),
        places=places,
        place_signs=load_place_signs(folder / "place-signs.yml", places, document_words),
        kinds=kinds,
        year_signs=load_year_signs(folder / "year-signs.yml", document_words, kinds),
        page_signs=load_page_signs(folder / "page-signs.yml", document_words),
        divisions=load_divisions(folder / "divisions.yml", document_words),
        indicator_words=load_indicator_words(folder / "indicator-words.yml", document_words),
        bigrams=bigrams,
        trigrams=load_trigrams(folder / TRIGRAMS, bigrams),
        pinyin=load_pinyin(folder / "pinyin.csv"),
        words=load_words(folder / "words.tsv"),
        synonyms=load_synonyms(folder / "synonyms.yml"),
        messages=load_messages(folder / "messages.yml"),
        tiles=load_tiles(folder / "tiles.csv", places.by_code),
        digest=digest_of(folder, *overlays),
    )
    document_words.check_used()
    return known


def forget_knowledge() -> None:
    """Let the next `load_knowledge` read the files again, for a process that outlives a change of them."""
    _load.cache_clear()


def stacked(own: Path | None) -> tuple[Path, ...]:
    """Return the folders to load for a folder of one's own: it alone where it holds all that the package's holds.

    Any other folder is an overlay on the package's; without one it is the package's alone.
    """
    if own is None:
        return (DATA,)
    return (own,) if all((own / name).exists() for name in PARTS) else (DATA, own)


def digest_of(*folders: Path) -> str:
    """Return the SHA-256, in hexadecimal, of the names and bytes of all files below folders except hidden ones."""
    found = hashlib.sha256()
    for number, folder in enumerate(folders):
        files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        for name in sorted(files):
            if not any(part.startswith(".") for part in name.split("/")):
                data = files[name].read_bytes()
                shown = f"{number}:{name}" if number else name  # an overlay's file is not the package's
                found.update(f"{shown}\0{len(data)}\0".encode())
                found.update(data)
    return found.hexdigest()
