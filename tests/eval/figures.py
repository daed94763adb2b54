"""The figures of a run, and the floors below which it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.eval.result import Tally

FLOORS = {
    "sources read": 1.0,
    "encodings lines exact": 1.0,
    "glosses removed": 0.999,
    "brackets that belong kept": 1.0,
    "injected excerpts exact": 0.97,
    "epaper excerpts exact": 0.95,
    "recoverable shifts exact": 0.95,
    "shifts not wrong in silence": 1.0,
    "lossy shifts exact with dropped bytes": 0.1,  # 66 of 607: a byte that a decoder lost is marked, not guessed
    "lines beside a shift unharmed": 0.999,  # 5184 of 5186
    "hard wraps joined": 0.99,
    "paragraph ends kept": 0.999,
    "width exact": 0.995,
    "marks lines exact": 0.995,
    "undamaged text unchanged": 1.0,
    "body characters kept": 1.0,
    "text around gaps kept": 1.0,
    "gaps shown": 0.99,
}
"""The share that each figure must reach; a figure without a floor is for information.

Beside a floor that is near to what was measured last, or far from all, is that figure (3000 runs).
"""


def shares(tally: Tally) -> dict[str, float]:
    """Return the share of each figure that has any cases, those with a floor first."""
    names = [
        name.removesuffix(" total") for name, total in tally.counts.items() if name.endswith(" total") and total
    ]
    names.sort(key=lambda name: (name not in FLOORS, list(FLOORS).index(name) if name in FLOORS else 0))
    return {name: tally.counts[name + " good"] / tally.counts[name + " total"] for name in names}


def failures(tally: Tally) -> list[str]:
    """Return the figures below their floor."""
    return [name for name, share in shares(tally).items() if share < FLOORS.get(name, 0)]


def table(tally: Tally) -> str:
    """Return the figures as a table: name, good, total, share, floor."""
    rows = [f"{'figure':<42}{'good':>10}{'total':>10}{'share':>10}{'floor':>9}"]
    for name, share in shares(tally).items():
        floor = f"{FLOORS[name]:.2%}" if name in FLOORS else ""
        missed = "  below" if share < FLOORS.get(name, 0) else ""
        good, total = tally.counts[name + " good"], tally.counts[name + " total"]
        rows.append(f"{name:<42}{good:>10}{total:>10}{share:>10.3%}{floor:>9}{missed}")
    rows += [
        f"{name:<42}{count:>10}"
        for name, count in tally.counts.items()
        if name.startswith("shift ") and ":" in name
    ]
    return "\n".join([*rows, f"{tally.counts['runs']} runs"])
