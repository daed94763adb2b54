"""Count characters and their neighbours in clean reports.

    python -m generator.review.count_statistics FOLDER SOURCE

The counts are stored as knowledge (`bigrams.tsv`, and `trigrams.tsv` for characters that cuts break apart); run it
again when the folder of reports grows. Every third report by name is not counted: these are kept for measuring
(`python -m tests.eval` separates the two).
"""

from __future__ import annotations

import sys
from pathlib import Path

from generator.knowledge import BIGRAMS, DATA, TRIGRAMS, load_knowledge
from generator.knowledge.bigrams import Bigrams, count, write_bigrams
from generator.knowledge.trigrams import count_threes, write_trigrams
from generator.sources.inventory import open_folder
from generator.sources.read import read_source
from generator.text.byteshift.events import CUT_TRAILS
from generator.text.byteshift.gbk import LEADS, character, simplified
from generator.text.restore import restore

LEAST_PAIRS = 2
"""Pairs seen less often mean little and would fill the file."""

LEAST_THREES = 1
"""Three characters in a row are rarer: each occurrence counts."""

LEFT_OUT = 3
"""Each report of this number by name is not counted."""


def main(folder: str, source: str) -> None:
    """Write the counts over the restored sources of a folder; `source` says where the reports are from."""
    knowledge = load_knowledge()
    with open_folder(Path(folder)) as inventory:
        sources = [source for n, source in enumerate(inventory.sources, 1) if n % LEFT_OUT]
        origins = [read_source(source.file, source.path.read_bytes(), named=source.named) for source in sources]
    texts = [restore(origin.text, knowledge).tracked.text.replace(" ", "") for origin in origins]
    names = "\n".join(sorted({division.name for division in knowledge.places.by_code.values()}))
    texts += [names] * LEAST_PAIRS  # reports of other provinces share no names of places
    read = f"{len(sources)} reports and the names of places"
    note = f"characters and pairs (at least {LEAST_PAIRS} times) in {read}: {source}"
    bigrams = count(texts, LEAST_PAIRS, (source.path.stem for source in sources))
    write_bigrams(bigrams, DATA / BIGRAMS, note)
    note = f"three characters in a row, one of which a cut may take apart, in {read}: {source}"
    write_trigrams(count_threes(texts, _cut_apart(bigrams), LEAST_THREES), DATA / TRIGRAMS, note)


def _cut_apart(bigrams: Bigrams) -> frozenset[str]:
    """Return the characters that end in the first byte of a mark, in the form of the counts."""
    made = (character(lead, trail) for trail in CUT_TRAILS for lead in LEADS)
    return frozenset(char for shown in made if shown and bigrams.knows(char := simplified(shown)))


if __name__ == "__main__":
    main(*sys.argv[1:])
