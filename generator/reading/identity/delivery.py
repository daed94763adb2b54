"""Who gave a report, where and when: the lines of the title block, as the document states them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.cues.year_numerals import years_in_digits
from generator.knowledge.han import HAN
from generator.knowledge.marks import CLOSE_BRACKET, COLON, DOT, OPEN_BRACKET, POINTS
from generator.reading.model import Delivery
from generator.reading.outline.front import read_front, without_bullet, without_salutation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.cues.document_words import DocumentWords
    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.model import OutlineLine, Place

OPENING_LINES: Final = 64
"""The number of lines that are read: those before the text, and its first ones."""
DECLARING: Final = 4
"""The number of lines of text in which a document declares whose report it is: salutation and declaration."""
LINE_READ: Final = 300
"""The number of characters read of a line."""
TITLE_BLOCK: Final = 2
"""The fewest lines of a title block with a name: the session and the name."""
NOTE_MAX: Final = 90
"""The most characters of a line on session or speaker; a session with its day and place has about 50."""

_BRACKETS: Final = f"{OPEN_BRACKET}{CLOSE_BRACKET}"
_NAME: Final = (
    rf"(?P<name>[{HAN}□X×*○]{{1,4}}(?:[·•{DOT}][{HAN}]{{1,8}}){{0,3}}|[{HAN}□X×] [{HAN}□X×]|(?<= )[{HAN}]{{5,6}})"
)
_LONE_NAME: Final = re.compile(f"[{HAN}]{{2,4}}|[{HAN}]{{1,8}}(?:[·•{DOT}][{HAN}]{{1,8}}){{1,3}}")
_NO_NAME: Final = re.compile(
    "(?:作|做|讲|说|在|对|与|及|等|团|会|助理|热线|信箱|出席|主持|致辞|签|调研|率|代表|办公|工作|政府|部门|扩大|会议|报告|签发|同志)"
)
"""What follows an office in a line and is no name (县长作报告, 主席团, 市长热线)."""
_HONOUR: Final = re.compile("(?:同志|先生|女士)$")
_EDGES: Final = f"{_BRACKETS}()—–―\N{FULLWIDTH HYPHEN-MINUS}-~\N{FULLWIDTH TILDE} \N{IDEOGRAPHIC SPACE}:{COLON}"
_ACT: Final = re.compile("(?:同志)?(?:所?[作做](?:的|了)?.{0,16}报告|的.{0,20})[。]?$")
"""What follows the speaker in a line on a session: 作政府工作报告。"""
_YEAR_FIRST: Final = re.compile("(?:19|20)[0-9]{2}年?度?")
_BODY_LINE: Final = re.compile(f"[{HAN}]{{2,20}}(?:统计局|财政局|财政厅|发展和改革委员会|发展改革委员会)")
_UNPLACED_BODY: Final = re.compile("(?:自治)?[省市县区州旗盟](?=人民|政府|行政|检察|法院|中级|高级)")
"""The level with which the name of a body opens that lacks its place: 县人民政府, 自治区人民政府."""
_SENTENCE: Final = re.compile(f"[{POINTS}“”《]")
_FACT: Final = re.compile(f"(?:报告|讲话|审议)(?:时间|日期|场合|会议|大会)[:{COLON}] ?")
"""What an encyclopedia writes before the day and the session of a report."""
_OF_BODY: Final = re.compile(f"[{HAN}]{{0,12}}?(?:人民政府|国务院)(?=[{HAN}]{{2,3}}$)")
_OFFICE_END: Final = re.compile(".*(?:室|厅|局|处|委|科|报|网)$")
"""The end of the name of an office (国务院研究室), which is no name of a person."""
_LABEL: Final = re.compile(f"(?:报告人|作报告人|讲话人|发言人)[:{COLON}]? ?")


class _Patterns(NamedTuple):
    day: re.Pattern[str]
    session: re.Pattern[str]
    office: re.Pattern[str]
    office_last: re.Pattern[str]
    owner: re.Pattern[str]
    declared: re.Pattern[str]
    charged: re.Pattern[str]
    office_body: re.Pattern[str]


class _Meeting(NamedTuple):
    """A line on a session: its name, whether it is a numbered one, the day, what stands before and after it."""

    session: str
    numbered: bool
    day: str | None
    beside: tuple[str, str]


@cache
def _patterns(document: DocumentWords) -> _Patterns:
    bodies = "(?:{bodies}|{governments})"
    numbered = (
        rf"[{HAN}{_BRACKETS}\d]{{0,24}}?第?[{{numerals}}\d]{{1,4}}[届次][{HAN}{_BRACKETS}\d]{{0,30}}?{{sessions}}"
    )
    again = r"(?:第?[{numerals}\d]{1,3}次(?:全体)?(?:会议|全会))?"
    speaker = rf"[{HAN}]{{2,30}}{{offices}}[{HAN}]{{2,4}}"
    after = rf"(?:[上中](?P<after>.*)|(?P<of>的.*)|(?P<by>{speaker})|[{CLOSE_BRACKET})]?$)"
    return _Patterns(
        day=document.compile(r"(?P<year>{year})年(?P<month>{month}|{late-month})月(?P<day>{day})日"),
        session=document.compile(
            rf"(?P<before>[^在]*)在(?:(?P<numbered>{numbered}{again})|(?P<meeting>[{HAN}\d“”]{{2,40}}?{{sessions}})){after}"
            rf"|(?P<alone>{numbered}{again})上?"
        ),
        office=document.compile(rf"(?P<office>[{HAN}、{_BRACKETS}]{{0,36}}{{offices}}) ?{_NAME}"),
        office_last=document.compile(rf"(?P<name>[{HAN}]{{2,4}}?)(?P<office>代?{{offices}})"),
        owner=document.compile(rf"(?P<body>[{HAN}]{{2,30}}?{bodies})(?={{year}}|工作的?报告|关于)"),
        declared=document.compile(
            rf"我(?:现在|谨|将)?(?:代表|受) ?"
            rf"(?P<body>[{HAN}{_BRACKETS}\d]{{0,30}}?(?:{bodies}|中央委员会|届委员会|检察院))"
        ),
        charged=document.compile(rf"受(?P<body>[{HAN}]{{0,24}}?{{governments}})的?委托"),
        office_body=document.compile(rf"(?P<body>[{HAN}]{{0,30}}?{bodies})(?:常务)?代?理?副?{{offices}}"),
    )


def find_delivery(lines: Sequence[OutlineLine], kind: str, place: Place, knowledge: Knowledge) -> Delivery:
    """Return who gave a report, where, when, and for whom; nothing for a kind that only speaks about a report."""
    if not knowledge.kinds[kind].counted:
        return Delivery()
    opening = [line.text for line in lines[:OPENING_LINES] if line.text]
    front = opening[: read_front(opening, knowledge.outline).lines]
    head = [_note(line, knowledge.outline) for line in front]
    meetings = [found for found in (_meeting(line, knowledge.document_words) for line in _joined(head)) if found]
    meeting = next((one for one in meetings if one.numbered), next(iter(meetings), None))
    speaker, office = _speaker(head, meeting, knowledge.outline)
    session = meeting.session if meeting else None
    day = next((one.day for one in meetings if one.day), None) or _day_alone(head, knowledge, sure=bool(session))
    said = opening[: len(head) + DECLARING]
    return Delivery(speaker, office, session, day, _issuer(said, head, office, session, place, knowledge))


def published_day(metadata: Sequence[tuple[str, str]], knowledge: Knowledge) -> tuple[int, int] | None:
    """Return year and month of the day of a page, from the metadata; None where it has none."""
    for field, value in metadata:
        found = knowledge.year_signs.mention.search(value[:LINE_READ]) if field == "published" else None
        if found:
            month = re.match(r"\s*[年./-]\s*(\d{1,2})", value[found.end() :])
            return int(found["year"]), int(month[1]) if month else 12
    return None


def _note(line: str, words: OutlineWords) -> str:
    """Return a line of the title block without its bullet and the salutation that it goes on with."""
    return without_salutation(without_bullet(line), words)


def _joined(head: Sequence[str]) -> tuple[str, ...]:
    """Return the lines, then each with the one below: a line on a session may be broken in two."""
    return (*head, *map("".join, pairwise(head)))


def _meeting(line: str, document: DocumentWords) -> _Meeting | None:
    """Return what a line says of a session; None for a line on anything else."""
    read = _FACT.sub("", years_in_digits("".join(line.split())).strip(_EDGES))
    if len(read) > NOTE_MAX:
        return None
    known = _patterns(document)
    days = list(known.day.finditer(read))
    rest = re.sub("^[至、和][^在]{1,12}日", "", read[days[-1].end() :]) if days else read
    rest = rest.strip(_EDGES)
    found = known.session.fullmatch(rest)
    if not found:
        return None
    name = found["numbered"] or found["meeting"] or found["alone"]
    before = found["before"] or ""
    if _SENTENCE.search(before) or _SENTENCE.search(name.replace("“", "").replace("”", "")):
        return None
    beside = (before, _ACT.sub("", found["after"] or found["by"] or ""))
    return _Meeting(name, not found["meeting"], _iso(days[0], document) if days else None, beside)


def _day_alone(head: Sequence[str], knowledge: Knowledge, *, sure: bool) -> str | None:
    """Return the day that is on a line of its own; it must be in brackets, unless there is a session."""
    for line in head:
        read = years_in_digits("".join(line.split()))
        found = _patterns(knowledge.document_words).day.fullmatch(_FACT.sub("", read).strip(_EDGES))
        if found and (sure or read[0] in _EDGES):
            return _iso(found, knowledge.document_words)
    return None


def _iso(found: re.Match[str], document: DocumentWords) -> str | None:
    """Return a day as YYYY-MM-DD; None for one that the calendar does not have."""
    day = found["day"].replace("廿", "二十").replace("卅", "三十")
    try:
        return date(int(found["year"]), document.value(found["month"]), document.value(day)).isoformat()
    except ValueError:
        return None


def _speaker(head: Sequence[str], meeting: _Meeting | None, words: OutlineWords) -> tuple[str | None, str | None]:
    """Return speaker and office: from a line of their own or two, else from the line on the session."""
    pairs = [f"{above} {below}" for above, below in pairwise(head) if _is_office(above, words)]
    for line in (*head, *pairs):
        read = _LABEL.sub("", line).strip(_EDGES)
        if len(read) <= NOTE_MAX and not (
            _SENTENCE.search(read) or words.title.match(read) or words.byline.match(read)
        ):
            named = _named(" ".join(read.split()), words)
            if named:
                return named
    for aside in meeting.beside if meeting else ():
        named = _named(aside, words) or _named_before_office(aside, words)
        if named:
            return named
        if aside.endswith(words.document.words("offices")):
            return None, aside
    return _name_alone(head, words), None


def _name_alone(head: Sequence[str], words: OutlineWords) -> str | None:
    """Return the name that is the last line of the title block, right below the line on the session."""
    if len(head) < TITLE_BLOCK or not _meeting(head[-2], words.document):
        return None
    name = "".join(head[-1].strip(_EDGES).split())
    if (body := _OF_BODY.match(name)) and not _OFFICE_END.fullmatch(name):
        name = name[body.end() :]
    is_name = _LONE_NAME.fullmatch(name) and not name.endswith(words.document.words("title-nouns"))
    return name if is_name else None


def _named(text: str, words: OutlineWords) -> tuple[str | None, str] | None:
    """Return name and office of a line such as 某县人民政府县长 张三; a name of squares alone is not known."""
    found = _patterns(words.document).office.fullmatch(_HONOUR.sub("", text).strip())
    if not found or _NO_NAME.match(found["name"]):
        return None
    name = found["name"].replace(" ", "")
    return (name if re.search(f"[{HAN}]", name) else None), found["office"]


def _named_before_office(text: str, words: OutlineWords) -> tuple[str | None, str] | None:
    found = _patterns(words.document).office_last.fullmatch(text)
    return (found["name"], found["office"]) if found and not re.search("[省市县区州旗盟]", found["name"]) else None


def _is_office(line: str, words: OutlineWords) -> bool:
    """Whether a line is an office and nothing else, so that the next may be the name."""
    read = line.strip(_EDGES)
    return len(read) <= NOTE_MAX and not _SENTENCE.search(read) and read.endswith(words.document.words("offices"))


def _issuer(  # noqa: PLR0913, PLR0917 - each line of a title block may name the body
    opening: Sequence[str],
    head: Sequence[str],
    office: str | None,
    session: str | None,
    place: Place,
    knowledge: Knowledge,
) -> str | None:
    """Return the body whose report it is: the fullest name that title, office and declaration give.

    A body without its place (我代表县人民政府) has the one that session, title or text state, else it is none.
    """
    found = list(dict.fromkeys(_bodies(opening, head, office, knowledge)))
    official = [body for body in found if not body.endswith("政府") or body.endswith("人民政府")] or found
    named = max(official, key=len, default=None)
    if named is None or not _UNPLACED_BODY.match(named):
        return named
    places = [re.match(f"[{HAN}]{{1,20}}?[省市县区州旗盟](?=第)", session or "")]
    places += [re.match(f"[{HAN}]{{1,20}}?[省市县区州旗盟](?=人民政府|政府)", body) for body in found]
    stated = [match[0] for match in places if match]
    stated += [place.name] if place.basis != "inferred" else []
    return next((full for one in stated if (full := _completed(named, one))), None)


def _bodies(
    opening: Sequence[str], head: Sequence[str], office: str | None, knowledge: Knowledge
) -> Iterator[str]:
    known = _patterns(knowledge.document_words)
    for line in head:
        read = _YEAR_FIRST.sub("", years_in_digits("".join(line.split())).strip(_EDGES))
        owner = known.owner.match(read)
        if owner:
            yield owner["body"].removesuffix("政府") if owner["body"].startswith("国务院") else owner["body"]
        if _BODY_LINE.fullmatch(read):
            yield read
    if office and (body := known.office_body.match(office)):
        yield body["body"]
    for line in opening:
        for pattern in (known.declared, known.charged):
            if said := pattern.search(line[:LINE_READ]):
                yield said["body"]


def _completed(body: str, place: str) -> str | None:
    """Return 某县人民政府 for the 县人民政府 of 某县; None where the two are not of one level."""
    unit = _UNPLACED_BODY.match(body)
    if unit and place.endswith(unit[0]) and place != unit[0]:
        return place + body[unit.end() :]
    return None
