"""The shell of a site: what MkDocs makes besides pages: the theme's files, robots.txt, llms.txt, 404.html."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.output.site.listing import digest_of_bytes
from generator.output.site.values import keep_value, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.store import Store

ASSETS: Final = "assets/"
"""The folder of all files that Material and our theme publish; one of docs/ with the same name overrides it."""
TEMPLATES: Final = ("404.html", "robots.txt", "llms.txt")
"""What MkDocs makes of templates, over files of docs/ of these names; the sitemap is made of all pages."""
SHELL: Final = "shell"
FILE: Final = "shell-file"


def shell_files(site: Path) -> Iterable[tuple[str, Path]]:
    """Yield the files of the shell in a site that MkDocs made of a docs folder without files in assets/."""
    yield from ((name, site / name) for name in TEMPLATES if (site / name).is_file())
    for path in sorted((site / ASSETS).rglob("*")):
        if path.is_file():
            yield path.relative_to(site).as_posix(), path


def keep_shell(store: Store, key: str, site: Path) -> dict[str, str]:
    """Keep the shell of a site in the store, if it can be written; return the digests of its files by name."""
    found = {name: path.read_bytes() for name, path in shell_files(site)}
    digests = {name: digest_of_bytes(data) for name, data in found.items()}
    for name, data in found.items():
        keep_value(store, FILE, digests[name], data)
    keep_value(store, SHELL, key, json.dumps(digests).encode())
    return digests


def kept_shell(store: Store, key: str) -> Mapping[str, str]:
    """Return the digests of the files of a shell by name; nothing if it is not in the store."""
    data = value_of(store, SHELL, key)
    try:
        digests = json.loads(data) if data else {}
    except ValueError:
        return {}
    good = isinstance(digests, dict) and all(isinstance(digest, str) for digest in digests.values())
    return digests if good else {}


def shell_file(store: Store, digest: str) -> bytes | None:
    """Return a file of a shell; None if the store does not have it."""
    data = value_of(store, FILE, digest)
    return data if data is not None and digest_of_bytes(data) == digest else None
