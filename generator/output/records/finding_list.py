"""The findings of all reports (待查) in the list of records: in groups, the serious first, the accepted folded."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from generator.corpus.findings.groups import grouped
from generator.corpus.findings.work_list import work_list
from generator.output import addresses
from generator.output.markdown import Html, Md, anchor, details, heading, join, paragraph, table, text
from generator.output.overview.tally import tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.corpus.findings.groups import Group
    from generator.corpus.findings.work_list import Item
    from generator.corpus.model import Corpus
    from generator.knowledge.findings.messages import Messages, Severity

SEVERITIES: Final[Mapping[Severity, str]] = {"error": "错误", "warning": "存疑", "note": "提示"}
FILES: Final = 10
"""The most files that are named for a group; the data has all."""
GROUPS: Final = 100
"""The most groups in a table; the data has all."""


def findings_of(corpus: Corpus) -> Iterator[Md]:
    """Yield what is open, then what is accepted, each in groups; nothing if nothing was found."""
    items = work_list(corpus)
    if not items:
        return
    messages = corpus.knowledge.messages
    todo = [item for item in items if item.accepted is None]
    yield heading(2, text("待查"), "findings")
    yield _introduction(todo, messages)
    if todo:
        columns = [text(word) for word in ("问题", "轻重", "处数", "文件", "办法")]
        groups = grouped(todo, messages)
        yield table(text("待查事项"), columns, _rows(groups, corpus), "fz-findings")
        yield from _rest(groups)
    yield from _accepted([item for item in items if item.accepted is not None], corpus)


def _introduction(todo: Sequence[Item], messages: Messages) -> Md:
    counts = {name: sum(messages.severity(item.finding) == name for item in todo) for name in SEVERITIES}
    said = "，".join(f"{SEVERITIES[name]}{count}处" for name, count in counts.items() if count)
    data = anchor(text("全部待查事项的数据"), addresses.asset_link(addresses.RECORDS.file, "data/findings.jsonl"))
    first = f"程序没有把握而留待核对之处{f'：{said}' if said else '，均已核对认可'}。同样的问题合为一条；"
    return paragraph(join([text(first), data, text("一处一行。点开文件名，可在该篇的校勘记里看到底本的文字。")]))


def _rows(groups: Sequence[Group], corpus: Corpus) -> Iterator[list[Html]]:
    records, messages = _records(corpus), corpus.knowledge.messages
    for group in groups[:GROUPS]:
        files, remedy = _files(group.items, records, messages), messages.chinese(group.finding).remedy
        yield [_problem(group, messages), text(SEVERITIES[group.severity]), _count(group), files, text(remedy)]


def _rest(groups: Sequence[Group]) -> Iterator[Md]:
    if len(groups) > GROUPS:
        yield paragraph(text(f"另有{len(groups) - GROUPS}种问题，见数据。"))


def _accepted(items: Sequence[Item], corpus: Corpus) -> Iterator[Md]:
    """Yield what is accepted, with the reasons, folded."""
    if not items:
        return
    records, messages = _records(corpus), corpus.knowledge.messages
    by_reason = sorted(items, key=lambda item: item.accepted or "")
    rows = [
        [_problem(group, messages), _count(group), _files(group.items, records, messages), text(reason)]
        for reason, alike in groupby(by_reason, key=lambda item: item.accepted or "")
        for group in grouped(alike, messages)
    ]
    columns = [text(word) for word in ("问题", "处数", "文件", "认可的理由")]
    shown = table(text("已认可的事项"), columns, rows[:GROUPS], "fz-findings")
    rest = f"；另有{len(rows) - GROUPS}种，见数据" if len(rows) > GROUPS else ""
    yield details(text(f"已核对认可（{len(items)}处{rest}）"), shown)


def _problem(group: Group, messages: Messages) -> Html:
    quote = f"：{group.quote}" if group.quote else ""
    return text(f"{messages.chinese(group.finding).problem}{quote}")


def _count(group: Group) -> Html:
    return text(str(len(group.items)))


def _records(corpus: Corpus) -> Mapping[str, str]:
    """Return the address of the record of each file that has one, and of the findings that it shows.

    A record does not show what only the corpus as a whole shows, such as one text of two years.
    """
    here = addresses.RECORDS.file
    entries = tally(corpus).entries
    return {
        entry.file: addresses.site_link(here, addresses.record_file(entry), "findings" if entry.findings else "")
        for entry in entries
    }


def _files(items: Iterable[Item], records: Mapping[str, str], messages: Messages) -> Html:
    """Return the first files of a group, each once with its place or the number of its findings."""
    by_file: dict[str, list[Item]] = {}
    for item in items:
        by_file.setdefault(item.finding.file, []).append(item)
    named = [_file(file, alike, records, messages) for file, alike in list(by_file.items())[:FILES]]
    rest = [text(f"另有{len(by_file) - FILES}个文件，见数据")] if len(by_file) > FILES else []
    return join([*named, *rest], "<br>")


def _file(file: str, alike: Sequence[Item], records: Mapping[str, str], messages: Messages) -> Html:
    label = anchor(text(file), records[file]) if file in records else text(file)
    place = messages.chinese(alike[0].finding).place if len(alike) == 1 else f"{len(alike)}处"
    return join([label, text(f"（{place}）")]) if place else label
