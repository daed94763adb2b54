"""The values of a report: its passages, place, gaps and the report as a whole. All are frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from generator.knowledge.errors import Finding
    from generator.reading.indicators.model import Figure
    from generator.sources.model import SourceText
    from generator.text.ledger import Edit

PassageKind = Literal["title", "heading", "paragraph"]
GapKind = Literal["opening", "ending", "promise", "page-turn", "paywall", "redaction", "unreadable"]
Part = Literal["front", "body", "annex", "glossary", "notes"]
"""What a passage is part of: `front` is what comes before the first sentence."""

Level = Literal["national", "province", "prefecture", "county", "zone"]
Basis = Literal["stated", "inferred", "manifest"]
BY_MANIFEST: Final = "据来源清单。"
"""Why a year or place of the manifest is believed, if it does not say so itself."""
TitleBasis = Literal["stated", "made"]
HeadingBasis = Literal["numbered", "marked", "line", "inferred"]
"""What shows that a heading is one: its number or dash, the format of the source, a line of its own, judgement."""


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One line of the clean text with its kind in the outline; `level` (1 to 4) is for headings alone.

    `closes`: the line leaves the headings above it that are deeper than this level. `inferred`: nothing in the
    source marks the heading; `basis` says what does, for headings alone.
    """

    kind: PassageKind
    text: str
    level: int | None = None
    part: Part = "body"
    closes: int | None = None
    inferred: bool = False
    basis: HeadingBasis | None = None


@dataclass(frozen=True, slots=True)
class ThemeHit:
    """A theme of a passage (its id) and the terms that decided, in their order in heading and text.

    `spans` are the sentences of the passage that decided, as offsets (start, end) in its text, in order; `places`
    where the terms are in them. Each term is in the heading or in one of the spans. `score` is the evidence as a
    share of what is enough for this passage: 1 for what is just enough, less only for one of a list of problems.
    """

    id: str
    why: tuple[str, ...]
    spans: tuple[tuple[int, int], ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Passage:
    """A title, heading or paragraph. `id` is its anchor, `path` the headings above it, outermost first.

    `inferred`: it is a heading that nothing in the source marks. `basis` is what shows that a heading is one.
    """

    id: str
    kind: PassageKind
    level: int | None
    text: str
    path: tuple[str, ...]
    themes: tuple[ThemeHit, ...]
    part: Part = "body"
    inferred: bool = False
    basis: HeadingBasis | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """The place a report is about, how it is known, and the evidence.

    `name` is as of the year of the report; `page` is the name that the page `slug` has, if another: for a
    former name (望城县, on the page of 望城区), for a part without a page of its own. `code` is GB/T 2260; the
    whole country and zones have none. If the place is unknown, the level is None, the slug is that of `UNPLACED`,
    and `stated_name` is the name that the text states, if it states one that cannot be placed.
    """

    name: str
    level: Level | None
    province: str | None
    prefecture: str | None
    county: str | None
    code: str | None
    slug: str
    basis: Basis
    why: str
    page: str | None = None
    stated_name: str | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """Who gave a report, in which office, at which session, on which day (YYYY-MM-DD), and whose report it is.

    All as the document states it; None where it does not.
    """

    speaker: str | None = None
    office: str | None = None
    session: str | None = None
    date: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap in the source itself: its kind, its passage (an anchor), the number of characters if known."""

    kind: GapKind
    passage: str
    chars: int | None
    why: str


class Former(NamedTuple):
    """An id whose text is no passage any more: the passage that it leads to, and what is said there.

    `shown` is the start of the words and `since` the day, both empty for text that is in that passage.
    """

    id: str
    to: str
    shown: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A source, restored and read. `source` and `edits` give the passages' texts joined by line ends.

    `id` is place, year and kind, with an ordinal where needed, and never the file's name. `origin` is the source
    text with its file and reader. `title_basis` says whether the document states its title, or it is made from
    kind, place and year. `source_url`, `retrieved` (a day, YYYY-MM-DD) and `note` are from the manifest.
    `metadata` are pairs (field, value) taken from removed text, such as ("author", …). `leaf` is the page of
    its place that has the report where one page is too short for all, else empty; the corpus decides it. `former`
    are the ids whose text is no passage any more; the registry of the corpus has them. `indicators` are the
    figures that it states, in reading order.
    """

    id: str
    origin: SourceText
    edits: tuple[Edit, ...]
    passages: tuple[Passage, ...]
    title: str
    place: Place
    year: int | None
    kind: str
    publisher: str | None
    metadata: tuple[tuple[str, str], ...]
    gaps: tuple[Gap, ...]
    findings: tuple[Finding, ...]
    year_basis: Basis = "inferred"
    year_why: str = ""
    title_basis: TitleBasis = "stated"
    delivery: Delivery = Delivery()
    source_url: str | None = None
    retrieved: str | None = None
    note: str | None = None
    leaf: str = ""
    former: tuple[Former, ...] = ()
    indicators: tuple[Figure, ...] = ()

    @property
    def file(self) -> str:
        """Return the name of the source's file, relative to the folder of sources."""
        return self.origin.file

    @property
    def source(self) -> str:
        """Return the source text, to which the offsets of the edits refer."""
        return self.origin.text

    @property
    def clean(self) -> str:
        """Return the clean text: the passages' texts joined by line ends."""
        return "\n".join(passage.text for passage in self.passages)
