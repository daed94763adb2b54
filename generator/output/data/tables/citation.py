"""How the data of a site is cited: `CITATION.cff` and a line for a list of references. Nothing is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import yaml

if TYPE_CHECKING:
    from generator.output.settings import Settings

CITATION: Final = "CITATION.cff"
MESSAGE: Final = "引用本数据，请照此著录，并写明版本。"


def title_of(settings: Settings) -> str:
    """Return the title of the data of a site."""
    return f"{settings.name}：数据"


def author_of(settings: Settings) -> str:
    """Return who publishes the data: as the operator says, else the name of the site."""
    return settings.data.author or settings.name


def reference(settings: Settings, version: str) -> str:
    """Return the reference of the data as GB/T 7714 has it; what the operator does not say is left out."""
    day = f"({settings.data.released})" if settings.data.released else ""
    address = f" {settings.address}data/." if settings.address else ""
    return f"{author_of(settings)}. {title_of(settings)}: {version}[DS/OL]. {day}[引用日期].{address}"


def citation_file(settings: Settings, version: str, digest: str) -> str:
    """Return `CITATION.cff` (Citation File Format 1.2.0)."""
    data = settings.data
    said = {
        "cff-version": "1.2.0",
        "message": MESSAGE,
        "type": "dataset",
        "title": title_of(settings),
        "authors": [{"name": author_of(settings)}],
        "version": version,
        "date-released": data.released,
        "url": f"{settings.address}data/" if settings.address else "",
        "license-url": data.licence_address,
        "identifiers": [{"type": "other", "value": f"sha256:{digest}", "description": "SHA-256 over the tables"}],
    }
    return yaml.safe_dump(
        {key: value for key, value in said.items() if value}, allow_unicode=True, sort_keys=False
    )
