"""References as CSL-JSON, the data of citation styles (citationstyles.org, schema 1.0)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.output.references.model import ADDRESS, TODAY_PARTS

if TYPE_CHECKING:
    from generator.output.references.model import Reference

TYPES: Final = {"report": "report", "page": "webpage"}


def csl(of: Reference) -> dict[str, object]:
    """Return the item of a reference; its address is `ADDRESS`. Fields that are not known are not there."""
    item = {
        "id": of.key,
        "type": TYPES[of.cited],
        "title": of.title,
        "author": [{"literal": of.author}] if of.author else None,
        "genre": of.genre,
        "publisher": of.publisher,
        "issued": {"date-parts": [[int(part) for part in of.issued.split("-")]]} if of.issued else None,
        "event-title": of.event,
        "edition": of.edition,
        "URL": ADDRESS,
        "accessed": {"date-parts": [TODAY_PARTS]},
        "language": "zh-CN",
        "note": f"底本：{of.base}",
    }
    return {name: value for name, value in item.items() if value}


def csl_json(of: Reference) -> str:
    """Return an array with the item, one line a field; the day of citation is `TODAY_PARTS` in its line."""
    fields = ",\n".join(f"  {_json(name)}: {_json(value)}" for name, value in csl(of).items())
    return "[{\n" + fields.replace(f'"{TODAY_PARTS}"', f"[{TODAY_PARTS}]") + "\n}]\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
