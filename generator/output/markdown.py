"""The only conversion of source text for pages, to Markdown and inline HTML that the text cannot break out of.

`text` is the only function that takes source text. Its result reads the same in Markdown and in HTML, so it is
both `Md` and `Html`; the builders below take these two types and no bare string from a source.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NewType
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Md = NewType("Md", str)
"""Markdown that is ready for a page."""
Html = NewType("Html", Md)
"""Inline HTML, which may be put into Markdown as it is and in a block of HTML, where Markdown is not read."""

_SPECIAL = re.compile(r"[\x00-\x1f\x80-\x9f\u2028\u2029\\`*_\[\]<&{}|#]")
"""Characters with a meaning anywhere in a line of Markdown or HTML, and control characters that programs drop or
take for the end of a line."""
_BLANKS = frozenset(chr(code) for code in range(0x3001) if chr(code).isspace())
"""All blanks of Unicode: U+3000 is the last."""
_AT_START = frozenset("-+=>~0123456789") | _BLANKS
"""Characters with a meaning only as the first of a line (lists, rules, underlines, quotes, fences)."""
_AT_END = frozenset("!") | _BLANKS
"""Characters with a meaning only at the end: before the bracket of a link, or as a blank that would be dropped."""
_NUMBERED = re.compile(r"\A([0-9]+)\.(?= )")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_INERT_ADDRESS = "/#?&=:.-_~%"
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9/#?=:._~%-]*")
"""Addresses in which there is nothing to encode: nearly all of them."""
_OUTSIDE = frozenset(("http", "https"))
"""Schemes of addresses on other sites that become links."""
_KEPT_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]~"
"""Characters kept in an address of another site besides letters, digits and `-._`: encoded, it might mean another
page.
"""
_LONG = 1 << 16  # characters; longer paragraphs bypass the inline parser, whose time grows with the square


def text(source: str) -> Html:
    """Return source text such that the page shows exactly its characters and nothing in it is markup.

    What HTML cannot carry at all (NUL and the controls U+0080 to U+009F) becomes U+FFFD.
    """
    body = _SPECIAL.sub(_reference, source)
    if source and (source[0] in _AT_START or source[-1] in _AT_END):
        body = _guarded(source, body)
    return Html(Md(body))


def _guarded(source: str, body: str) -> str:
    """Return `body` with references for characters that have a meaning at its start or end."""
    first, last = source[0], source[-1]
    if last in _AT_END and body[-1] == last:
        body = body[:-1] + f"&#{ord(last)};"
    if first.isdecimal():
        return _NUMBERED.sub(r"\1&#46;", body, count=1)
    if first in _AT_START and body[0] == first:
        body = _reference_to(first) + body[1:]
    return body


def _reference(match: re.Match[str]) -> str:
    return _reference_to(match[0])


def _reference_to(character: str) -> str:
    if character == "\0" or "\x80" <= character <= "\x9f":
        return "\N{REPLACEMENT CHARACTER}"
    return _NAMED.get(character) or f"&#{ord(character)};"


def attribute(source: str) -> str:
    """Return source text for the value of an HTML attribute in double quotes, or the title of a link."""
    return re.sub("[\"'()=!]", _reference, text(source))


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the head of a page has for machines; texts are source text.

    `lastmod` is the day, YYYY-MM-DD, of the newest thing on the page, for the sitemap. `tags` are names and
    contents of meta elements, `node` linked data. `feed`: the page leads to the feed. `robots` is the content of
    the meta element of that name.
    """

    lastmod: str = ""
    tags: tuple[tuple[str, str], ...] = ()
    node: Mapping[str, object] | None = None
    feed: bool = False
    robots: str = ""


NO_HEAD = PageHead()
NOINDEX = PageHead(robots="noindex")
"""The head of a page that search engines are asked to leave out."""


def page(
    title: str | None,
    *blocks: Md,
    hide: Sequence[str] = (),
    description: str = "",
    annotated: bool = False,
    head: PageHead = NO_HEAD,
) -> Md:
    """Return a whole page. `hide` names parts of the theme.

    Title and `description` are source text. Without them the page has those of the site. `annotated`: the links
    of passages to themselves belong beside the text, where there is room.
    """
    front = ["---"]
    if title is not None:
        front.append(f'title: "{_quoted(title)}"')
    if description:
        front.append(f'description: "{_quoted(description)}"')
    if hide:
        front.append(f"hide: [{', '.join(hide)}]")
    if head.robots:
        front.append(f"robots: {head.robots}")
    if annotated:
        front.append("annotated: true")
    front += _machine_lines(head)
    return Md("\n".join([*front, "---"]) + "\n\n" + "\n\n".join(block for block in blocks if block) + "\n")


