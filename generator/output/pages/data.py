"""The page about the exported data: the files, three worked examples, reliability, licence and citation."""

from __future__ import annotations

import csv
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.data.objects import are_apart
from generator.output.data.tables.citation import reference
from generator.output.data.tables.flat import FOLDER, INDICATORS_FOLDER, TEXTS
from generator.output.data.tables.package import licence_line
from generator.output.data.tables.reliability import MEASURED
from generator.output.downloads import DOWNLOADS
from generator.output.markdown import Md, anchor, bullets, table, text
from generator.output.overview.tally import tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.corpus.model import Corpus
    from generator.knowledge.themes import Theme
    from generator.output.markdown import Html
    from generator.output.page_kind import Page
    from generator.output.settings import Settings

TEXT: Final = Path(__file__).with_name("data.md")
VERSION: Final = "版本"
"""What the sample of a reference has for the version, which the page does not know: it is made before the data."""
TOGETHER: Final = {
    "passages": '<a href="passages.csv">passages.csv</a>',
    "objects": '<a href="passages.jsonl">passages.jsonl</a>',
    "indicators": '<a href="indicators.csv">indicators.csv</a>',
    "figures": '<a href="indicators.jsonl">indicators.jsonl</a>',
    "read_indicators": 'pd.read_csv("indicators.csv", encoding="utf-8-sig")',
    "read": 'pd.read_csv("passages.csv", encoding="utf-8-sig", low_memory=False)',
    "read_r": 'read_csv("passages.csv")',
}
APART: Final = {
    "passages": f"{FOLDER}/ 下每篇一个文件，以文献编号为名：",
    "objects": "passages/ 下每篇一个文件",
    "indicators": f"{INDICATORS_FOLDER}/ 下每篇一个文件，以文献编号为名：",
    "figures": "indicators/ 下每篇一个文件",
    "read_indicators": (
        f'pd.concat(pd.read_csv(f"{INDICATORS_FOLDER}/{{id}}.csv", encoding="utf-8-sig") for id in reports["id"])'
    ),
    "read": f'pd.concat(pd.read_csv(f"{FOLDER}/{{id}}.csv", encoding="utf-8-sig") for id in reports["id"])',
    "read_r": f'list.files("{FOLDER}", full.names = TRUE) |> lapply(read_csv) |> bind_rows()',
}
"""Where the passages are, and how to read them: in one file, or in one of each report."""


def data_page(corpus: Corpus, settings: Settings) -> Iterator[Page]:
    """Yield the page."""
    words = {
        **(APART if are_apart(tally(corpus).entries) else TOGETHER),
        "name": text(settings.name),
        "sample": _sample(corpus),
        "downloads": _downloads(settings),
        "reliability": _reliability(corpus),
        "licence": text(licence_line(settings)),
        "reference": text(reference(settings, VERSION)),
    }
    yield addresses.DATA.file, Md(Template(TEXT.read_text(encoding="utf-8")).substitute(words))


def _sample(corpus: Corpus) -> Html | Md:
    for brief in corpus.briefs[:1]:
        path = f"{TEXTS}/{brief.id}.txt"
        return anchor(text(path), path)
    return Md("编号.txt")


def _downloads(settings: Settings) -> str:
    """Return the releases that are there to download, the newest name first; without any, nothing."""
    if not settings.downloads:
        return ""
    links = [anchor(text(name), f"../{DOWNLOADS}/{name}") for name in reversed(settings.downloads)]
    head = (
        "## 整包下载 {: #downloads }\n\nZIP 含本页所列的全部文件；Parquet 与 reports.csv、passages.csv 同列。\n\n"
    )
    return f"{head}{bullets(links)}\n\n"


def _reliability(corpus: Corpus) -> Md:
    """Return the figures of labels that no rule was made with."""
    themes = corpus.knowledge.themes.by_id
    with MEASURED.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["tuned"] == "false" and row["theme"] in themes]
    columns = [text(word) for word in ("主题", "年代", "标注", "段落", "该主题", "准确率", "召回率")]
    return table(text("主题标注的准确程度"), columns, [_measured(row, themes[row["theme"]]) for row in rows])


def _measured(row: dict[str, str], theme: Theme) -> list[Html]:
    keys = ("labels", "passages", "expected", "precision", "recall")
    decade = f"{row['decade'].removesuffix('s')}年代"
    return [text(theme.name), text(decade), *(text(row[key]) for key in keys)]
