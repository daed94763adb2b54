"""A small corpus, made by hand: two documents of one city, one county, text that is hostile wherever it can be."""

from __future__ import annotations

from dataclasses import replace

from generator.corpus.model import Corpus
from generator.corpus.witnesses.model import Variant, Witness
from generator.knowledge import load_knowledge
from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code
from generator.reading.model import Gap, Passage, PassageKind, Place, Report, ThemeHit
from generator.sources.model import SourceText
from generator.text.ledger import Edit

HOSTILE = '<img src=x onerror=alert(1)> [点我](javascript:alert(1)) {: #top } `a` *b* | {{ c }} <!-- &copy; ## "'
PLACE = Place("长沙市", "prefecture", "湖南省", "长沙市", None, "430100", "changsha", "stated", "标题写明长沙市。")
URL = "https://www.changsha.gov.cn/a_(1).html?id=1&q=a+b"
COUNTY = Place("澧县", "county", "湖南省", "常德市", "澧县", "430723", "changde-lixian", "inferred", HOSTILE)


def passage(
    anchor: str, kind: PassageKind, text: str, level: int | None = None, themes: tuple[ThemeHit, ...] = ()
) -> Passage:
    """Return a passage."""
    return Passage(anchor, kind, level, text, (), themes)


def report(ident: str, passages: tuple[Passage, ...], place: Place = PLACE, year: int | None = 2023) -> Report:
    """Return a report whose source is its text: no edit."""
    text = "\n".join(passage.text for passage in passages)
    title = next((p.text for p in passages if p.kind == "title"), f"{place.name}工作报告")
    return Report(
        id=ident,
        origin=SourceText(text, f"{ident}.txt", "0" * 64, len(text.encode()), "text", "1", "utf-8"),
        edits=(),
        passages=passages,
        title=title,
        place=place,
        year=year,
        kind="work-report",
        publisher=None,
        metadata=(("author", HOSTILE), ("author", HOSTILE[:5])),
        gaps=(),
        findings=(),
    )


def corpus() -> Corpus:
    """Return the corpus."""
    first = report(
        "changsha-2023-aaaa",
        (
            passage("t-1", "title", "长沙市2023年政府工作报告"),
            passage("s-1", "heading", "一、过去的工作", 1),
            passage(
                "p-1",
                "paragraph",
                "先进制造业增长8%。",
                themes=(ThemeHit("industry", ("先进制造业",), ((0, 10),), ((0, 5),)),),
            ),
            passage("s-2", "heading", "（一）" + HOSTILE, 2),
            passage("p-2", "paragraph", HOSTILE, themes=(ThemeHit("ecology", (HOSTILE, "a")),)),
            passage("p-3", "paragraph", "在□□区，共建生态\u27e6原文缺981字\u27e7"),
        ),
    )
    first = replace(
        first,
        source_url=URL,
        retrieved="2026-01-09",
        note=HOSTILE,
        gaps=(
            Gap("paywall", "p-3", 981, "底本作“（省略981字）”"),
            Gap("redaction", "p-3", 2, "底本作“**”"),
            Gap("opening", "s-1", None, "从“二、”开始"),
        ),
    )
    other = report("changsha-2021-bbbb", (passage("p-4", "paragraph", "没有标题的文件。"),), year=None)
    county = report("changde-lixian-2023-cccc", (passage("t-5", "title", HOSTILE),), COUNTY)
    county = replace(
        county, origin=replace(county.origin, file=f"{HOSTILE}.txt"), source_url="javascript:" + HOSTILE
    )
    findings = (Finding(Code.PART_AFTER(other=HOSTILE), "x.txt", 1),)
    return Corpus((first, other, county), findings, load_knowledge(), witnesses=(witness(first),))


def witness(base: Report) -> Witness:
    """Return a copy of a report that has the words at its redaction, and hostile words, file, title, publisher."""
    copy = report("copy", (passage("p-9", "paragraph", f"在湘江区，共建{HOSTILE}生态"),))
    copy = replace(
        copy,
        origin=replace(copy.origin, file=f"copy {HOSTILE}.txt", sha256="1" * 64),
        title=HOSTILE,
        publisher=HOSTILE,
        source_url=URL,
        retrieved="2026-01-10",
    )
    at, (start, added) = base.clean.index("□□"), (copy.clean.index("湘江"), copy.clean.index(HOSTILE))
    variants = (
        Variant("adds", "p-3", at + 6, at + 6, "", added, added + len(HOSTILE), HOSTILE),
        Variant("supplies", "p-3", at, at + 2, "□□", start, start + 2, "湘江"),
    )
    return Witness(base.id, copy, 0.875, "complete", 10, 100, variants)


def edited(edits: tuple[tuple[str, str, str], ...]) -> Report:
    """Return a report of one paragraph in which each (before, after, rule) follows 甲 and is followed by 乙."""
    source, clean, made = "", "", []
    for before, after, rule in edits:
        start = len(source) + 1
        made.append(Edit(start, start + len(before), before, after, (rule,)))
        source += f"甲{before}乙"
        clean += f"甲{after}乙"
    found = report("changsha-2023-aaaa", (passage("p-1", "paragraph", clean),))
    return replace(found, origin=replace(found.origin, text=source), edits=tuple(made))
