"""The types of the sources layer: a source text with its provenance, a reader, a container of files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from generator.knowledge.findings.codes import Message
    from generator.sources.tolerant import Misfit


FACTS: Final = (
    "title",
    "published",
    "publisher",
    "author",
    "document-number",
    "column",
    "site",
    "url",
    "retrieved",
    "language",
)
"""What a file can say about its document beside the text: the names of `Extract.facts`.

Those that a removed line can state as well (`generator.knowledge.rules.FIELDS`) have the same names and uses: they
are evidence for place, year and kind, and never text. `url` is the address that the page gives as its own;
`retrieved` is the day on which a crawler fetched it, YYYY-MM-DD.
"""

Facts = tuple[tuple[str, str], ...]
"""Pairs (name, value) in the order of the file; names are among FACTS, a value is one line without edge blanks."""

LONGEST_FACT: Final = 2000
"""The most characters of a fact that are kept: as many as an address has. A choice."""


@dataclass(frozen=True, slots=True)
class Left:
    """Text that a reader saw and did not take: what it was (`navigation`), its characters, and how it starts.

    `what` is a word of the format, in English, for the record; `chars` counts characters that are not blank.
    """

    what: str
    chars: int
    sample: str


@dataclass(frozen=True, slots=True)
class Extract:
    """The text that a reader extracts from the bytes of a file.

    `encoding` is a Python codec name if the bytes decoded with it are the text, and None for a reader that does
    more than decode. `misfit` says which bytes are not in the encoding; in the text they are backslash sequences.
    `facts` is what the file says beside the text, `left` is the text that was not taken, `headings` are the lines
    that the format marks as headings: (offset of the start of the line in the text, level from 1), sorted.
    `converter` is the program, with its version, that the reader had convert the bytes: another version may give
    another text, so that it completes the version of the reader.
    `findings` is what a person should know of the text, though it was read (pages that are pictures).
    """

    text: str
    encoding: str | None = None
    misfit: Misfit | None = None
    facts: Facts = ()
    left: tuple[Left, ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    converter: str = ""
    findings: tuple[Message, ...] = ()

    def __post_init__(self) -> None:
        """Refuse names of facts that nothing reads: a mistake in a reader."""
        unknown = [name for name, _ in self.facts if name not in FACTS]
        if unknown:
            raise ValueError(f"'{unknown[0]}' is not a fact; the facts are {', '.join(FACTS)}")


def none_here(_data: bytes) -> int:
    """Return that no bytes are parsed in this process."""
    return 0


CONVERTED_BY: Final = "+"
"""What separates the version of a reader from the program that converted the bytes: 1+LibreOffice 7.4.7.2."""


def nothing(_head: bytes, _suffix: str) -> bool:
    """Recognise nothing: the format has no signature, its suffix decides."""
    return False


def alone() -> str:
    """Return what a text depends on besides the bytes and the program: nothing."""
    return ""


@dataclass(frozen=True, slots=True)
class Reader:
    """How files of a format become text.

    `name` and `version` are published with each report: replaying a ledger needs the same text again. Raise the
    version when the same bytes give another text. `extract` is a pure function of the bytes; bytes that it cannot
    read are a SourceError. `recognises` says from the first bytes (HEAD of them) and the suffix of the name (lower
    case, with the dot, or empty) that a file is of this format, whatever it is called; a file that no format
    recognises is of the format that has its suffix among `suffixes` (lower case, with the dot). `work` is the
    number of bytes that are parsed, by which `generator.sources.apart` decides where: those of the file, or what
    is packed in it, or 0 if the reader itself has another process do it. `outside` names what the text depends on
    besides the bytes and this program: another program that converts them, as it is now.
    """

    name: str
    version: str
    suffixes: tuple[str, ...]
    extract: Callable[[bytes], Extract]
    recognises: Callable[[bytes, str], bool] = nothing
    work: Callable[[bytes], int] = len
    outside: Callable[[], str] = alone

    def version_with(self, extract: Extract) -> str:
        """Return the version that is published with a text: the reader's, and that of what converted the bytes."""
        return f"{self.version}{CONVERTED_BY}{extract.converter}" if extract.converter else self.version


HEAD: Final = 4096
"""The number of bytes at the start of a file by which formats are recognised."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a container: its name (a path with slashes, empty if the container has but one), and its content.

    `content` is consumed once, before the next member is asked for. `facts` is what the container says of it. A
    member that is not read (an encrypted one, a link) has an `obstacle` and no content; an obstacle may be one of
    `count` members that have no names of their own (the requests in a crawl). `suffix` is that of the member's
    format where its name does not say it: a row of a table has none.
    """

    name: str
    content: Iterable[bytes] = ()
    facts: Facts = ()
    obstacle: Message | None = None
    suffix: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Container:
    """How a file that holds files (an archive, a crawl, a table of texts) is unpacked.

    `members` yields what is in the file at a path, lazily. It checks neither names nor sizes: who unpacks does
    (`generator.sources.unpacking`). A file that it cannot read is a SourceError. For `recognises` and `suffixes`
    see `Reader`.
    """

    name: str
    suffixes: tuple[str, ...]
    members: Callable[[Path], Iterator[Member]]
    recognises: Callable[[bytes, str], bool] = nothing


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a source, to which the offsets of a ledger refer (in code points), and its provenance.

    `file` is relative to the folder of sources; for a file in a container it is the container's name, a slash, and
    its name in there. `sha256` (in hexadecimal) and `size` are of the bytes of the file. For the others see
    `Extract`.
    """

    text: str
    file: str
    sha256: str
    size: int
    reader: str
    reader_version: str
    encoding: str | None
    misfit: Misfit | None = None
    facts: Facts = ()
    left: tuple[Left, ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    findings: tuple[Message, ...] = ()

    @property
    def read_as(self) -> str:
        """Return the encoding the bytes were decoded with, or the name of a reader that does more than decode."""
        return self.encoding or self.reader
