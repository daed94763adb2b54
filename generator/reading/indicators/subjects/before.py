"""Amounts behind their subject: 企业180家, 城镇、农村居民收入分别增长5%、6%."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.reading.indicators.names import cleaned, described, is_name, names_of
from generator.reading.indicators.subjects.inherited import SUFFIX, inherited, of_earlier
from generator.reading.indicators.table import entry_of

if TYPE_CHECKING:
    from generator.reading.indicators.amounts import Amount
    from generator.reading.indicators.claim import AmountRun, Claim
    from generator.reading.indicators.leads import LeadIn
    from generator.reading.indicators.model import Measure

_TASK: Final = re.compile("(?:任务|目标|计划|预算|进度|(?<!目)的)$")
_POINTS: Final = re.compile("个?百分点")
_RATIO: Final = ("%", "‰")
_COMPOUND: Final = re.compile("提升|改善|扩大|压减|压缩|优化")
"""A verb that makes a name of an amount of things (林分优化提升200万亩)."""
_NEW_VERB: Final = re.compile("新增|净增|新引进|新培育|新认定|新建|新入库|新创建|新备案|新获批")
_VERB: Final = re.compile(
    "新|净增|惠及|带动|吸引|完成|改造|建设|建成|总|培育|发放|覆盖|受益|投入|引进|签约|入库|实施|开工|竣工|修|改"
)
"""What a name begins with that is of its own in a list that began with 新增."""
_BRANCH: Final = re.compile("(?:城镇|农村)(?:常住)?(?:居民)?")
_INCOME: Final = re.compile("(?:人均)?(?:可支配|纯)?收入$")
_SHARE: Final = re.compile("占(?!地).{1,8}$")
_APART: Final = re.compile("(?P<names>.+)分别(?P<verb>.{1,4})")
_MULTIPLE: Final = re.compile("(?P<name>.+?)(?:是|为|相当于)[^\N{FULLWIDTH COMMA}]{2,12}的")
_PREDICATE: Final = re.compile(
    r"\d|破亿|投产|开工|建成|投用|投运|获批|落地|通车|运营|增长|突破|开通|实施|推进|完成|达到"
)
"""What an item of a list has that is a statement of its own (吞吐量破亿、游客增长8%)."""


class _Subject(NamedTuple):
    """A subject, where it starts in the words, and what is measured of it."""

    text: str
    start: int
    measure: Measure


def stated(run: AmountRun) -> list[Claim]:
    """Return the statements of amounts behind their subject, or of what was said before."""
    if _states_nothing(run):
        return []
    subject = _subject(run)
    if SUFFIX.fullmatch(subject.text):
        return inherited(run, subject.text, subject.measure)
    names, start = _names(run, subject)
    if (not run.single and len(names) != len(run.found)) or not all(is_name(name) for name in names):
        return []
    if run.amount.unit == "" and not all(entry_of(name, run.knowledge) for name in names):
        return []
    made = []
    for number, name in enumerate(names):
        at = 0 if run.single else number
        measure = _by_table(run, name, subject.measure, last=name == names[-1])
        made.append(run.claim(at, start, name, measure))
    return made


def _states_nothing(run: AmountRun) -> bool:
    """Whether an amount is said of a task (任务的117%), or is a distance (高于全国1个百分点)."""
    unit, verb = run.amount.unit, run.lead.verb
    if _POINTS.fullmatch(unit):
        return verb not in ("rise", "fall")
    return unit in _RATIO and bool(_TASK.search(run.whole))


def _subject(run: AmountRun) -> _Subject:
    """Return the subject before an amount, empty if it is that of a statement before."""
    words, lead = run.words, run.lead
    start = cleaned(words, lead.start, lead.end, run.knowledge)
    text, measure = words[start : lead.end], _measure(lead, run.amount)
    if run.amount.times and (multiple := _MULTIPLE.fullmatch(text)):
        return _Subject(multiple["name"], start, "level")
    if run.before and _SHARE.match(text):
        return _Subject(run.before[-1].name + text, run.before[-1].start, measure)
    if not text and not run.before and lead.verb in ("rise", "fall"):
        text = described(run.earlier, run.knowledge)
        return _Subject(text, words.rfind(text, 0, lead.start), measure)
    if text and measure == "change" and (compound := _COMPOUND.match(lead.said)):
        return _Subject(text + compound[0], start, "level")
    if run.single and not lead.distributes and not lead.each:
        mark = text.rfind("、")
        if _PREDICATE.search(text, 0, max(mark, 0)):
            return _Subject(text[mark + 1 :], start + mark + 1, measure)
    return _Subject(text, start, measure)


def _measure(lead: LeadIn, amount: Amount) -> Measure:
    """Return what an amount measures, by the words before it."""
    if amount.times:
        return "growth"
    if lead.verb in ("rise", "fall"):
        return "growth" if amount.unit in _RATIO else "change"
    return "growth" if lead.rate else "level"


def _names(run: AmountRun, subject: _Subject) -> tuple[list[str], int]:
    """Return the names of a subject, and where they start."""
    names, start, wanted = _listed(run, subject.text), subject.start, len(run.found)
    if len(names) < wanted and run.lead.distributes and run.earlier:
        return of_earlier(run, subject.text)
    if run.before:
        names = [_as_branch(run.before[-1].name, name) for name in names]
    if run.amount.counts and not run.lead.verb and run.before and _goes_on(run, run.before[-1].end):
        names = [_as_new(run.before[-1].name, name) for name in names]
    return names, start


def _listed(run: AmountRun, subject: str) -> list[str]:
    """Return the names that a subject lists; one where no word says that the amount is each one's."""
    wanted, known = len(run.found), run.knowledge
    if split := _APART.fullmatch(subject):
        return [name + split["verb"] for name in names_of(split["names"], wanted)]
    if run.lead.distributes or run.lead.each or wanted > 1:
        return names_of(subject, wanted)
    if "、" not in subject or entry_of(subject, known):
        return [subject]
    parts = names_of(subject, 1)
    if all(entry_of(part, known) for part in parts):
        return parts
    return [parts[-1]] if entry_of(parts[-1], known) else [subject]


def _as_new(before: str, name: str) -> str:
    """Return a name with the 新增 of the name before it in a list: 新增单项冠军企业8家、上市企业3家."""
    new = _NEW_VERB.match(before)
    return new[0] + name if new and not _VERB.match(name) else name


def _goes_on(run: AmountRun, end: int) -> bool:
    """Whether a subject is the next item of a list that ends at `end`, or a part of it (其中)."""
    return run.words[end : run.lead.start] == "、" or "其中" in run.words[end : run.lead.end]


def _as_branch(before: str, name: str) -> str:
    """Return a name that says only whose income it is in full: 居民收入增长5%，其中城镇居民增长4.5%."""
    income = _INCOME.search(before)
    if not income or not _BRANCH.fullmatch(name):
        return name
    return name.removesuffix("居民") + "居民" + income[0]


def _by_table(run: AmountRun, name: str, measure: Measure, *, last: bool) -> Measure:
    """Return the measure as the table knows the name.

    An amount is said in percent for its growth (居民消费价格2%左右); a share before a rate in one list is a level
    (城镇调查失业率、居民消费价格涨幅分别控制在5%和3%以内).
    """
    entry = entry_of(name, run.knowledge)
    if entry is None:
        return measure
    share = "%" in entry.units
    if run.lead.rate and not last and share:
        return "level"
    said = measure == "level" and run.amount.unit == "%"
    return "growth" if said and not share and entry.measure == "growth" else measure
