"""The result of every kind of damage."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged page and what it was.

    `source` is the page as a crawler would store it, in `encoding`; `expected` the text it was made
    from, one passage a line. `what` names the kind and its variant (`glosses/toned`). `recoverable` says that
    the text follows from what is left; where it is false, nothing may be restored as if it did.
    """

    source: str
    expected: str
    what: str
    recoverable: bool
    encoding: str = field(default="utf-8", kw_only=True)
