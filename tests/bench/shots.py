"""Pictures of every kind of page of a built site, at every width, in light and dark, with a sheet of all of them.

    python -m tests.bench.shots [--site FOLDER] [--out FOLDER] [--only KIND ...]

The pictures are KIND-WIDTH-SCHEME.png, the first screens of each page; index.html shows them side by side.
"""

from __future__ import annotations

import argparse
import sys
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS
from tests.browser.install import system_browser
from tests.browser.kinds import WIDTHS, kinds, served

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Page

SCHEMES: Final = ("light", "dark")
SCREEN: Final = 844
"""The height of a screen in pixels."""
HEIGHT: Final = 2400
"""What is shown of a page, in pixels from its top."""


def main() -> int:
    """Take the pictures; 2 where there is no site."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--out", type=Path, default=Path("build/shots"))
    parser.add_argument("--only", nargs="*", metavar="KIND")
    given = parser.parse_args()
    if not (given.site / "index.html").is_file():
        print(f"{given.site}: no built site; run `make site`, or name one with --site", file=sys.stderr)
        return 2
    asked = {name: path for name, path in kinds(given.site).items() if not given.only or name in given.only}
    given.out.mkdir(parents=True, exist_ok=True)
    for name in shots(given.site, given.out, asked):
        print(given.out / name)
    (given.out / "index.html").write_text(sheet(asked), encoding="utf-8")
    print(given.out / "index.html")
    return 0


def shots(site: Path, out: Path, asked: Mapping[str, str]) -> Iterator[str]:
    """Take the pictures; yield their names."""
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system_browser(), args=list(FLAGS))
        for width in WIDTHS:
            for scheme in SCHEMES:
                dark = scheme == "dark"
                page = browser.new_page(
                    viewport={"width": width, "height": SCREEN},
                    color_scheme="dark" if dark else "light",
                    reduced_motion="reduce",
                )
                for kind, path in asked.items():
                    name = f"{kind}-{width}-{scheme}.png"
                    _shoot(page, address + path, out / name)
                    yield name
                page.close()
        browser.close()


def _shoot(page: Page, address: str, file: Path) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    if "?q=" in address:
        page.wait_for_selector("[data-search-state=done]")
    wide, high = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
    page.screenshot(path=file, full_page=True, clip={"x": 0, "y": 0, "width": wide, "height": min(high, HEIGHT)})


def sheet(asked: Mapping[str, str]) -> str:
    """Return a page with all the pictures, a row a kind."""
    rows = "".join(
        f"<h2>{escape(kind)} <small>{escape(path)}</small></h2><p>"
        + "".join(
            f'<a href="{name}"><img loading="lazy" src="{name}" alt="{name}" width="{width // 3}"></a>\n'
            for width in WIDTHS
            for scheme in SCHEMES
            for name in [f"{kind}-{width}-{scheme}.png"]
        )
        + "</p>\n"
        for kind, path in asked.items()
    )
    style = "body{background:#888;font-family:sans-serif}img{margin:4px;vertical-align:top}"
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Pages</title><style>{style}</style>{rows}'


if __name__ == "__main__":
    sys.exit(main())
