"""The kinds of findings. `data/messages.yml` has the words of each and is checked against this list both ways."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

Argument = str | int
"""The value of a field of a message: a file, an anchor, an offset."""


class Code(Enum):
    """A kind of finding: its code in the data, then the names of the fields of its message.

    Calling a member makes a message: `Code.PART_AFTER(other="a.txt")`.
    """

    # sources that are not read
    LINK_OUTSIDE = ("link-outside",)
    NO_FILE = ("no-file",)
    NAME_NOT_SHOWN = ("name-not-shown",)
    LINK_TO_FOLDER = ("link-to-folder",)
    FOLDER_UNREADABLE = ("folder-unreadable", "reason")
    HIDDEN = ("hidden",)
    MANIFEST = ("manifest",)
    MANIFEST_MISPLACED = ("manifest-misplaced",)
    SKIPPED = ("skipped",)
    NO_DOCUMENT = ("no-document", "kind")
    SUFFIX_UNKNOWN = ("suffix-unknown", "suffix")
    FILE_TOO_LARGE = ("file-too-large", "size", "limit")
    ARCHIVE_CLOSED = ("archive-closed", "format")
    ARCHIVE_DAMAGED = ("archive-damaged", "reason")
    MEMBER_OUTSIDE = ("member-outside",)
    MEMBER_ENCRYPTED = ("member-encrypted",)
    MEMBER_NO_FILE = ("member-no-file", "kind")
    MEMBER_TOO_LARGE = ("member-too-large", "limit")
    MEMBERS_ALIKE = ("members-alike", "count", "first")
    NAME_TOO_LONG = ("name-too-long", "limit")
    RECORDS_PASSED = ("records-passed", "count", "kind")
    ROWS_EMPTY = ("rows-empty", "count", "line")
    ROW_BROKEN = ("row-broken", "line", "reason")
    LINE_TOO_LONG = ("line-too-long", "line", "limit")
    MEMBERS_TOO_MANY = ("members-too-many", "limit")
    UNPACKED_TOO_LARGE = ("unpacked-too-large", "limit")
    NESTED_TOO_DEEP = ("nested-too-deep", "limit")
    CONTAINER_EMPTY = ("container-empty",)
    CONVERTER_MISSING = ("converter-missing", "format")
    EXTRA_MISSING = ("extra-missing", "format", "extra")
    UNREADABLE = ("unreadable", "reason")
    READING_STOPPED = ("reading-stopped", "seconds", "memory")
    ENCRYPTED = ("encrypted", "format")
    PAGES_TOO_MANY = ("pages-too-many", "count", "limit")
    TEXT_TOO_LONG = ("text-too-long", "limit")
    SCANNED = ("scanned", "count")
    FONTS_UNREADABLE = ("fonts-unreadable", "count")
    ADDRESS_UNUSABLE = ("address-unusable", "address")
    FILE_EMPTY = ("file-empty",)
    FILE_BINARY = ("file-binary",)
    FILE_FORMAT = ("file-format", "format")
    NOT_ENCODED = ("not-encoded", "encoding", "byte")
    ENCODING_UNKNOWN = ("encoding-unknown", "byte")
    DECODED_AS_LATIN = ("decoded-as-latin",)
    DECODED_AS_GBK = ("decoded-as-gbk",)
    DECODED_AS_UTF8 = ("decoded-as-utf-eight",)
    NOTHING_LEFT = ("nothing-left",)
    # pages that hold no document
    ERROR_PAGE = ("error-page",)
    CHALLENGE_PAGE = ("challenge-page",)
    LOGIN_PAGE = ("login-page",)
    LIST_PAGE = ("list-page",)
    # questions that the manifest or a second copy should settle
    MANIFEST_FILE_MISSING = ("manifest-file-missing", "named")
    SOURCE_VANISHED = ("source-vanished", "report")
    MANIFEST_FILE_UNKNOWN = ("manifest-file-unknown", "named", "near")
    WITNESS = ("witness", "base", "percent")
    WITNESS_NO_BASE = ("witness-no-base", "named")
    COPY_OTHER_PLACE = ("copy-other-place", "other", "percent")
    COPY_OTHER_YEAR = ("copy-other-year", "other", "percent")
    COPY_OTHER_KIND = ("copy-other-kind", "other", "percent")
    COPY_OF_SEVERAL = ("copy-of-several", "others")
    PART_BEFORE = ("part-before", "other")
    PART_AFTER = ("part-after", "other")
    PLACE_UNKNOWN = ("place-unknown", "why")
    PLACE_UNLISTED = ("place-unlisted", "named", "why")
    YEAR_UNKNOWN = ("year-unknown",)
    YEAR_INFERRED = ("year-inferred", "year")
    PLACE_INFERRED = ("place-inferred", "named", "why")
    TITLE_UNCLEAR = ("title-unclear", "words")
    TITLE_MADE = ("title-made", "title")
    KIND_INFERRED = ("kind-inferred", "kind")
    KIND_UNKNOWN = ("kind-unknown",)
    ACCEPTED_UNUSED = ("accepted-unused", "named")
    # what only the comparison of reports shows
    TITLE_SHARED = ("title-shared", "title")
    FIRST_LINE_SHARED = ("first-line-shared", "words")
    # text that is damaged, or no Chinese
    BYTES_MISFIT = ("bytes-misfit", "count", "encoding", "byte")
    PAGES_SCANNED = ("pages-scanned", "count", "pages")
    PAGES_RECOGNISED = ("pages-recognised", "count", "pages")
    FONTS_UNMAPPED = ("fonts-unmapped", "count")
    TEXT_UNREADABLE = ("text-unreadable", "count")
    TEXT_FOREIGN = ("text-foreign",)
    # text that was left as it is
    SHORT_LINE = ("short-line",)
    NUMBER_JOINED = ("number-joined", "a", "b")
    TEXT_TWICE = ("text-twice", "percent")
    EDGE_LINES = ("edge-lines", "words")
    STRING_INSERTED = ("string-inserted", "words")
    SYLLABLE_LEFT = ("syllable-left", "count")
    SYLLABLE_UNKNOWN = ("syllable-unknown",)
    DAMAGE_TOO_LARGE = ("damage-too-large",)
    # what always holds of a report
    LEDGER_REPLAY = ("ledger-replay",)
    LEDGER_UNDO = ("ledger-undo",)
    EDIT_ORDER = ("edit-order", "offset")
    EDIT_RULE = ("edit-rule", "offset")
    ANCHOR_TWICE = ("anchor-twice", "anchor")
    PASSAGE_SHAPE = ("passage-shape", "anchor")
    CLEANING_UNSTABLE = ("cleaning-unstable", "rule", "before", "after")
    # the knowledge
    EXAMPLE_FAILS = ("example-fails", "entry", "text", "why")
    KEEPS_FAILS = ("keeps-fails", "entry", "text")
    # the exported data
    DATA_UNREADABLE = ("data-unreadable", "reason")
    DATA_ANCHOR_TWICE = ("data-anchor-twice", "anchor", "other")
    DATA_ADDRESS = ("data-address", "anchor")
    DATA_NO_SOURCE = ("data-no-source",)
    DATA_SOURCE_CHANGED = ("data-source-changed",)
    DATA_READER = ("data-reader", "reader", "version")
    DATA_ENCODING = ("data-encoding", "found", "said")
    DATA_REPLAY = ("data-replay",)
    DATA_UNDO = ("data-undo",)
    DATA_EDIT = ("data-edit", "offset")
    DATA_GAP = ("data-gap", "anchor")
    DATA_VARIANT = ("data-variant", "offset")
    DATA_FIGURE_PLACE = ("data-figure-place", "anchor")
    DATA_FIGURE_QUOTE = ("data-figure-quote", "anchor")
    DATA_FIGURE_NUMBER = ("data-figure-number", "anchor", "quote")
    DATA_FIGURES_LOST = ("data-figures-lost",)
    DATA_GONE = ("data-gone",)
    DATA_NOT_DESCRIBED = ("data-not-described",)
    DATA_HASH = ("data-hash",)
    DATA_TABLE = ("data-table",)
    DATA_FILE_TWICE = ("data-file-twice",)
    DATA_FILE_LOST = ("data-file-lost",)
    DATA_FILE_OTHERWISE = ("data-file-otherwise",)
    # the registry of anchors
    ANCHOR_ALTERED = ("anchor-altered",)
    ANCHOR_ORDER = ("anchor-order",)
    ANCHOR_UNREGISTERED = ("anchor-unregistered", "anchor")
    REGISTRY_STALE = ("registry-stale",)
    # generated files
    GENERATED_MISSING = ("generated-missing",)
    GENERATED_LEFT_OVER = ("generated-left-over",)
    GENERATED_DIFFERS = ("generated-differs",)
    # the site
    ID_TWICE = ("id-twice", "id")
    FOREIGN_REQUEST = ("foreign-request", "address")
    LINK_SCRIPT = ("link-script", "address")
    LINK_OUT_OF_SITE = ("link-out-of-site", "address")
    LINK_BROKEN = ("link-broken", "address")
    LINK_NO_ANCHOR = ("link-no-anchor", "address")

    @property
    def id(self) -> str:
        """Return the code as the data and the table of messages have it."""
        return str(self.value[0])

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the names of the fields of a message of this kind."""
        return tuple(self.value[1:])

    def __call__(self, **arguments: Argument) -> Message:
        """Return a message of this kind; arguments that are not exactly its fields are a TypeError."""
        if arguments.keys() != set(self.fields):
            raise TypeError(f"{self} takes ({', '.join(self.fields)}), not ({', '.join(arguments)})")
        return Message(self, tuple((name, arguments[name]) for name in self.fields))


