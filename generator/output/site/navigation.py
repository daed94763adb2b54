"""Check that the navigation in mkdocs.yml, which is written by hand, matches the registry of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code
from generator.knowledge.yaml_entries import line_of, read_document, shown
from generator.output import registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

NAV = "nav"


def check_navigation(config: Path) -> list[Finding]:
    """Return a finding if the pages of the registry are not in the navigation under their names and in its order.

    Pages written by hand that the registry does not know may be anywhere between them. A file that cannot be
    read is a KnowledgeError.
    """
    nodes = read_document(config).nodes
    wanted = [item for entry in registry.navigation() for item in entry.items()]
    known = {file for _, file in wanted}
    tops = registry.generated()
    written = [
        (name, file)
        for name, file in (_items("", nodes[NAV]) if NAV in nodes else ())
        if file in known or file.partition("/")[0] in tops
    ]
    if written == wanted:
        return []
    message = Code.NAVIGATION_DIFFERS(written=_shown(written), wanted=_shown(wanted))
    return [Finding(message, shown(config), line_of(nodes[NAV]) if NAV in nodes else None)]


def _items(name: str, node: yaml.Node) -> Iterator[tuple[str, str]]:
    """Yield the pages of a navigation, those of its sections too: (name, file)."""
    if isinstance(node, yaml.ScalarNode):
        yield name, str(node.value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _items("", item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _items(str(key.value), value)


def _shown(items: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{name}: {file}" for name, file in items) or "nothing"
