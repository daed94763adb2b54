"""Who gave a report, where and when, and the body whose report it is, as the document states them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.cues.year_numerals import years_in_digits
from generator.knowledge.han import HAN
from generator.knowledge.marks import CLOSE_BRACKET, OPEN_BRACKET
from generator.reading.identity.opening import LINE_READ
from generator.reading.identity.title_block import EDGES
from generator.reading.model import Delivery

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.cues.document_words import DocumentWords
    from generator.reading.identity.opening import Opening
    from generator.reading.identity.title_block import TitleBlock
    from generator.reading.model import Place

_YEAR_FIRST: Final = re.compile("(?:19|20)[0-9]{2}年?度?")
_BODY_LINE: Final = re.compile(f"[{HAN}]{{2,20}}(?:统计局|财政局|财政厅|发展和改革委员会|发展改革委员会)")
_UNPLACED_BODY: Final = re.compile("(?:自治)?[省市县区州旗盟](?=人民|政府|行政|检察|法院|中级|高级)")
"""The level with which the name of a body opens that lacks its place: 县人民政府, 自治区人民政府."""


class _Patterns(NamedTuple):
    owner: re.Pattern[str]
    declared: re.Pattern[str]
    charged: re.Pattern[str]
    office: re.Pattern[str]


@lru_cache(maxsize=2)
def _patterns(document: DocumentWords) -> _Patterns:
    bodies = "(?:{bodies}|{governments})"
    brackets = f"{OPEN_BRACKET}{CLOSE_BRACKET}"
    return _Patterns(
        owner=document.compile(rf"(?P<body>[{HAN}]{{2,30}}?{bodies})(?={{year}}|工作的?报告|关于)"),
        declared=document.compile(
            rf"我(?:现在|谨|将)?(?:代表|受) ?"
            rf"(?P<body>[{HAN}{brackets}\d]{{0,30}}?(?:{bodies}|中央委员会|届委员会|检察院))"
        ),
        charged=document.compile(rf"受(?P<body>[{HAN}]{{0,24}}?{{governments}})的?委托"),
        office=document.compile(rf"(?P<body>[{HAN}]{{0,30}}?{bodies})(?:常务)?代?理?副?{{offices}}"),
    )


def find_delivery(opening: Opening, block: TitleBlock, kind: str, place: Place, knowledge: Knowledge) -> Delivery:
    """Return who gave a report, where, when, and for whom; nothing for a kind that only speaks about a report."""
    if not knowledge.kinds[kind].counted:
        return Delivery()
    found = list(dict.fromkeys(_bodies(opening, block, knowledge.document_words)))
    return Delivery(block.speaker, block.office, block.session, block.date, _issuer(found, block.session, place))


def _issuer(found: Sequence[str], session: str | None, place: Place) -> str | None:
    """Return the body whose report it is: the fullest of the names that title, office and declaration give.

    A body without its place (我代表县人民政府) has the one that session, title or text state, else it is none.
    """
    official = [body for body in found if not body.endswith("政府") or body.endswith("人民政府")] or found
    named = max(official, key=len, default=None)
    if named is None or not _UNPLACED_BODY.match(named):
        return named
    places = [re.match(f"[{HAN}]{{1,20}}?[省市县区州旗盟](?=第)", session or "")]
    places += [re.match(f"[{HAN}]{{1,20}}?[省市县区州旗盟](?=人民政府|政府)", body) for body in found]
    stated = [match[0] for match in places if match]
    stated += [place.name] if place.basis != "inferred" else []
    return next((full for one in stated if (full := _completed(named, one))), None)


def _bodies(opening: Opening, block: TitleBlock, document: DocumentWords) -> Iterator[str]:
    known = _patterns(document)
    for line in block.lines:
        read = _YEAR_FIRST.sub("", years_in_digits("".join(line.split())).strip(EDGES))
        owner = known.owner.match(read)
        if owner:
            yield owner["body"].removesuffix("政府") if owner["body"].startswith("国务院") else owner["body"]
        if _BODY_LINE.fullmatch(read):
            yield read
    if block.office and (body := known.office.match(block.office)):
        yield body["body"]
    for line in opening.declaring():
        for pattern in (known.declared, known.charged):
            if said := pattern.search(line[:LINE_READ]):
                yield said["body"]


def _completed(body: str, place: str) -> str | None:
    """Return 某县人民政府 for the 县人民政府 of 某县; None where the two are not of one level."""
    unit = _UNPLACED_BODY.match(body)
    if unit and place.endswith(unit[0]) and place != unit[0]:
        return place + body[unit.end() :]
    return None
