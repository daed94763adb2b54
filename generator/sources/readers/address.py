"""Address: whether what a file states is an address of the web, and which of several is a document's.

An address leads a reader to the document, so that the one by which it was fetched counts more than what the page
says of itself: a canonical link may name the home page, another site, or a template's example. On the same host it
is the better one: without what a crawler or a share button added. What an operator states goes before both
(`generator.reading.report`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from generator.knowledge.findings.codes import Code

if TYPE_CHECKING:
    from generator.knowledge.findings.codes import Message
    from generator.sources.model import Facts

LONGEST_URL: Final = 2000
"""The most characters of an address, as servers take them."""

SHOWN: Final = 80
"""The most characters of an address that are shown in a finding. A choice."""


def is_web_address(value: str) -> bool:
    """Whether a value is an address of the web that says where it leads: no other scheme, no user's name."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    plain = " " not in value and len(value) <= LONGEST_URL
    return plain and parts.scheme in {"http", "https"} and "." in host_of(value) and "@" not in parts.netloc


def host_of(value: str) -> str:
    """Return the host of an address in lower case, empty if it has none."""
    try:
        return urlsplit(value).hostname or ""
    except ValueError:
        return ""


def unusable(value: str) -> Message:
    """Return what is to be said of an address that is none of the web: it is not published as an address."""
    return Code.ADDRESS_UNUSABLE(address=value[:SHOWN])


def with_one_address(crawled: Facts, own: Facts) -> tuple[Facts, tuple[Message, ...]]:
    """Return the facts of a container and of the file itself with one address at most, and what is to be said."""
    stated = [[value for name, value in facts if name == "url"] for facts in (crawled, own)]
    wrong = [value for values in stated for value in values if not is_web_address(value)]
    fetched, said = (next(filter(is_web_address, values), "") for values in stated)
    best = said if said and (not fetched or host_of(said) == host_of(fetched)) else fetched
    facts = [fact for fact in (*crawled, *own) if fact[0] != "url"]
    return (*facts, *([("url", best)] if best else [])), tuple(map(unusable, wrong))
