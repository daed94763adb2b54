"""Files of other formats that try to run, to fetch, to lead out, to become markup, or to unpack to a lot."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final
from urllib.parse import quote
from xml.sax.saxutils import escape

from tests.makers.any_folder import archived, crawled, lines, nested, page, zipped
from tests.makers.ofd import ofd
from tests.makers.raw_docx import CORE, RELATIONS, p, root
from tests.makers.raw_docx import zipped as office_file
from tests.makers.raw_pdf import Sheet, pdf

if TYPE_CHECKING:
    from pathlib import Path

LIVE: Final = (
    "<img src={address}live.png onerror=alert(1)><script>alert(2)</script>[a](javascript:alert(3))"
    "![b]({address}b.png) {{{{ x }}}} {{% y %}} {{: onclick=alert(4) }} `</code><b>"
)
"""Words of a title, a publisher, a name: markup of HTML, Markdown and templates. `{address}` answers nothing."""

ENTITIES: Final = '<!DOCTYPE x [<!ENTITY a SYSTEM "{address}a"><!ENTITY b SYSTEM "file:///etc/hostname">]>'


def hostile_files(address: str) -> dict[str, bytes]:
    """Return files by name; whatever they name outside of themselves is at an address, which ends in a slash."""
    live = LIVE.format(address=address)
    return {
        "page.html": _page(address, live),
        "entities.xhtml": (
            ENTITIES.format(address=address) + f"<html><p>&a;&b;</p>{_paragraphs('攸县')}"
        ).encode(),
        "saved.mhtml": archived(_page(address, live, "醴陵市")).replace(
            b"https://www.example", b"javascript:alert(5)//"
        ),
        "entities.docx": _document(ENTITIES.format(address=address), "&a;&b;", "", address),
        "linked.docx": _document("", escape(live), live, address),
        "actions.pdf": _portable(address, live),
        "title.ofd": ofd([live, *lines("茶陵县", 2024)]),
        "front.md": f"---\ntitle: '{live}'\nurl: 'javascript:alert(6)'\n---\n{_text('炎陵县')}\n\n{live}".encode(),
        "fields.rtf": _rich(address),
        "rows.csv": _row(live, live, "javascript:alert(7)", _text("湘乡市")),
        "rows.jsonl": json.dumps(
            {"title": live, "url": f"{address}\"onmouseover='alert(8)", "html": _text("韶山市")}
        ).encode(),
        "crawl.warc.gz": crawled(
            {f"http://x.example/{quote(live)}": ("200 OK", "text/html", _page(address, live, "湘潭县"))}
        ),
        "names.zip": zipped(
            {
                f"{live}.txt": _text("耒阳市").encode(),
                "../../../../escaped.txt": b"x",
                "/escaped.txt": b"x",
                "c:\\escaped.txt": b"x",
                "a/./b/<b>.html": _page(address, live, "常宁市"),
            }
        ),
        "bomb.zip": zipped({"a.txt": b" " * 40_000_000}),
        "deep.zip": nested(zipped({"a.txt": b"x"}), 20),
    }


def write_hostile_files(folder: Path, address: str) -> None:
    """Write the files into a new folder."""
    folder.mkdir()
    for name, data in hostile_files(address).items():
        (folder / name).write_bytes(data)
    (folder / "<i>&amp;`[a](javascript:alert(9)) {{ x }} #?%.txt".replace("/", "")).write_text(_text("衡阳县"))


def _text(place: str) -> str:
    return "\n".join(lines(place, 2024))


def _row(*cells: str) -> bytes:
    row = ",".join(f'"{cell}"' for cell in cells)
    return f"title,source,url,content\n{row}\n".encode()


def _paragraphs(place: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines(place, 2024))


def _page(address: str, live: str, place: str = "宁乡市") -> bytes:
    """Return a page with everything that a page can do; its words are markup as well, written as text."""
    words = escape(live, {'"': "&quot;"})
    head = (
        f'<base href="{address}"><meta http-equiv=refresh content="0;url={address}refresh">'
        f'<link rel=canonical href="javascript:alert(10)"><link rel=stylesheet href="{address}style.css">'
        f'<meta name=ContentSource content="{words}"><meta name=ColumnName content="{words}">'
        f'<meta name=Url content="{address}&quot;&gt;&lt;script&gt;alert(11)&lt;/script&gt;">'
        f'<style>@import url({address}import.css);</style><script src="{address}script.js"></script>'
    )
    around = (
        f'<nav><ul>{f"<li><a href=/{words}>{words}</a></li>" * 8}</ul></nav><iframe src="{address}frame"></iframe>'
        f'<object data="{address}object"></object><svg onload="alert(12)"><script>alert(13)</script></svg>'
        f'<form action="{address}form"><input autofocus onfocus="alert(14)"></form>'
        f'<p onclick="alert(15)">{words}</p>'
    )
    return page([around, *lines(place, 2024), f"<img src={address}p.png>{words}"], words, head)


def _document(declared: str, named: str, title: str, address: str) -> bytes:
    """Return a DOCX file whose picture and template are elsewhere, with a link and a field that runs a program."""
    outside = "".join(
        f'<Relationship Id="e{n}" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'
        for n, (kind, target) in enumerate(
            {
                "image": f"{address}picture.png",
                "attachedTemplate": f"{address}template.dotm",
                "hyperlink": "javascript:alert(16)",
                "oleObject": f"{address}object.bin",
            }.items()
        )
    )
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\a.exe</w:instrText></w:r>'
    )
    body = "".join([p(named), *(p(line) for line in lines("长沙县", 2024)), p(f"{field}<w:r><w:t>x</w:t></w:r>")])
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{outside}</Relationships>'
    return office_file(
        {
            "word/document.xml": root("document", f"<w:body>{body}</w:body>").replace("?>", f"?>{declared}", 1),
            "word/_rels/document.xml.rels": relations,
            "docProps/core.xml": CORE.format(escape(title)),
        }
    )


def _portable(address: str, live: str) -> bytes:
    """Return a PDF whose catalogue runs a script, opens an address and a program, with markup in its title."""
    target = address.encode()
    catalog = (
        b"/OpenAction<</S/JavaScript/JS(app.alert\\(17\\);this.submitForm\\('%s'\\))>>"
        b"/AA<</WC<</S/Launch/F(a.exe)>>/DS<</S/URI/URI(%sclosed)>>>>" % (target, target)
    )
    rows = [live[at : at + 30] for at in range(0, len(live), 30)]
    sheet = Sheet().lines(70, 90, [*lines("浏阳市", 2024)[:5], *rows], size=12, pitch=20)
    return pdf([sheet], title=live, catalog=catalog)


def _rich(address: str) -> bytes:
    """Return an RTF file with a linked picture and an object; without LibreOffice it is a finding."""
    words = "".join(f"\\u{ord(char)}?" for char in _text("衡南县").replace("\n", " "))
    fields = f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}rtf.png" \\\\d}}}}'
    return f"{{\\rtf1\\ansi {{\\*\\template {address}rtf.dot}}{fields} {words}}}".encode()
