"""PDF files for the tests, written by hand: each word where a test wants it, without a font or a browser.

The Chinese font is a standard one of readers (STSong-Light), which need not be in the file (ISO 32000-1, 9.7.5.2).
Lengths are points, y is measured from the top of the page.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

A4: Final = (595.0, 842.0)
PADDING: Final = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
"""What fills up a password (ISO 32000-1, 7.6.3.3)."""

FONT: Final = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/%s/DescendantFonts[<</Type/Font/Subtype"
    b"/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    b"/DW 1000/W[1 95 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6"
    b"/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)
UNMAPPED: Final = (
    b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Sub/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype"
    b"/CIDFontType2/BaseFont/ABCDEF+Sub/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    b"/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/ABCDEF+Sub/Flags 4/FontBBox[0 -120 1000 880]"
    b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)
"""A font of which nothing says which characters its glyphs are."""


@dataclass(slots=True)
class Sheet:
    """A page: its size, how it is turned when it is shown, and what is drawn on it, in order."""

    size: tuple[float, float] = A4
    rotate: int = 0
    drawn: list[bytes] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, size: float = 16, font: str = "F1", **how: float) -> Sheet:
        """Draw words from x on the base line y; how: grey (0 to 1), mode, turn (cosine, sine), font."""
        cosine, sine = how.get("cosine", 1.0), how.get("sine", 0.0)
        code = words.encode("utf-16-be").hex().encode()
        self.drawn.append(
            b"BT /%s %g Tf %g g %g Tr %g %g %g %g %g %g Tm <%s> Tj ET"
            % (
                font.encode(),
                size,
                how.get("grey", 0.0),
                how.get("mode", 0),
                cosine,
                sine,
                -sine,
                cosine,
                x,
                self.size[1] - y,
                code,
            )
        )
        return self

    def rule(self, x: float, y: float, to_x: float, to_y: float) -> Sheet:
        """Draw a line."""
        height = self.size[1]
        self.drawn.append(b"0.5 w %g %g m %g %g l S" % (x, height - y, to_x, height - to_y))
        return self

    def grid(self, across: Sequence[float], down: Sequence[float]) -> Sheet:
        """Draw the lines of a table."""
        for y in down:
            self.rule(across[0], y, across[-1], y)
        for x in across:
            self.rule(x, down[0], x, down[-1])
        return self

    def picture(self, share: float = 1.0) -> Sheet:
        """Draw a grey picture over a share of the page, from its top left corner."""
        width, height = self.size
        self.drawn.append(b"q %g 0 0 %g 0 %g cm /P1 Do Q" % (width, height * share, height * (1 - share)))
        return self

    def lines(self, x: float, y: float, lines: Iterable[str], size: float = 16, pitch: float = 28) -> Sheet:
        """Draw lines one below the other; one that starts with two blanks is indented."""
        for number, line in enumerate(lines):
            words = line.lstrip("　")
            self.text(x + size * (len(line) - len(words)), y + number * pitch, words, size)
        return self

    def gapped(self, x: float, y: float, lines: Iterable[str], size: float = 16, pitch: float = 28) -> Sheet:
        """Draw lines one below the other, of Han and marks alone; no character is where their blanks are."""
        for number, line in enumerate(lines):
            for words in re.finditer("[^　]+", line):
                self.text(x + size * words.start(), y + number * pitch, words[0], size)
        return self


def wrapped(paragraph: str, width: int, indent: int = 2) -> list[str]:
    """Return a paragraph as lines of `width` Han, the first indented; two of ASCII are as wide as one Han."""
    lines, line, room = [], "　" * indent, 2.0 * (width - indent)
    for char in paragraph:
        need = 1 if char.isascii() else 2
        if need > room:
            lines.append(line)
            line, room = "", 2.0 * width
        line += char
        room -= need
    return [*lines, line]


def scan(pages: int = 1) -> bytes:
    """Return a PDF of pictures."""
    return pdf([Sheet().picture() for _ in range(pages)])


def pdf(  # noqa: PLR0913 - all but the first are seldom given
    sheets: Sequence[Sheet],
    *,
    title: str = "",
    bookmarks: Sequence[str] = (),
    catalog: bytes = b"",
    vertical: bool = False,
    password: str | None = None,
) -> bytes:
    """Return the bytes of a PDF; a password (it may be empty) encrypts it (RC4, 40 bits)."""
    writer = _Writer(password)
    font = writer.add(FONT % (b"UniGB-UTF16-V" if vertical else b"UniGB-UTF16-H"))
    other = writer.add(UNMAPPED)
    picture = writer.stream(
        b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", b"\x80"
    )
    pages = writer.reserve()
    resources = b"<</Font<</F1 %d 0 R/F2 %d 0 R>>/XObject<</P1 %d 0 R>>>>" % (font, other, picture)
    kids = [_page(writer, sheet, pages, resources) for sheet in sheets]
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    writer.put(pages, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), listed))
    outlines = b"/Outlines %d 0 R" % _outlines(writer, bookmarks, kids[0]) if bookmarks else b""
    root = writer.add(b"<</Type/Catalog/Pages %d 0 R%s%s>>" % (pages, outlines, catalog))
    information = writer.add(b"<</Title %s>>", [title]) if title else 0
    return writer.finish(root, information)


def raw(
    entries: bytes = b"", content: bytes = b"", resources: bytes = b"", pages: int = 1, kids: bytes = b""
) -> bytes:
    """Return a PDF whose pages are all one and have this stream (object 4) as content."""
    writer = _Writer(None)
    tree, page = writer.reserve(), writer.reserve()
    font = writer.add(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    stream = writer.stream(entries, content)
    named = resources or b"/Resources<</Font<</F1 %d 0 R>>>>" % font
    body = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Contents %d 0 R%s>>"
    writer.put(page, body % (tree, stream, named))
    listed = kids or b" ".join([b"%d 0 R" % page] * pages)
    writer.put(tree, b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, listed))
    return writer.finish(writer.add(b"<</Type/Catalog/Pages %d 0 R>>" % tree), 0)


def _page(writer: _Writer, sheet: Sheet, pages: int, resources: bytes) -> int:
    content = writer.stream(b"/Filter/FlateDecode", zlib.compress(b"\n".join(sheet.drawn)))
    box = b"[0 0 %g %g]" % sheet.size
    return writer.add(
        b"<</Type/Page/Parent %d 0 R/MediaBox%s/Rotate %d/Contents %d 0 R/Resources%s>>"
        % (pages, box, sheet.rotate, content, resources)
    )


def _outlines(writer: _Writer, words: Sequence[str], page: int) -> int:
    top = writer.reserve()
    items = [writer.reserve() for _ in words]
    for at, (item, said) in enumerate(zip(items, words, strict=True)):
        after = b"/Next %d 0 R" % items[at + 1] if at + 1 < len(items) else b""
        writer.put(item, b"<</Title %%s/Parent %d 0 R/Dest[%d 0 R/Fit]%s>>" % (top, page, after), [said])
    writer.put(top, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (items[0], items[-1], len(items)))
    return top


class _Writer:
    """Collects the objects of a file and writes it."""

    def __init__(self, password: str | None) -> None:
        self._objects: list[bytes] = []
        self._secret = _Secret(password) if password is not None else None

    def reserve(self) -> int:
        self._objects.append(b"null")
        return len(self._objects)

    def put(self, number: int, body: bytes, strings: Sequence[str] = ()) -> None:
        coded = [self._coded(number, b"\xfe\xff" + words.encode("utf-16-be")) for words in strings]
        self._objects[number - 1] = (
            body % tuple(b"<%s>" % code.hex().encode() for code in coded) if coded else body
        )

    def add(self, body: bytes, strings: Sequence[str] = ()) -> int:
        number = self.reserve()
        self.put(number, body, strings)
        return number

    def stream(self, entries: bytes, data: bytes) -> int:
        number = self.reserve()
        coded = self._coded(number, data)
        self.put(number, b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(coded), coded))
        return number

    def _coded(self, number: int, data: bytes) -> bytes:
        return self._secret.coded(number, data) if self._secret else data

    def finish(self, root: int, information: int) -> bytes:
        out, starts = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"), []
        for number, body in enumerate(self._objects, 1):
            starts.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        table = b"".join(b"%010d 00000 n \n" % start for start in starts)
        said = b"/Info %d 0 R" % information if information else b""
        secret = self._secret.entries if self._secret else b""
        return bytes(out) + (
            b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root %d 0 R%s%s>>\nstartxref\n%d\n%%%%EOF\n"
            % (len(starts) + 1, table, len(starts) + 1, root, said, secret, len(out))
        )


class _Secret:
    """The standard encryption of PDF 1.1, with a password of the user (ISO 32000-1, 7.6.3)."""

    def __init__(self, password: str) -> None:
        given = (password.encode() + PADDING)[:32]
        owner = _rc4(hashlib.md5(given, usedforsecurity=False).digest()[:5], given)
        rights = b"\xfc\xff\xff\xff"
        self._key = hashlib.md5(given + owner + rights + b"id", usedforsecurity=False).digest()[:5]
        user = _rc4(self._key, PADDING)
        self.entries = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<6964><6964>]" % (
            owner.hex().encode(),
            user.hex().encode(),
        )

    def coded(self, number: int, data: bytes) -> bytes:
        seed = self._key + number.to_bytes(3, "little") + b"\0\0"
        return _rc4(hashlib.md5(seed, usedforsecurity=False).digest()[:10], data)


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
