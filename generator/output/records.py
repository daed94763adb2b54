"""Records (校勘记): what was repaired, removed, inferred and missing, by rule, with the text before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.output import addresses, blocks
from generator.output.changes import Group, RuleChanges, Seen, by_evidence, counts
from generator.output.markdown import (
    Html,
    Md,
    anchor,
    details,
    element,
    heading,
    join,
    link,
    page,
    paragraph,
    table,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.corpus.model import Corpus
    from generator.knowledge import Knowledge
    from generator.knowledge.rules import Evidence, Rule
    from generator.reading.model import Report

OPEN: tuple[Evidence, ...] = ("inferred", "gap")
"""Evidence whose occurrences are all to be judged: shown open, and more of each."""
KEPT = 6
"""Occurrences of one change shown in context; the exported ledger has all."""
GROUPS = 120
"""Different changes of one rule shown."""
SHOWN = 400
"""Characters of one change shown."""
INVISIBLE = {
    "\n": "↵",
    "\r": "␍",
    "\t": "⇥",
    " ": "␣",
    "\u3000": "⬚",
    "\xa0": "⍽",
    "\ufeff": "[BOM]",
    "\u200b": "[ZWSP]",
}


def record_page(report: Report, knowledge: Knowledge) -> Md:
    """Return the record of a report, the weakest evidence first; search engines are asked to pass it over."""
    here = addresses.record_file(report)
    changes = by_evidence(report, knowledge.rules, KEPT)
    title = blocks.title_of(report)
    parts = [
        blocks.trail(here, addresses.RECORDS),
        heading(1, text(f"校勘记：{title}"), "fz-top"),
        paragraph(join([text("本篇正文见"), blocks.home_link(here, report, text(title)), text("。")])),
        blocks.provenance(here, report, knowledge),
        blocks.gap_notice(here, report) or Md(""),
        _summary(here, report, changes),
    ]
    for evidence, done in changes.items():
        if done:
            parts += _evidence(here, report, evidence, done, knowledge)
    return page(f"校勘记：{title}", *parts, hide=["navigation"], robots="noindex")


def _summary(here: str, report: Report, changes: dict[Evidence, list[RuleChanges]]) -> Md:
    if not report.edits:
        return text("本篇与来源完全相同，没有改动。")
    rows = [
        [
            text(blocks.EVIDENCES[evidence][0]),
            text(one.rule.name),
            text(str(one.count)),
            text(str(len(one.groups))),
        ]
        for evidence, done in changes.items()
        for one in done
    ]
    data = anchor(text("逐处改动的数据"), addresses.asset_link(here, f"data/edits/{report.id}.jsonl"))
    said = join(
        [
            text(f"共{len(report.edits)}处改动。下面把相同的改动合为一条；"),
            data,
            text("一处一行，不合并、不省略。"),
        ]
    )
    return Md(f"{said}\n\n{table(text('改动数'), _texts('依据', '规则', '处数', '种数'), rows)}")


def _evidence(
    here: str, report: Report, evidence: Evidence, done: list[RuleChanges], knowledge: Knowledge
) -> Iterator[Md]:
    name, meaning = blocks.EVIDENCES[evidence]
    yield heading(2, text(name), evidence)
    yield text(meaning)
    for one in done:
        yield heading(3, text(f"{one.rule.name}（{one.count}处）"), f"rule-{one.rule.id}")
        rule = f"{addresses.site_link(here, addresses.RULES)}#rule-{one.rule.id}"
        yield join([text(one.rule.why), anchor(text("规则"), rule)], " ")
        shown = _table(here, report, one, knowledge)
        yield shown if evidence in OPEN or len(one.groups) <= KEPT else details(_how_many(one), shown)


def _how_many(one: RuleChanges) -> Html:
    return text(f"看{len(one.groups)}种改动")


def _table(here: str, report: Report, one: RuleChanges, knowledge: Knowledge) -> Html:
    rows = [_group(here, report, group, one.rule, knowledge) for group in one.groups[:GROUPS]]
    made = table(text(one.rule.name), _texts("原文", "改为", "处数", "所在（原文前后）"), rows, "fz-changes")
    rest = len(one.groups) - GROUPS
    return join([made, text(f"另有{rest}种，见逐处改动的数据。")], "\n") if rest > 0 else made


def _group(here: str, report: Report, group: Group, rule: Rule, knowledge: Knowledge) -> list[Html]:
    others = [knowledge.rules[step].name for step in group.steps if step != rule.id]
    after = [element("ins", visible(group.after))] if group.after else [element("i", text("（删去）"), "fz-none")]
    if others:
        after.append(element("small", text(f"又经：{'、'.join(others)}")))
    places = join((_place(here, report, group, seen) for seen in group.seen), "")
    rest = group.count - len(group.seen)
    more = [element("small", text(f"另{rest}处相同"))] if rest else []
    before = element("del", visible(group.before)) if group.before else element("i", text("（无）"), "fz-none")
    return [before, join(after, " "), text(str(group.count)), join([places, *more])]


def _place(here: str, report: Report, group: Group, seen: Seen) -> Html:
    """Return one occurrence in its context, leading to the passage it stands in."""
    target = addresses.site_link(here, addresses.city_file(report.place.slug), seen.passage)
    name, changed = ("del", group.before) if group.before else ("ins", group.after)
    short = changed if len(changed) <= SHOWN // 10 else f"{changed[:10]}…{changed[-10:]}"
    context = join([visible(seen.left), element(name, visible(short)), visible(seen.right)])
    link = anchor(text("正文"), target) if seen.passage else text("")
    return element("span", join([context, text(" "), link]), "fz-place")


def visible(source: str) -> Html:
    """Return source text with blanks and line ends made visible; a very long one is cut in the middle."""
    if len(source) > SHOWN:
        half = SHOWN // 2
        cut = element("i", text(f"……略{len(source) - SHOWN}字……"), "fz-none")
        return join([visible(source[:half]), cut, visible(source[-half:])])
    return text("".join(INVISIBLE.get(character, character) for character in source))


def records_index(corpus: Corpus) -> Md:
    """Return the list of all records with the number of edits by evidence, and what a person should look at."""
    rows = [_listed(corpus, report) for report in corpus.reports]
    columns = _texts("文件", *(name for name, _ in blocks.EVIDENCES.values()))
    parts: list[Md] = [
        heading(1, text("校勘记"), "fz-top"),
        Md(
            "每篇文件一份：改了什么、删了什么、推断了什么、缺什么，凭哪条规则，改动前后如何。数字是改动的处数。"
            f"各条规则见{link(text('校勘规则'), addresses.source_link(addresses.RECORDS, addresses.RULES))}。"
        ),
        table(text("各篇的改动"), columns, rows, "fz-numbers"),
        *_findings(corpus),
    ]
    return page("校勘记", *parts, hide=["navigation", "toc"], robots="noindex")


def _listed(corpus: Corpus, report: Report) -> list[Html]:
    target = addresses.site_link(addresses.RECORDS, addresses.record_file(report))
    label = anchor(text(f"{blocks.full_name(report.place)}：{blocks.title_of(report)}"), target)
    return [label, *(text(str(count)) for count in counts(report, corpus.knowledge.rules).values())]


def _findings(corpus: Corpus) -> Iterable[Md]:
    if not corpus.findings:
        return []
    rows = [[text(f.file), text(f.place), text(f.problem), text(f.remedy)] for f in corpus.findings]
    return [
        heading(2, text("待查"), "findings"),
        text("程序没有把握而留待人看的地方。"),
        table(text("待查事项"), _texts("文件", "位置", "问题", "办法"), rows),
    ]


def _texts(*words: str) -> list[Html]:
    return [text(word) for word in words]
