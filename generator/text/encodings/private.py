"""Private: characters of private use, which only a font of the page or of Word shows.

Some are characters of GB 18030 that Unicode lacked when the decoder was written: the standard says which. Others
are bullets and icons, at the start of a line or of a sentence. What remains was text, and cannot be read.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import HAN
from generator.text.ledger import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.knowledge.rules import Rule

REMOVED: Final = CodeRule("private-characters", signs=("name",))
MAPPED: Final = CodeRule("private-han", has_words=True)
RULES: Final = (REMOVED, MAPPED)

PRIVATE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]+")
SYMBOLS: Final = re.compile("[\uf000-\uf8ff]+")
"""Where symbol fonts (Wingdings, Symbol) and icon fonts have their shapes."""

AT_START: Final = re.compile("(?:^|\n)[ \t\u3000]*$")
IN_TEXT: Final = re.compile(f"[0-9A-Za-z{HAN}]")
NAME_LENGTH: Final = 6
"""Characters after one of private use in which the name of a place would end."""

LONGEST_INDENT: Final = 40
"""Characters before which the start of the line is looked for: an indent is shorter."""

BLANK: Final = "\u3000"


def private(text: str, rules: Mapping[str, Rule], mark: str, damage: str) -> Iterator[Change]:
    """Yield the character for one of GB 18030, nothing for a bullet, and a mark for what is lost."""
    known = _known(MAPPED.words(rules))
    name = REMOVED.sign(rules, "name")
    for match in PRIVATE.finditer(text):
        following = text[match.end() : match.end() + NAME_LENGTH].split("\n", 1)[0]
        if all(known.get(char) == BLANK for char in match[0]):
            yield Change(*match.span(), BLANK * len(match[0]), MAPPED.id)
        elif _is_bullet(text, match) and not (name.search(following) and not SYMBOLS.fullmatch(match[0])):
            yield Change(*match.span(), "", REMOVED.id)
        elif all(char in known for char in match[0]):
            yield Change(*match.span(), "".join(map(known.__getitem__, match[0])), MAPPED.id)
        else:
            yield Change(*match.span(), mark, damage)


def _is_bullet(text: str, match: re.Match[str]) -> bool:
    """Whether private characters start a line, or are symbols that touch no text before them."""
    before = text[max(0, match.start() - LONGEST_INDENT) : match.start()]
    if not before or AT_START.search(before):
        return True
    return SYMBOLS.fullmatch(match[0]) is not None and not IN_TEXT.match(before[-1])


@lru_cache(maxsize=2)
def _known(words: tuple[str, ...]) -> dict[str, str]:
    """Return the characters by those of private use: a word has both codes, and the character if it is visible."""
    codes = (word.split() for word in words)
    return {chr(int(private_code, 16)): chr(int(code, 16)) for private_code, code, *_ in codes}
