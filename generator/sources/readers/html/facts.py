"""Facts: what a page states about its document in its head, as one line of bounded length each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.sources.readers.address import LONGEST_URL, is_web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selectolax.lexbor import LexborHTMLParser

    from generator.sources.model import Facts

NAMES: Final = {
    "title": "ArticleTitle og:title DC.Title title",
    "published": "PubDate article:published_time publishdate publish_date DC.Date datePublished date",
    "publisher": "ContentSource source DC.Publisher mediaid article:source",
    "author": "Author article:author DC.Creator",
    "document-number": "DocumentNumber fileNum wenhao",
    "column": "ColumnName article:section",
    "site": "SiteName og:site_name",
    "url": "canonical og:url Url",
    "language": "language content-language",
}
"""Each fact with the names under which pages state it, the most trusted first.

They are those of the guide for government sites (政府网站发展指引, 2017): SiteName, ColumnName, ArticleTitle,
PubDate, ContentSource, Author, Url; of Open Graph, of Dublin Core and of schema.org.
"""

LONGEST: Final = 200
"""The most characters of a value: a title has fewer."""

FEWEST_LETTERS: Final = 2
"""The fewest characters of a value that says anything."""

SCHEMA_DATE: Final = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([0-9T:+Z. /-]{8,40})"')
SCHEMA_READ: Final = 100_000
"""The most characters read of data for search engines (JSON-LD); a page's own has some thousands."""

OTHER_SCHEME: Final = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*+:", re.IGNORECASE)
"""The start of an address that is none of the web: it is said, where a relative one is nothing."""

UNSAID: Final = frozenset(("null", "undefined", "none", "本网", "本站"))
"""Values that say nothing."""


def read_facts(tree: LexborHTMLParser) -> Facts:
    """Return what the head of a page states, in the order of NAMES; each fact once."""
    stated = _stated(tree)
    return tuple((fact, value) for fact, names in NAMES.items() if (value := _first(fact, names, stated)))


def address_fact(facts: Facts, address: str) -> Facts:
    """Return the facts with the address that an archive states for its page, if the page states none."""
    value = _value("url", address)
    return (*facts, ("url", value)) if value and "url" not in dict(facts) else facts


def _first(fact: str, names: str, stated: Mapping[str, str]) -> str:
    written = [stated.get(name.lower(), "") for name in names.split()]
    values = (_value(fact, value) for value in written)
    foreign = (value for value in map(_line, written) if fact == "url" and OTHER_SCHEME.match(value))
    return next((value for value in values if value), "") or next(foreign, "")


def _value(fact: str, written: str) -> str:
    """Return a value on one line, without what cannot be seen; empty if it says nothing."""
    value = _line(written)
    if fact == "url":
        return value if is_web_address(value) else ""
    if len(value) < FEWEST_LETTERS or value.lower() in UNSAID:
        return ""
    if fact == "published" and not value[:4].isdecimal():
        return ""
    return value[:LONGEST].strip()


def _line(written: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in written[: LONGEST_URL + 1]).split())


def _stated(tree: LexborHTMLParser) -> dict[str, str]:
    """Return the values of a page by the name in lower case; the first of each name counts."""
    found: dict[str, str] = {}
    for name, value in _pairs(tree):
        if value and value.strip():
            found.setdefault(name.lower(), value)
    return found


def _pairs(tree: LexborHTMLParser) -> Iterator[tuple[str, str | None]]:
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        yield name or attributes.get("http-equiv") or "", attributes.get("content")
    for node in tree.css("link[rel=canonical][href]"):
        yield "canonical", node.attributes.get("href")
    for node in tree.css("script[type='application/ld+json']"):
        found = SCHEMA_DATE.search(node.text()[:SCHEMA_READ])
        yield "datePublished", found and found[1]
    heads = tree.css("head > title")
    if heads:
        yield "title", heads[0].text()
    if tree.root is not None:
        yield "language", tree.root.attributes.get("lang")
