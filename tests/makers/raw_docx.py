"""DOCX files from their XML, part by part: what a library for writing them cannot make."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMESPACES: Final = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CORE: Final = (
    '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:d="http://purl.org/dc/elements/1.1/"><d:title>{}</d:title></c:coreProperties>'
)


def p(*runs: str, style: str = "", more: str = "") -> str:
    """Return a paragraph of runs; what is no element becomes one. `more` are properties beside the style."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inner}</w:p>"


def r(text: str, more: str = "") -> str:
    """Return a run with its properties."""
    return f'<w:r><w:rPr>{more}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def listed(list_id: int, level: int = 0) -> str:
    """Return the properties that put a paragraph into a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of rows of cells; what is no element becomes a paragraph."""
    return f"<w:tbl>{''.join(tr(*row) for row in rows)}</w:tbl>"


def tr(*cells: str, more: str = "") -> str:
    """Return a row of a table."""
    return f"<w:tr>{more}{''.join(map(tc, cells))}</w:tr>"


def tc(cell: str) -> str:
    """Return a cell, unless it is one already."""
    if cell.startswith("<w:tc>"):
        return cell
    return f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>"


def package(body: str, parts: dict[str, str] | None = None, *, namespace: str = W, core: str = "") -> bytes:
    """Return a DOCX file with a body and further parts (`styles`, `footnotes`), each the content of its root."""
    files = {
        "[Content_Types].xml": _types(("document", *(parts or {}))),
        "_rels/.rels": _relations(
            {"officeDocument": "word/document.xml"} | ({"core-properties": "docProps/core.xml"} if core else {})
        ),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _relations({name: f"{name}.xml" for name in parts or {}}),
    }
    files |= {f"word/{name}.xml": root(name, content) for name, content in (parts or {}).items()}
    if core:
        files["docProps/core.xml"] = CORE.format(core)
    return zipped({name: text.replace(W, namespace) for name, text in files.items()})


def root(name: str, content: str) -> str:
    """Return a part: its root element with the namespaces of the format."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{content}</w:{name}>'


def zipped(files: dict[str, str], *, packed: bool = True) -> bytes:
    """Return an archive of files."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return made.getvalue()


def _types(names: Iterable[str]) -> str:
    """Return the part that says what the others are."""
    usual = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    usual += '<Default Extension="xml" ContentType="application/xml"/>'
    kinds = {name: f"{DOCUMENT}.{'document.main' if name == 'document' else name}+xml" for name in names}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{usual}{overrides}</Types>'
    )


def _relations(targets: dict[str, str]) -> str:
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{RELATIONS}/{role}" Target="{target}"/>'
        for n, (role, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
