"""Make the table that the pages are read in traditional characters with: `python tools/make_traditional.py`.

Of the package opencc (Apache-2.0) it takes what its conversion `s2t` uses. A phrase that gives the same characters
as they give one by one is left out where no phrase that is kept can start inside it: without it the conversion,
which always takes the longest phrase, goes on in the same way. Keys are sorted and start with how many code units
they share with the one before; `=` is followed by the characters that differ from those of one by one, each with
its place in base 36.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import opencc

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Table = Mapping[str, str]

TABLE: Final = Path(__file__).parents[1] / "generator/output/site/theme/assets/site/traditional.txt"
NOTICE: Final = (
    "From OpenCC {version} (https://github.com/BYVoid/OpenCC), Copyright BYVoid and contributors, Apache License"
    " 2.0 (https://www.apache.org/licenses/LICENSE-2.0); cut down and packed by tools/make_traditional.py"
)
PHRASES: Final = ("STPhrases", "STPhrases_GeneratedFromRegionalPhrases")
CHARACTERS: Final = "STCharacters"
COMPATIBLE: Final = "CJK_Compatibility_Ideographs"
"""What OpenCC replaces before all else."""
DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


def main() -> None:
    """Write the table."""
    characters, compatible = read(CHARACTERS), read(COMPATIBLE)
    phrases = {**read(PHRASES[1]), **read(PHRASES[0])}
    plain = {phrase: "".join(characters.get(char, char) for char in phrase) for phrase in phrases}
    pairs = [*phrases.items(), *characters.items(), *compatible.items()]
    if longer := [key for key, value in pairs if len(key) != len(value)]:
        raise SystemExit(
            f"{longer[:5]}: converted to another number of characters, which convert.js cannot put back"
        )
    kept = sorted(needed(phrases, plain))
    parts = (
        NOTICE.format(version=opencc.__version__),
        "".join(key + value for key, value in sorted(compatible.items())),
        "".join(key + value for key, value in sorted(characters.items()) if key != value),
        *packed(kept, phrases, plain),
    )
    TABLE.write_text("\n".join(parts) + "\n", encoding="utf-8")


def read(name: str) -> dict[str, str]:
    """Return a table of OpenCC; of several forms the first, which it takes."""
    folder = Path(opencc.__file__).parent / "clib"
    with tempfile.TemporaryDirectory() as work:
        out = Path(work) / "table.txt"
        source = folder / f"share/opencc/{name}.ocd2"
        command = [str(folder / "bin/opencc_dict"), "-i", str(source), "-o", str(out), "-f", "ocd2", "-t", "text"]
        subprocess.run(command, check=True)
        rows = [line.split("\t") for line in out.read_text(encoding="utf-8").splitlines()]
    return {key: values.split(" ")[0] for key, values in rows}


def needed(phrases: Table, plain: Table) -> set[str]:
    """Return the phrases without which a text would be converted in another way."""
    kept = {phrase for phrase in phrases if phrases[phrase] != plain[phrase]}
    while True:
        starts = {phrase[:size] for phrase in kept for size in range(1, len(phrase))}
        more = {phrase for phrase in phrases.keys() - kept if _can_start_within(phrase, kept, starts)}
        if not more:
            return kept
        kept |= more


def _can_start_within(phrase: str, kept: set[str], starts: set[str]) -> bool:
    for at in range(len(phrase)):
        rest = phrase[at:]
        if (at and (rest in starts or rest in kept)) or any(rest[:size] in kept for size in range(1, len(rest))):
            return True
    return False


def packed(keys: list[str], phrases: Table, plain: Table) -> Iterator[str]:
    """Yield sorted keys as lines."""
    before = ""
    for key in keys:
        shared = next(
            (n for n, pair in enumerate(zip(before, key, strict=False)) if pair[0] != pair[1]),
            min(len(before), len(key)),
        )
        pairs = enumerate(zip(phrases[key], plain[key], strict=True))
        other = "".join(char + DIGITS[at] for at, (char, alone) in pairs if char != alone)
        units = len(key[:shared].encode("utf-16-le")) // 2
        yield f"{DIGITS[units]}{key[shared:]}{'=' if other else ''}{other}"
        before = key


if __name__ == "__main__":
    main()
