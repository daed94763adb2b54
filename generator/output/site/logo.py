"""The logo of a site: a picture of the operator, or a seal with the first character of the site's name."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from generator.knowledge.errors import KnowledgeError
from generator.output.settings import DEFAULTS, Logo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge.yaml_entries import Entry
    from generator.output.settings import Settings

FOLDER: Final = "assets/site"
SEAL: Final = "seal.svg"
LARGEST: Final = 500_000
"""The most bytes of a logo, which every page loads: a choice, far above what one needs."""
PNG: Final = b"\x89PNG\r\n\x1a\n"
"""The first bytes of a PNG file (RFC 2083, 3.1)."""
SVG: Final = "{http://www.w3.org/2000/svg}"
LIVE: Final = frozenset(
    ("script", "foreignObject", "iframe", "embed", "object", "audio", "video", "handler", "listener", "a")
)
"""Elements of SVG that run, embed or lead to something."""
INSIDE: Final = re.compile(r"#|data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)
"""The start of an address that fetches nothing: a part of the picture, or a picture in it."""
FETCHED: Final = re.compile(r"""url\((?!\s*["']?\s*#)|@import|javascript:|\\""", re.IGNORECASE)
"""What fetches something in a style or an attribute; an escape can hide it."""
DECLARED: Final = re.compile(r"<!DOCTYPE|<!ENTITY|<\?xml-stylesheet", re.IGNORECASE)


def logo_of(entry: Entry, folder: Path, key: str = "logo") -> Logo | None:
    """Return the logo that a project file names, relative to its folder; None where it names none.

    Anything but a PNG or an SVG picture in which nothing is live is a KnowledgeError.
    """
    name = entry.text(key, "").strip()
    if not name:
        return None
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        problem = f"'{name}' cannot be read ({error.strerror})"
        raise KnowledgeError(entry.place_of(key), problem, "name a picture, SVG or PNG") from error
    suffix = Path(name).suffix.lower()
    problems = {".svg": svg_problem, ".png": _png_problem}
    if suffix not in problems:
        raise KnowledgeError(entry.place_of(key), f"'{name}' is neither .svg nor .png", "save it as one of them")
    wrong = "has more than 500 kB" if len(data) > LARGEST else problems[suffix](data)
    if wrong:
        raise KnowledgeError(entry.place_of(key), f"'{name}' {wrong}", "remove that, or take another picture")
    return Logo(f"logo{suffix}", data)


def _png_problem(data: bytes) -> str | None:
    return None if data.startswith(PNG) else "is no PNG picture"


def svg_problem(data: bytes) -> str | None:
    """Return what is wrong with an SVG picture that is published as a file, which a browser opens as a page."""
    try:
        text = data.decode("utf-8-sig")
        if declared := DECLARED.search(text):
            return f"has {declared[0]}, which can fetch or hide something"
        root = ET.fromstring(text)  # noqa: S314 - there is no declaration in it, so no entity to expand
    except UnicodeDecodeError:
        return "is not UTF-8"
    except ET.ParseError as error:
        return f"is no SVG picture ({error})"
    if root.tag != f"{SVG}svg":
        return "is no SVG picture"
    return next((problem for element in root.iter() for problem in _live(element)), None)


def _live(element: ET.Element) -> Iterator[str]:
    """Yield what an element runs or fetches."""
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if name in LIVE:
        yield f"has an element '{name}', which is live"
    if name == "style" and FETCHED.search(element.text or ""):
        yield "has a style that fetches something"
    for key, value in element.attrib.items():
        attribute = key.rpartition("}")[2].lower()
        if attribute.startswith("on"):
            yield f"has an attribute '{attribute}', which is live"
        elif attribute in {"href", "src"} and not INSIDE.match(value.strip()):
            yield f"fetches '{value[:60]}'"
        elif FETCHED.search(value):
            yield f"has an attribute '{attribute}' that fetches something"


def picture(settings: Settings, theme: Path) -> Logo | None:
    """Return the picture that a site has instead of the theme's seal; None where it is the theme's.

    Without a logo it is the seal with the first character of the site's name.
    """
    if settings.logo or settings.name == DEFAULTS.name:
        return settings.logo
    seal = (theme / FOLDER / SEAL).read_text(encoding="utf-8")
    first = escape(settings.name.strip()[:1])
    return Logo(SEAL, seal.replace(f">{DEFAULTS.name[-1]}<", f">{first}<").encode())
