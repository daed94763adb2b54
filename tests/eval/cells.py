"""Open every cell of the targets pages of a year: its quote holds its number, its link leads to the passage.

    python -m tests.eval.cells --corpus FOLDER [--year YEAR]
    python -m tests.eval.cells --docs FOLDER [--year YEAR]

Reads the generated pages and files alone, as a browser does, and nothing that made them. With `--corpus` they are
made in a temporary folder first. The year is the latest one unless it is named.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

CELL: Final = re.compile(r'<a href="([^"]*)" data-said="([^"]*)"( class="fz-worded")?>([^<]*)</a>')
PAGE: Final = re.compile(r"(\d{4})(?:-[a-z0-9-]+)?\.md")
NUMBER: Final = re.compile(r"\d+(?:[.·]\d+)?")
NUMERALS: Final = "〇零一二三四五六七八九十百千万两"
"""A quote in Chinese numerals has one of these; which number they are is the reading's own test."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A cell as a reader finds it: its page, its words, the quote that opens, and what is wrong with it."""

    page: str
    shown: str
    quote: str
    problem: str


def main() -> int:
    """Open the cells; 1 where one is wrong, 2 where there is none."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--corpus", type=Path, help="a folder of sources")
    where.add_argument("--docs", type=Path, help="a generated docs folder")
    parser.add_argument("--year", type=int)
    given = parser.parse_args()
    if given.docs:
        return report(given.docs, given.year)
    from generator.corpus.gather import gather  # noqa: PLC0415 - not needed for a folder that is made
    from generator.output.write import write_docs  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder, "docs")
        write_docs(gather(given.corpus), docs)
        return report(docs, given.year)


def report(docs: Path, year: int | None) -> int:
    """Print how many cells were opened, and each that is wrong."""
    year = year or max(years(docs), default=None)
    found = list(opened(docs, year)) if year else []
    wrong = [cell for cell in found if cell.problem]
    for cell in wrong:
        print(f"{cell.page}: {cell.shown}: {cell.problem}: {cell.quote}")
    print(f"{year or 'no year'}: {len(found)} cells opened, {len(wrong)} wrong")
    return 2 if not found else 1 if wrong else 0


def years(docs: Path) -> list[int]:
    """Return the years that have a page of targets."""
    names = (PAGE.fullmatch(path.name) for path in (docs / "indicators").glob("*.md"))
    return sorted({int(name[1]) for name in names if name})


def opened(docs: Path, year: int) -> Iterator[Opened]:
    """Yield every figure of the pages of a year."""
    for path in sorted((docs / "indicators").glob(f"{year}*.md")):
        for target, said, worded, shown in CELL.findall(path.read_text(encoding="utf-8")):
            quote, problem = _quote(docs, unescape(said))
            problem = problem or _lost(docs, path, target)
            if not problem and not worded:
                problem = _unheld(unescape(shown), quote)
            yield Opened(path.name, unescape(shown), quote, problem)


def _quote(docs: Path, said: str) -> tuple[str, str]:
    name, _, number = said.rpartition("/")
    file = docs / "indicators" / "said" / f"{name}.json"
    if not file.is_file():
        return "", f"there is no {file.name}"
    quotes = json.loads(file.read_text(encoding="utf-8"))["said"]
    return (quotes[int(number)][1], "") if int(number) < len(quotes) else ("", f"{file.name} has no {number}")


def _lost(docs: Path, page: Path, target: str) -> str:
    """Return what is wrong with the link of a cell: it leads to no page, or to no passage of it."""
    address, _, anchor = target.partition("#")
    folder = (page.with_suffix("") / address).resolve()
    file = next((one for one in (folder.with_suffix(".md"), folder / "index.md") if one.is_file()), None)
    if file is None or not file.is_relative_to(docs.resolve()):
        return f"no page {address}"
    return (
        "" if re.search(rf'(?:#|id="){re.escape(anchor)}\b', file.read_text(encoding="utf-8")) else f"no {anchor}"
    )


def _unheld(shown: str, quote: str) -> str:
    """Return what numbers of a cell its quote does not hold."""
    numbers = [number for number in NUMBER.findall(shown) if number not in NUMBER.findall(quote)]
    if numbers and any(sign in quote for sign in NUMERALS):
        return ""
    return f"{'、'.join(numbers)} not in the quote" if numbers else ""


if __name__ == "__main__":
    sys.exit(main())
