"""Build the site with MkDocs, as a separate process, next to the old one, and swap the two."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from generator.knowledge.errors import FangzhiError
from generator.output import registry
from generator.output.site import publish
from generator.output.site.logo import FOLDER, picture
from generator.output.site.ownership import refuse_foreign_site

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.output.settings import Analytics, Settings

BASE: Final = Path(__file__).with_name("mkdocs.yml")
"""The configuration that all sites have in common."""
THEME: Final = Path(__file__).with_name("theme")
"""Templates, and styles and scripts, which MkDocs publishes; a file of the same name in docs/ overrides them."""
CONFIG: Final = "mkdocs.yml"
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
"""Switches off Material's notice about MkDocs 2.0, printed on every build; ARCHITECTURE.md explains why."""


class SiteError(FangzhiError):
    """The site cannot be built; the last good one stays."""


def build_site(docs: Path, site: Path, settings: Settings, accept: Callable[[Path], bool]) -> bool:
    """Build a docs folder into `site`; return whether the new site is now in place.

    The new site is made next to the old one. `accept` checks it; if it refuses, the old one stays. A folder with
    anything but a site that a run built is a FangzhiError.
    """
    publish.recover(site)
    refuse_foreign_site(site)
    with publish.staging(site.with_name(f".{site.name}.new")) as stage:
        config, new = stage / CONFIG, stage / "site"
        config.write_text(configuration(docs, settings, themed(settings, stage)), encoding="utf-8")
        run_mkdocs(config, new)
        if not accept(new):
            return False
        publish.swap(new, site)
    return True


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


def configuration(docs: Path, settings: Settings, theme: Path = THEME) -> str:
    """Return MkDocs' configuration of a site with a folder of the theme."""
    values: dict[str, object] = {
        "INHERIT": str(BASE),
        "site_name": settings.name,
        "site_description": settings.description,
        "site_url": address_of(settings),
        "copyright": "<br>".join((settings.copyright, *settings.footer)),
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
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False)


def _logo(settings: Settings) -> dict[str, str]:
    return dict.fromkeys(("logo", "favicon"), f"{FOLDER}/{settings.logo.name}") if settings.logo else {}


def _counting(analytics: Analytics) -> dict[str, object]:
    """Return what the template needs to fetch the script of a service."""
    return {"script": analytics.script, "before": analytics.before, "attributes": dict(analytics.attributes)}


def run_mkdocs(config: Path, target: Path) -> None:
    """Run a strict MkDocs build; a warning or an error is a SiteError with the output of MkDocs."""
    # Not --quiet: it drops warnings before they are counted, so that the build would not be strict.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command += ["--config-file", str(config.absolute()), "--site-dir", str(target.absolute())]
    done = subprocess.run(
        command, env=os.environ | QUIET, text=True, encoding="utf-8", capture_output=True, check=False
    )
    if done.returncode:
        lines = (done.stderr + done.stdout).splitlines()
        output = " / ".join(line for line in lines if line.strip() and not line.startswith("INFO"))
        raise SiteError(
            str(target), f"MkDocs did not build the site: {output}", "correct what it names; the old site stays"
        )
