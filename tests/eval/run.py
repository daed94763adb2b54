"""Draw damage, restore it, count."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from generator.knowledge import load_knowledge
from generator.knowledge.errors import SourceError
from generator.sources.decode import decode
from tests.damage.boilerplate import boilerplate_page
from tests.damage.dropped import dropped_page
from tests.damage.encodings import encoded_page
from tests.damage.founder import epaper_page, founder_page
from tests.damage.gaps import gap_page
from tests.damage.glosses import gloss_page
from tests.damage.injected import injected_page
from tests.damage.layers import layered_page
from tests.damage.marks import marks_page
from tests.damage.model import Damaged
from tests.damage.noise import noise_page
from tests.damage.script import survives
from tests.damage.shift import decoded_page, encodable, shift_page
from tests.damage.width import narrow_page
from tests.damage.wraps import wrap_page
from tests.eval import measures
from tests.eval.result import Result, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.knowledge.rules import Rule
    from generator.text.model import Restored
    from tests.damage.samples import Sample

    Restore = Callable[[str], Restored]
    Run = Callable[[Sample, Random, Callable[[Damaged], Result], Tally], None]

SIZE = 1200
"""The fewest characters in a page; a mirror site's page needs as many before its glosses can be recognized."""


def _glosses(sample: Sample, rng: Random, restored: Callable[[Damaged], Result], tally: Tally) -> None:
    page = gloss_page(sample.draw(rng, SIZE, survives), rng)
    measures.glosses(page, restored(page), tally)


def _injected(sample: Sample, rng: Random, restored: Callable[[Damaged], Result], tally: Tally) -> None:
    page = injected_page(sample.draw(rng, SIZE // 2, survives), rng)
    measures.excerpt(page, restored(page), tally)


def _shift(sample: Sample, rng: Random, restored: Callable[[Damaged], Result], tally: Tally) -> None:
    page = shift_page(sample.draw(rng, SIZE, encodable), rng)
    counted = "counted" if sample.name in load_knowledge().bigrams.reports else "not counted"
    measures.shift(page, restored(page), tally, f"in reports {counted} for the statistics")


def _decoders(sample: Sample, rng: Random, restored: Callable[[Damaged], Result], tally: Tally) -> None:
    page = decoded_page(sample.draw(rng, SIZE, encodable), rng)
    measures.shift(page, restored(page), tally, f"read by {page.lines[0].why}")


def _dropped(sample: Sample, rng: Random, restored: Callable[[Damaged], Result], tally: Tally) -> None:
    page = dropped_page(sample.draw(rng, SIZE // 3, encodable), rng)
    measures.shift(page, restored(page), tally, "with dropped bytes")


def _width(sample: Sample, rng: Random, restored: Callable[[Damaged], Result], tally: Tally) -> None:
    page = narrow_page(sample.draw(rng, SIZE // 2), rng)
    measures.width(page, restored(page), tally)


def _wraps(sample: Sample, rng: Random, restored: Callable[[Damaged], Result], tally: Tally) -> None:
    page = wrap_page(sample.draw(rng, SIZE), rng)
    measures.wraps(page, restored(page), tally)


def _noise(sample: Sample, rng: Random, restored: Callable[[Damaged], Result], tally: Tally) -> None:
    page = noise_page(sample.draw(rng, SIZE // 2), rng)
    measures.lines(page, restored(page), tally)


def _marks(sample: Sample, rng: Random, restored: Callable[[Damaged], Result], tally: Tally) -> None:
    page = marks_page(sample.draw(rng, SIZE // 2), rng)
    measures.lines(page, restored(page), tally)


def _founder(sample: Sample, rng: Random, restored: Callable[[Damaged], Result], tally: Tally) -> None:
    page = founder_page(sample.draw(rng, SIZE), rng)
    measures.lines(page, restored(page), tally)


def _epaper(sample: Sample, rng: Random, restored: Callable[[Damaged], Result], tally: Tally) -> None:
    page = epaper_page(sample.draw(rng, SIZE // 2), rng)
    measures.excerpt(page, restored(page), tally)


def _boilerplate(sample: Sample, rng: Random, restored: Callable[[Damaged], Result], tally: Tally) -> None:
    page = boilerplate_page(sample.draw(rng, SIZE), rng)
    measures.boilerplate(page, restored(page), tally)


def _gaps(sample: Sample, rng: Random, restored: Callable[[Damaged], Result], tally: Tally) -> None:
    page = gap_page(sample.draw(rng, SIZE), rng)
    measures.gaps(page, restored(page), tally)


def _undamaged(sample: Sample, rng: Random, restored: Callable[[Damaged], Result], tally: Tally) -> None:
    at = rng.randrange(len(sample.paragraphs))
    text = "\n".join(sample.paragraphs[at : at + 8])
    page = Damaged(text, text, "undamaged", recoverable=True)
    measures.undamaged(page, restored(page), tally)


def _encodings(sample: Sample, rng: Random, restored: Callable[[Damaged], Result], tally: Tally) -> None:
    page = encoded_page(sample.draw(rng, SIZE // 2, encodable), rng)
    measures.lines(page, restored(page), tally)


def _layers(sample: Sample, rng: Random, restored: Callable[[Damaged], Result], tally: Tally) -> None:
    page = layered_page(sample.draw(rng, SIZE, survives), rng)
    measures.layers(page, restored(page), tally)


KINDS: dict[str, tuple[Run, int]] = {
    "glosses": (_glosses, 18),
    "injected": (_injected, 20),
    "shift": (_shift, 24),
    "decoders": (_decoders, 4),
    "dropped": (_dropped, 10),
    "width": (_width, 8),
    "wraps": (_wraps, 15),
    "noise": (_noise, 5),
    "marks": (_marks, 4),
    "founder": (_founder, 4),
    "epaper": (_epaper, 10),
    "boilerplate": (_boilerplate, 8),
    "gaps": (_gaps, 4),
    "undamaged": (_undamaged, 6),
    "encodings": (_encodings, 1),
    "layers": (_layers, 3),
}
"""Each kind of run and its share in per cent."""


def run(
    samples: tuple[Sample, ...],
    restore: Restore,
    rules: Mapping[str, Rule],
    runs: int,
    kinds: tuple[str, ...] = (),
) -> Tally:
    """Return the counts of `runs` pages; the same samples and number give the same pages.

    With `kinds` only these are run, each with as many pages as in the full run.
    """
    tally = Tally()

    def restored(page: Damaged) -> Result:
        source = decode(page.source.encode(page.encoding))
        return Result.of(restore(source.text), rules)

    for kind, (one, share) in KINDS.items():
        if kinds and kind not in kinds:
            continue
        for number in range(max(1, runs * share // 100)):
            rng = Random(f"{kind} {number}")
            try:
                one(rng.choice(samples), rng, restored, tally)
                tally.count("sources read", 1, 1)
            except SourceError as error:
                tally.count("sources read", 0, 1)
                tally.show(f"{kind}: refused", str(error))
            tally.counts["runs"] += 1
    return tally
