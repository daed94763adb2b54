"""Addresses: the files of pages below docs/ and the links from one page to another."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple, Protocol

from generator.corpus.apart import UNDATED

if TYPE_CHECKING:
    from generator.reading.model import Place, Report


class Filed(Protocol):
    """A report, or what lists know of it."""

    @property
    def id(self) -> str:
        """Return its id."""

    @property
    def place(self) -> Place:
        """Return its place."""

    @property
    def year(self) -> int | None:
        """Return its year, if it is known."""


class Index(NamedTuple):
    """A page that leads to others: its name and its file below docs/."""

    name: str
    file: str


HOME = Index("首页", "index.md")
CITIES = Index("地区", "cities/index.md")
THEMES = Index("主题", "themes/index.md")
INDICATORS = Index("指标", "indicators/index.md")
KEPT = Index("目标与结果", "indicators/kept.md")
CHANGES = Index("目标的变化", "indicators/changes.md")
SEARCH = Index("检索", "search/index.md")
RECORDS = Index("校勘记", "records/index.md")
DATA = Index("数据", "data/index.md")
DOCUMENTS = Index("文献", "documents/index.md")
FEED = "documents/feed.xml"
ABOUT = Index("方法与来源", "about.md")
RULES = Index("校勘规则", "records/rules.md")


def city_file(slug: str) -> str:
    """Return the file of a city page."""
    return f"cities/{slug}.md"


def theme_file(theme: str) -> str:
    """Return the file of a theme page."""
    return f"themes/{theme}.md"


def home_file(report: Report) -> str:
    """Return the file of the page that has a report in full."""
    slug = report.place.slug
    return f"cities/{slug}/{report.leaf}.md" if report.leaf else city_file(slug)


def places_file(slug: str) -> str:
    """Return the file of the list of places of a large province."""
    return f"cities/{slug}/places.md"


def records_file(name: str) -> str:
    """Return the file of a part of a long list of records: a province, or a province and a year."""
    return f"records/of/{name}.md"


def theme_place_file(theme: str, slug: str) -> str:
    """Return the file of the page of an area, or of a place's year, of a large theme."""
    return f"themes/{theme}/{slug}.md"


def codebook_file(theme: str) -> str:
    """Return the file of a theme's codebook."""
    return f"themes/{theme}-codebook.md"


def year_file(year: int, slug: str = "") -> str:
    """Return the file of the targets of a plan year: of all places, or of those of an area where they are many."""
    return f"indicators/{year}{f'-{slug}' if slug else ''}.md"


def indicator_file(base: str, slug: str = "") -> str:
    """Return the file of an indicator over the years: of all places, or of those of an area."""
    return f"indicators/{base}{f'-{slug}' if slug else ''}.md"


INDICATOR_CODEBOOK = "indicators/codebook.md"
"""The file of the codebook of all indicators."""


def year_rows_file(year: int) -> str:
    """Return the file of the rows of a plan year."""
    return f"indicators/{year}.csv"


SAID = "indicators/said"
"""The folder of the sentences of documents that state an indicator."""


def said_file(report: str) -> str:
    """Return the file of the sentences of the report with an id."""
    return f"{SAID}/{report}.json"


def kept_file(name: str, ordinal: int = 1) -> str:
    """Return the file of an indicator's targets and results, or of a further part of them."""
    return f"indicators/kept/{name}{f'-{ordinal}' if ordinal > 1 else ''}.md"


def changes_file(name: str, ordinal: int = 1) -> str:
    """Return the file of the changes of an indicator's target, or of a further part of them."""
    return f"indicators/changes/{name}{f'-{ordinal}' if ordinal > 1 else ''}.md"


def promise_file(slug: str, ordinal: int = 1) -> str:
    """Return the file of the targets and results of a place, or of a further part of them."""
    return f"indicators/places/{slug}{f'-{ordinal}' if ordinal > 1 else ''}.md"


def record_file(report: Filed) -> str:
    """Return the file of a report's record."""
    return records_of(report.id)


def records_of(report: str) -> str:
    """Return the file of the record of a report with an id."""
    return f"records/{report}.md"


def document_file(report: Filed) -> str:
    """Return the file of a report's entry, with its references."""
    return entry_of(report.id)


def entry_of(report: str) -> str:
    """Return the file of the entry of a report with an id."""
    return f"documents/{report}.md"


def control_file(report: Filed) -> str:
    """Return the file with what the control beside a passage copies of a report."""
    return f"documents/{report.id}.json"


def report_anchor(report: Report) -> str:
    """Return the anchor of a report on its city page: its first passage's, or a separate one without passages."""
    return report.passages[0].id if report.passages else f"report-{report.id}"


def title_anchor(report: str, first: str) -> str:
    """Return the anchor of the title of a report with an id, of whose passages one has the first anchor."""
    return first if first.startswith("t-") else f"report-{report}"


def alone_link(here: str, report: str, home: str, anchor: str) -> str:
    """Return a link to a passage of a report that shows the report alone; without a script, the page it is on."""
    page = "" if here == home else site_link(here, home)
    return f"{page}?document={report}#{anchor}"


def section_anchor(report: Filed) -> str:
    """Return the id of the section of a theme page with a report's passages: place and year."""
    return f"{report.place.slug}-{report.year or UNDATED}"


def source_link(here: str, there: str, anchor: str = "") -> str:
    """Return a link from one file of docs/ to another, as Markdown has it: MkDocs checks and rewrites it."""
    path = _relative(posixpath.dirname(here), there)
    return f"{path}#{anchor}" if anchor else path


def site_link(here: str, there: str, anchor: str = "") -> str:
    """Return a link from the page of one file of docs/ to that of another, as HTML has it."""
    path = _relative(_folder(here), _folder(there))
    return f"{path}/#{anchor}" if anchor else f"{path}/"


def asset_link(here: str, there: str) -> str:
    """Return a link from the page of a file of docs/ to a file that is published as it is."""
    return _relative(_folder(here), there)


def _folder(file: str) -> str:
    """Return the folder a page is published as, the site's root as an empty text."""
    path = file.removesuffix(".md")
    return path.removesuffix("index").rstrip("/") if posixpath.basename(path) == "index" else path


def _relative(folder: str, target: str) -> str:
    """Return the relative path from a folder to a target, the site's root as an empty text for both.

    `posixpath.relpath` does the same, but looks for the working folder each time: ten times slower.
    """
    start, end = folder.split("/") if folder else [], target.split("/") if target else []
    shared = 0
    while shared < min(len(start), len(end)) and start[shared] == end[shared]:
        shared += 1
    return "/".join([".."] * (len(start) - shared) + end[shared:]) or "."
