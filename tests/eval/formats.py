"""The same report in other formats: `python -m tests.eval.formats --corpus DIR`.

Each report of a folder of .txt files is made into files of other formats, and these are read. A file is as good as
the text if it gives the same passages, headings, place, year and themes. A further format is a row of MAKERS.
Exit 1 if a share is below its floor, 2 for wrong use.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.corpus.invariants import check_report
from generator.knowledge import load_knowledge
from generator.reading.report import make_report
from generator.sources.read import read_source
from tests.makers import office, printed
from tests.makers.ofd import ofd

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.knowledge import Knowledge
    from generator.reading.model import Report

INVARIANTS: Final = "kept invariants"
FLOORS: Final = {"characters": 0.99, "headings": 0.99, "place": 1.0, "year": 1.0, "themes": 0.99, INVARIANTS: 1.0}
"""The least share of characters in equal passages, of equal headings, of reports with the same place and year, of
paragraphs with the same themes, and of reports that break no invariant, for each maker."""


@dataclass(frozen=True, slots=True)
class Base:
    """A report as text: its lines, and the levels of those that are headings and nothing else."""

    name: str
    lines: tuple[str, ...]
    levels: dict[int, int]
    marks: dict[int, int]
    """The length of the number of such a line."""

    @property
    def body(self) -> list[int]:
        """Return the lines of paragraphs that end with a full stop."""
        return [n for n, line in enumerate(self.lines) if line.endswith("。") and n not in self.levels]


@dataclass(frozen=True, slots=True)
class Made:
    """A file (its suffix and bytes), the text that it must be read like, the headings that it has unnumbered."""

    suffix: str
    data: bytes
    like: str
    bare: frozenset[str] = field(default=frozenset())


def _plain(base: Base) -> Made:
    return Made(".docx", office.plain(base.lines), "\n".join(base.lines))


def _styled(base: Base) -> Made:
    """Headings have styles and no numbers; one that has none anyway keeps its words."""
    bare = [line[base.marks.get(n, 0) :] for n, line in enumerate(base.lines)]
    changed = frozenset(line for n, line in enumerate(base.lines) if base.marks.get(n))
    return Made(".docx", office.styled(bare, base.levels), "\n".join(base.lines), changed)


def _numbered(base: Base) -> Made:
    return Made(".docx", office.numbered(base.lines)[0], "\n".join(base.lines))


def _table(base: Base) -> Made:
    rows = ("\N{IDEOGRAPHIC SPACE}".join(row) for row in office.ROWS)
    return Made(".docx", office.with_table(base.lines), "\n".join((*base.lines, *rows)))


def _notes(base: Base) -> Made:
    noted = base.body[:: office.NOTED]
    marks = {n: f"[{k}]" for k, n in enumerate(noted, 1)}
    lines = [f"{line}{marks.get(n, '')}" for n, line in enumerate(base.lines)]
    notes = ["注\N{FULLWIDTH COLON}", *(f"{mark}{office.NOTE}" for mark in marks.values())] if marks else []
    return Made(".docx", office.with_notes(base.lines, noted), "\n".join((*lines, *notes)))


def _changes(base: Base) -> Made:
    return Made(".docx", office.with_changes(base.lines), "\n".join(base.lines))


def _ofd(base: Base) -> Made:
    return Made(".ofd", ofd(base.lines), "\n".join(base.lines))


def _official(base: Base) -> Made:
    return Made(".pdf", printed.pdf_of(base.lines, base.levels, printed.OFFICIAL), "\n".join(base.lines))


def _two_columns(base: Base) -> Made:
    return Made(".pdf", printed.pdf_of(base.lines, base.levels, printed.TWO_COLUMNS), "\n".join(base.lines))


def _web_page(base: Base) -> Made:
    return Made(".pdf", printed.pdf_of(base.lines, base.levels, printed.WEB_PAGE), "\n".join(base.lines))


def _with_table(base: Base) -> Made:
    at = base.body[0] if base.body else len(base.lines) - 1
    rows = ["\N{IDEOGRAPHIC SPACE}".join(row) for row in printed.ROWS]
    lines = (*base.lines[: at + 1], *rows, *base.lines[at + 1 :])
    return Made(".pdf", printed.pdf_of(base.lines, base.levels, printed.PLAIN, at), "\n".join(lines))


MAKERS: Final[dict[str, Callable[[Base], Made]]] = {
    "docx plain": _plain,
    "docx heading styles": _styled,
    "docx automatic numbers": _numbered,
    "docx table": _table,
    "docx footnotes": _notes,
    "docx tracked changes": _changes,
    "ofd": _ofd,
    "pdf official": _official,
    "pdf two columns": _two_columns,
    "pdf web page": _web_page,
    "pdf table": _with_table,
}
"""All makers by the name of what they make."""

Shares = Counter[tuple[str, bool]]


def base_of(name: str, text: str, knowledge: Knowledge) -> Base:
    """Return a report of text to make files of: its lines without indents and blank lines."""
    lines = tuple(line for line in map(str.strip, text.splitlines()) if line)
    report = read(f"{name}.txt", "\n".join(lines).encode(), knowledge)
    known = {one.text: one.level or 0 for one in report.passages if one.kind == "heading"}
    levels = {n: known[line] for n, line in enumerate(lines) if line in known}
    found = ((n, knowledge.outline.marker.match(lines[n])) for n in levels)
    return Base(name, lines, levels, {n: match.end() for n, match in found if match})


def read(file: str, data: bytes, knowledge: Knowledge) -> Report:
    """Return the report of a file."""
    return make_report(read_source(file, data), None, knowledge)


def compare(base: Base, made: Made, knowledge: Knowledge, maker: str = "") -> Shares:
    """Return how much of a file is read like the text: by figure, what is the same and what is not."""
    text = read(f"{base.name}.txt", made.like.encode(), knowledge)
    report = read(f"{base.name}{made.suffix}", made.data, knowledge)
    shares: Shares = Counter()
    broken = list(check_report(report, knowledge))
    for finding in broken:
        words = knowledge.messages.english(finding)
        print(f"{finding.file}, {maker}: {finding.code.id}: {words.problem}", file=sys.stderr)
    shares[INVARIANTS, not broken] += 1
    _count(shares, "characters", _passages(text, made.bare, knowledge), _passages(report, frozenset(), knowledge))
    _count(shares, "headings", _headings(text, made.bare, knowledge), _headings(report, frozenset(), knowledge))
    _count(shares, "themes", _themes(text), _themes(report))
    shares["place", text.place.slug == report.place.slug] += 1
    shares["year", text.year == report.year] += 1
    return shares


def _count(shares: Shares, name: str, wanted: Counter[str], found: Counter[str]) -> None:
    """Count what is wanted and found as the same, what is wanted or found alone as not; each by its weight."""
    same = sum((wanted & found).values())
    shares[name, True] += same
    shares[name, False] += max(sum(wanted.values()), sum(found.values())) - same


def _passages(report: Report, bare: frozenset[str], knowledge: Knowledge) -> Counter[str]:
    """Return the texts of the passages, each as often as it has characters."""
    found: Counter[str] = Counter()
    for one in report.passages:
        words = _bare(one.text, bare, knowledge)
        found[words] += len(words)
    return found


def _headings(report: Report, bare: frozenset[str], knowledge: Knowledge) -> Counter[str]:
    headings = [one for one in report.passages if one.kind == "heading"]
    return Counter(f"{one.level} {_bare(one.text, bare, knowledge)}" for one in headings)


def _bare(words: str, bare: frozenset[str], knowledge: Knowledge) -> str:
    """Return a heading without its number, if it is one of those that are made without."""
    match = knowledge.outline.marker.match(words) if words in bare else None
    return words[match.end() :] if match else words


def _themes(report: Report) -> Counter[str]:
    return Counter(f"{one.id} {passage.text}" for passage in report.passages for one in passage.themes)


def measure(folder: Path, knowledge: Knowledge, makers: Sequence[str] = tuple(MAKERS)) -> dict[str, Shares]:
    """Return the shares of each maker over the reports of a folder."""
    total: dict[str, Shares] = {name: Counter() for name in makers}
    for path in sorted(folder.glob("**/*.txt")):
        source = read_source(path.name, path.read_bytes())
        base = base_of(path.stem, source.text, knowledge)
        for name in makers:
            total[name].update(compare(base, MAKERS[name](base), knowledge, name))
    return total


def share(shares: Shares, figure: str) -> float:
    """Return a figure as a share; 1 where there is nothing to count."""
    same, other = shares[figure, True], shares[figure, False]
    return same / (same + other) if same + other else 1.0


def main(argv: list[str] | None = None) -> int:
    """Print the shares of each maker; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.formats", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of reports, one .txt each")
    parser.add_argument("--only", default="", help="only the makers whose name contains this")
    wanted = parser.parse_args(argv)
    makers = [name for name in MAKERS if wanted.only in name]
    if not makers or not any(wanted.corpus.glob("**/*.txt")):
        print(f"eval: {wanted.corpus}: no .txt file, or no such maker", file=sys.stderr)
        return 2
    low: list[str] = []
    for name, shares in measure(wanted.corpus, load_knowledge(), makers).items():
        figures = {figure: share(shares, figure) for figure in FLOORS}
        low += (
            f"{name}: {figure} {figures[figure]:.4f} < {floor}"
            for figure, floor in FLOORS.items()
            if figures[figure] < floor
        )
        print(f"{name}: " + ", ".join(f"{figure} {value:.4f}" for figure, value in figures.items()))
    print("\n".join(("below their floors:", *low)) if low else "every floor is reached")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
