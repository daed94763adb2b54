"""Readers: how the bytes of each kind of file become text. Another reader takes one module and one line here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import FangzhiError
from generator.sources.model import CONVERTED_BY
from generator.sources.readers.docx import DOCX
from generator.sources.readers.html import HTML
from generator.sources.readers.markdown import MARKDOWN
from generator.sources.readers.ofd import OFD
from generator.sources.readers.office import OFFICE
from generator.sources.readers.pdf.reader import PDF
from generator.sources.readers.text import TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.sources.model import Reader

READERS: tuple[Reader, ...] = (HTML, TEXT, MARKDOWN, DOCX, PDF, OFD, OFFICE)
"""All readers, one line each. No two share a name or a suffix; the first that recognises a file reads it."""

SUFFIX: Final = re.compile(r"\.[^.\sA-Z/]+")


def check_readers(readers: Sequence[Reader]) -> None:
    """Check that readers are told apart by name and suffix, and that suffixes are as a file's is looked up.

    Raises a FangzhiError that names the reader, what is wrong and what to do.
    """
    names: set[str] = set()
    owners: dict[str, str] = {}
    for reader in readers:
        place = f"reader '{reader.name}'"
        if not (reader.name and reader.version and reader.suffixes):
            raise FangzhiError(place, "a name, a version or a suffix is missing", "give it all three")
        if reader.name in names:
            raise FangzhiError(place, "there are two readers of this name", "give one another name")
        names.add(reader.name)
        for suffix in reader.suffixes:
            if not SUFFIX.fullmatch(suffix):
                remedy = f"write '.{suffix.lower().lstrip('.')}'"
                raise FangzhiError(place, f"'{suffix}' is not a suffix in lower case with its dot", remedy)
            if suffix in owners:
                raise FangzhiError(
                    place, f"'{suffix}' is a suffix of '{owners[suffix]}'", "give it to one of them"
                )
            owners[suffix] = reader.name


check_readers(READERS)


def suffixes() -> tuple[str, ...]:
    """Return the suffixes of all files that can be read, in lower case, with the dot."""
    return tuple(suffix for reader in READERS for suffix in reader.suffixes)


def reader_named(name: str, version: str) -> Reader | None:
    """Return the reader that an exported report names, or None if this version of the program lacks it.

    Which program converted the bytes is known only after reading (`Reader.version_with`).
    """
    own = str(version).partition(CONVERTED_BY)[0]
    return next((reader for reader in READERS if (reader.name, reader.version) == (name, own)), None)
