"""Audit the registry: what is published is registered, and every line is as a build wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.corpus.anchors.lines import SUFFIX
from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import VANISHED, Code
from generator.output.data.passages import read_passages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.corpus.anchors.registry import Registry
    from generator.corpus.model import Corpus


def audit_registry(registry: Registry, corpus: Corpus, data: Path) -> list[Finding]:
    """Return what is wrong with a registry; `corpus` was gathered with it, `data` is what was published."""
    faults = list(registry.faults())
    return [*faults, *_unregistered(registry, data), *_stale(corpus), *_vanished(corpus)]


def _unregistered(registry: Registry, data: Path) -> Iterator[Finding]:
    """Find published ids that the file of their report does not have."""
    try:
        for report, rows in read_passages(data):
            given = {line.id for line in registry.sheet(report).lines}
            for row in rows if given else ():  # a file that is missing is stale
                if row["id"] not in given:
                    yield Finding(Code.ANCHOR_UNREGISTERED(anchor=row["id"]), report)
    except (OSError, ValueError):
        return  # the audit of the data says so


def _stale(corpus: Corpus) -> Iterator[Finding]:
    registered = corpus.registered
    for name in sorted(registered.changed) if registered else ():
        yield Finding(Code.REGISTRY_STALE(), f"{registered.folder.name}/{name}{SUFFIX}" if registered else name)


def _vanished(corpus: Corpus) -> Iterator[Finding]:
    return (finding for finding in corpus.findings if finding.code in VANISHED)
