"""Numerals: how Word writes the number of a paragraph (ECMA-376, part 1, 17.18.59)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

DIGITS: Final = "零一二三四五六七八九"
FORMAL: Final = "零壹贰叁肆伍陆柒捌玖"
STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
ROMAN_MAX: Final = 3999
"""The largest number that Roman numerals write with these letters."""
LETTERS: Final = 26
LETTERS_MAX: Final = 780
"""The largest number that Word writes in letters: thirty of the same."""
HAN_MAX: Final = 9999
"""The largest number that is written in Chinese numerals here; more is no number of a paragraph."""
TEN, TWENTY = 10, 20
"""Where the form of Chinese numerals changes."""
UNITS: Final = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
FORMAL_UNITS: Final = ((1000, "仟"), (100, "佰"), (10, "拾"), (1, ""))
CIRCLED: Final = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
"""Ranges of numbers, each with the code point of the first circled one (Unicode, chapter 22.3)."""


def han(n: int) -> str:
    """Return a number in Chinese: 一, 十, 十一, 二十, 一百零一."""
    return _spelled(n, DIGITS, UNITS)[TEN <= n < TWENTY :] if 0 < n <= HAN_MAX else str(n)


def formal(n: int) -> str:
    """Return a number in the numerals of documents on money: 壹, 壹拾."""
    return _spelled(n, FORMAL, FORMAL_UNITS) if 0 < n <= HAN_MAX else str(n)


def _spelled(n: int, digits: str, units: tuple[tuple[int, str], ...]) -> str:
    words, gap = "", False
    for value, unit in units:
        digit = n // value % 10
        if digit:
            words += (digits[0] if gap and words else "") + digits[digit] + unit
        gap = not digit
    return words


def by_digit(n: int) -> str:
    """Return a number digit by digit: 一〇."""
    return str(n).translate(str.maketrans("0123456789", "〇" + DIGITS[1:]))


def circled(n: int) -> str:
    """Return a number in a circle; the plain number where there is no such character."""
    return next((chr(first + n - low) for low, high, first in CIRCLED if low <= n <= high), str(n))


def roman(n: int) -> str:
    """Return a Roman numeral in capitals."""
    if not 0 < n <= ROMAN_MAX:
        return str(n)
    words = ""
    for value, letters in ROMAN:
        words += letters * (n // value)
        n %= value
    return words


def letter(n: int) -> str:
    """Return a capital: A to Z, then AA, BB."""
    return chr(ord("A") + (n - 1) % LETTERS) * ((n - 1) // LETTERS + 1) if 0 < n <= LETTERS_MAX else str(n)


def _of(words: str) -> Callable[[int], str]:
    return lambda n: words[(n - 1) % len(words)] if n > 0 else str(n)


def _from(first: int, last: int) -> Callable[[int], str]:
    """Return a format of single characters: the one of number one has the code point `first`."""
    return lambda n: chr(first + n - 1) if 1 <= n <= last else str(n)


FORMATS: Final[dict[str, Callable[[int], str]]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "taiwaneseCounting"), han),
    **dict.fromkeys(("taiwaneseCountingThousand", "japaneseCounting", "koreanCounting"), han),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), by_digit),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), formal),
    "ideographTraditional": _of(STEMS),
    "ideographZodiac": _of(BRANCHES),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), circled),
    "decimalEnclosedParen": _from(0x2474, 20),
    "decimalEnclosedFullstop": _from(0x2488, 20),
    "ideographEnclosedCircle": _from(0x3280, 10),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), str),
    "decimalZero": lambda n: f"{n:02}",
    "upperRoman": roman,
    "lowerRoman": lambda n: roman(n).lower(),
    "upperLetter": letter,
    "lowerLetter": lambda n: letter(n).lower(),
    "none": lambda _: "",
    "bullet": lambda _: "",
}
"""The formats by name; any other, such as `decimal`, is written in digits."""


def numeral(n: int, fmt: str) -> str:
    """Return a number in a format of Word."""
    return FORMATS.get(fmt, str)(n)
