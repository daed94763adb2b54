"""The base: which of several copies is published, by criteria in a fixed order, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from generator.corpus.witnesses.identity import stated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.corpus.briefs import Brief
    from generator.knowledge import Knowledge

COMPLETE: Final = 0.97
"""The share of the text of the longest copy that a complete one has: copies differ by a line of a site here and
there, and an excerpt that lacks less is as good as complete."""

FULLER: Final = 0.995
"""The share of the longest clear copy that one has which lacks no paragraph. A choice: of 15,000 letters, 75; what
a site leaves in a text is shorter, and a paragraph is longer."""

ODDER: Final = 2
"""How many odd pairs in 200 a copy may have more than the clearest before it is misread: one wrong character in a
hundred makes four. Two parts of a text differ by one."""

OFFICIAL: Final = ".gov.cn"
"""The domain that only Chinese government bodies get."""

UNKNOWN_DAY: Final = "~"
"""After every day."""


class Copy(NamedTuple):
    """A copy as the criteria see it: its brief, how much text it has, how many characters it marks as missing.

    `odd` is how many pairs of Han in 200 are in no report that was counted: misread characters make two each.
    `inferred` is how many of its edits are inferences, `edits` how many there are.
    """

    report: Brief
    extent: int
    missing: int
    odd: int
    inferred: int
    edits: int


class Criterion(NamedTuple):
    """A criterion: its name in the data, and its value for a copy, the lower the better."""

    name: str
    value: Callable[[Copy, Standing], int | str]


class Standing(NamedTuple):
    """What copies are compared by: the longest; of complete ones the fewest odd pairs, and the longest clear one.

    Misread characters make a text longer: what it repeats is no longer the same.
    """

    longest: int
    clearest: int
    fullest: int
    named: frozenset[str]
    knowledge: Knowledge


def choose(copies: Sequence[Copy], named: frozenset[str], knowledge: Knowledge) -> tuple[Copy, Standing]:
    """Return the copy that is published, whatever their order, and what it was compared by."""
    longest = max(copy.extent for copy in copies)
    complete = [copy for copy in copies if copy.extent >= COMPLETE * longest]  # an excerpt has other pairs
    clearest = min(copy.odd for copy in complete)
    fullest = max(copy.extent for copy in complete if copy.odd <= clearest + ODDER)
    standing = Standing(longest, clearest, fullest, named, knowledge)
    return min(copies, key=lambda copy: tuple(one.value(copy, standing) for one in CRITERIA)), standing


def reason(base: Copy, witness: Copy, standing: Standing) -> str:
    """Return the name of the first criterion by which the base is better than a witness."""
    return next(
        (one.name for one in CRITERIA if one.value(base, standing) != one.value(witness, standing)),
        CRITERIA[-1].name,
    )


def _manifest(copy: Copy, standing: Standing) -> int:
    return copy.report.file not in standing.named


def _document(copy: Copy, standing: Standing) -> int:
    return not standing.knowledge.kinds[copy.report.kind].counted


def _complete(copy: Copy, standing: Standing) -> int:
    return copy.extent < COMPLETE * standing.longest


def _identified(copy: Copy, _: Standing) -> int:
    return -len(stated(copy.report).keys() & {"place", "year"})


def _missing(copy: Copy, _: Standing) -> int:
    structural = sum(gap.chars is None and gap.kind not in {"redaction", "unreadable"} for gap in copy.report.gaps)
    return structural + copy.missing


def _misread(copy: Copy, standing: Standing) -> int:
    return copy.odd > standing.clearest + ODDER


def _odd(copy: Copy, _: Standing) -> int:
    return copy.odd


def _fuller(copy: Copy, standing: Standing) -> int:
    return copy.extent < FULLER * standing.fullest


def _inferred(copy: Copy, _: Standing) -> int:
    return copy.inferred


def _official(copy: Copy, _: Standing) -> int:
    try:
        host = urlsplit(copy.report.source_url or "").hostname or ""
    except ValueError:
        host = ""
    return not host.endswith(OFFICIAL)


def _retrieved(copy: Copy, _: Standing) -> str:
    return copy.report.retrieved or UNKNOWN_DAY


def _edits(copy: Copy, _: Standing) -> int:
    return copy.edits


def _hash(copy: Copy, _: Standing) -> str:
    return copy.report.sha256


def _name(copy: Copy, _: Standing) -> str:
    return f"{len(copy.report.file):06} {copy.report.file}"


CRITERIA: Final = (
    Criterion("manifest", _manifest),  # who made the folder knows best
    Criterion("document", _document),  # words in its opening, and no title, may make an excerpt look like news
    Criterion("complete", _complete),  # what is missing in a text cannot be read in it
    Criterion("identified", _identified),  # place and year decide where the text is found
    Criterion("gaps", _missing),  # the fewest characters that are marked as missing
    Criterion("misread", _misread),  # a text that was misread when it was scanned has pairs that no other text has
    Criterion("fuller", _fuller),  # a lost last paragraph has no mark, and no odd pairs or inferred edits either
    Criterion("odd", _odd),  # single misread characters
    Criterion("inferred", _inferred),  # the fewest judgements of this program in the text
    Criterion("official", _official),  # the government's own site is who published it
    Criterion("retrieved", _retrieved),  # the earliest: it was cited first
    Criterion("edits", _edits),  # the source that needs the least repair
    Criterion("hash", _hash),  # equal in all else: any will do, but always the same one
    Criterion("file", _name),  # the same bytes: the shorter name, as the second download is called a (1).txt
)
