"""The parts of a page to check, as a browser reads its HTML: ids, links, addresses that are fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

FETCHED: Final = {
    "audio": ("src",),
    "embed": ("src",),
    "form": ("action",),
    "iframe": ("src",),
    "img": ("src", "srcset"),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
"""Attributes whose address a browser fetches without being asked, and forms, which send what a reader types."""
LINK_RELS: Final = frozenset(
    ("stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest")
)
CSS_ADDRESS: Final = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


@dataclass(slots=True)
class Parsed:
    """The parts of a page to check: ids, repeated ids, links, and addresses that a browser fetches."""

    ids: set[str] = field(default_factory=set)
    twice: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)


def read_page(html: str) -> Parsed:
    """Return the parts of a page to check, in the order of the page.

    Lexbor builds the tree that a browser builds, so that what no browser sees is not checked, such as the second
    of two attributes of one name. What a template holds is read too: a script can put it into the page.
    """
    found = Parsed()
    root = LexborHTMLParser(html).root
    if root:
        _read(root, found)
    return found


def _read(root: LexborNode, found: Parsed) -> None:
    for node in root.traverse(include_text=False):
        _take(node, found)


def _take(node: LexborNode, found: Parsed) -> None:
    tag, attributes = node.tag, node.attributes
    given = {name: value or "" for name, value in attributes.items()} if attributes else {}
    if "id" in given:
        if given["id"] in found.ids:
            found.twice.append(given["id"])
        found.ids.add(given["id"])
    if tag in {"a", "area"} and "href" in given:
        found.links.append(given["href"])
    if tag == "link" and LINK_RELS & set(given.get("rel", "").lower().split()):
        found.fetched.append(given.get("href", ""))
    found.fetched += [given[name].split(" ")[0] for name in FETCHED.get(tag or "", ()) if name in given]
    if "style" in given:
        found.fetched += css_addresses(given["style"])
    if tag == "style":
        found.fetched += css_addresses(node.text())
    if tag == "template":
        for content in node.template_fragments()[:1]:  # those in it come with it
            _read(content, found)


def css_addresses(css: str) -> list[str]:
    """Return the addresses that a style sheet fetches."""
    return [first or second for first, second in CSS_ADDRESS.findall(css)]
