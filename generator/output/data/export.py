"""The exported data: JSON lines that outside programs rely on, keys in the order given here, and tables."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, TextIO

from generator import __version__
from generator.corpus.briefs import theme_rows
from generator.corpus.findings.work_list import work_list
from generator.knowledge.rules import weakest
from generator.output.addresses import HOME, home_file, report_anchor, site_link
from generator.output.data.files import file_rows
from generator.output.data.findings import finding_row
from generator.output.data.indicators import FOLDER as INDICATORS
from generator.output.data.indicators import indicator_rows
from generator.output.data.objects import are_apart, object_files
from generator.output.data.passages import FOLDER as PASSAGES
from generator.output.data.tables import flat
from generator.output.data.tables.package import write_package
from generator.output.data.tables.sheets import sheet
from generator.output.data.tables.writing import sheet_files, write_indicators, write_themes
from generator.output.data.witnesses import variant_rows, witness_row
from generator.output.overview.tally import tally
from generator.output.pieces import piece, report_part, witness_parts
from generator.output.settings import DEFAULTS
from generator.text.ledger import Origins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.corpus.model import Corpus
    from generator.corpus.witnesses.model import Witness
    from generator.knowledge import Knowledge
    from generator.knowledge.rules import Rule
    from generator.output.settings import Settings
    from generator.reading.model import Passage, Report
    from generator.text.ledger import Edit

Row = dict[str, object]

REPORTS: Final = "reports.jsonl"
FINDINGS: Final = "findings.jsonl"
FILES: Final = "files.jsonl"
EDITS: Final = "edits"
WITNESSES: Final = "witnesses"
LANGUAGE: Final = "zh-Hans"
"""Files of `docs/data`, which it has even without a report, the folder of the edits of each report and witness,
and that of the variants of the reports that have witnesses. `passages.py` and `indicators.py` have
the files of the passages and figures. The
language of all texts is simplified Chinese: others are converted."""


def write_data(corpus: Corpus, folder: Path, settings: Settings = DEFAULTS) -> None:
    """Write all data of a corpus into a new folder; ARCHITECTURE.md describes the files.

    `settings` has what the operator says of the data as a whole.
    """
    edits = folder / EDITS
    edits.mkdir(parents=True)
    witnesses = corpus.by_base()
    rules = corpus.knowledge.rules
    apart = are_apart(tally(corpus).entries)
    with (
        lines_in(folder / REPORTS) as reports,
        object_files(folder, PASSAGES, apart=apart) as passages,
        object_files(folder, INDICATORS, apart=apart) as indicators,
        sheet_files(folder, corpus.knowledge.themes.by_id, apart=apart) as sheets,
    ):
        for at, brief in enumerate(corpus.briefs):  # one pass: each is read from the store once
            own, named = _Data(corpus, at, settings.data.licence), report_part(brief)
            found = witnesses.get(brief.id, ())
            row = piece(corpus, "row", [named, own.licence, witness_parts(found)], partial(own.row, found))
            reports.write(row)
            sheets.report(row)
            passages(brief.id, [piece(corpus, "passages", named, own.passages)])
            sheets.passages(brief.id, piece(corpus, "sheet", named, own.sheet))
            indicators(brief.id, [piece(corpus, "indicators", named, own.indicators)])
            sheets.indicators(brief.id, piece(corpus, "indicator-sheet", named, own.indicator_sheet))
            sheets.text(brief.id, piece(corpus, "text", named, own.text))
            write_text(edits / f"{brief.id}.jsonl", piece(corpus, "edits", named, own.edits))
    for one in corpus.witnesses:
        write_lines(edits / f"{one.id}.jsonl", (edit_row(edit, rules) for edit in one.report.edits))
    write_witnesses(witnesses, folder / WITNESSES)
    write_lines(folder / FILES, file_rows(corpus))
    write_lines(folder / FINDINGS, (finding_row(f, corpus.knowledge.messages) for f in work_list(corpus)))
    themes = corpus.knowledge.themes
    write_themes(folder, themes, (brief.year for brief in corpus.briefs))
    write_indicators(folder, corpus.knowledge.indicators)
    write_package(folder, settings, tuple(themes.by_id), corpus.knowledge.digest)


@dataclass(frozen=True)
class _Data:
    """What the data has of a report, as lines; it is read from the store once, where one of them is made."""

    corpus: Corpus
    at: int
    licence: str

    def row(self, witnesses: Sequence[Witness]) -> str:
        return "".join(as_lines([report_row(self._report, self.corpus.knowledge, witnesses, self.licence)]))

    def passages(self) -> str:
        return "".join(as_lines(self._rows))

    def sheet(self) -> str:
        report, themes = self._report, tuple(self.corpus.knowledge.themes.by_id)
        return sheet(flat.passage_rows(self._rows, report.place.name, report.year, themes))

    def indicators(self) -> str:
        return "".join(as_lines(indicator_rows(self._report)))

    def indicator_sheet(self) -> str:
        rows = list(indicator_rows(self._report))
        return sheet(flat.indicator_rows(rows, self._report.place.name, self._report.year))

    def text(self) -> str:
        return self._report.clean

    def edits(self) -> str:
        return "".join(as_lines(edit_row(edit, self.corpus.knowledge.rules) for edit in self._report.edits))

    @cached_property
    def _report(self) -> Report:
        return self.corpus.reports[self.at]

    @cached_property
    def _rows(self) -> list[Row]:
        return list(passage_rows(self._report))


def write_witnesses(witnesses: Mapping[str, Sequence[Witness]], folder: Path) -> None:
    """Write `<report>.jsonl` for each report that has witnesses; without any there is no folder."""
    for base, found in witnesses.items():
        folder.mkdir(exist_ok=True)
        write_lines(folder / f"{base}.jsonl", variant_rows(found))


def write_lines(path: Path, rows: Iterable[Row]) -> None:
    r"""Write rows as JSON lines in UTF-8, each ended by `\n` on every system."""
    with lines_in(path) as file:
        file.writelines(as_lines(rows))


def write_text(path: Path, lines: str) -> None:
    """Write lines that are JSON already."""
    with lines_in(path) as file:
        file.write(lines)


def lines_in(path: Path) -> TextIO:
    """Open a new file of JSON lines."""
    return path.open("w", encoding="utf-8", newline="\n")


def as_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield rows as lines of JSON."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    return (encode(row) + "\n" for row in rows)


def report_row(report: Report, knowledge: Knowledge, witnesses: Sequence[Witness] = (), licence: str = "") -> Row:
    """Return a report as one line of `reports.jsonl`; `url` is relative to the site root."""
    origin = report.origin
    counts = Counter(hit.id for passage in report.passages for hit in passage.themes)
    return {
        "id": report.id,
        "file": origin.file,
        "sha256": origin.sha256,
        "encoding": origin.encoding,
        "title": report.title,
        "place": asdict(report.place),
        "year": report.year,
        "kind": report.kind,
        "publisher": report.publisher,
        "gaps": [asdict(gap) for gap in report.gaps],
        "url": page_url(report),
        "reader": origin.reader,
        "reader_version": origin.reader_version,
        "size": origin.size,
        "year_basis": report.year_basis,
        "year_why": report.year_why,
        "title_basis": report.title_basis,
        **asdict(report.delivery),
        "source_url": report.source_url,
        "retrieved": report.retrieved,
        "note": report.note,
        "program_version": __version__,
        "knowledge_digest": knowledge.digest,
        "metadata": [list(pair) for pair in report.metadata],
        "left": [asdict(one) for one in origin.left],
        "witnesses": [witness_row(witness) for witness in witnesses],
        "kind_name": knowledge.kinds[report.kind].name,
        "language": LANGUAGE,
        "passages": len(report.passages),
        "chars": sum(len(passage.text) for passage in report.passages),
        "themes": [{"id": theme, "passages": counts[theme]} for theme in knowledge.themes.by_id],
        "licence": licence or None,
        "indicators": len(report.indicators),
    }


def passage_rows(report: Report) -> Iterator[Row]:
    """Yield the passages of a report as the lines of `passages.jsonl`, or of the file of the report."""
    origins, at = Origins(report.edits), 0
    above: list[tuple[int, str]] = []
    for number, passage in enumerate(report.passages, 1):
        above = [pair for pair in above if pair[0] < len(passage.path)]
        parent = above[-1][1] if above else None
        if passage.kind == "heading":
            above.append((len(passage.path), passage.id))
        end = at + len(passage.text)
        start, stop = origins.covering(at, end)
        yield {
            **passage_row(report, passage),
            "number": number,
            "parent": parent,
            "basis": passage.basis,
            "source_start": start,
            "source_end": stop,
        }
        at = end + 1


def passage_row(report: Report, passage: Passage) -> Row:
    """Return what a line has of a passage alone, without its neighbours."""
    return {
        "report": report.id,
        "id": passage.id,
        "kind": passage.kind,
        "level": passage.level,
        "text": passage.text,
        "path": list(passage.path),
        "themes": theme_rows(passage),
        "url": passage_url(report, passage.id),
        "part": passage.part,
        "inferred": passage.inferred,
    }


def edit_row(edit: Edit, rules: Mapping[str, Rule]) -> Row:
    """Return an edit as one line of `edits/<report>.jsonl`, with the rule and evidence of its weakest step."""
    rule = weakest(edit.steps, rules)
    return {
        "start": edit.start,
        "end": edit.end,
        "before": edit.before,
        "after": edit.after,
        "rule": rule.id,
        "evidence": rule.evidence,
        "steps": list(edit.steps),
    }


def page_url(report: Report) -> str:
    """Return the address of a report on its city page, relative to the site root."""
    return passage_url(report, report_anchor(report))


def passage_url(report: Report, anchor: str) -> str:
    """Return the address of a passage's one home, relative to the site root."""
    return site_link(HOME.file, home_file(report), anchor)
