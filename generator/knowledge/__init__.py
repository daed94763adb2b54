"""What Fangzhi knows: rules, themes, places, kinds of document. Data files, loaded once and validated."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.knowledge.outline import OutlineWords, load_outline
from generator.knowledge.rules import Rule, load_rules
from generator.knowledge.themes import Themes, load_themes

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All knowledge a report is made with. It can be pickled, so that a worker process can have it."""

    rules: Mapping[str, Rule]
    themes: Themes
    outline: OutlineWords


@cache
def load_knowledge(folder: Path = DATA) -> Knowledge:
    """Return the knowledge of a folder; a mistake in it is a KnowledgeError that names file and line."""
    return Knowledge(
        rules=load_rules(folder / "rules"),
        themes=load_themes(folder / "themes", folder / "themes.yml"),
        outline=load_outline(folder / "outline.yml", folder / "outline-weights.csv"),
    )
