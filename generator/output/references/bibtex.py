"""References for BibTeX and biblatex."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.output.references.model import ADDRESS, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.output.references.model import Reference

ENTRIES: Final = {"report": "techreport", "page": "online"}
ESCAPES: Final = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "^": "\\textasciicircum{}",
    "~": "\\textasciitilde{}",
    **{sign: f"\\{sign}" for sign in "$&#%_"},
}
"""Signs with a meaning in TeX. Braces are commands: BibTeX counts those with a backslash before them as well."""


def bibtex(of: Reference) -> str:
    """Return an entry; lines with the day of citation hold `TODAY`."""
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _fields(of))
    return f"@{ENTRIES[of.cited]}{{{of.key},\n{fields}\n}}\n"


def _fields(of: Reference) -> Iterator[tuple[str, str]]:
    if of.author:
        yield "author", f"{{{_escaped(of.author)}}}"  # braces keep a name in one piece
    yield "title", f"{{{_escaped(of.title)}}}"
    if of.publisher:
        yield "institution" if of.cited == "report" else "organization", _escaped(of.publisher)
    if of.cited == "report" and of.genre:
        yield "type", _escaped(of.genre)
    if of.issued:
        year, *rest = of.issued.split("-")
        yield "year", year
        if rest:
            yield "date", of.issued
    yield "edition", _escaped(of.edition)
    yield "url", ADDRESS
    yield "urldate", TODAY
    yield "language", "chinese"
    yield "note", _escaped(f"底本：{of.base}")


def _escaped(value: str) -> str:
    return "".join(ESCAPES.get(sign, sign) for sign in value)
