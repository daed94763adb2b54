"""References after GB/T 7714, numeric system: of 2025, and of 2015, which many journals still ask for.

Both put full stops with a blank between the areas. In references to Chinese texts the standard of 2025 uses
full-width commas, colons and brackets, that of 2015 half-width ones. The type is that of a report (R) or of a page
on the web (EB), the carrier is online (OL). The place of publication is left out, as both allow for online
resources: sources do not state it. What comes after the address is no part of the standard: what the restored copy
was made of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.output.references.model import ADDRESS, TODAY

if TYPE_CHECKING:
    from generator.output.references.model import Reference

TYPES: Final = {"report": "R", "page": "EB"}
"""The code of a document by how its kind is cited (GB/T 7714-2025 and -2015, table of types)."""
YEAR: Final = 4
"""The characters of a day that are its year."""


def gbt_2025(of: Reference) -> str:
    """Return the reference of GB/T 7714-2025: author. title[R/OL]. edition. publisher（day）[cited]. address."""
    issued = f"\N{FULLWIDTH LEFT PARENTHESIS}{of.issued}\N{FULLWIDTH RIGHT PARENTHESIS}" if of.issued else ""
    return _areas(of, f"{_publisher(of)}{issued}")


def gbt_2015(of: Reference) -> str:
    """Return the reference of GB/T 7714-2015: as that of 2025, with `publisher, year(day)[cited]`."""
    publisher, year = _publisher(of), of.issued[:YEAR]
    day = f"({of.issued})" if len(of.issued) > YEAR else ""
    dated = year if publisher or not day else ""
    return _areas(of, f"{', '.join(part for part in (publisher, dated) if part)}{day}")


def _areas(of: Reference, published: str) -> str:
    title = f"{of.title}[{TYPES[of.cited]}/OL]"
    areas = [of.author, title, of.edition, f"{published}[{TODAY}]", ADDRESS]
    return f"{'. '.join(area for area in areas if area)}. 底本：{of.base}。"


def _publisher(of: Reference) -> str:
    """Return the publisher, unless it is the author as well."""
    return of.publisher if of.publisher != of.author else ""


def quoted_from(of: Reference) -> str:
    """Return what stands under a quotation: the author, the title, the day, and whose copy it is."""
    title = of.title if of.title.startswith("\N{FULLWIDTH LEFT SQUARE BRACKET}") else f"《{of.title}》"
    details = "\N{FULLWIDTH COMMA}".join(part for part in (of.issued, of.edition) if part)
    author = f"{of.author}\N{FULLWIDTH COLON}" if of.author else ""
    return f"{author}{title}\N{FULLWIDTH LEFT PARENTHESIS}{details}\N{FULLWIDTH RIGHT PARENTHESIS}"