@dataclass(frozen=True, slots=True)
class Message:
    """A message in no language yet: a code and its arguments, in the order of its fields."""

    code: Code
    arguments: tuple[tuple[str, Argument], ...] = ()


EXPECTED = frozenset((Code.NO_DOCUMENT, Code.HIDDEN, Code.MANIFEST, Code.SKIPPED, Code.RECORDS_PASSED))
"""Reasons to pass over a file that need nobody's attention: the file is counted and listed, but is no finding."""

BROKEN_LEDGER = frozenset(
    {Code.LEDGER_REPLAY, Code.LEDGER_UNDO, Code.EDIT_ORDER, Code.EDIT_RULE, Code.ANCHOR_TWICE, Code.PASSAGE_SHAPE}
)
"""The invariants whose breach means that what a reader would see does not follow from the source."""

GENERATOR_FAULTS = BROKEN_LEDGER | {Code.CLEANING_UNSTABLE}
"""The invariants of a report: a finding of one is a fault of the generator, not of a source."""

IDENTITY = frozenset(
    {
        Code.PLACE_UNKNOWN,
        Code.PLACE_UNLISTED,
        Code.PLACE_INFERRED,
        Code.YEAR_UNKNOWN,
        Code.YEAR_INFERRED,
        Code.TITLE_UNCLEAR,
        Code.TITLE_MADE,
        Code.KIND_INFERRED,
        Code.KIND_UNKNOWN,
    }
)
"""Questions about what a document is: of a copy they need nobody's attention, its base answers them."""

VANISHED = frozenset({Code.SOURCE_VANISHED})
"""Findings on reports that were published and have no source any more: `check` repeats them."""

PASSING = frozenset({Code.CONVERTER_MISSING, Code.READING_STOPPED, Code.UNREADABLE})
"""Findings on a source that another run may not have: they hang on the machine, and are not kept."""

DRIFTING = frozenset(
    ("after", "before", "byte", "count", "limit", "near", "offset", "percent", "reason", "size", "version", "why")
)
"""Fields whose value can change with an edit elsewhere in the file, or with the program: no part of an id."""

CAUSES = frozenset(("encoding", "extra", "format", "kind", "suffix", "title", "words"))
"""Fields that have one value for all files with one cause, such as the words of one site's toolbar."""

EDGES = frozenset({Code.EDGE_LINES})
"""Findings whose `words` are lines before or after the text."""

KNOWN_BY_LINE = frozenset({Code.SHORT_LINE, Code.SYLLABLE_UNKNOWN})
"""Findings that differ from each other by the words of their line, and have no field for them."""
