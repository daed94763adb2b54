"""The feed (Atom, RFC 4287) of the newest documents, and their list.

A document is as new as the day on which its source was taken, else on which it was delivered; one that states
neither is not in the feed. No clock is asked. Addresses are relative to the feed, so that it is the same wherever
it is published; the ids follow from the ids of the reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from generator.output import addresses
from generator.output.addresses import site_link
from generator.output.pages import blocks
from generator.output.references.model import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.corpus.briefs import Brief
    from generator.corpus.model import Corpus
    from generator.output.settings import Settings

NEWEST: Final = 50
"""The most documents in the feed: a choice, about 30 kB."""


def newest(corpus: Corpus) -> list[tuple[str, Brief]]:
    """Return the newest documents with their days, the newest first, of one day by id."""
    dated = [(day, brief) for brief in corpus.briefs if (day := brief.retrieved or brief.delivery.date)]
    dated.sort(key=lambda pair: pair[1].id)
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return dated[:NEWEST]


def feed(shown: Sequence[tuple[str, Brief]], settings: Settings) -> str:
    """Return the feed of some documents with their days, the newest first; there must be one."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">',
        f"<id>{_id(settings.name)}</id>",
        f"<title>{_text(settings.name)}</title>",
        f"<subtitle>{_text(settings.description)}</subtitle>",
        f"<updated>{_time(shown[0][0])}</updated>",
        f"<author><name>{_text(settings.name)}</name></author>",
        '<link rel="self" type="application/atom+xml" href="feed.xml"/>',
        '<link rel="alternate" type="text/html" href="../"/>',
        *(line for day, brief in shown for line in _entry(day, brief, settings.name)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(day: str, brief: Brief, site: str) -> Iterator[str]:
    title = f"{blocks.full_name(brief.place)}\N{FULLWIDTH COLON}{blocks.title_of(brief)}{blocks.year_note(brief)}"
    entry = site_link(addresses.DOCUMENTS.file, addresses.document_file(brief))  # it is in the folder of the feed
    yield "<entry>"
    yield f"<id>{_id(site, brief.id)}</id>"
    yield f"<title>{_text(title)}</title>"
    yield f"<updated>{_time(day)}</updated>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(entry)}/>'
    if brief.note:
        yield f"<summary>{_text(brief.note)}</summary>"
    yield "</entry>"


def _id(*names: str) -> str:
    """Return the id of a feed or an entry: the same for the same names, whatever the address of the site is."""
    return uuid5(NAMESPACE_URL, "\n".join(("fangzhi", *names))).urn


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _text(source: str) -> str:
    return escape(plain(source))
