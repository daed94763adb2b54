"""Propose rules for a site: lines that its pages repeat, more or less, around their texts.

Nothing is learned during a build: a person runs this, examines the proposals and stores the right ones.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import FangzhiError, Finding, SourceError
from generator.knowledge.findings.codes import Code
from generator.knowledge.rules import LONGEST_LINE
from generator.reading.stages import check_stages
from generator.sources.inventory import open_folder
from generator.sources.limits import LIMITS
from generator.sources.read import read_source
from generator.text.ledger import spans
from generator.text.restore import restore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from generator.knowledge import Knowledge
    from generator.sources.inventory import Source
    from generator.sources.limits import Limits
    from generator.text.ledger import Tracked

GRAM: Final = 5
ALIKE: Final = 0.6
"""Near-duplicates have a Jaccard index of 0.6 over 5-grams: precision 1.0 on the boilerplate of the seeds."""

SITE_LINE_MAX: Final = 400
"""The longest line examined, in characters: a disclaimer of several sentences."""

STRANGERS: Final = 3
"""The number of consecutive lines that no other page has from which on it is text: title, speaker, date."""

HASHES: Final = 32
ROWS: Final = 2
"""MinHash bands of two rows: a pair at the threshold shares one of 16 bands in 999 of 1,000 cases."""

FRAME: Final = 5
"""The number of equal characters at the start or end of a site's lines in which only the middle differs."""

FEWEST_FRAMED: Final = 3
"""The number of pages with such lines, and half of the pages: two titles may start alike by chance."""

SENTENCE: Final = "。"
"""A line with a whole sentence may be text: half of the pages must have it, and it must be similar throughout."""

_DIGITS: Final = re.compile("[0-9]+")
_HOLE: Final = "\0"
_FEWEST: Final = 2
"""The fewest pages in which something can be repeated."""


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A line of one page and its position in the page (0 the first, 1 the last line)."""

    page: str
    text: str
    place: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed rule: a pattern for the whole line, its literals, the number of pages with it, and examples."""

    id: str
    pattern: str
    needs: str
    pages: int
    where: str
    examples: tuple[str, ...]


