"""Records (校勘记): what was repaired, removed, inferred and missing, by rule, with the text before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.output import addresses
from generator.output.markdown import (
    NOINDEX,
    Html,
    Md,
    anchor,
    element,
    fields,
    heading,
    join,
    page,
    paragraph,
    table,
    text,
)
from generator.output.pages import blocks
from generator.output.pages.description import of_record
from generator.output.pages.findings import by_problem, source_line
from generator.output.records.changes import RuleChanges, by_evidence
from generator.output.records.left import left_section
from generator.output.records.rule_review import KEPT, rule_changes
from generator.output.records.visible_blanks import legend, visible
from generator.output.records.witnesses import witness_section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.corpus.witnesses.model import Witness
    from generator.knowledge import Knowledge
    from generator.knowledge.errors import Finding
    from generator.knowledge.findings.messages import Messages
    from generator.knowledge.rules import Evidence
    from generator.reading.model import Report


def record_page(
    report: Report,
    knowledge: Knowledge,
    accepted: Mapping[Finding, str] | None = None,
    witnesses: Sequence[Witness] = (),
) -> Md:
    """Return the record of a report, the weakest evidence first; search engines are asked not to index it.

    `accepted` has the reasons for which findings were accepted.
    """
    here = addresses.record_file(report)
    changes = by_evidence(report, knowledge.rules, KEPT)
    title = blocks.title_of(report)
    parts = [
        blocks.trail(here, addresses.RECORDS),
        heading(1, text(f"校勘记：{title}"), "fz-top"),
        paragraph(
            join(
                [text("本篇正文见"), blocks.home_link(here, report, text(title)), text(f"。{_method(witnesses)}")]
            )
        ),
        blocks.provenance(here, report, knowledge),
        blocks.gap_notice(here, report) or Md(""),
        *_summary(here, report, changes),
        *_findings(report, knowledge.messages, accepted or {}),
        *left_section(report.origin.left),
        *witness_section(here, report, witnesses),
    ]
    for evidence, done in changes.items():
        if any(one.groups for one in done):
            parts += _evidence(here, report, evidence, done, knowledge)
    return page(f"校勘记：{title}", *parts, hide=["navigation"], description=of_record(report), head=NOINDEX)


def _method(witnesses: Sequence[Witness]) -> str:
    """Return on what the text rests: one source, or one and witnesses that it is compared with."""
    if witnesses:
        return f"据底本校勘，属本校、理校；另与校本{len(witnesses)}种对校，不据以改动正文。"
    return "只据一个来源（底本），属本校、理校。"


def _summary(here: str, report: Report, changes: dict[Evidence, list[RuleChanges]]) -> Iterator[Md]:
    if not report.edits:
        yield text("正文与底本完全相同，没有改动。")
        return
    shared = any(one.shared for done in changes.values() for one in done)
    rows = [_counted(evidence, one, shared=shared) for evidence, done in changes.items() for one in done]
    data = anchor(text("逐处改动的数据"), addresses.asset_link(here, f"data/edits/{report.id}.jsonl"))
    yield join(
        [
            text(f"共{len(report.edits)}处改动。下面把相同的改动合为一条，注明次数；"),
            data,
            text("一处一行，不合并、不省略。看不见的字符以记号代替："),
            legend(),
            text("。"),
        ]
    )
    columns = [text(word) for word in ("依据", "规则", "处数", "种数", "另参与")]
    yield table(text("改动数"), columns[: len(rows[0])], rows, "fz-numbers")
    if shared:
        yield text("几条规则改动同一处的，计在依据最弱的一条之下，其余各条记入“另参与”。")


def _counted(evidence: Evidence, one: RuleChanges, *, shared: bool) -> list[Html]:
    name = text(one.rule.name)
    cells = [
        text(blocks.EVIDENCES[evidence][0]),
        anchor(name, f"#rule-{one.rule.id}") if one.groups else name,
        text(str(one.count)),
        text(str(len(one.groups))),
    ]
    return [*cells, text(str(one.shared or ""))] if shared else cells


def _findings(report: Report, messages: Messages, accepted: Mapping[Finding, str]) -> Iterator[Md]:
    """Yield what the program leaves to a person, with the line concerned, and why it was accepted, if it was."""
    if not report.findings:
        return
    yield heading(2, text(f"待查（{len(report.findings)}）"), "findings")
    yield text("程序没有把握、留待核对之处，正文未作改动。")
    for (problem, remedy), findings in by_problem(report.findings, messages).items():
        yield paragraph(element("strong", text(f"{problem}。{remedy}。")))
        reasons = dict.fromkeys(accepted[finding] for finding in findings if finding in accepted)
        yield from (paragraph(text(f"已认可：{reason}")) for reason in reasons)
        places = [(messages.chinese(finding).place, source_line(report.source, finding)) for finding in findings]
        if any(place for place, _ in places):
            yield fields(((text(place), visible(line)) for place, line in places), "fz-pair")


def _evidence(
    here: str, report: Report, evidence: Evidence, done: list[RuleChanges], knowledge: Knowledge
) -> Iterator[Md]:
    name, meaning = blocks.EVIDENCES[evidence]
    yield heading(2, text(name), evidence)
    yield text(meaning)
    for one in done:
        if one.groups:
            yield heading(3, text(f"{one.rule.name}（{one.count}处）"), f"rule-{one.rule.id}")
            rule = f"{addresses.site_link(here, addresses.RULES.file)}#rule-{one.rule.id}"
            code = element("code", text(one.rule.id))  # two rules of one kind may share a name
            yield join([text(one.rule.why), anchor(text("规则与例子"), rule), code], " ")
            yield rule_changes(here, report, one, knowledge.rules)
