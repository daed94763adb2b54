"""Blocks that several pages share: names in Chinese, marks in the text, sources and gaps of a report."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from generator.knowledge.places import UNPLACED
from generator.output.addresses import (
    HOME,
    RECORDS,
    alone_link,
    document_file,
    home_file,
    record_file,
    report_anchor,
    site_link,
    title_anchor,
)
from generator.output.markdown import Html, Md, anchor, attribute, element, fields, join, outside_link, text
from generator.output.pictures.completeness import completeness_line, lost

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.corpus.witnesses.model import Witness
    from generator.knowledge import Knowledge
    from generator.knowledge.rules import Evidence
    from generator.knowledge.themes import Theme
    from generator.output.addresses import Index
    from generator.reading.model import Basis, Delivery, Gap, GapKind, Place, Report, TitleBasis

COPIES_NAMED = 5
"""The most other copies named with a report; its record has all."""
GAPS: dict[GapKind, str] = {
    "opening": "开头残缺",
    "ending": "结尾残缺",
    "promise": "列举残缺",
    "page-turn": "转版残缺",
    "paywall": "付费截断",
    "redaction": "隐去",
    "unreadable": "乱码",
}
BASES: dict[Basis, str] = {"stated": "正文写明", "inferred": "推断", "manifest": "清单指定"}
INNER = str.maketrans("（）", "〔〕")
"""Brackets inside brackets (GB/T 15834)."""
EVIDENCES: dict[Evidence, tuple[str, str]] = {
    "inferred": ("推断", "凭上下文判断，不能由底本的字节唯一确定，请逐条核对。"),
    "removed": ("删除", "据规则判定不属于文献正文的内容。链接只作文字显示。"),
    "gap": ("标缺", "代替底本缺失文字的标记。"),
    "recovered": ("复原", "据底本的字节或字形还原；繁体转简体依字表，一简对多繁的字不可逆推。"),
    "style": ("体例", "全角标点、空格、断行、标题与段落的划分，不改动文字。"),
}
GAP_SHOWN = re.compile("(\u25a1+|\u27e6[^\u27e6\u27e7]*\u27e7)")
"""A gap mark: squares for redacted characters, words in white square brackets for missing or unreadable text."""
MARK_TITLE = "本站所加的标记：来源在此缺字"
NO_YEAR = "年份不详"
DOUBT = "（推断）"
UNCOUNTED = "新闻、决议、通知、解读等谈到报告的材料，不是报告本身：段落不标主题，也不计入各主题的段落数。"
"""What the pages say of documents whose kind is not counted."""


def marked(source: str) -> Html:
    """Return source text with its gap marks in elements; the characters are the same."""
    pieces = GAP_SHOWN.split(source)
    return join(
        element("span", text(piece), "fz-gap", MARK_TITLE) if at % 2 else text(piece)
        for at, piece in enumerate(pieces)
    )


def note(content: Html, *classes: str) -> Html:
    """Return a block that belongs to the site and not to a document."""
    return Html(Md(f'<div class="{" ".join(("fz-note", *classes))}" role="note">{content}</div>'))


def trail(here: str, *above: Index) -> Html:
    """Return the links up from a page: home, the list that leads to it, and further pages in between."""
    up = [anchor(text(name), site_link(here, file)) for name, file in (HOME, *above)]
    return Html(Md(f'<nav class="fz-trail" aria-label="所在位置">{join(up, " › ")}</nav>'))


class Titled(Protocol):
    """A report, or what lists know of it: enough to name it."""

    @property
    def file(self) -> str:
        """Return the name of its file."""

    @property
    def title(self) -> str:
        """Return its title."""

    @property
    def title_basis(self) -> TitleBasis:
        """Return whether the title is stated or made."""

    @property
    def place(self) -> Place:
        """Return its place."""

    @property
    def year(self) -> int | None:
        """Return its year, if it is known."""

    @property
    def year_basis(self) -> Basis:
        """Return how the year is known."""

    @property
    def leaf(self) -> str:
        """Return the leaf of its place that has it."""


def page_name(reports: Iterable[Titled]) -> str:
    """Return the name of a city page: that of today, if its reports have others."""
    names = (_page(report.place) for report in reports)
    return next((name for name in names if name), "地区不详")


def _page(place: Place) -> str | None:
    return None if place.slug == UNPLACED else place.page or place.name


def full_name(place: Place) -> str:
    """Return the name of a place with the divisions above it (湖南省常德市澧县), or one that no table has."""
    if place.stated_name:
        return f"{place.stated_name}（{place.name}）"
    above = dict.fromkeys(name for name in (place.province, place.prefecture, place.county) if name)
    return "".join(name for name in above if name not in place.name) + place.name


def title_of(report: Titled) -> str:
    """Return the title of a report; in square brackets if it is made, as in catalogues (GB/T 3792)."""
    title = report.title or report.file
    if report.title_basis == "stated":
        return title
    return f"\N{FULLWIDTH LEFT SQUARE BRACKET}{title}\N{FULLWIDTH RIGHT SQUARE BRACKET}"


def is_doubtful(report: Titled) -> bool:
    """Whether a report has a year that is inferred."""
    return bool(report.year) and report.year_basis == "inferred"


def year_of(report: Titled) -> str:
    """Return the year as displayed; one that is inferred says so."""
    return f"{plain_year(report)}{DOUBT if is_doubtful(report) else ''}"


def year_note(report: Titled) -> str:
    """Return the year in brackets, for a list of documents."""
    return f"（{plain_year(report)}{'，推断' if is_doubtful(report) else ''}）"


def plain_year(report: Titled) -> str:
    """Return the year without a word on how it is known."""
    return f"{report.year}年" if report.year else NO_YEAR


def span_of_years(reports: Iterable[Titled]) -> str:
    """Return the first and the last year of reports (2021—2025), one of them if there is no other."""
    years = sorted({report.year for report in reports if report.year})
    return "—".join(map(str, dict.fromkeys((years[0], years[-1])))) if years else NO_YEAR


def years_of(reports: Iterable[Titled]) -> str:
    """Return the first and the last year of reports in words."""
    span = span_of_years(reports)
    return span if span == NO_YEAR else f"{span}年"


def is_counted(report: Report, knowledge: Knowledge) -> bool:
    """Whether a report is a document of its place, and not a page about one."""
    kind = knowledge.kinds.get(report.kind)
    return kind is None or kind.counted


def own(reports: Iterable[Report], knowledge: Knowledge) -> list[Report]:
    """Return the documents of a place, without the pages about them."""
    return [report for report in reports if is_counted(report, knowledge)]


def others(reports: Iterable[Report], knowledge: Knowledge) -> list[Report]:
    """Return the pages about documents."""
    return [report for report in reports if not is_counted(report, knowledge)]


def themes_of(knowledge: Knowledge) -> tuple[Theme, ...]:
    """Return the themes in their order."""
    return tuple(knowledge.themes.by_id.values())


def kind_name(report: Report, knowledge: Knowledge) -> str:
    """Return the name of a report's kind."""
    kind = knowledge.kinds.get(report.kind)
    return kind.name if kind else report.kind


