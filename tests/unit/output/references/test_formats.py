"""References of ten documents of different kinds: the standards as text, the others as libraries read them."""

from __future__ import annotations

import json
import re
import warnings
from typing import TYPE_CHECKING

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from generator.output.references.bibtex import bibtex
from generator.output.references.csl import csl_json
from generator.output.references.gbt import gbt_2015, gbt_2025, quoted_from
from generator.output.references.meta import citation_tags
from generator.output.references.ris import ris
from tests.unit.output.references.made import LINK, Case, cases, copied, reference_of

if TYPE_CHECKING:
    from collections.abc import Mapping

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of what it imports
    from citeproc.source.json import CiteProcJSON

EACH = pytest.mark.parametrize("case", cases(), ids=[case["what"] for case in cases()])
SPELLED = {
    "\\textbackslash{}": "\\",
    "\\textbraceleft{}": "{",
    "\\textbraceright{}": "}",
    "\\textasciicircum{}": "^",
    "\\textasciitilde{}": "~",
    **{f"\\{sign}": sign for sign in "$&#%_"},
}
PAGES = {"speech", "other"}


def test_the_documents_are_ten_of_at_least_eight_kinds() -> None:
    assert len(cases()) == 10
    assert len({case["kind"] for case in cases()}) >= 8


@EACH
def test_the_fields_are_those_that_the_document_states(case: Case) -> None:
    of = reference_of(case)
    author, title, edition, publisher, issued = case["cited"]
    assert (of.author, of.title, of.edition, of.issued) == (author, title, edition, issued)
    assert of.publisher in (publisher, author), "a publisher that is the author is named once"


@EACH
def test_the_standards(case: Case) -> None:
    of = reference_of(case)
    assert copied(gbt_2025(of)) == case["gbt2025"]
    assert copied(gbt_2015(of)) == case["gbt2015"]


@EACH
def test_the_standard_field_by_field(case: Case) -> None:
    """The areas of GB/T 7714-2025 for an online resource, taken apart again."""
    author, title, edition, publisher, issued = case["cited"]
    code = "EB" if case["kind"] in PAGES else "R"
    found = re.fullmatch(
        rf"(?:(?P<author>[^.]+)\. )?(?P<title>.+)\[{code}/OL\]\. (?P<edition>[^.]+)\. "
        r"(?P<publisher>[^（\[]*)(?:（(?P<issued>[0-9-]+)）)?\[2026-11-29\]\. (?P<address>\S+)\. 底本：.+。",
        copied(gbt_2025(reference_of(case))),
    )
    assert found
    assert [found[name] or "" for name in ("author", "title", "edition", "publisher", "issued")] == [
        author,
        title,
        edition,
        publisher,
        issued,
    ]
    assert found["address"] == LINK


@EACH
def test_bibtex_is_read_by_a_library(case: Case) -> None:
    library = parse_string(copied(bibtex(reference_of(case))))
    assert not library.failed_blocks
    (entry,) = library.entries
    assert entry.entry_type == ("online" if case["kind"] in PAGES else "techreport")
    fields = {name: _plain(str(field.value)) for name, field in entry.fields_dict.items()}
    author, title, edition, _, issued = case["cited"]
    assert fields.get("author", "") == author
    assert (fields["title"], fields["edition"]) == (title, edition)
    assert (fields["url"], fields["urldate"]) == (LINK, "2026-11-29")
    assert fields.get("date", fields.get("year", "")) == issued
    assert fields["note"].startswith("底本：")
    assert all(fields.values())


def _plain(value: str) -> str:
    inner = value[1:-1] if value.startswith("{") else value
    return re.sub("|".join(map(re.escape, SPELLED)), lambda found: SPELLED[found[0]], inner)


@EACH
def test_ris_is_read_by_a_library(case: Case) -> None:
    (record,) = rispy.loads(copied(ris(reference_of(case))))
    author, title, edition, _, issued = case["cited"]
    assert record["type_of_reference"] == ("ELEC" if case["kind"] in PAGES else "RPRT")
    assert record.get("authors", [""]) == [author]
    assert (record["title"], record["edition"]) == (title, edition)
    assert record.get("date", record.get("year", "")).replace("/", "-") == issued
    assert (record["urls"], record["access_date"]) == ([LINK], "2026-11-29")
    assert record["notes"][0].startswith("底本：")


@EACH
def test_csl_json_is_read_by_a_processor_of_citations(case: Case) -> None:
    (item,) = json.loads(copied(csl_json(reference_of(case))))
    author, title, edition, _, issued = case["cited"]
    assert item["type"] == ("webpage" if case["kind"] in PAGES else "report")
    assert item.get("author", [{"literal": ""}]) == [{"literal": author}]
    assert (item["title"], item["edition"], item["URL"]) == (title, edition, LINK)
    assert item["accessed"] == {"date-parts": [[2026, 11, 29]]}
    assert _day(item.get("issued")) == issued
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)  # it warns of a field that it does not know
        known = {
            name: value for name, value in item.items() if name != "event-title"
        }  # of CSL 1.0.2, it reads 1.0.1
        (read,) = CiteProcJSON([known]).values()
    assert read["title"]


def _day(date: Mapping[str, list[list[int]]] | None) -> str:
    return "-".join(f"{part:02}" for part in date["date-parts"][0]) if date else ""


@EACH
def test_tags_have_what_is_known_and_nothing_else(case: Case) -> None:
    tags = dict(citation_tags(reference_of(case), "documents/x/", "cities/x/"))
    author, title, _, _, issued = case["cited"]
    assert tags["citation_title"] == title
    assert tags.get("citation_author", "") == author
    assert tags.get("citation_publication_date", "").replace("/", "-") == issued
    assert all(tags.values())


def test_what_stands_under_a_quotation_names_author_title_day_and_copy() -> None:
    stated, made = reference_of(cases()[0]), reference_of(cases()[2])
    assert quoted_from(stated) == "王小明：《云溪县2024年政府工作报告》（2024-01-15，方志校勘本）"
    assert quoted_from(made) == "［云溪县2024年政府工作报告（节选）］（方志校勘本）"
