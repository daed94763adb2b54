"""Apart: a file that can cost much is read in a process of its own, a small one in this process.

A parser may need a hundred times the bytes of a hostile file, or look through all of it for each of its parts.
What is parsed here is so small that neither matters; what is larger is read within limits of time and memory, and
ends with a finding if it exceeds them.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.guarded import Budget, guarded, message_of, written_message
from generator.sources.limits import LONGEST_TEXT
from generator.sources.model import Extract, Left
from generator.sources.tolerant import Misfit

if TYPE_CHECKING:
    from generator.sources.model import Reader

IN_PROCESS: Final = 500_000
"""The most bytes that are parsed in this process.

The longest report known has 360,000 bytes as text; nearly all pages have less, and a process takes a third of a
second. The worst input known of this size takes four seconds and 80 MB.
"""

BUDGET: Final = Budget(processor=60, clock=600, memory=1_000_000_000)
"""What reading a larger file may take. A page of 30 MB, nearly all of it pictures, takes two seconds: a choice."""


def extract_bounded(reader: Reader, data: bytes) -> Extract:
    """Return what a reader extracts; a SourceError if it takes too much, or the text is too long."""
    if reader.work(data) <= IN_PROCESS:
        return _checked(reader.extract(data))
    function = f"{reader.extract.__module__}:{reader.extract.__qualname__}"
    return _read_back(guarded(extract_named, function.encode() + b"\n" + data, BUDGET))


def extract_named(called: bytes) -> dict[str, Any]:
    """Return as JSON what a function, named in the first line, extracts from the bytes after it."""
    function, _, data = called.partition(b"\n")
    module, _, name = function.decode().partition(":")
    extract = _checked(getattr(importlib.import_module(module), name)(data))
    return {
        "text": extract.text,
        "encoding": extract.encoding,
        "misfit": extract.misfit and [extract.misfit.line, written_message(extract.misfit.message)],
        "facts": extract.facts,
        "left": [[left.what, left.chars, left.sample] for left in extract.left],
        "headings": extract.headings,
        "converter": extract.converter,
        "findings": [written_message(message) for message in extract.findings],
    }


def _read_back(read: dict[str, Any]) -> Extract:
    return Extract(
        read["text"],
        read["encoding"],
        Misfit(read["misfit"][0], message_of(read["misfit"][1])) if read["misfit"] else None,
        tuple((name, value) for name, value in read["facts"]),
        tuple(Left(*left) for left in read["left"]),
        tuple((offset, level) for offset, level in read["headings"]),
        read["converter"],
        tuple(message_of(written) for written in read["findings"]),
    )


def _checked(extract: Extract) -> Extract:
    if len(extract.text) > LONGEST_TEXT:
        raise SourceError(Code.TEXT_TOO_LONG(limit=LONGEST_TEXT))
    return extract
