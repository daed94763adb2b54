"""Make sure that there is a browser for the tests: the system's Chromium, Debian's, or Playwright's own.

And a Chinese font: pictures of pages need one, and so does PDFium to find all text of a PDF that brings none.

Debian's packages are installed only where they are missing and we may (root, or a CI machine where sudo asks
nothing); elsewhere Playwright fetches its own build of Chromium.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
FONT = "fonts-wqy-zenhei"
"""Debian's smallest package (7 MB) of a font with the characters of GB 18030."""


def system_browser() -> str | None:
    """Return the path of an installed Chromium, if there is one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def playwright_browser() -> bool:
    """Return whether Playwright has a Chromium of its own."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and not needed where Chromium is there

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def apt_prefix() -> list[str] | None:
    """Return the words before apt-get that may install packages here, or None where we may not."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "--non-interactive"] if os.environ.get("CI") and shutil.which("sudo") else None


def chinese_font() -> bool:
    """Return whether the system has a font with Chinese characters; without fontconfig nobody knows."""
    command = shutil.which("fc-list")
    return bool(command and subprocess.run([command, ":lang=zh"], capture_output=True, check=False).stdout)


def apt_install(packages: list[str]) -> bool:
    """Install Debian's packages where we may, and return whether they are there."""
    prefix = apt_prefix()
    if prefix is None:
        return False
    apt = [*prefix, "apt-get", "--quiet", "--quiet"]
    subprocess.run([*apt, "update"], check=False)
    return subprocess.run([*apt, "install", "--yes", *packages], check=False).returncode == 0


def main() -> int:
    """Install a browser where there is none, and a font; 0 when there is a browser in the end."""
    browser = bool(system_browser()) or playwright_browser()
    wanted = [*([] if browser else ["chromium"]), *([] if chinese_font() else [FONT])]
    if wanted and not apt_install(wanted) and FONT in wanted:
        print(f"no Chinese font, and {FONT} could not be installed: tests of PDF files fail", file=sys.stderr)  # noqa: T201
    if browser or system_browser():
        return 0
    return subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
