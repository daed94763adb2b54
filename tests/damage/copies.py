"""Copies of a document as other sites keep it, excerpts, and the report of the next year, which is no copy."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

import docx

from tests.damage.boilerplate import boilerplate_page
from tests.damage.glosses import choose, reading
from tests.damage.script import to_taiwan, to_traditional
from tests.damage.width import halve
from tests.damage.wraps import wrap_page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

_SENTENCE = re.compile("[^。！？]+[。！？]?")
_YEAR = re.compile("(?:19|20)[0-9]{2}(?=年)")
_STATES = re.compile("(?:19|20)[0-9]{2}年|代表.{0,12}政府")
_HAN = re.compile("[一-鿿]")
SHORTEST = 600
"""The fewest characters of an excerpt."""


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its place and year, its title lines, its paragraphs from the salutation on."""

    place: str
    year: int
    head: tuple[str, ...]
    body: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the document as a text."""
        return "\n".join((*self.head, *self.body))


def document(place: str, year: int, paragraphs: Sequence[str]) -> Document:
    """Return a report that states what it is."""
    head = (
        f"{year}年{place}政府工作报告",
        f"——{year}年1月15日在{place}第十四届人民代表大会第{year % 5 + 1}次会议上",
    )
    opening = ("各位代表：", f"现在，我代表{place}人民政府，向大会报告工作，请予审议。")
    return Document(place, year, head, (*opening, *(p for p in paragraphs if not p.startswith("各位代表"))))


def next_year(  # noqa: PLR0913, PLR0917 - what the report is, and what it is made of
    before: Document, place: str, year: int, pool: Sequence[str], share: float, rng: Random
) -> Document:
    """Return the report of another year or place, which has a share of the letters of `before`.

    It takes over whole paragraphs or single sentences; in place of the others it has as much from the pool.
    """
    whole = rng.random() < 0.5
    pieces = [[paragraph] if whole else _SENTENCE.findall(paragraph) for paragraph in before.body[2:]]
    places = [(row, at) for row, line in enumerate(pieces) for at in range(len(line))]
    room = int(share * sum(len(piece) for line in pieces for piece in line))
    for row, at in rng.sample(places, len(places)):
        size = len(pieces[row][at])
        if size > room:
            pieces[row][at] = _as_long(size, pool, rng)
        else:
            room -= size
    lines = ("".join(line) for line in pieces)
    shifted = (_YEAR.sub(lambda match: str(int(match[0]) + year - before.year), line) for line in lines)
    return document(place, year, list(shifted))


def _as_long(size: int, pool: Sequence[str], rng: Random) -> str:
    found = ""
    while len(found) < size:
        found += rng.choice(pool)
    return found


def sentences(paragraphs: Sequence[str]) -> list[str]:
    """Return the sentences of some paragraphs, without those that say which report they are of."""
    found = (sentence for paragraph in paragraphs for sentence in _SENTENCE.findall(paragraph))
    return [sentence for sentence in found if not _STATES.search(sentence)]


def _encoded(encoding: str) -> Callable[[Document, Random], bytes]:
    return lambda made, _: made.text.encode(encoding, "replace")


def _big5(made: Document, _: Random) -> bytes:
    return to_taiwan(made.text).encode("big5hkscs", "ignore")


def _crlf(made: Document, _: Random) -> bytes:
    return made.text.replace("\n", "\r\n").encode()


def _framed(made: Document, rng: Random) -> bytes:
    """Return the document on a page of another site."""
    lines = list(boilerplate_page(list(made.body), rng).lines)
    title = next(at for at, (kind, _) in enumerate(lines) if kind == "body")
    lines = [(kind, text if kind == "body" else text.replace("2025", str(made.year))) for kind, text in lines]
    lines[title : title + 1] = [("body", line) for line in made.head]
    return "\n".join(text for _, text in lines).encode()


def _traditional(made: Document, _: Random) -> bytes:
    return to_traditional(made.text).encode()


def _glossed(made: Document, rng: Random) -> bytes:
    marks = str.maketrans({c: f"{c}({reading(c)})" for c in choose(list(made.body), rng, 60)})
    return made.text.translate(marks).encode()


def _wrapped(made: Document, rng: Random) -> bytes:
    return ("\n".join(made.head) + "\n" + wrap_page(list(made.body), rng).source).encode()


def _halved(made: Document, _: Random) -> bytes:
    return halve(made.text).encode()


def _html(made: Document, rng: Random) -> bytes:
    """Return the document as a page of a site, with a menu and a foot."""
    paragraphs = "\n".join(f"<p>\u3000\u3000{escape(line)}</p>" for line in (*made.head[1:], *made.body))
    site = f"{made.place}人民政府门户网站"
    menu = "".join(
        f'<li><a href="/{n}/">{word}</a></li>' for n, word in enumerate(("首页", "政务公开", "互动交流"))
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{made.head[0]}_{site}</title></head><body>'
        f'<div class="nav"><ul>{menu}</ul></div><h1>{made.head[0]}</h1>'
        f'<div class="info">来源：{site}　字号：[大 中 小]</div>\n<div class="TRS_Editor">{paragraphs}</div>'
        f'<div class="foot">主办：{site}　网站标识码：{rng.randrange(10**9, 10**10)}</div></body></html>'
    ).encode()


def _docx(made: Document, _: Random) -> bytes:
    file = docx.Document()
    file.add_heading(made.head[0], 0)
    for line in (*made.head[1:], *made.body):
        file.add_paragraph(line)
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def misread(text: str, rng: Random, share: float) -> str:
    """Return a text in which a share of the Han is misread, lost or doubled, as by optical recognition."""
    han = sorted(set(_HAN.findall(text)))

    def other(match: re.Match[str]) -> str:
        if rng.random() >= share:
            return match[0]
        return rng.choice((rng.choice(han), rng.choice(han), rng.choice(han), "", match[0] * 2))

    return _HAN.sub(other, text)


def _misread(made: Document, rng: Random) -> bytes:
    body = misread("\n".join(made.body), rng, rng.choice((0.005, 0.01, 0.02, 0.03)))
    return "\n".join((*made.head, body)).encode()


def _redacted(made: Document, rng: Random) -> bytes:
    """Return a copy with names blotted out and a passage withheld."""
    body = list(made.body)
    at = rng.randrange(2, len(body) - 1)
    body[at] = f"……（此处省略{len(body[at])}字，请登录后阅读全文）……"
    return "\n".join(
        (*made.head, *(re.sub("[一-鿿]{2}(?=[市县区])", "**", line, count=1) for line in body))
    ).encode()


def excerpt(made: Document, rng: Random, size: int) -> tuple[str, ...]:
    """Return consecutive paragraphs of at least `size` characters."""
    total, starts = 0, []
    for at in range(len(made.body) - 1, 1, -1):
        total += len(made.body[at])
        if total >= size:
            starts.append(at)
    at = rng.choice(starts) if starts else 2
    found: list[str] = []
    for paragraph in made.body[at:]:
        found.append(paragraph)
        if sum(map(len, found)) >= size:
            break
    return tuple(found)


def _excerpted(made: Document, rng: Random) -> bytes:
    part = excerpt(made, rng, rng.choice((SHORTEST, SHORTEST, 1000, 2000, 5000)))
    head = rng.choice(((), (f"{made.head[0]}（节选）",), (f"{made.head[0]}(节选)", *made.head[1:])))
    return "\n".join((*head, *part)).encode()


def _damaged_excerpt(made: Document, rng: Random) -> bytes:
    part = excerpt(made, rng, rng.choice((1000, 2000, 5000)))
    return misread("\n".join(part), rng, 0.01).encode()


def _cut_opening(made: Document, rng: Random) -> bytes:
    at = rng.randrange(2, max(3, len(made.body) * 3 // 4))
    return "\n".join(made.body[at:]).encode()


def _cut_ending(made: Document, rng: Random) -> bytes:
    at = rng.randrange(max(3, len(made.body) // 4), len(made.body))
    shown = "\n".join(made.body[:at])
    notice = rng.choice(("", f"\n……(未完,全文共{len(made.text)}字,当前显示{len(shown)}字)"))
    return ("\n".join((*made.head, shown)) + notice).encode()


def _several(*kinds: str) -> Callable[[Document, Random], bytes]:
    def made_by(made: Document, rng: Random) -> bytes:
        for kind in kinds[:-1]:
            lines = COPIES[kind](made, rng).decode().split("\n")
            made = replace(made, body=tuple(lines[len(made.head) :]))
        return COPIES[kinds[-1]](made, rng)

    return made_by


COPIES: dict[str, Callable[[Document, Random], bytes]] = {
    "same bytes": _encoded("utf-8"),
    "gb18030": _encoded("gb18030"),
    "utf-16": _encoded("utf-16"),
    "big5": _big5,
    "crlf": _crlf,
    "another site": _framed,
    "traditional": _traditional,
    "glossed": _glossed,
    "wrapped": _wrapped,
    "html": _html,
    "docx": _docx,
    "half-width": _halved,
    "misread": _misread,
    "redacted": _redacted,
    "excerpt": _excerpted,
    "damaged excerpt": _damaged_excerpt,
    "opening cut": _cut_opening,
    "ending cut": _cut_ending,
    "misread on another site": _several("misread", "another site"),
    "traditional and glossed": _several("traditional", "glossed"),
}
"""Each kind of copy: from a document to the bytes of a file."""
