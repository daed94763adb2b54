"""Costs: every number in nats that the repair of byte shifts uses, and the counts that they are chosen for.

A cost is a negative natural logarithm of a probability: 1 nat makes a text 2.7 times less likely, 6 nats 400
times. What characters cost comes from the counts of reports (`bigrams.tsv`, `trigrams.tsv`); what an event costs,
and how far a text must lead, are chosen here, against those counts. All of them are choices.
"""

from __future__ import annotations

from typing import Final

CALIBRATED_ON: Final[dict[str, str]] = {}

# What is lost

LOST_SILENTLY: Final = 9.0
"""A lost byte for which the page shows nothing: the text must become so much likelier for it to be believed."""

LOST_SHOWN: Final = 7.0
"""A lost byte for which the page shows a sign, most often a question mark."""

LOST_IN_GLOSS: Final = 5.0
"""A lost byte next to a gloss that was put into the middle of its character."""

UNEXPLAINED: Final = 8.0
"""On top, for a lost first byte that no gloss, no mark that pages are cut at and no new line explains."""

UNEXPLAINED_AGAIN: Final = 2.0
"""The same in a document that is known to have lost bytes: the others need no further cause."""

CUT_APART: Final = 2.5
"""Off, for a first byte that is lost before a mark: pages are cut wherever the bytes of one are found."""

OTHER_LEAD: Final = 2.5
"""On top, for a lost first byte other than A1, if nothing was cut.

A1 starts the full stop and the ideographic space, which a bytewise trim strips. A cut takes any first byte:
before a mark, the counts decide alone.
"""

DROPPED: Final = 5.0
"""A last byte that was dropped because it starts no pair with the next byte."""

INSIDE: Final = 1.0
"""A gloss inside a character of the restored text, which belongs to a character of the shifted one."""

VANISHED: Final = 0.5
"""A pair without a character: it always vanishes, so next to nothing."""

# What is said

MISPLACED: Final = 30.0
"""An indent anywhere but at the start of a line, a mark there, and two marks in a row: as good as impossible."""

FOREIGN: Final = 5.0
"""A character that only traditional text has, in a simplified document, or the reverse."""

CONFIRMED: Final = 10.0
"""Off, if the gloss after a completed character says how it is pronounced: few would fit by chance."""

MISREAD: Final = 13.0
"""A gloss that does not say how the character before it is pronounced."""

# How many states are kept

BEAM: Final = 18.0
"""How much a state may cost above the cheapest one at its offset to be followed."""

ALIGNED: Final = 8
SHIFTED: Final = 16
"""How many states are followed at each offset, of those that hold no byte back and of those that hold one."""

RIVALS: Final = 12.0
"""How much a path may cost above the one taken to be remembered as a rival; no lead is known to be larger."""

# What is believed

ODD: Final = 8.0
"""A place looks damaged if its characters cost more on average.

Sentences take 4 to 6, also those of other kinds of text.
"""

VERY_ODD: Final = 12.0
"""The same for a line of a damaged document in which nothing else shows damage: rare words take up to 11."""

GAIN: Final = 6.0
"""How far the restored text of a window must lead what is shown."""

GAIN_AGAIN: Final = 10.0
"""The same in a document that is known to have lost bytes, where less is asked of each loss."""

GAIN_TO_MARK: Final = 18.0
"""The same if part of it remains unclear: the part marked as unreadable must not be text."""

CLEAR: Final = 1.5
"""How far a character must lead any other in its place not to be marked as unreadable."""

CERTAIN: Final = 6.0
"""How far a repair must lead any other text of its place to be called recovered rather than inferred."""

FURTHER: Final = 1.5
"""On top of `CERTAIN`, for each further byte lost in the same run: it may have taken others with it."""

SETTLED: Final = 6.0
"""How far a Han put back for a lost first byte must lead the next one for the repair to be called recovered."""

SETTLED_OTHERWISE: Final = 4.0
"""The same for a mark, which many characters may precede, and for a lost last byte."""
