"""References in the RIS format, which nearly all reference managers read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.output.references.model import ADDRESS, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.output.references.model import Reference

TYPES: Final = {"report": "RPRT", "page": "ELEC"}


def ris(of: Reference) -> str:
    """Return a record of lines `TAG  - value`; the one with the day of citation holds `TODAY`."""
    return "".join(f"{tag}  - {value}\n" for tag, value in _lines(of))


def _lines(of: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES[of.cited]
    yield "ID", of.key
    if of.author:
        yield "AU", of.author
    yield "TI", of.title
    if of.publisher:
        yield "PB", of.publisher
    if of.issued:
        year, *rest = of.issued.split("-")
        yield "PY", year
        if rest:
            yield "DA", "/".join((year, *rest))
    yield "ET", of.edition
    if of.genre:
        yield "M3", of.genre
    yield "UR", ADDRESS
    yield "Y2", TODAY
    yield "LA", "zh"
    yield "N1", f"底本：{of.base}"
    yield "ER", ""
