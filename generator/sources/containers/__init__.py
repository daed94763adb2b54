"""Containers: files that hold files. Another one takes one module and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.sources.model import Container

CONTAINERS: tuple[Container, ...] = ()
"""All containers, one line each; the first that recognises a file unpacks it."""
