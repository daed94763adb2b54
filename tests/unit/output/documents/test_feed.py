"""The feed of the newest documents: well-formed, the same for the same documents, without a clock."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generator.output import registry
from generator.output.documents.feed import NEWEST, feed, newest
from generator.output.documents.pages import document_files, document_pages
from generator.output.settings import DEFAULTS
from generator.reading.model import Delivery
from tests.unit.output import samples

if TYPE_CHECKING:
    from generator.corpus.model import Corpus

ATOM = "{http://www.w3.org/2005/Atom}"
CORPUS = samples.corpus()


def dated(number: int, day: str | None, delivered: str | None = None) -> Corpus:
    own = samples.report(f"x-{number:03}", (samples.passage("p-1", "paragraph", "甲。"),))
    reports = tuple(
        replace(own, id=f"x-{at:03}", retrieved=day, delivery=Delivery(date=delivered)) for at in range(number)
    )
    return replace(CORPUS, reports=reports, witnesses=())


def test_a_feed_has_what_atom_asks_for_and_hostile_words_are_words() -> None:
    shown = newest(CORPUS)
    read = ET.fromstring(feed(shown, replace(DEFAULTS, name="志<b>&")))  # noqa: S314 - made here
    assert read.findtext(f"{ATOM}title") == "志<b>&"
    assert (read.findtext(f"{ATOM}updated") or "") == "2026-01-09T00:00:00Z"
    (entry,) = read.findall(f"{ATOM}entry")
    for part in (read, entry):
        assert [len(part.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
    assert (read.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")
    assert entry.findtext(f"{ATOM}summary") == samples.HOSTILE
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "changsha-2023-aaaa/"


def test_the_newest_come_first_and_those_without_a_day_not_at_all() -> None:
    corpus = dated(NEWEST + 5, "2026-01-09")
    shown = newest(corpus)
    assert [brief.id for _, brief in shown][:2] == ["x-000", "x-001"]
    assert len(shown) == NEWEST
    assert newest(dated(2, None, "2023-12-27"))[0][0] == "2023-12-27"
    assert newest(dated(2, None)) == []


def test_without_a_day_there_is_no_feed_and_no_link_to_one() -> None:
    corpus = dated(2, None)
    assert "documents/feed.xml" not in dict(document_files(corpus, DEFAULTS))
    assert "feed" not in dict(document_pages(corpus, DEFAULTS))["documents/index.md"]
    assert "feed: true" not in dict(registry.pages(corpus))["index.md"]
    assert "feed: true" in dict(registry.pages(CORPUS))["index.md"]


def test_each_document_has_an_entry_and_what_the_control_reads() -> None:
    made = {*dict(document_pages(CORPUS, DEFAULTS)), *dict(document_files(CORPUS, DEFAULTS))}
    names = {f"documents/{report.id}.{kind}" for report in CORPUS.reports for kind in ("md", "json")}
    assert made == {*names, "documents/index.md", "documents/feed.xml"}