def provenance(here: str, report: Report, knowledge: Knowledge, witnesses: Sequence[Witness] = ()) -> Html:
    """Return the identity and provenance of a report and a link to its record; on the record, its file in full.

    `witnesses` are its other copies, named in one line.
    """
    on_record = here == record_file(report)
    source = _source_in_full(here, report) if on_record else _source(here, report)
    others = _others(here, report, witnesses) if witnesses else ()
    return fields([*_identity(report, knowledge), *_origin(report), *source, *others, *_entry(here, report)])


def head_block(
    here: str,
    report: Report,
    knowledge: Knowledge,
    witnesses: Sequence[Witness] = (),
    *notes: Html,
) -> Html:
    """Return the line below the title of a document: what it is, in short; the evidence for it opens at a click.

    The links to its view alone and to the whole page, and the button that prints it, are shown by the theme where
    they have a meaning.
    """
    line = f"{report.place.name}·{plain_year(report)}"
    items = join([*_in_short(here, report, knowledge), *_to_do(here, report)])
    basis = join([provenance(here, report, knowledge, witnesses), *notes], "\n")
    return Html(
        Md(
            f'<div class="fz-meta" data-line="{attribute(line)}">\n<p>{items}</p>\n'
            f'<details class="fz-basis">\n<summary>依据</summary>\n{basis}\n</details>\n</div>'
        )
    )


