"""Linked data: read as JSON-LD by a library, and against the vocabulary of schema.org."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from pyld import jsonld

from generator.knowledge.places import UNPLACED
from generator.output.markdown import PageHead, page
from generator.output.references.linked import collection_node, document_node
from generator.output.references.model import SITE
from tests.unit.output import samples
from tests.unit.output.references.made import GOLDEN, Case, cases, reference_of, report_of

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = yaml.safe_load((GOLDEN / "schema-org.yml").read_text(encoding="utf-8"))
ROOT = "https://example.org/fz/"
SCHEMA = "https://schema.org/"
CONTEXT = {"@context": {"@vocab": SCHEMA, "url": {"@type": "@id"}, "contentUrl": {"@type": "@id"}}}


def load(url: str, _options: object) -> dict[str, object]:
    """Return the context of schema.org as far as it matters here; a test asks no other host."""
    assert url == "https://schema.org"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


def node_of(case: Case) -> dict[str, Any]:
    return document_node(reference_of(case), report_of(case), "documents/x/", "cities/x/#p-aaaaaaaa")


def above(name: str) -> set[str]:
    """Return a class and all above it; a class that the vocabulary does not have is a KeyError."""
    return {name}.union(*(above(one) for one in TABLE["classes"][name]))


def faults(node: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    """Yield what in a node the vocabulary does not allow."""
    kind = above(node["@type"])
    for name, value in node.items():
        if name.startswith("@"):
            continue
        entry = TABLE["properties"].get(name)
        if not entry or not kind & set(entry["of"]):
            yield f"{node['@type']} has no {name}"
        elif isinstance(value, dict):
            if not above(value["@type"]) & set(entry["values"]):
                yield f"{name} is no {value['@type']}"
            yield from faults(value)
        elif not {"Text", "URL", "Date"} & set(entry["values"]) or not isinstance(value, str) or not value:
            yield f"{name} is no {value!r}"


@pytest.mark.parametrize("case", cases(), ids=[case["what"] for case in cases()])
def test_a_document_is_in_the_vocabulary_and_has_its_statements(case: Case) -> None:
    node = node_of(case)
    assert list(faults(node)) == []
    text = json.dumps(node, ensure_ascii=False).replace(SITE, ROOT)
    (read,) = jsonld.expand(json.loads(text), {"documentLoader": load})
    assert read["@id"] == f"{ROOT}documents/x/"
    assert read["@type"] == [f"{SCHEMA}{'WebPage' if case['kind'] in ('speech', 'other') else 'Report'}"]
    assert read[f"{SCHEMA}name"] == [{"@value": case["cited"][1]}]
    assert read[f"{SCHEMA}url"] == [{"@id": f"{ROOT}cities/x/#p-aaaaaaaa"}]
    assert read[f"{SCHEMA}isPartOf"][0]["@id"] == f"{ROOT}#dataset"
    assert read[f"{SCHEMA}spatialCoverage"][0][f"{SCHEMA}name"] == [{"@value": "湖南省常德市澧县"}]
    assert (f"{SCHEMA}datePublished" in read) == bool(case["cited"][4])
    source = read[f"{SCHEMA}isBasedOn"][0]
    assert (f"{SCHEMA}url" in source) == ("source_url" in case)


def test_the_check_finds_what_the_vocabulary_does_not_have() -> None:
    node = node_of(cases()[0])
    assert list(faults({**node, "speaker": "甲"})) == ["Report has no speaker"]
    assert list(faults({**node, "author": {"@type": "Place", "name": "甲"}})) == ["author is no Place"]


def test_the_collection_is_a_set_of_data() -> None:
    node = collection_node("方志", "地方政府工作报告")
    assert list(faults(node)) == []
    assert node["@id"] == f"{SITE}#dataset"


def test_a_place_that_is_not_known_is_no_coverage() -> None:
    report = replace(report_of(cases()[0]), place=replace(samples.PLACE, slug=UNPLACED, name="地区不详"))
    assert "spatialCoverage" not in document_node(reference_of(cases()[0]), report, "a/", "b/")


def test_nothing_in_a_node_ends_the_script_element() -> None:
    front = page("题", head=PageHead(node={"name": "</script><!-- <site>"})).split("---\n")[1]
    stated = yaml.safe_load(front)["linked_data"]
    assert "<" not in stated
    assert json.loads(stated) == {"name": "</script><!-- <site>"}
