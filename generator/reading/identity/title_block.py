"""The title block of a document: who gave it, in which office, at which session, on which day."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.cues.year_numerals import years_in_digits
from generator.knowledge.han import HAN
from generator.knowledge.marks import CLOSE_BRACKET, COLON, DOT, OPEN_BRACKET, POINTS
from generator.reading.outline.front.salutation import without_salutation
from generator.reading.outline.front.titles import without_bullet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge.cues.document_words import DocumentWords
    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.identity.opening import Opening

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
EDGES: Final = f"{_BRACKETS}()—–―\N{FULLWIDTH HYPHEN-MINUS}-~\N{FULLWIDTH TILDE} \N{IDEOGRAPHIC SPACE}:{COLON}"
"""Brackets, dashes, blanks and colons around a note of the title block."""
_ACT: Final = re.compile("(?:同志)?(?:所?[作做](?:的|了)?.{0,16}报告|的.{0,20})[。]?$")
"""What follows the speaker in a line on a session: 作政府工作报告。"""
_SENTENCE: Final = re.compile(f"[{POINTS}“”《]")
_FACT: Final = re.compile(f"(?:报告|讲话|审议)(?:时间|日期|场合|会议|大会)[:{COLON}] ?")
"""What an encyclopedia writes before the day and the session of a report."""
_OF_BODY: Final = re.compile(f"[{HAN}]{{0,12}}?(?:人民政府|国务院)(?=[{HAN}]{{2,3}}$)")
_OFFICE_END: Final = re.compile(".*(?:室|厅|局|处|委|科|报|网)$")
"""The end of the name of an office (国务院研究室), which is no name of a person."""
_LABEL: Final = re.compile(f"(?:报告人|作报告人|讲话人|发言人)[:{COLON}]? ?")


class TitleBlock(NamedTuple):
    """The lines of a title block, and what they state; None where they do not."""

    lines: tuple[str, ...]
    speaker: str | None
    office: str | None
    session: str | None
    date: str | None


class _Patterns(NamedTuple):
    day: re.Pattern[str]
    session: re.Pattern[str]
    office: re.Pattern[str]
    office_last: re.Pattern[str]


class _Meeting(NamedTuple):
    """A line on a session: its name, whether it is a numbered one, the day, what stands before and after it."""

    session: str
    numbered: bool
    day: str | None
    beside: tuple[str, str]


@lru_cache(maxsize=2)
def _patterns(document: DocumentWords) -> _Patterns:
    numbered = (
        rf"[{HAN}{_BRACKETS}\d]{{0,24}}?第?[{{numerals}}\d]{{1,4}}[届次][{HAN}{_BRACKETS}\d]{{0,30}}?{{sessions}}"
    )
    again = r"(?:第?[{numerals}\d]{1,3}次(?:全体)?(?:会议|全会))?"
    speaker = rf"[{HAN}]{{2,30}}{{offices}}[{HAN}]{{2,4}}"
    after = rf"(?:[上中](?P<after>.*)|的.*|(?P<by>{speaker})|[{CLOSE_BRACKET})]?$)"
    return _Patterns(
        day=document.compile(r"(?P<year>{year})年(?P<month>{month}|{late-month})月(?P<day>{day})日"),
        session=document.compile(
            rf"(?P<before>[^在]*)在(?:(?P<numbered>{numbered}{again})|(?P<meeting>[{HAN}\d“”]{{2,40}}?{{sessions}})){after}"
            rf"|(?P<alone>{numbered}{again})上?"
        ),
        office=document.compile(rf"(?P<office>[{HAN}、{_BRACKETS}]{{0,36}}{{offices}}) ?{_NAME}"),
        office_last=document.compile(rf"(?P<name>[{HAN}]{{2,4}}?)(?P<office>代?{{offices}})"),
    )


def read_title_block(opening: Opening, words: OutlineWords) -> TitleBlock:
    """Return what the lines before the text of a document state of its delivery."""
    head = tuple(without_salutation(without_bullet(line), words) for line in opening.head)
    meetings = [found for found in (_meeting(line, words.document) for line in _joined(head)) if found]
    meeting = next((one for one in meetings if one.numbered), next(iter(meetings), None))
    speaker, office = _speaker(head, meeting, words)
    session = meeting.session if meeting else None
    day = next((one.day for one in meetings if one.day), None)
    return TitleBlock(head, speaker, office, session, day or _day_alone(head, words.document, sure=bool(session)))


def _joined(head: Sequence[str]) -> tuple[str, ...]:
    """Return the lines, then each with the one below: a line on a session may be broken in two."""
    return (*head, *map("".join, pairwise(head)))


def _meeting(line: str, document: DocumentWords) -> _Meeting | None:
    """Return what a line says of a session; None for a line on anything else."""
    read = _FACT.sub("", years_in_digits("".join(line.split())).strip(EDGES))
    if len(read) > NOTE_MAX:
        return None
    known = _patterns(document)
    days = list(known.day.finditer(read))
    rest = re.sub("^[至、和][^在]{1,12}日", "", read[days[-1].end() :]) if days else read
    rest = rest.strip(EDGES)
    found = known.session.fullmatch(rest)
    if not found:
        return None
    name = found["numbered"] or found["meeting"] or found["alone"]
    before = found["before"] or ""
    if _SENTENCE.search(before) or _SENTENCE.search(name.replace("“", "").replace("”", "")):
        return None
    beside = (before, _ACT.sub("", found["after"] or found["by"] or ""))
    return _Meeting(name, not found["meeting"], _iso(days[0], document) if days else None, beside)


def _day_alone(head: Sequence[str], document: DocumentWords, *, sure: bool) -> str | None:
    """Return the day that is on a line of its own; it must be in brackets, unless there is a session."""
    for line in head:
        read = years_in_digits("".join(line.split()))
        found = _patterns(document).day.fullmatch(_FACT.sub("", read).strip(EDGES))
        if found and (sure or read[0] in EDGES):
            return _iso(found, document)
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
        read = _LABEL.sub("", line).strip(EDGES)
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
    name = "".join(head[-1].strip(EDGES).split())
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
    read = line.strip(EDGES)
    return len(read) <= NOTE_MAX and not _SENTENCE.search(read) and read.endswith(words.document.words("offices"))
