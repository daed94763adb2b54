"""Analytics: the known services that may count visits, and the one that the operator names, if any.

A page makes no request to another host unless the operator names one of these services, and then to it alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import KnowledgeError, nearest
from generator.knowledge.yaml_entries import entry_of, is_null, read_list
from generator.output.settings import Analytics

if TYPE_CHECKING:
    from generator.knowledge.yaml_entries import Entry

TABLE: Final = Path(__file__).with_name("analytics.yml")
SERVICE_KEYS: Final = ("id", "name", "address", "script", "site", "site_is", "attributes", "before")
KEYS: Final = ("service", "address", "site")
"""The keys of `analytics` in fangzhi.yml."""
NONE: Final = "none"
ADDRESS: Final = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)*/?")
"""The address of a service: nothing in it has a meaning in HTML, and no user, query or part is in it."""


@dataclass(frozen=True, slots=True)
class Service:
    """A service that counts visits; `site` is None if it needs no id, `address` empty if it has no own one."""

    id: str
    name: str
    address: str
    script: str
    site: re.Pattern[str] | None
    site_is: str
    attributes: tuple[tuple[str, str], ...]
    before: str


@cache
def services() -> dict[str, Service]:
    """Return the known services by id."""
    found = (_service(entry.only(SERVICE_KEYS)) for entry in read_list(TABLE))
    return {service.id: service for service in found}


def _service(entry: Entry) -> Service:
    attributes = entry.mapping("attributes")
    return Service(
        id=entry.text("id"),
        name=entry.text("name"),
        address=entry.text("address", ""),
        script=entry.text("script"),
        site=entry.pattern("site"),
        site_is=entry.text("site_is", ""),
        attributes=tuple((key, attributes.text(key)) for key in attributes.nodes) if attributes else (),
        before=entry.text("before", ""),
    )


def analytics_of(entry: Entry, key: str = "analytics") -> Analytics | None:
    """Return what a project file says of analytics; None where it says `none` or nothing.

    An unknown service, and a value that cannot be its address or id, is a KnowledgeError.
    """
    node = entry.nodes.get(key)
    if node is None or is_null(node) or getattr(node, "value", None) == NONE:
        return None
    if isinstance(node.value, str):
        remedy = f"write '{NONE}', or 'service: …' and what it needs on the lines below; known: {_known()}"
        raise KnowledgeError(entry.place_of(key), f"'{key}: {node.value}' is not known", remedy)
    stated = entry_of(entry.file, node).only(KEYS)
    name = stated.text("service")
    if name not in services():
        remedy = nearest(name, services(), f"known services: {_known()}")
        raise KnowledgeError(stated.place_of("service"), f"the service '{name}' is not known", remedy)
    return _counted(services()[name], stated)


def _known() -> str:
    return ", ".join(services())


def _counted(service: Service, stated: Entry) -> Analytics:
    address, site = _address(service, stated), _site(service, stated)
    return Analytics(
        name=service.name,
        address=address,
        script=address + service.script.format(site=site),
        attributes=tuple((key, value.format(address=address, site=site)) for key, value in service.attributes),
        before=service.before,
    )


def _address(service: Service, stated: Entry) -> str:
    """Return the address of the service, which ends in a slash."""
    value = stated.text("address", "").strip()
    if service.address:
        if value:
            raise KnowledgeError(
                stated.place_of("address"), f"'{service.id}' has an address of its own", "remove the line"
            )
        return service.address
    if not ADDRESS.fullmatch(value):
        problem = f"'{value}' is not the address of a service" if value else f"'{service.id}' needs an address"
        raise KnowledgeError(
            stated.place_of("address"), problem, "write where it runs, such as https://stats.example.org/"
        )
    return value if value.endswith("/") else f"{value}/"


def _site(service: Service, stated: Entry) -> str:
    value = stated.text("site", "").strip()
    if service.site is None:
        if value:
            raise KnowledgeError(stated.place_of("site"), f"'{service.id}' takes no id", "remove the line")
        return ""
    if not service.site.fullmatch(value):
        problem = f"'{value}' is not an id of '{service.id}'" if value else f"'{service.id}' needs 'site'"
        raise KnowledgeError(stated.place_of("site"), problem, f"write {service.site_is}")
    return value
