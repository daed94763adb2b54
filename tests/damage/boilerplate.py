"""Page boilerplate of invented sites: the kinds that every site has, composed anew for each page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.damage import wording, wording_seen
from tests.damage.model import Damaged
from tests.damage.width import halve

if TYPE_CHECKING:
    from random import Random

CITIES = ("衡阳市", "遵义市", "六安市", "宜昌市", "赣州市", "绵阳市", "祁阳市", "潍坊市", "德宏州", "凤凰县")


@dataclass(frozen=True, slots=True)
class BoilerplatePage(Damaged):
    """A page with boilerplate: its source lines in order, each with its kind (`body` for the text)."""

    lines: tuple[tuple[str, str], ...]


def boilerplate_page(paragraphs: list[str], rng: Random) -> BoilerplatePage:
    """Return the paragraphs under a title, with the boilerplate of an invented site."""
    slots = _site(rng)
    title = f"2025年{slots['city']}政府工作报告"
    head = _pick(wording.HEAD, rng, slots, rng.randint(2, 5)) + _seen(wording_seen.HEAD, rng, slots)
    foot = _pick(wording.FOOT, rng, slots, rng.randint(4, 9)) + _seen(wording_seen.FOOT, rng, slots)
    split = rng.randint(0, len(head))
    lines = [*head[:split], ("body", title), *head[split:]]
    for paragraph in paragraphs:
        lines.append(("body", paragraph))
        if rng.random() < 0.12:
            lines += _pick(wording.INSIDE, rng, slots, 1)
    lines += foot
    if rng.random() < 0.5:
        lines = [(kind, halve(text)) for kind, text in lines]
    gap = rng.choice(("\n", "\n", "\n\n"))
    source = gap.join(text for _, text in lines)
    return BoilerplatePage(
        source, "\n".join([title, *paragraphs]), "boilerplate", recoverable=True, lines=tuple(lines)
    )


def _site(rng: Random) -> dict[str, str]:
    people = rng.sample(wording.PEOPLE, 3)
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    dates = (f"2025-{month:02}-{day:02}", f"2025年{month}月{day}日", f"2025/{month}/{day}")
    return {
        "site": rng.choice(wording.SITES),
        "paper": rng.choice(wording.PAPERS),
        "office": rng.choice(wording.OFFICES),
        "domain": rng.choice(wording.DOMAINS),
        "city": rng.choice(CITIES),
        "person": people[0],
        "person2": people[1],
        "person3": people[2],
        "date": rng.choice(dates),
        "time": f"{rng.randint(7, 22):02}:{rng.randint(0, 59):02}",
        "digit": str(rng.randint(1, 9)),
        "number": str(rng.randint(100, 999)),
        "gamble": rng.choice(wording.GAMBLING) if rng.random() < 0.5 else "",
    }


def _seen(lines: tuple[str, ...], rng: Random, slots: dict[str, str]) -> list[tuple[str, str]]:
    return [("as seen", line.format(**slots)) for line in rng.sample(lines, rng.randint(0, 3))]


def _pick(
    kinds: dict[str, tuple[str, ...]], rng: Random, slots: dict[str, str], size: int
) -> list[tuple[str, str]]:
    chosen = rng.sample(sorted(kinds), min(size, len(kinds)))
    return [(kind, rng.choice(kinds[kind]).format(**slots)) for kind in chosen]
