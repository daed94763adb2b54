"""Flat rows: what a table for spreadsheets has of a row of the JSON lines, and of nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from generator.output.data.tables.schema import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    JsonObject = Mapping[str, Any]

REPORTS: Final = "reports.csv"
PASSAGES: Final = "passages.csv"
INDICATORS: Final = "indicators.csv"
FOLDER: Final = "passages-csv"
INDICATORS_FOLDER: Final = "indicators-csv"
"""The folders that take the place of these two where passages are in one file for each report."""
TEXTS: Final = "texts"
HIDDEN: Final = "redaction"
"""The kind of gap that leaves a document complete: characters that its publisher hid."""


def report_rows(rows: Iterable[JsonObject], themes: Sequence[str]) -> Iterator[list[object]]:
    """Yield the rows of `reports.csv` of rows of `reports.jsonl`."""
    names = tables()[REPORTS].names(themes)
    for row in rows:
        flat = _report(row, themes)
        yield [flat[name] for name in names]


def _report(row: JsonObject, themes: Sequence[str]) -> dict[str, object]:
    counts = {theme["id"]: theme["passages"] for theme in row["themes"]}
    return {
        **row,
        **_place(row["place"]),
        **_gaps(row["gaps"]),
        "witnesses": len(row["witnesses"]),
        **{f"theme_{theme}": counts.get(theme, 0) for theme in themes},
        "text": f"{TEXTS}/{row['id']}.txt",
    }


def _place(place: JsonObject) -> dict[str, object]:
    code = place["code"] or ""
    named = {key: place[key] for key in ("level", "code", "province", "prefecture", "county")}
    ends = {"province": 2, "prefecture": 4, "county": 6}
    codes = {f"{key}_code": _code(code, end) if place[key] else None for key, end in ends.items()}
    return {"place": place["name"], "place_basis": place["basis"], **named, **codes}


def _code(code: str, end: int) -> str | None:
    """Return the code of the division that the first digits of a code name."""
    return code[:end].ljust(len(code), "0") if code else None


def _gaps(gaps: Sequence[JsonObject]) -> dict[str, object]:
    return {
        "complete": all(gap["kind"] == HIDDEN for gap in gaps),
        "gaps": len(gaps),
        "gap_kinds": ";".join(dict.fromkeys(gap["kind"] for gap in gaps)),
        "missing_chars": sum(gap["chars"] or 0 for gap in gaps if gap["kind"] != HIDDEN),
    }


def passage_rows(
    rows: Iterable[JsonObject], place: str, year: int | None, themes: Sequence[str]
) -> Iterator[list[object]]:
    """Yield the rows of `passages.csv` of the rows of `passages.jsonl` of a report with this place and year."""
    names = tables()[PASSAGES].names(themes)
    for row in rows:
        flat = {**row, "place": place, "year": year, **_passage(row, themes)}
        yield [flat[name] for name in names]


def _passage(row: JsonObject, themes: Sequence[str]) -> dict[str, object]:
    found = row["themes"]
    scores = {theme["id"]: theme["score"] for theme in found}
    return {
        "path": " > ".join(row["path"]),
        "chars": len(row["text"]),
        "themes": ";".join(theme["id"] for theme in found),
        "theme_terms": ";".join(f"{theme['id']}:{'、'.join(theme['why'])}" for theme in found),
        "theme_spans": ";".join(f"{theme['id']}:{_spans(theme['spans'])}" for theme in found),
        **{f"score_{theme}": scores.get(theme) for theme in themes},
    }


def indicator_rows(rows: Iterable[JsonObject], place: str, year: int | None) -> Iterator[list[object]]:
    """Yield the rows of `indicators.csv` of those of `indicators.jsonl` of a report with this place and year."""
    names = tables()[INDICATORS].names(())
    for row in rows:
        flat = {**row, "place": place, "report_year": year, **_indicator(row)}
        yield [flat[name] for name in names]


def _indicator(row: JsonObject) -> dict[str, object]:
    value = row["value"]
    is_range = isinstance(value, list)
    low, high = value if is_range else (value, value)
    return {
        "value": json.dumps(value) if is_range else value,
        "low": low,
        "high": high,
        "tone": "、".join(row["tone"]),
    }


def _spans(spans: Iterable[Sequence[int]]) -> str:
    return ",".join(f"{start}-{end}" for start, end in spans)
