"""Text that a site withholds: names blotted out, the rest of the page behind a paywall, further pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.damage.model import Damaged

if TYPE_CHECKING:
    from random import Random

_NAME = re.compile("(?<![0-9A-Za-z])[一-鿿]{2}(?=[省市县区])")
CUTS = (
    "……({site}http://{domain}省略{cut}字,正式会员可完整阅读)……",
    "……（{site}省略{cut}字，请登录后阅读全文）……",
    "……(此处省略{cut}字,正式会员可完整阅读)……",
)
ENDS = (
    "……(未完,全文共{total}字,当前仅显示{shown}字,请阅读下面提示信息。",
    "……（未完，全文共{total}字，当前仅显示{shown}字，请购买会员后阅读）",
    "……(未完,全文共{total}字,当前显示{shown}字)",
)
PAGE_TURNS = (
    ("◀上接0{page}版", "▶下转0{next}版"),
    ("（上接第{page}版）", "（下转第{next}版）"),
    ("上接A{page}版", "下转A{next}版"),
)
SITES = (("公文宝库", "www.gwbk88.com"), ("写材料网", "m.xcl365.cn"), ("老秘书网", "lms.gw168.net"))


@dataclass(frozen=True, slots=True)
class Gapped(Damaged):
    """A page with gaps: the redacted characters, the lengths of cuts, and the notices that must not stay.

    `body` are the stretches of text around the gaps; all of them must stay.
    """

    redacted: int = 0
    cuts: tuple[int, ...] = ()
    notices: tuple[str, ...] = ()
    body: tuple[str, ...] = ()


def gap_page(paragraphs: list[str], rng: Random) -> Gapped:
    """Return the paragraphs with one kind of gap. What is gone cannot come back; it must be shown."""
    kind = rng.choice((redact, cut, cut_off, turn_pages))
    return kind(paragraphs, rng)


def redact(paragraphs: list[str], rng: Random) -> Gapped:
    """Blot out names of places with stars, one for each character."""
    star = rng.choice(("*", "*", "×", "□"))
    count = 0

    def blot(match: re.Match[str]) -> str:
        nonlocal count
        if rng.random() < 0.5:
            return match[0]
        count += len(match[0])
        return star * len(match[0])

    source = "\n".join(_NAME.sub(blot, paragraph) for paragraph in paragraphs)
    expected = source.replace(star, "□")
    body = tuple(source.split(star))
    return Gapped(source, expected, f"gaps/redacted {star}", recoverable=False, redacted=count, body=body)


def cut(paragraphs: list[str], rng: Random) -> Gapped:
    """Leave out the middle of the text and say so in a notice of its own line."""
    site, domain = rng.choice(SITES)
    number = rng.randint(100, 9999)
    notice = rng.choice(CUTS).format(site=site, domain=domain, cut=number)
    middle = max(1, len(paragraphs) // 2)
    before, after = paragraphs[:middle], paragraphs[middle:]
    before[-1] = before[-1][: max(20, len(before[-1]) // 2)]
    source = "\n".join([*before, notice, *after])
    expected = "\n".join([*before, *after])
    body = (*before, *after)
    what = "gaps/cut"
    return Gapped(source, expected, what, recoverable=False, cuts=(number,), notices=(notice,), body=body)


def cut_off(paragraphs: list[str], rng: Random) -> Gapped:
    """End the text in the middle of a sentence, with a notice on the same line that counts what is missing."""
    total = rng.randint(5000, 20000)
    shown = rng.randint(1000, 4000)
    notice = rng.choice(ENDS).format(total=total, shown=shown)
    *rest, last = paragraphs
    kept = last[: max(20, len(last) // 2)]
    source = "\n".join([*rest, kept + notice])
    expected = "\n".join([*rest, kept])
    missing = (total - shown,)
    what, body = "gaps/cut off", (*rest, kept)
    return Gapped(source, expected, what, recoverable=False, cuts=missing, notices=(notice,), body=body)


def turn_pages(paragraphs: list[str], rng: Random) -> Gapped:
    """Print the text on an inner page of a newspaper: it begins and ends inside sentences."""
    page = rng.randint(1, 5)
    opening, ending = (mark.format(page=page, next=page + 2) for mark in rng.choice(PAGE_TURNS))
    first = paragraphs[0][len(paragraphs[0]) // 3 :]
    body = [first, *paragraphs[1:]]
    body[-1] = body[-1][: max(20, 2 * len(body[-1]) // 3)]
    source = "\n".join([opening, *body, ending])
    return Gapped(source, "\n".join(body), "gaps/page turn", recoverable=False, body=tuple(body))