def _in_short(here: str, report: Report, knowledge: Knowledge) -> Iterator[Html]:
    """Yield what a document is, where it is from, and the pages about it."""
    place = f"{report.place.name}{DOUBT if report.place.basis == 'inferred' else ''}"
    facts = (kind_name(report, knowledge), year_of(report), place, _site_name(report))
    yield from (element("span", text(fact)) for fact in facts if fact)
    yield element("span", anchor(text(f"改动{len(report.edits)}处"), site_link(here, record_file(report))))
    entry = anchor(text("引用"), site_link(here, document_file(report)), "著录与引用格式", "fz-entry")
    yield element("span", entry, "fz-last")


def _to_do(here: str, report: Report) -> Iterator[Html]:
    """Yield what can be done with a document; the class says when: alone, on the whole page, with a script."""
    title = title_anchor(report.id, report_anchor(report))
    alone = anchor(text("单独阅读"), alone_link(here, report.id, home_file(report), title))
    yield element("span", alone, "fz-go-alone")
    yield element("span", anchor(text("本地区全部文献"), f"./#{title}"), "fz-go-whole")
    for name, label in (("fz-open", "目录"), ("fz-print", "打印本篇")):
        yield element("span", Html(Md(f'<button type="button">{text(label)}</button>')), name)


def _site_name(report: Report) -> str:
    """Return who published a source, else the name or the host of its site; empty if nothing is known."""
    named = report.publisher or next((value for field, value in report.metadata if field == "site"), "")
    return named or (urlsplit(report.source_url).hostname or "" if report.source_url else "")


def _entry(here: str, report: Report) -> Iterator[tuple[Html, Html]]:
    """Yield the link to the entry of a report, from which the control beside its passages knows the report."""
    entry = document_file(report)
    if here not in {entry, home_file(report)}:
        yield text("引用"), anchor(text("著录与引用格式"), site_link(here, entry), classes="fz-entry")


def _others(here: str, report: Report, witnesses: Sequence[Witness]) -> Iterator[tuple[Html, Html]]:
    """Yield a line with the other copies of a report, each by publisher and address, else by its file."""
    named: dict[str, Html] = {}
    for witness in witnesses:
        copy = witness.report
        address = copy.source_url
        label = copy.publisher or (address or copy.file)
        link = outside_link(text(address), address) if address else text("")
        known = join([text(label), text("\N{FULLWIDTH COLON}"), link]) if address and copy.publisher else None
        named.setdefault(f"{label} {address}", known or (link if address else text(label)))
    shown = list(named.values())[:COPIES_NAMED]
    record = anchor(text(f"校本{len(witnesses)}种"), f"{site_link(here, record_file(report))}#witnesses")
    more = text("等") if len(named) > COPIES_NAMED else text("")
    yield text("另见"), join([join(shown, "；"), more, text("，见"), record])


def _identity(report: Report, knowledge: Knowledge) -> Iterator[tuple[Html, Html]]:
    """Yield the identity of a report, and how it is known."""
    if report.title_basis == "made":
        yield text("题名"), text(f"{title_of(report)}（本站拟题：来源没有这样的题名）")
    yield text("文种"), text(kind_name(report, knowledge))
    yield from _delivery(report.delivery)
    yield (
        text("年份"),
        text(plain_year(report) + (_known(report.year_basis, report.year_why) if report.year else "")),
    )
    yield (
        text("地区"),
        text(f"{full_name(report.place)}{_known(report.place.basis, report.place.why)}"),
    )
    if report.publisher:
        yield text("发布单位"), text(report.publisher)
    for name, values in _metadata(report).items():
        yield text(METADATA.get(name, name)), text("；".join(values))


