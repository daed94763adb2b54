"""`fangzhi build`: generate, build the site, check it and swap it in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.shared import add_folders, generate, print_findings, print_status
from generator.output.site.build import CONFIG, build_site
from generator.output.site.links import check_site
from generator.output.site.navigation import check_navigation

if TYPE_CHECKING:
    import argparse

    from generator.knowledge.errors import Finding

SITE = Path("site")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("build", help="generate, build the site, check it")
    add_folders(command)
    command.add_argument("--site", type=Path, default=SITE, help="where the site goes (default: site)")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Generate, build and check; a site that breaks a promise is not put in the place of the old one."""
    corpus = generate(arguments.seeds, arguments.docs, arguments.workers)
    return 1 if build_checked(Path.cwd(), arguments.site) or corpus.findings else 0


def build_checked(root: Path, site: Path) -> list[Finding]:
    """Build the site; return what is wrong with it, in which case the old one stays."""
    broken = check_navigation(root / CONFIG) if (root / CONFIG).is_file() else []

    def accept(new: Path) -> bool:
        broken.extend(check_site(new))
        return not broken

    if not broken and build_site(root, site.absolute(), accept):
        print_status(f"the site is in {site}/")
    print_findings(broken)
    return broken