def propose(
    folder: Path,
    knowledge: Knowledge,
    least: int = 2,
    report: Callable[[Finding], None] = lambda _finding: None,
    limits: Limits = LIMITS,
) -> tuple[Proposal, ...]:
    """Return proposals for the pages (sources, at any depth) of one site, those on most pages first.

    Lines are compared as the existing rules leave them. A line counts if it is among the first or last lines that
    other pages repeat, on at least `least` pages. A page that cannot be read is left out, and `report` gets the
    finding. Fewer than two pages are a FangzhiError.
    """
    check_stages(knowledge)
    with open_folder(folder, limits) as inventory:
        restored = [(page.file, _restored(page, knowledge)) for page in inventory.sources]
    for finding in (*inventory.findings, *(result for _, result in restored if isinstance(result, Finding))):
        report(finding)
    read = [(file, result) for file, result in restored if not isinstance(result, Finding)]
    if len(read) < _FEWEST:
        raise FangzhiError(
            str(folder),
            "fewer than two pages that can be read, so nothing to compare",
            "give a folder of pages of one site",
        )
    lines = [line for file, tracked in read for line in _lines(file, tracked)]
    formula = knowledge.document_words.compile("{formula-line}")
    lines = [line for line in lines if not formula.fullmatch(line.text)]
    titled = knowledge.document_words.compile("{title-words}")
    framed = list(_framed(lines, max(least, FEWEST_FRAMED, len(read) // 2), titled))
    covered = {line for group in framed for line in group}
    alike = _groups([line for line in lines if line not in covered])
    half = max(least, len(read) // 2)
    groups = framed + [g for g in alike if _pages(g) >= (half if SENTENCE in g[0].text else least)]
    edges = _edges(lines, {line for group in groups for line in group})
    kept = [found for group in groups if _pages(found := edges.intersection(group)) >= least]
    proposals = [_proposal(sorted(group, key=lambda line: (line.page, line.place))) for group in kept]
    return tuple(sorted(proposals, key=lambda p: (-p.pages, p.id)))


def _restored(page: Source, knowledge: Knowledge) -> Tracked | Finding:
    """Return a page as the existing rules leave it, or why it cannot be read."""
    try:
        return restore(
            read_source(page.file, page.path.read_bytes(), page.facts, page.named).text, knowledge
        ).tracked
    except SourceError as error:
        return Finding(error.message, page.file)
    except OSError as error:
        return Finding(Code.UNREADABLE(reason=error.strerror or str(error)), page.file)


def _pages(lines: Iterable[SiteLine]) -> int:
    return len({line.page for line in lines})


def as_rules(proposals: Iterable[Proposal]) -> str:
    """Return proposals as YAML, to be examined and moved into the rules of the boilerplate stage."""
    return "".join(_entry(proposal) for proposal in proposals)


def _lines(page: str, tracked: Tracked) -> list[SiteLine]:
    """Return the result of each line of the source: joins would hide a line that no rule matches yet."""
    found = [line for raw in _as_in_source(tracked) if (line := raw.strip()) and len(line) <= SITE_LINE_MAX]
    return [SiteLine(page, line, at / max(1, len(found) - 1)) for at, line in enumerate(found)]


def _as_in_source(tracked: Tracked) -> Iterator[str]:
    """Yield the clean text cut where the source had a line end."""
    done = list(spans(tracked.edits))
    starts = [edit.start for _, _, edit in done]
    start = 0
    for match in re.finditer("\n|$", tracked.source):
        number = bisect_right(starts, match.start()) - 1
        end = match.start()
        if number >= 0:
            _, last, edit = done[number]
            end = last + max(0, end - edit.end)
        yield tracked.text[start:end]
        start = max(start, end)


def _grams(text: str) -> frozenset[str]:
    """Return the 5-grams of a line, ignoring its numbers; of a shorter line, the line."""
    plain = _DIGITS.sub("0", text)
    return frozenset(plain[at : at + GRAM] for at in range(max(1, len(plain) - GRAM + 1)))


def _groups(lines: list[SiteLine]) -> list[list[SiteLine]]:
    """Return groups of similar lines, each found by the bands it shares with the first of its group."""
    by_text: dict[str, list[SiteLine]] = defaultdict(list)
    for line in lines:
        by_text[_DIGITS.sub("0", line.text)].append(line)
    groups: list[tuple[frozenset[str], list[SiteLine]]] = []
    bands: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for text, same in by_text.items():
        grams = _grams(text)
        keys = list(_bands(grams))
        near = (number for key in keys for number in bands[key])
        found = next((number for number in near if _alike(groups[number][0], grams)), None)
        if found is None:
            found = len(groups)
            groups.append((grams, []))
            for key in keys:
                bands[key].append(found)
        groups[found][1].extend(same)
    return [group for _, group in groups]


def _bands(grams: frozenset[str]) -> Iterator[tuple[int, int, int]]:
    codes = [zlib.crc32(gram.encode()) for gram in grams]
    least = [min((code ^ salt) * 0x9E3779B1 & 0xFFFFFFFF for code in codes) for salt in _SALTS]
    for band in range(HASHES // ROWS):
        yield band, least[band * ROWS], least[band * ROWS + 1]


_SALTS: Final = tuple(zlib.crc32(bytes([number])) for number in range(HASHES))


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) >= ALIKE * len(a | b)


def _framed(lines: list[SiteLine], least: int, titled: re.Pattern[str]) -> Iterator[list[SiteLine]]:
    """Yield groups of lines that start or end alike, at the same end of at least so many pages.

    The rest may be anything, such as the title of another article after a label. Titles of one office start or end
    alike too: lines that match `titled` are left out.
    """
    taken: set[SiteLine] = set()
    for cut in (slice(None, FRAME), slice(-FRAME, None)):
        found: dict[tuple[str, bool], list[SiteLine]] = defaultdict(list)
        for line in lines:
            plain = _DIGITS.sub("0", line.text)
            if line not in taken and len(plain) > FRAME and SENTENCE not in plain:
                found[plain[cut], line.place < 1 / 2].append(line)
        for group in found.values():
            if _pages(group) >= least and not titled.search(group[0].text[cut]):
                taken.update(group)
                yield group


def _edges(lines: list[SiteLine], repeated: set[SiteLine]) -> set[SiteLine]:
    """Return the repeated lines that lead into or out of a page, with few strangers between them."""
    pages: dict[str, list[SiteLine]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    found: set[SiteLine] = set()
    for page in pages.values():
        for order in (page, page[::-1]):
            strangers = 0
            for line in order:
                strangers = 0 if line in repeated else strangers + 1
                if strangers > STRANGERS:
                    break
                if line in repeated:
                    found.add(line)
    return found


def _proposal(group: list[SiteLine]) -> Proposal:
    texts = list(dict.fromkeys(line.text for line in group))
    template, *others = dict.fromkeys(_DIGITS.sub("0", text) for text in texts[:20])
    for text in others:
        template = _common(template, text)
    literals = [part for part in re.split(f"[0{_HOLE} ]", template) if part]
    place = sum(line.place for line in group) / len(group)
    where = "head" if place < 1 / 3 else "foot" if place > 2 / 3 else "middle"
    longest = max(literals, key=len, default=texts[0]).strip()
    code = f"{zlib.crc32(template.encode()):08x}"
    return Proposal(f"site-{code}", _pattern(template), longest, _pages(group), where, tuple(texts[:3]))


def _common(template: str, text: str) -> str:
    """Return the common characters of a template and a text, with a hole wherever they differ."""
    pieces: list[str] = []
    ends = (0, 0)
    for block in SequenceMatcher(None, template, text, autojunk=False).get_matching_blocks():
        if block.size == 1 and template[block.a] != _HOLE and block.a + 1 < len(template):
            continue  # one common character is chance
        if (block.a, block.b) != ends and pieces[-1:] != [_HOLE]:
            pieces.append(_HOLE)
        pieces.append(template[block.a : block.a + block.size])
        ends = (block.a + block.size, block.b + block.size)
    return re.sub(f"{_HOLE}+", _HOLE, "".join(pieces))


def _pattern(template: str) -> str:
    """Return a pattern for the template: holes match up to 40 characters, numbers any, blanks are optional."""
    parts = (re.escape(part).replace("0", "[0-9]+") for part in template.split(_HOLE))
    return ".{0,40}".join(part.replace("\\ ", "[ \u3000]*") for part in parts)


def _entry(proposal: Proposal) -> str:
    examples = "".join(f'- ["{_quoted(text)}", ""]\n  ' for text in proposal.examples).rstrip()
    longest = max(map(len, proposal.examples)) + HOLE_ROOM
    length = f"  longest: {longest}\n" if longest > LONGEST_LINE else ""
    return (
        f"- id: {proposal.id}\n"
        f"  evidence: removed\n"
        f"  name: {_scalar(proposal.needs)}\n"
        f"  why: {_scalar(WHY.format(pages=proposal.pages, where=WHERE[proposal.where]))}\n"
        f"  needs: [{_scalar(proposal.needs)}]\n"
        f"{length}"
        f"  line: {_scalar(proposal.pattern)}\n"
        f"  examples:\n  {examples}\n"
    )


HOLE_ROOM: Final = 40
"""The number of characters by which a line of an unseen page may be longer than the examples."""

WHERE: Final = {"head": "页首", "middle": "页中", "foot": "页尾"}
WHY: Final = "本站 {pages} 个页面的{where}都有此行；请核对后改写。"


def _scalar(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
