"""The witnesses (校本) of a report on its record: what they are, why the other is the base, where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.markdown import Html, Md, anchor, element, fields, heading, join, paragraph, text
from generator.output.pages import blocks
from generator.output.records.visible_blanks import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.corpus.witnesses.model import Variant, VariantKind, Witness
    from generator.reading.model import Report

SHOWN: Final = 40
"""The most differences of a witness shown in its record; the data has all."""

AROUND: Final = 10
"""Characters of the base shown on each side of a difference, so that it can be found."""

MEANING: Final = (
    "同一篇文献的别的抄本、节录，与底本对校；正文依底本，不依校本改动。"
    "只比文字和数字，标点、空格、断行和题名、署名不计。全部异文见"
)
"""What witnesses are, and what is compared; a link to the data follows."""

REASONS: Final[Mapping[str, str]] = {
    "manifest": "由来源清单指定",
    "document": "是文献本身",
    "complete": "文字较全",
    "identified": "写明的地区、年份较全",
    "gaps": "残缺较少",
    "misread": "误认的字少得多（罕见的字组较少）",
    "fuller": "多出成段的文字",
    "odd": "罕见的字组（可能误认的字）较少",
    "inferred": "推断的改动较少",
    "official": "取自政府网站",
    "retrieved": "取得较早",
    "edits": "改动较少",
    "hash": "与此各项相同，依散列值取定",
    "file": "与此各项相同，依文件名取定",
}
"""Why the base is the base, by the names of `generator.corpus.witnesses.base.CRITERIA`."""

KINDS: Final[Mapping[VariantKind, str]] = {
    "supplies": "校本有底本所缺",
    "lacks": "校本残缺",
    "differs": "异文",
    "adds": "校本多出",
    "omits": "校本所无",
}
"""The kinds of differences, in the order in which a record shows them: what the base lacks first."""


def witness_section(here: str, report: Report, witnesses: Sequence[Witness]) -> Iterator[Md]:
    """Yield the witnesses of a report and where they differ; nothing without any."""
    if not witnesses:
        return
    yield heading(2, text(f"校本（{len(witnesses)}）"), "witnesses")
    data = anchor(text("逐处异文的数据"), addresses.asset_link(here, f"data/witnesses/{report.id}.jsonl"))
    yield join([text(MEANING), data, text("。")])
    for number, witness in enumerate(witnesses, 1):
        yield heading(3, text(f"校本{number}：{witness.report.file}"), f"witness-{number}")
        yield fields(_facts(here, witness))
        yield from _variants(here, report, witness)


def _facts(here: str, witness: Witness) -> Iterator[tuple[Html, Html]]:
    """Yield what a witness is, where it comes from and how much it shares."""
    report, origin = witness.report, witness.report.origin
    yield text("题名"), text(blocks.title_of(report))
    yield from blocks.published(report)
    digest = element("code", text(origin.sha256))
    yield text("文件"), join([text(f"{origin.file}，{origin.size}字节，SHA-256 "), digest])
    yield text("读法"), text(f"{origin.reader}（第{origin.reader_version}版）" + _encoding(witness))
    compared = f"校本{witness.letters}字，底本{witness.base_letters}字，较短的一篇有{_percent(witness)}%见于另一篇"
    yield text("相同"), text(compared)
    yield text("取舍"), text(f"不作底本，因底本{REASONS[witness.reason]}")
    ledger = anchor(text("校本逐处改动的数据"), addresses.asset_link(here, f"data/edits/{witness.id}.jsonl"))
    yield text("改动"), join([text(f"{len(report.edits)}处，"), ledger])


def _encoding(witness: Witness) -> str:
    encoding = witness.report.origin.encoding
    return f"，编码{encoding}" if encoding else ""


def _percent(witness: Witness) -> int:
    return int(100 * witness.share)


def _variants(here: str, report: Report, witness: Witness) -> Iterator[Md]:
    found = witness.variants
    if not found:
        yield text("与底本的文字全同。")
        return
    counts = [(name, sum(one.kind == kind for one in found)) for kind, name in KINDS.items()]
    yield text(f"异文{len(found)}处：{'，'.join(f'{name}{count}处' for name, count in counts if count)}。")
    order = list(KINDS)
    shown = sorted(found, key=lambda one: order.index(one.kind))[:SHOWN]  # stable: in the order of the text
    yield fields((_variant(here, report, one) for one in shown), "fz-pair")
    if len(found) > SHOWN:
        yield paragraph(text(f"另有{len(found) - SHOWN}处，见逐处异文的数据。"))


def _variant(here: str, report: Report, one: Variant) -> tuple[Html, Html]:
    """Return a difference: its kind, linked to the passage, and the words of both in the context of the base."""
    label = anchor(text(KINDS[one.kind]), addresses.site_link(here, _home(report), one.passage))
    clean = report.clean
    before = clean[max(0, one.start - AROUND) : one.start].rpartition("\n")[2]
    after = clean[one.end : one.end + AROUND].partition("\n")[0]
    base = element("del", visible(one.base)) if one.base else text("（无）")
    other = element("ins", visible(one.other)) if one.other else text("（无）")
    parts = [text("底本作“"), text(before), base, text(after), text("”，校本作“"), other, text("”")]
    return label, join(parts)


def _home(report: Report) -> str:
    return addresses.home_file(report)
