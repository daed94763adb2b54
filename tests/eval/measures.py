"""One measure for each kind of damage: compares a restored page with the original text and counts."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING
from unicodedata import category

from tests.damage.width import FULL_WIDTH, HALF_WIDTH
from tests.eval.result import Result, Tally, folded, narrow, passages

if TYPE_CHECKING:
    from tests.damage.boilerplate import BoilerplatePage
    from tests.damage.gaps import Gapped
    from tests.damage.glosses import Glossed
    from tests.damage.model import Damaged
    from tests.damage.shift import Shifted, ShiftedLine
    from tests.damage.width import Narrowed
    from tests.damage.wraps import Wrapped

SHIFT_STAGE = "byteshift"
"""The stage (file of rules) that repairs byte shifts."""
UNREADABLE = "⟦乱码⟧"


def differences(got: str, wanted: str, around: int = 12) -> str:
    """Return the first difference of two texts with some context."""
    at = next((n for n, (a, b) in enumerate(zip(got, wanted, strict=False)) if a != b), min(len(got), len(wanted)))
    low = max(0, at - around)
    return f"got {got[low : at + around]!r} wanted {wanted[low : at + around]!r}"


def glosses(page: Glossed, result: Result, tally: Tally) -> None:
    """Count glosses removed, brackets that belong kept, and pages that are as before (but for width)."""
    got, wanted = folded(result.text), folded(page.expected)
    left = max(0, got.count("(") - wanted.count("("))
    tally.count("glosses removed", page.glosses - min(left, page.glosses), page.glosses)
    lost = sum(max(0, wanted.count(b) - got.count(b)) for b in {folded(b) for b in page.belonging})
    tally.count("brackets that belong kept", len(page.belonging) - lost, len(page.belonging))
    same = [narrow(line) for line in passages(result.text)] == [narrow(line) for line in passages(page.expected)]
    tally.count("gloss pages exact", same, 1)
    if not same:
        tally.show(page.what, differences(got, wanted))


def excerpt(page: Damaged, result: Result, tally: Tally) -> None:
    """Count excerpts that are as before as a whole, but for width, by kind and variant."""
    kind = page.what.split("/")[0]
    got = [narrow(line) for line in passages(result.text)]
    same = got == [narrow(line) for line in passages(page.expected)]
    tally.count(f"{kind} excerpts exact", same, 1)
    tally.count(f"{page.what} excerpts exact", same, 1)
    if not same:
        tally.show(page.what, differences("\n".join(got), narrow(page.expected)))


def shift(page: Shifted, result: Result, tally: Tally, where: str = "") -> None:
    """Count shifted lines repaired, again by `where` they are from, and wrong ones by what the ledger says."""
    at = 0
    for line in page.lines:
        end = at + len(line.source)
        if line.shifted:
            _shifted_line(line, result, (result.offset(at), result.offset(end)), tally, where)
        else:
            same = folded(result.text[result.offset(at) : result.offset(end)]) == folded(line.expected)
            tally.count("lines beside a shift unharmed", same, 1)
        at = end + 1


def _shifted_line(line: ShiftedLine, result: Result, span: tuple[int, int], tally: Tally, where: str) -> None:
    got = result.text[span[0] : span[1]]
    kind = "recoverable" if line.recoverable else "lossy"
    exact = folded(got) == folded(line.expected)
    verdict = f"exact, {_evidence(result, span)}" if exact else _verdict(line, result, span)
    name = f"{kind} shifts exact"
    tally.count(name, exact, 1)
    if where:
        tally.count(f"{name} {where}", exact, 1)
    tally.counts[f"shift {kind}: {verdict}"] += 1
    tally.count("shifts not wrong in silence", verdict != "silent", 1)
    if not exact:
        shown = differences(folded(got), folded(line.expected))
        tally.show(f"shift {kind} {line.why}: {verdict}", shown)


def _evidence(result: Result, span: tuple[int, int]) -> str:
    """Return what the ledger says of the shifts of a line: the weakest of the evidence."""
    kinds = {
        result.evidence(edit)
        for start, end, edit in result.edits
        if span[0] <= start and end <= span[1] and SHIFT_STAGE in result.stages(edit)
    }
    return next((kind for kind in ("inferred", "recovered") if kind in kinds), "untouched")


def _verdict(line: ShiftedLine, result: Result, span: tuple[int, int]) -> str:
    """Return how a wrong line was left: marked, inferred, untouched, or repaired wrongly in silence."""
    got, wanted = narrow(result.text[span[0] : span[1]]), narrow(line.expected)
    opcodes = SequenceMatcher(None, got, wanted, autojunk=False).get_opcodes()
    wrong = [
        (span[0] + i1, span[0] + i2)
        for _, i1, i2, j1, j2 in opcodes
        if folded(got[i1:i2]) != folded(wanted[j1:j2])  # blanks at the ends of lines do not concern shifts
    ]
    kinds = set()
    for start, end, edit in result.edits:
        if SHIFT_STAGE in result.stages(edit) and any(_meet(start, end, low, high) for low, high in wrong):
            kinds.add("marked" if UNREADABLE in edit.after else result.evidence(edit))
    if "recovered" in kinds:
        return "silent"
    return next((kind for kind in ("inferred", "marked", "gap") if kind in kinds), "untouched")


def _meet(start: int, end: int, low: int, high: int) -> bool:
    """Whether two spans share a character; one without any (something is missing there) meets what it touches."""
    return start <= high and end >= low if low == high or start == end else start < high and end > low


def width(page: Narrowed, result: Result, tally: Tally) -> None:
    """Count marks whose width is right; where either may be right, both are."""
    got, wanted = "\n".join(passages(result.text)), page.expected
    marks = [at for at, c in enumerate(wanted) if c in FULL_WIDTH + HALF_WIDTH and at not in page.free]
    if narrow(got) != narrow(wanted):
        tally.count("width exact", 0, len(marks))
        tally.show("width: text changed", differences(narrow(got), narrow(wanted)))
        return
    wrong = [at for at in marks if got[at] != wanted[at]]
    tally.count("width exact", len(marks) - len(wrong), len(marks))
    for at in wrong:
        tally.show("width", f"{wanted[max(0, at - 10) : at + 10]!r} at {wanted[at]!r}")


def wraps(page: Wrapped, result: Result, tally: Tally) -> None:
    """Count breaks joined and paragraph ends kept, by offsets that white space does not move."""
    lines = passages(result.text)
    if folded(result.text) != folded(page.expected):
        tally.count("hard wraps joined", 0, len(page.breaks))
        tally.count("paragraph ends kept", 0, len(page.ends))
        tally.show(f"{page.what}: text changed", differences(folded(result.text), folded(page.expected)))
        return
    ends, at = set(), 0
    for line in lines:
        at += len("".join(line.split()))
        ends.add(at)
    tally.count("hard wraps joined", len(page.breaks - ends), len(page.breaks))
    tally.count(f"hard wraps joined, {page.what}", len(page.breaks - ends), len(page.breaks))
    tally.count("paragraph ends kept", len(page.ends & ends), len(page.ends))
    tally.count(f"paragraph ends kept, {page.what}", len(page.ends & ends), len(page.ends))
    text = page.expected.replace("\n", "")
    for name, wrong in (("not joined", page.breaks & ends), ("end lost", page.ends - ends)):
        for offset in wrong:
            tally.show(
                f"{page.what}: {name}", f"{text[max(0, offset - 14) : offset]}⏎{text[offset : offset + 14]}"
            )


def lines(page: Damaged, result: Result, tally: Tally) -> None:
    """Count lines that are exactly what they were."""
    got, wanted = passages(result.text), passages(page.expected)
    missing = set(wanted) - set(got)
    good = sum(line not in missing for line in wanted)
    kind = page.what.split("/")[0]
    name = f"{kind} lines exact" if page.recoverable else f"{page.what} lines exact"
    tally.count(name, good, len(wanted))
    tally.count(f"{page.what}, lines", good, len(wanted))
    for line in wanted:
        if line in missing:
            near = max(got, key=lambda other: len(set(other) & set(line)), default="")
            tally.show(page.what, differences(near, line))


def layers(page: Damaged, result: Result, tally: Tally) -> None:
    """Count lines that are what they were, width apart, under several kinds of damage at once."""
    got = {folded(line) for line in passages(result.text)}
    wanted = [folded(line) for line in passages(page.expected)]
    tally.count("layered lines exact", sum(line in got for line in wanted), len(wanted))
    for line in wanted:
        if line not in got:
            near = max(got, key=lambda other: len(set(other) & set(line)), default="")
            tally.show(page.what, differences(near, line))


def boilerplate(page: BoilerplatePage, result: Result, tally: Tally) -> None:
    """Count characters of boilerplate removed and of the text lost."""
    removed = _removed(result)
    at = 0
    for number, (kind, text) in enumerate(page.lines):
        at = page.source.index(text, at)
        ink = {n for n in range(at, at + len(text)) if not page.source[n].isspace()}
        gone = len(ink & removed)
        if kind == "body":
            tally.count("body characters kept", len(ink) - gone, len(ink))
            if gone:
                tally.show("boilerplate: body lost", text[:80])
        else:
            tally.count("boilerplate characters removed", gone, len(ink))
            tally.count(f"boilerplate removed, {kind}", gone, len(ink))
            if gone < len(ink):
                tally.show(f"boilerplate left, {kind}", f"{text} (line {number + 1} of {len(page.lines)})")
        at += len(text)


def _removed(result: Result) -> set[int]:
    """Return the source offsets that are no longer in the text (their edit has nothing for them)."""
    gone: set[int] = set()
    for _, _, edit in result.edits:
        left = iter(narrow(edit.after))
        wanted = next(left, None)
        for at, character in enumerate(narrow(edit.before), edit.start):
            if character == wanted:
                wanted = next(left, None)
            elif not edit.after.strip() or result.evidence(edit) in {"removed", "gap"}:
                gone.add(at)
    return gone


def gaps(page: Gapped, result: Result, tally: Tally) -> None:
    """Count gaps that are shown, notices that are gone, and stretches of text that are still there."""
    text = folded(result.text)
    stretches = [folded(part) for part in page.body if part.strip()]
    kept = [part in text for part in stretches]
    tally.count("text around gaps kept", sum(kept), len(kept))
    shown = [f"⟦原文缺{number}字⟧" in text for number in page.cuts]
    shown += [folded(notice) not in text for notice in page.notices]
    if page.what.startswith("gaps/redacted"):
        shown.append(text.count("□") == page.redacted)
    elif page.what == "gaps/page turn":
        shown.append(text.count("⟦") == 2)
    tally.count("gaps shown", sum(shown), len(shown))
    tally.count(f"{page.what} shown", sum(shown), len(shown))
    if not all(shown) or not all(kept):
        tally.show(page.what, f"{page.notices} … {result.text[:60]!r} … {result.text[-80:]!r}")


def undamaged(page: Damaged, result: Result, tally: Tally) -> None:
    """Count pages of undamaged text in which nothing but width and what nobody sees changed."""
    got, wanted = folded(result.text), "".join(c for c in folded(page.source) if category(c) != "Cf")
    tally.count("undamaged text unchanged", got == wanted, 1)
    if got != wanted:
        tally.show("undamaged", differences(got, wanted))
