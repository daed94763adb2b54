"""A large corpus for the search: a folder of reports, repeated with other names and other figures."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from generator.output.search import PassageRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = "江河湖海山川林泉石云松柏梅兰竹菊安宁平泰康顺和兴昌盛永长春秋东南西北阳阴清明光华金银铜铁玉珠"
THEMES = {"industry": "产业", "ecology": "生态", "livelihood": "就业"}


def texts(folder: Path) -> list[tuple[str, list[str]]]:
    """Return the reports of a folder as (name of the place, lines); the name is what the file name begins with."""
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise SystemExit(f"{folder}: no .txt file; give a folder of reports, one text file each")
    out = []
    for file in files:
        lines = [line.strip() for line in file.read_text(encoding="utf-8-sig").splitlines()]
        out.append((file.stem.split("-")[0].rstrip("市省"), [line for line in lines if line]))
    return out


def changed(line: str, name: str, other: str, chance: random.Random) -> str:
    """Return the line with the name and every digit but those of years replaced."""
    figures = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?=年)|[0-9]")
    line = line.replace(name, other)
    return figures.sub(lambda found: found[0] if len(found[0]) > 1 else chance.choice("123456789"), line)


def rows(folder: Path, reports: int) -> Iterator[PassageRow]:
    """Yield the passages of `reports` reports, the first copy of each as it is."""
    sources = texts(folder)
    for n in range(reports):
        name, lines = sources[n % len(sources)]
        chance = random.Random(n)
        place, year = name, 2025
        if n >= len(sources):
            place, year = "".join(chance.sample(NAMES, 2)) + str(n), 2006 + n % 20
            lines = [changed(line, name, place, chance) for line in lines]
        for i, line in enumerate(lines):
            anchor = f"p-{n:04x}{i:04x}"
            kind = "title" if i == 0 else "paragraph" if len(line) > 30 else "heading"
            themes = tuple(theme for theme, word in THEMES.items() if word in line)
            url = f"cities/c{n}/#{anchor}"
            yield PassageRow(
                f"r{n}", anchor, kind, line, url, f"c{n}", place, year, themes, "work-report", lines[0][:40]
            )