def _machine_lines(head: PageHead) -> Iterator[str]:
    """Yield the lines of front matter for machines; the theme escapes the tags, and puts the node in as it is."""
    if head.lastmod:
        yield f"lastmod: {_in_yaml(head.lastmod)}"
    if head.feed:
        yield "feed: true"
    if head.tags:
        pairs = (f"[{_in_yaml(name)}, {_in_yaml(content)}]" for name, content in head.tags)
        yield f"tags_for_machines: [{', '.join(pairs)}]"
    if head.node:
        node = json.dumps(head.node, ensure_ascii=False, separators=(",", ":"))
        yield f"linked_data: {_in_yaml(node.replace('<', SMALLER))}"


SMALLER = "\\u003c"
"""A `<` in JSON, so that nothing in a script element can end it."""


def _in_yaml(source: str) -> str:
    """Return a text as YAML has it on one line: JSON is a part of it. Characters must be printed ones."""
    return json.dumps(source, ensure_ascii=False)


def _quoted(source: str) -> str:
    """Return source text for a value in the head of a page, which the theme puts into HTML as it is."""
    return "".join(c if c.isprintable() else " " for c in attribute(source))


def heading(level: int, label: Md, anchor: str, *classes: str, report: str = "") -> Md:
    """Return a heading of level 1 to 6 with its id; the title of a document names its report, for scripts."""
    named = f" data-report={_checked(report)}" if report else ""
    if len(label) > _LONG:
        return Md(f"<h{level}{_html_attributes(anchor, classes)}{named}>{label}</h{level}>")
    attributes = _attributes(anchor, classes).removesuffix(" }")
    return Md(f"{'#' * level} {label} {attributes}{named} }}")


def paragraph(label: Md, anchor: str = "", *classes: str) -> Md:
    """Return a paragraph with an id and classes, if given."""
    if len(label) > _LONG:
        return Md(f"<p{_html_attributes(anchor, classes)}>{label}</p>")
    attributes = _attributes(anchor, classes)
    return Md(f"{label}\n{attributes}" if attributes else label)


def quotation(*paragraphs: Md) -> Md:
    """Return paragraphs as a quotation."""
    return Md("\n>\n".join("> " + one.replace("\n", "\n> ") for one in paragraphs))


def bullets(items: Iterable[Md]) -> Md:
    """Return a list."""
    return Md("\n".join(f"- {item}" for item in items))


def link(label: Md, target: str, title: str = "") -> Md:
    """Return a link to a file of docs/ or an anchor, both checked by MkDocs; `title` is source text."""
    shown = f' "{attribute(title)}"' if title else ""
    return Md(f"[{label}]({address(target)}{shown})")


def anchor(label: Html, target: str, title: str = "", classes: str = "") -> Html:
    """Return a link for use inside HTML; `target` is the address on the site, relative to the page."""
    named = f' class="{classes}"' if classes else ""
    shown = f' title="{attribute(title)}"' if title else ""
    return Html(Md(f'<a href="{address(target)}"{named}{shown}>{label}</a>'))


def itself(anchor_id: str, name: str, themes: Sequence[str] = ()) -> Html:
    """Return the link of a passage to itself: it has no text, so it can be inside the passage.

    The style shows the themes and a sign; `name` is for those who hear the page. Both are source text.
    """
    said = f"{name}，主题：{'、'.join(themes)}" if themes else name
    shown = f' data-themes="{attribute(" ".join(themes))}"' if themes else ""
    return Html(Md(f'<a class="fz-self" href="#{_checked(anchor_id)}" aria-label="{attribute(said)}"{shown}></a>'))


def outside_link(label: Html, url: str) -> Html:
    """Return a link to a page of another site, or the label alone if the address is not safe to open.

    `url` is source text. Safe are http and https with a host, without a user's name (which can pass for a host),
    backslashes (which browsers take for slashes), blanks and invisible characters.
    """
    if not _is_safe(url):
        return label
    target = url if _PLAIN_ADDRESS.fullmatch(url) else attribute(quote(url, safe=_KEPT_IN_ADDRESS))
    return Html(Md(f'<a href="{target}" rel="nofollow noopener">{label}</a>'))