def evidence(basis: Basis, why: str) -> str:
    """Return how a year or place is known, as one phrase without a stop: 据正文“…”; 推断：….

    Reasons that say what they rest on (据…) need no word before them.
    """
    said = why.strip().rstrip("。")
    return said if said.startswith("据") else f"{BASES[basis]}{f'：{said}' if said else ''}"


def _known(basis: Basis, why: str) -> str:
    return f"（{evidence(basis, why).translate(INNER)}）"


def _delivery(delivery: Delivery) -> Iterator[tuple[Html, Html]]:
    """Yield who gave a report, where and when, as far as the document states it."""
    if delivery.speaker or delivery.office:
        yield text("报告人"), text(f"{delivery.office or ''}{delivery.speaker or ''}")
    if delivery.session:
        yield text("会议"), text(delivery.session)
    if delivery.date:
        yield text("日期"), text(day_of(delivery.date))
    if delivery.issuer:
        yield text("机关"), text(delivery.issuer)


def published(report: Report) -> Iterator[tuple[Html, Html]]:
    """Yield who published a source, the page it was taken from, and when."""
    if report.publisher:
        yield text("发布单位"), text(report.publisher)
    yield from _origin(report)


def _origin(report: Report) -> Iterator[tuple[Html, Html]]:
    """Yield what the manifest says of the source: the note, the page it was taken from, and when."""
    if report.note:
        yield text("说明"), text(report.note)
    day = day_of(report.retrieved) if report.retrieved else ""
    if report.source_url:
        link = outside_link(text(report.source_url), report.source_url)
        yield text("网页"), join([link, text(f"（{day}取得）" if day else "")])
    elif day:
        yield text("取得"), text(day)


def day_of(iso: str) -> str:
    """Return a day (YYYY-MM-DD) as readers write it."""
    year, month, day = iso.split("-")
    return f"{year}年{int(month)}月{int(day)}日"


def _source(here: str, report: Report) -> Iterator[tuple[Html, Html]]:
    origin = report.origin
    yield text("底本"), text(f"{origin.file}（{origin.read_as}）")
    record = anchor(text("校勘记"), site_link(here, record_file(report)))
    yield text("校勘"), join([record, text(f"：改动{len(report.edits)}处")])


def _source_in_full(here: str, report: Report) -> Iterator[tuple[Html, Html]]:
    """Yield the exact file of the record, how it was read, and a link to the version of the rules."""
    origin = report.origin
    digest = element("code", text(origin.sha256))
    yield text("底本"), join([text(f"{origin.file}，{origin.size}字节，SHA-256 "), digest])
    encoding = f"，编码{origin.encoding}" if origin.encoding else ""
    yield text("读法"), text(f"{origin.reader}（第{origin.reader_version}版）{encoding}")
    version = anchor(text("程序与规则的版本"), f"{site_link(here, RECORDS.file)}#{VERSION}")
    yield text("版本"), version


VERSION = "version"
"""The anchor of the versions, which only the list of records has, so that a changed rule changes no other page."""


def _metadata(report: Report) -> dict[str, list[str]]:
    """Return the values of each field, without those that are contained in another of the same field."""
    found: dict[str, list[str]] = {}
    for name, value in report.metadata:
        others = [other for field, other in report.metadata if field == name and other != value]
        if value != report.publisher and not any(value in other for other in others):
            found.setdefault(name, []).append(value)
    return {name: list(dict.fromkeys(values)) for name, values in found.items()}


METADATA = {
    "author": "作者",
    "editor": "编辑",
    "publisher": "发布单位",
    "published": "发布时间",
    "document-number": "文号",
    "tags": "标签",
    "title": "网页标题",
    "path": "网址",
    "column": "栏目",
    "site": "网站",
    "url": "网页自述的网址",
    "retrieved": "抓取日期",
    "language": "语言",
}
"""The names of the fields of `generator.knowledge.rules.FIELDS`, and of what a file says of its document."""


