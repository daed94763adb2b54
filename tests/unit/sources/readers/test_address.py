"""Which address is a document's, and that only addresses of the web are published."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.findings.codes import Code
from generator.reading.report import make_report
from generator.sources.inventory import open_folder
from generator.sources.manifest import ManifestEntry
from generator.sources.read import read_source
from generator.sources.readers.address import is_web_address, with_one_address

if TYPE_CHECKING:
    from pathlib import Path

    from generator.sources.model import SourceText

KNOWLEDGE = load_knowledge()
TEXT = "攸县政府工作报告\n各位代表\N{FULLWIDTH COLON}\n过去一年，全县生产总值增长百分之五点三。"
LIVE = ("javascript:alert(1)", "data:text/html,x", "ftp://a.gov.cn/1", "file:///etc/hostname", "//a.gov.cn/1")


def page(address: str) -> bytes:
    return f"<html><head><link rel=canonical href='{address}'></head><p>{TEXT}</p></html>".encode()


def crawled(address: str, own: str = "") -> SourceText:
    return read_source("攸县.html", page(own), (("url", address),))


@pytest.mark.parametrize(
    ("fetched", "own", "best"),
    [
        ("https://a.gov.cn/1?from=share", "https://A.gov.cn/1", "https://A.gov.cn/1"),
        ("https://a.gov.cn/1", "https://template.example/", "https://a.gov.cn/1"),
        ("https://a.gov.cn/1", "", "https://a.gov.cn/1"),
        ("javascript:alert(1)", "https://b.gov.cn/1", "https://b.gov.cn/1"),
        ("https://a.gov.cn/1", "javascript:alert(1)", "https://a.gov.cn/1"),
    ],
)
def test_the_address_by_which_a_page_was_fetched_counts_before_its_own_of_another_host(
    fetched: str, own: str, best: str
) -> None:
    source = crawled(fetched, own)
    assert [value for name, value in source.facts if name == "url"] == [best]
    assert make_report(source, None, KNOWLEDGE).source_url == best


def test_what_the_manifest_states_counts_before_both() -> None:
    entry = ManifestEntry("攸县.txt", 1, url="https://c.gov.cn/1")
    report = make_report(crawled("https://a.gov.cn/1", "https://a.gov.cn/2"), entry, KNOWLEDGE)
    assert report.source_url == "https://c.gov.cn/1"


@pytest.mark.parametrize("address", LIVE)
def test_an_address_of_no_page_is_a_note_and_never_published(address: str) -> None:
    manifest = ManifestEntry("攸县.txt", 1, url=address)
    front = read_source("攸县.md", f"---\nurl: '{address}'\n---\n{TEXT}".encode())
    plain = read_source("攸县.txt", TEXT.encode())
    for source, entry in ((crawled(address), None), (front, None), (plain, manifest)):
        report = make_report(source, entry, KNOWLEDGE)
        assert report.source_url is None
        assert "url" not in dict(report.metadata)
        found = [finding.message for finding in report.findings if finding.code is Code.ADDRESS_UNUSABLE]
        assert found == [Code.ADDRESS_UNUSABLE(address=address)]


@pytest.mark.parametrize(
    ("own", "named"), [(LIVE[0], True), (LIVE[1], True), ("/1.html", False), ("1.html", False)]
)
def test_of_the_addresses_of_pages_those_that_lead_out_of_the_web_are_named(own: str, *, named: bool) -> None:
    source = read_source("攸县.html", page(own))
    assert not source.facts
    assert source.findings == ((Code.ADDRESS_UNUSABLE(address=own),) if named else ())


def test_a_row_of_a_table_has_its_address_named(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(json.dumps({"url": LIVE[0], "text": TEXT}), encoding="utf-8")
    with open_folder(tmp_path) as inventory:
        (one,) = inventory.sources
        source = read_source(one.file, one.path.read_bytes(), one.facts, one.named)
    assert (source.facts, source.findings) == ((), (Code.ADDRESS_UNUSABLE(address=LIVE[0]),))


def test_long_addresses_are_shown_by_their_start() -> None:
    facts, said = with_one_address((("url", "data:" + "x" * 5000),), (("title", "甲"),))
    assert facts == (("title", "甲"),)
    assert said == (Code.ADDRESS_UNUSABLE(address="data:" + "x" * 75),)


@pytest.mark.parametrize("value", ["", "http://", "http://[bad/", "https://a.cn@b.example/", "https://a.cn/ b"])
def test_what_leads_nowhere_is_no_address(value: str) -> None:
    assert not is_web_address(value)
