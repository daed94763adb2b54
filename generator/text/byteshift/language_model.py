"""Language model: what characters cost (nats) after others, as reports have them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.bigrams import class_of
from generator.knowledge.han import is_han
from generator.text.byteshift import costs
from generator.text.byteshift.gbk import INDENT, WIDE, simplified
from generator.text.byteshift.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from generator.knowledge.bigrams import Bigrams, Followers
    from generator.knowledge.trigrams import Trigrams

LINE_START: Final = frozenset(("\n", INDENT))
"""What comes before the first character of a line."""

PAUSES: Final = frozenset(
    "\N{FULLWIDTH COMMA}\N{IDEOGRAPHIC FULL STOP}\N{IDEOGRAPHIC COMMA}\N{FULLWIDTH SEMICOLON}\N{FULLWIDTH COLON}"
    ",;:"
)
"""Marks of which no two follow each other."""

COUNTED: Final = {mark: wide.decode("gbk") for mark, wide in WIDE.items()} | {INDENT: "\n"}
"""How the counts have marks that the crawl shows at half width, and indents: the marks of reports are wide."""

MOST_COSTS: Final = 400_000
"""Costs kept; if there are more, all are forgotten. A page needs some ten thousand. (A choice, for memory.)"""


class Form(NamedTuple):
    """What a character is counted as, how probable that is anywhere, and its cost (nats) for being foreign."""

    counted: str
    anywhere: float
    foreign: float


class Row(dict[str, float]):
    """The costs of characters after one character, each worked out when it is first asked for."""

    __slots__ = ("_model", "is_line_start", "log_probability_of", "refuses_pauses")

    def __init__(self, model: LanguageModel, before: str, followers: Followers) -> None:
        """Take the model that works costs out, the character before, and the counts of what follows it."""
        super().__init__()
        self._model = model
        self.is_line_start = before in LINE_START
        self.refuses_pauses = before in PAUSES or self.is_line_start
        self.log_probability_of = followers.log_probability_of

    def __missing__(self, char: str) -> float:
        """Work a cost out and keep it."""
        self[char] = cost = self._model.work_out(self, char)
        return cost


class LanguageModel:
    """The costs of characters in a traditional document, or in a simplified one."""

    def __init__(self, bigrams: Bigrams, trigrams: Trigrams, *, traditional: bool) -> None:
        """Take the counts, and the script of the document: characters of the other one are foreign."""
        self._bigrams = bigrams
        self._trigrams = trigrams
        self.is_traditional = traditional
        self.vocabulary = vocabulary_of(bigrams)
        self._rows: dict[str, Row] = {}
        self._forms: dict[str, Form] = {}
        self._size = 0

    def cost(self, before: str, char: str) -> float:
        """Return the cost of a character after another."""
        return self.row(before)[char]

    def row(self, before: str) -> Row:
        """Return the costs of what follows a character."""
        row = self._rows.get(before)
        if row is None:
            if self._size > MOST_COSTS:
                self._rows.clear()
                self._size = 0
            row = self._rows[before] = Row(self, before, self._bigrams.after(counted(before)))
        return row

    def work_out(self, row: Row, char: str) -> float:
        """Return the cost of a character that a row does not have yet."""
        self._size += 1
        if row.refuses_pauses and char in PAUSES:
            return costs.MISPLACED
        found = self._forms.get(char)
        if found is None:
            if char == INDENT:
                return 0.0 if row.is_line_start else costs.MISPLACED
            found = self._forms[char] = self._form(char)
        known, anywhere, foreign = found
        return foreign - row.log_probability_of(known, anywhere)

    def _form(self, char: str) -> Form:
        known = class_of(counted(char))
        return Form(known, self._bigrams.anywhere(known), costs.FOREIGN * self.is_foreign(char))

    def cost_between(self, before: str, char: str, after: str) -> float:
        """Return the cost of a character after two others, and of two more after it."""
        if before[-1] in PAUSES and char in PAUSES:
            return costs.MISPLACED
        known = [counted(each) for each in before[-2:] + char + after[:2]]
        threes = zip(known, known[1:], known[2:], strict=False)
        cost = -sum(self._trigrams.log_probability(*three) for three in threes)
        return cost + costs.FOREIGN * self.is_foreign(char)

    def cost_as_shown(self, before: str, char: str) -> float:
        """Return the cost of a character that the page shows.

        Traditional pages may quote simplified text, and lines may be broken before a mark.
        """
        if before in LINE_START and char in PAUSES:
            before = "\n\n"
        cost = self.cost(before, char)
        return cost - costs.FOREIGN if self.is_traditional and self.is_foreign(char) else cost

    def has_pair(self, before: str, char: str) -> bool:
        """Whether reports have a character after another."""
        return class_of(counted(before)) + class_of(counted(char)) in self._bigrams.pairs

    def is_foreign(self, char: str) -> bool:
        """Whether a character is Han of the other script: traditional in a simplified document, or the reverse."""
        if not is_han(char):
            return False
        return _is_simplified_only(char) if self.is_traditional else not _is_in_gb2312(char)


@lru_cache(maxsize=4)
def language_model(bigrams: Bigrams, trigrams: Trigrams, *, traditional: bool) -> LanguageModel:
    """Return the language model of counts; its costs are kept for as long as documents come with the same counts.

    It is a pure function of the counts: what is kept changes how long an answer takes, and not the answer.
    """
    return LanguageModel(bigrams, trigrams, traditional=traditional)


def counted(char: str) -> str:
    """Return a character as the counts have it."""
    return COUNTED.get(char) or simplified(char)


@lru_cache(maxsize=30_000)
def _is_in_gb2312(char: str) -> bool:
    return bool(char.encode("gb2312", "ignore"))


@lru_cache(maxsize=30_000)
def _is_simplified_only(char: str) -> bool:
    """Whether traditional text does not have a character: Big5 lacks it, and no other is simplified to it."""
    return simplified(char) == char and not char.encode("big5", "ignore")