def gap_notice(here: str, report: Report) -> Html | None:
    """Return the list of a report's gaps, or None for a report that is complete as far as is known."""
    if not report.gaps:
        return None
    redacted = [gap for gap in report.gaps if gap.kind == "redaction"]
    lines = [_gap_line(here, report, gap) for gap in report.gaps if gap.kind != "redaction"]
    if redacted:
        lines.append(_redactions(here, report, redacted))
    items = "".join(f"<li>{line}</li>" for line in lines)
    short = join(_gaps_of_a_kind(here, report, kind) for kind in dict.fromkeys(gap.kind for gap in report.gaps))
    return note(
        Html(
            Md(
                f'<p><strong>本篇残缺。</strong><span class="fz-gaps">{short}</span></p>'
                f"{completeness_line(report)}<details><summary>逐处说明</summary>"
                f"<p>来源缺下列内容，本站未作补写：</p><ul>{items}</ul></details>"
            )
        ),
        "fz-incomplete",
    )


def _gaps_of_a_kind(here: str, report: Report, kind: GapKind) -> Html:
    """Return the gaps of a kind in a word, which leads to the first of them."""
    gaps = [gap for gap in report.gaps if gap.kind == kind]
    chars = lost(report, kind) if kind == "paywall" else sum(gap.chars or 0 for gap in gaps)
    number = f"{len(gaps)}处" if len(gaps) > 1 else ""
    missing = "" if kind == "redaction" else "缺"
    size = f"，{'共' if number else ''}{missing}{chars}字" if chars else ""
    label = text(f"{GAPS[kind]}{number}{size}")
    passage = next((gap.passage for gap in gaps if gap.passage), None)
    return element("span", anchor(label, _where(here, report, passage)) if passage else label)


def _redactions(here: str, report: Report, gaps: Sequence[Gap]) -> Html:
    """Return one line for all redactions of a report: there may be a hundred."""
    links = (anchor(text(f"第{n}处"), _where(here, report, gap.passage)) for n, gap in enumerate(gaps, 1))
    chars = sum(gap.chars or 0 for gap in gaps)
    size = f"，共{chars}字" if chars else ""
    return join([text(f"{GAPS['redaction']}{len(gaps)}处{size}："), join(links, " ")])


def _where(here: str, report: Report, passage: str) -> str:
    return f"#{passage}" if here == home_file(report) else _home(here, report, passage)


def _gap_line(here: str, report: Report, gap: Gap) -> Html:
    size = f"，缺{gap.chars}字" if gap.chars else ""
    label = text(f"{GAPS[gap.kind]}{size}")
    return join(
        [
            anchor(label, _where(here, report, gap.passage)) if gap.passage else label,
            text(f"：{gap.why}" if gap.why else ""),
        ]
    )


def _home(here: str, report: Report, passage: str) -> str:
    return site_link(here, home_file(report), passage)


def home_link(here: str, report: Report, label: Html) -> Html:
    """Return a link to a report on its city page."""
    return anchor(label, _home(here, report, report_anchor(report)))


def gap_words(reports: Iterable[Report]) -> str:
    """Return a short description of the gaps of reports."""
    return gap_kinds(gap.kind for report in reports for gap in report.gaps)


def gap_kinds(kinds: Iterable[GapKind]) -> str:
    """Return a short description of gaps of these kinds."""
    counted = Counter(GAPS[kind] for kind in kinds)
    words = (f"{name}{count}处" if count > 1 else name for name, count in counted.items())
    return "、".join(words) or "未见残缺"


def gap_short(kinds: Iterable[GapKind]) -> str:
    """Return what `gap_kinds` does for a column of a table: nothing where no gap is known."""
    known = tuple(kinds)
    return gap_kinds(known) if known else ""


def gap_summary(reports: Iterable[Report]) -> Html:
    """Return a short description of the gaps of reports, for a page."""
    return text(gap_words(reports))
