"""Linked data of a document and of the collection, with the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.knowledge.places import CHINA, UNPLACED
from generator.output.pages import blocks
from generator.output.references.model import SITE, plain
from generator.sources.readers.address import is_web_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.output.references.model import Reference
    from generator.reading.model import Place, Report

Node = dict[str, object]

CONTEXT: Final = "https://schema.org"
SCHEMES: Final = {"report": "Report", "page": "WebPage"}
LANGUAGE: Final = "zh-Hans"


def document_node(of: Reference, report: Report, entry: str, home: str) -> Node:
    """Return the node of a document; `entry` and `home` are addresses relative to the site."""
    node = {
        "@context": CONTEXT,
        "@type": SCHEMES[of.cited],
        "@id": f"{SITE}{entry}",
        "name": of.title,
        "url": f"{SITE}{home}",
        "mainEntityOfPage": f"{SITE}{entry}",
        "inLanguage": LANGUAGE,
        "genre": of.genre,
        "author": _author(of),
        "datePublished": of.issued,
        "temporalCoverage": str(report.year) if report.year and report.year_basis != "inferred" else None,
        "spatialCoverage": _area(report.place),
        "creativeWorkStatus": of.edition,
        "isBasedOn": _source(of, report),
        "isPartOf": {"@type": "Dataset", "@id": f"{SITE}#dataset"},
        "encoding": _encoding(report),
    }
    return _known(node)


def collection_node(name: str, description: str) -> Node:
    """Return the node of all documents of a site as one set of data."""
    node: Node = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": f"{SITE}#dataset",
        "name": plain(name),
        "description": plain(description),
        "url": SITE,
        "inLanguage": LANGUAGE,
        "distribution": {
            "@type": "DataDownload",
            "contentUrl": f"{SITE}data/reports.jsonl",
            "encodingFormat": "application/x-ndjson",
        },
    }
    return _known(node)


def _author(of: Reference) -> Node | None:
    if not of.author:
        return None
    if of.personal:
        return _known({"@type": "Person", "name": of.author, "jobTitle": of.office})
    return {"@type": "Organization", "name": of.author}


def _area(place: Place) -> Node | None:
    if place.slug == UNPLACED:
        return None
    code = {"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": place.code} if place.code else None
    kind = "Country" if place.slug == CHINA else "AdministrativeArea"
    name = "中国" if place.slug == CHINA else plain(blocks.full_name(place))
    return _known({"@type": kind, "name": name, "identifier": code})


def _source(of: Reference, report: Report) -> Node:
    """Return the node of what the restored copy was made of."""
    digest = {"@type": "PropertyValue", "propertyID": "SHA-256", "value": report.origin.sha256}
    publisher = {"@type": "Organization", "name": of.publisher} if of.publisher else None
    url = plain(report.source_url) if report.source_url else None
    return _known(
        {
            "@type": "CreativeWork",
            "name": of.title,
            "url": url if url and is_web_address(url) else None,
            "publisher": publisher,
            "identifier": digest,
        }
    )


def _encoding(report: Report) -> Node:
    return {
        "@type": "MediaObject",
        "contentUrl": f"{SITE}data/texts/{report.id}.txt",
        "encodingFormat": "text/plain",
    }


def _known(node: Mapping[str, object]) -> Node:
    return {name: value for name, value in node.items() if value}
