"""What the operator says of the data in `fangzhi.yml`, under the key `data`."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import KnowledgeError
from generator.knowledge.yaml_entries import entry_of, is_null
from generator.output.settings import DataSettings

if TYPE_CHECKING:
    from generator.knowledge.yaml_entries import Entry

KEYS: Final = ("licence", "licence_address", "release", "released", "author")
ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")
RELEASE: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,40}")
"""A release names files: no character that a path gives a meaning to."""


def data_of(entry: Entry) -> DataSettings:
    """Return what the key `data` of a project says; without it nothing is said. A mistake is a KnowledgeError."""
    node = entry.nodes.get("data")
    if node is None or is_null(node):
        return DataSettings()
    said = entry_of(entry.file, node).only(KEYS)
    values = {key: said.text(key, "").strip() for key in KEYS}
    for key, value in values.items():
        if not value.isprintable():
            problem = f"'{key}' contains a line break or a control character"
            raise KnowledgeError(said.place_of(key), problem, "write one line")
    _check(said, values)
    return DataSettings(**values)


def _check(said: Entry, values: dict[str, str]) -> None:
    address, release, released = values["licence_address"], values["release"], values["released"]
    if address and not ADDRESS.fullmatch(address):
        problem = f"'{address}' is not an address of the web"
        raise KnowledgeError(said.place_of("licence_address"), problem, "write https://… of the licence")
    if address and not values["licence"]:
        problem = "an address of a licence without its name"
        raise KnowledgeError(
            said.place_of("licence_address"), problem, "write 'licence: CC-BY-4.0' or another name"
        )
    if release and not RELEASE.fullmatch(release):
        problem = f"'{release}' cannot name a release"
        raise KnowledgeError(said.place_of("release"), problem, "use letters, digits and . + _ - alone: 2026.11")
    if released and not _is_day(released):
        problem = f"'{released}' is not a day"
        raise KnowledgeError(said.place_of("released"), problem, "write it as 2026-11-29")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
