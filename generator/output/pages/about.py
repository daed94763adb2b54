"""The page on methods and sources: the same text for every site, with the site's name and the operator's part."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

from generator.output.markdown import Md, text

if TYPE_CHECKING:
    from generator.output.settings import Settings

TEXT: Final = Path(__file__).with_name("about.md")
GENERATED: Final = "# 本页由程序生成"
"""A comment in the head of the page; a page without it was written by a person and stays."""


def is_own(page: Path) -> bool:
    """Whether a site has a page on methods that a person wrote."""
    return page.is_file() and GENERATED.encode() not in page.read_bytes()


def about_page(settings: Settings) -> Md:
    """Return the page; the operator's part is Markdown and is included unchanged."""
    own = f"{settings.about.strip()}\n\n" if settings.about.strip() else ""
    return Md(Template(TEXT.read_text(encoding="utf-8")).substitute(name=text(settings.name), own=own))
