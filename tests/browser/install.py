"""Make sure that there is a browser for the tests: the system's Chromium, Debian's, or Playwright's own.

Debian's package is installed only where it is missing and we may (root, or a CI machine where sudo asks nothing);
elsewhere Playwright fetches its own build.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")


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


def main() -> int:
    """Install a browser where there is none; 0 when there is one in the end."""
    if system_browser() or playwright_browser():
        return 0
    prefix = apt_prefix()
    if prefix is not None:
        apt = [*prefix, "apt-get", "--quiet", "--quiet"]
        subprocess.run([*apt, "update"], check=False)
        if subprocess.run([*apt, "install", "--yes", "chromium"], check=False).returncode == 0:
            return 0
    return subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
