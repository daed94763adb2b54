"""Build the site with MkDocs, as a program of its own, beside the old one, and swap the two."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from generator.knowledge.errors import FangzhiError
from generator.output.site import publish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONFIG = "mkdocs.yml"
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
"""Material prints a notice about MkDocs 2.0 on every build; our answer to it is in ARCHITECTURE.md."""


class SiteError(FangzhiError):
    """The site cannot be built; the last good one stays."""


def build_site(root: Path, site: Path, accept: Callable[[Path], bool]) -> bool:
    """Build the docs of a project folder into `site`; return whether the new site is there now.

    The new site is made beside the old one. `accept` looks at it; if it says no, the old one stays.
    """
    publish.recover(site)
    with publish.staging(site.with_name(f".{site.name}.new")) as new:
        run_mkdocs(root, new)
        if not accept(new):
            return False
        publish.swap(new, site)
    return True


def run_mkdocs(root: Path, target: Path) -> None:
    """Run a strict MkDocs build; a warning or an error is a SiteError with the output of MkDocs."""
    if not (root / CONFIG).is_file():
        raise SiteError(str(root), f"there is no {CONFIG}", "run this in the project folder")
    # Not --quiet: it drops warnings before they are counted, and nothing would be strict any more.
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--site-dir",
        str(target.absolute()),
    ]
    done = subprocess.run(
        command, cwd=root, env=os.environ | QUIET, text=True, encoding="utf-8", capture_output=True, check=False
    )
    if done.returncode:
        lines = (done.stderr + done.stdout).splitlines()
        output = " / ".join(line for line in lines if line.strip() and not line.startswith("INFO"))
        raise SiteError(
            CONFIG, f"MkDocs did not build the site: {output}", "correct what it names; the old site stays"
        )