def _is_safe(url: str) -> bool:
    if not url.isprintable() or " " in url or "\\" in url:
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in _OUTSIDE and bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
    except ValueError:  # a port that is not a number, brackets that are not an address
        return False


def address(target: str) -> str:
    """Return an address in which every character that could end it is percent-encoded."""
    if _PLAIN_ADDRESS.fullmatch(target):
        return target
    return quote(target, safe=_INERT_ADDRESS).replace("&", "&amp;")


def element(name: str, content: Html, classes: str = "", title: str = "", anchor_id: str = "") -> Html:
    """Return an inline HTML element around HTML; `title` is source text."""
    attributes = _html_attributes(anchor_id, (classes,) if classes else ())
    shown = f' title="{attribute(title)}"' if title else ""
    return Html(Md(f"<{name}{attributes}{shown}>{content}</{name}>"))


def join(parts: Iterable[Html], between: str = "") -> Html:
    """Return pieces of HTML one after the other; `between` is trusted HTML."""
    return Html(Md(between.join(parts)))


def table(caption: Html, columns: Sequence[Html], rows: Iterable[Sequence[Html]], *classes: str) -> Html:
    """Return a table in a frame that scrolls by itself; the first cell of a row is its heading."""
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    frame = f'role="region" tabindex="0" aria-label="{_plain(caption)}"'
    lines = [
        f"<div{_html_attributes('', ('fz-table', *classes))} {frame}>",
        '<table class="fz-grid">',
        f"<caption>{caption}</caption>",
        f"<thead><tr>{head}</tr></thead>",
        "<tbody>",
        *map(_row, rows),
        "</tbody>",
        "</table>",
        "</div>",
    ]
    return Html(Md("\n".join(lines)))


def grid(label: str, rows: Sequence[tuple[str, Sequence[Html]]], *, has_head: bool) -> Html:
    """Return a table of a source in a frame that scrolls by itself; each row has an id and its cells.

    `has_head`: the first row names the columns. The first cell of the others is their heading.
    """
    frame = f'class="fz-table fz-rows" role="region" tabindex="0" aria-label="{attribute(label)}"'
    lines = [f"<div {frame}>", '<table class="fz-grid">']
    if has_head:
        anchor_id, cells = rows[0]
        head = "".join(f'<th scope="col">{cell}</th>' for cell in cells)
        lines.append(f"<thead><tr{_html_attributes(anchor_id, ())}>{head}</tr></thead>")
    lines += ["<tbody>", *(_row(cells, anchor_id) for anchor_id, cells in rows[has_head:]), "</tbody>"]
    return Html(Md("\n".join([*lines, "</table>", "</div>"])))


def details(summary: Html, content: Html) -> Html:
    """Return content that opens at a click; `content` is HTML, Markdown is not read in it."""
    return Html(Md(f'<details class="fz-details">\n<summary>{summary}</summary>\n{content}\n</details>'))


def fields(pairs: Iterable[tuple[Html, Html]], name: str = "fz-fields") -> Html:
    """Return a list of terms, each with its description; `name` is the class of the list."""
    inner = "\n".join(f"<div><dt>{term}</dt><dd>{description}</dd></div>" for term, description in pairs)
    return Html(Md(f'<dl class="{name}">\n{inner}\n</dl>'))


def _row(cells: Sequence[Html], anchor_id: str = "") -> str:
    first, *rest = cells
    others = "".join(f"<td>{cell}</td>" for cell in rest)
    return f'<tr{_html_attributes(anchor_id, ())}><th scope="row">{first}</th>{others}</tr>'


def _plain(html: Html) -> str:
    return re.sub("<[^<>]*>", "", html).replace('"', "&#34;")


def _attributes(anchor: str, classes: Sequence[str]) -> str:
    parts = [f"#{_checked(anchor)}"] if anchor else []
    parts += [f".{_checked(name)}" for name in classes]
    return f"{{: {' '.join(parts)} }}" if parts else ""


def _html_attributes(anchor: str, classes: Sequence[str]) -> str:
    return (f' id="{_checked(anchor)}"' if anchor else "") + (f' class="{" ".join(classes)}"' if classes else "")


def _checked(name: str) -> str:
    """Return an id or class; one that could end the attribute list is a mistake in the program."""
    if not _ID.fullmatch(name):
        raise ValueError(f"not an id or class: {name!r}")
    return name
