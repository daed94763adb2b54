"""Render Markdown as the site does, and read the result as a browser does."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any

from mkdocs.config import load_config

CONFIG = Path(__file__).resolve().parents[3] / "mkdocs.yml"
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"'}


class Page(HTMLParser):
    """The elements of a page (name, attributes) in order, and the text inside each element that has an id."""

    def __init__(self, html: str) -> None:
        """Read a page."""
        super().__init__(convert_charrefs=False)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: dict[str, list[str]] = {}
        self.other: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open.append("permalink" if dict(attrs).get("class") == "headerlink" else dict(attrs).get("id") or "")
        if self._open[-1]:
            self.pieces.setdefault(self._open[-1], [])

    def handle_endtag(self, _tag: str) -> None:
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for name in self._open:
            if name and "permalink" not in self._open:
                self.pieces[name].append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(NAMED[name])

    def handle_charref(self, name: str) -> None:
        # Not html.unescape: it drops the control characters that a browser keeps.
        self.handle_data(chr(int(name[1:], 16) if name[0] in "xX" else int(name)))

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    @property
    def texts(self) -> dict[str, str]:
        """Return the text inside each element that has an id."""
        return {name: "".join(pieces) for name, pieces in self.pieces.items()}

    @property
    def names(self) -> list[str]:
        """Return the names of the elements in order."""
        return [name for name, _ in self.elements]


@cache
def _converter() -> Any:  # noqa: ANN401 - Python-Markdown has no types
    config = load_config(str(CONFIG))
    return import_module("markdown").Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs
    )


def contents(md: str) -> list[str]:
    """Return the entries of the table of contents of Markdown, as HTML that the theme puts into the page."""
    converter = _converter()
    converter.reset()
    converter.convert(md)
    return [token["name"] for token in converter.toc_tokens]


def render(md: str) -> Page:
    """Return Markdown rendered with exactly the extensions of the site."""
    converter = _converter()
    converter.reset()
    return Page(converter.convert(md))
