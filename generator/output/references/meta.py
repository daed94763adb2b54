"""What search engines for papers and reference managers read in the head of a page (Highwire Press tags).

Google Scholar and Zotero read `citation_*`. A date and an institution are given where they are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.output.references.model import SITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.output.references.model import Reference


def citation_tags(of: Reference, entry: str, home: str) -> Iterator[tuple[str, str]]:
    """Yield names and contents; `entry` and `home` are addresses relative to the site."""
    yield "citation_title", of.title
    if of.author:
        yield "citation_author", of.author
    if of.issued:
        yield "citation_publication_date", of.issued.replace("-", "/")
    if of.publisher:
        report = of.cited == "report"
        yield "citation_technical_report_institution" if report else "citation_publisher", of.publisher
    if of.event:
        yield "citation_conference_title", of.event
    yield "citation_language", "zh"
    yield "citation_abstract_html_url", f"{SITE}{entry}"
    yield "citation_fulltext_html_url", f"{SITE}{home}"
