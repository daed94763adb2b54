"""The configuration of MkDocs and the folder of the theme, made from the settings of a site."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from generator.output import registry
from generator.output.site.footer import footer
from generator.output.site.logo import FOLDER, picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.output.settings import Analytics, Settings

BASE: Final = Path(__file__).with_name("mkdocs.yml")
"""The configuration that all sites have in common."""
THEME: Final = Path(__file__).with_name("theme")
"""Templates, and styles and scripts, which MkDocs publishes; a file of the same name in docs/ overrides them."""


def themed(settings: Settings, stage: Path) -> Path:
    """Return the folder of the theme: a copy below `stage` where the site has a picture of its own."""
    own = picture(settings, THEME)
    if not own:
        return THEME
    copy = shutil.copytree(THEME, stage / "theme")
    (copy / FOLDER / own.name).write_bytes(own.data)
    return copy


def address_of(settings: Settings) -> str:
    """Return the address of a site, which ends in a slash, or an empty text.

    `SITE_URL`, if set where it is published, overrides that of the settings.
    """
    address = os.environ.get("SITE_URL", "").strip() or settings.address
    return address if address.endswith("/") or not address else f"{address}/"


def configuration(docs: Path, settings: Settings, theme: Path = THEME, excluded: Sequence[str] = ()) -> str:
    """Return MkDocs' configuration of a site with a folder of the theme.

    `excluded` are patterns, as .gitignore has them, of files that pages may link to and that are not rendered.
    """
    values: dict[str, object] = {
        "INHERIT": str(BASE),
        "site_name": settings.name,
        "site_description": settings.description,
        "site_url": address_of(settings),
        "copyright": _footer(settings),
        "docs_dir": str(docs.absolute()),
        "nav": registry.navigation(),
        "theme": {"custom_dir": str(theme), **_logo(settings)},
    }
    extra = {
        "colours": settings.colours._asdict() if settings.colours else None,
        "counting": _counting(settings.analytics) if settings.analytics else None,
    }
    if any(extra.values()):
        values["extra"] = {key: value for key, value in extra.items() if value}
    if excluded:
        values["exclude_docs"] = "\n".join(excluded)
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False)


def _footer(settings: Settings) -> str:
    data = settings.data
    return footer(
        settings.copyright,
        lines=settings.footer,
        contact=settings.contact,
        release=data.release,
        released=data.released,
        newest=settings.newest,
    )


def _logo(settings: Settings) -> dict[str, str]:
    return dict.fromkeys(("logo", "favicon"), f"{FOLDER}/{settings.logo.name}") if settings.logo else {}


def _counting(analytics: Analytics) -> dict[str, object]:
    """Return what the template needs to fetch the script of a service."""
    return {"script": analytics.script, "before": analytics.before, "attributes": dict(analytics.attributes)}
