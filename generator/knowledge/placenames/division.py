"""A division: a province, prefecture, county or zone, of today or of former years."""

from __future__ import annotations

from typing import Literal, NamedTuple

DivisionLevel = Literal["province", "prefecture", "county", "zone"]

CODE_LENGTH = 6
"""The number of digits in a code of GB/T 2260."""

RANK: dict[DivisionLevel, int] = {"province": 2, "prefecture": 4, "county": 6, "zone": 7}
"""The levels from above; for the first two also the number of digits of its code that a division's parts share."""


class Division(NamedTuple):
    """An administrative division: GB/T 2260 code, full name, short names (the usual one first), page name.

    `province` and `prefecture` are the full names of the divisions above, or its own. The districts of a
    municipality and the counties directly under a province have no prefecture. A zone has the code of the
    division above it. A former division has the prefecture it was in at last; `first` and `last` are the years in
    which its name was in use (None: open), `successor` is the slug of what it became or was merged into. If it was
    only renamed or upgraded, it has the slug and the code of what it became: both are on one page. Else its
    code is its last one.
    """

    code: str
    name: str
    shorts: tuple[str, ...]
    slug: str
    level: DivisionLevel
    province: str
    prefecture: str | None
    first: int | None = None
    last: int | None = None
    successor: str | None = None

    @property
    def path(self) -> str:
        """Return the name with the names above it: 湖南省常德市澧县."""
        above = [self.province, self.prefecture or ""]
        return "".join(name for name in above if name != self.name) + self.name

    @property
    def former(self) -> bool:
        """Whether the name is no longer in use."""
        return self.last is not None

    def within(self, other: Division) -> bool:
        """Whether this is the other division or a part of it, by code or by the names above it."""
        if RANK[self.level] <= RANK[other.level]:
            return self == other
        if other.level == "county":
            return self.code == other.code
        digits = RANK[other.level]
        return self.code[:digits] == other.code[:digits] or other.name in (self.province, self.prefecture)

    def in_use(self, year: int) -> bool:
        """Whether the name was in use in a year."""
        return (self.first or year) <= year <= (self.last or year)
