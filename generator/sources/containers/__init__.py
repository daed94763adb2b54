"""Containers: files that hold files. Another one takes one module and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.sources.containers.packed import PACKED
from generator.sources.containers.tables import TABLES
from generator.sources.containers.tar import TAR
from generator.sources.containers.warc import WARC
from generator.sources.containers.zip import ZIP

if TYPE_CHECKING:
    from generator.sources.model import Container

CONTAINERS: tuple[Container, ...] = (WARC, TAR, ZIP, PACKED, *TABLES)
"""All containers, one line each; the first that recognises a file unpacks it.

A packed crawl or tar archive is recognised before a packed file as such: it is unpacked in one pass.
"""
