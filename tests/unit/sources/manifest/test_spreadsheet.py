"""A manifest from a spreadsheet says what one in YAML would, whatever program saved it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.errors import KnowledgeError
from generator.sources.manifest import load_manifest
from generator.sources.manifest.keys import COLUMNS, KEYS
from tests.work import calls

if TYPE_CHECKING:
    from pathlib import Path

    from generator.sources.manifest import ManifestEntry

KNOWN = load_knowledge()
TABLE = (
    "文件,地区,年份,文种,标题,来源,网址,抓取日期,备注,略过\r\n"
    '"站点,甲/a.html",澧县,2023,政府工作报告,2023年工作报告,澧县人民政府,https://example.org/a,2026/1/9,"节选，\r\n'
    "b.html,全国,2024年,work-report,,,,2026年11月22日,,否\r\n"
)
ONE = "\n".join(TABLE.replace("节选，\r\n", '节选"\r\n').splitlines())


def written(folder: Path, data: bytes) -> dict[str, ManifestEntry]:
    """Return the entries for the two files of the table."""
    (folder / "manifest.csv").write_bytes(data)
    return load_manifest(folder, KNOWN).entries(["站点,甲/a.html", "b.html", "c.html"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "，"])
def test_it_is_read_as_spreadsheets_save_it(tmp_path: Path, encoding: str, separator: str) -> None:
    text = ONE.replace('"站点,甲/a.html"', "\0").replace(",", separator).replace("\0", '"站点,甲/a.html"')
    found = written(tmp_path, text.encode(encoding))
    assert set(found) == {"站点,甲/a.html", "b.html"}
    one, other = found.values()
    assert one.place is not None
    assert (one.place.code, one.year, one.kind, one.title) == ("430723", 2023, "work-report", "2023年工作报告")
    assert (one.publisher, one.url, one.retrieved) == ("澧县人民政府", "https://example.org/a", "2026-01-09")
    assert (one.note, one.line) == ("节选", 2)
    assert (other.national, other.year, other.kind) == (True, 2024, "work-report")
    assert (other.retrieved, other.note, other.skip) == ("2026-11-22", None, False)


def test_english_names_a_stated_separator_blank_rows_and_own_columns_and_notes(tmp_path: Path) -> None:
    text = "sep=;\n# 我的清单\nFile;Place;# 负责人;;skip\n\n;;;;\n  b.html ;澧县;小王;;yes\n#a.html;;;;\n"
    (entry,) = written(tmp_path, text.encode()).values()
    assert (entry.file, entry.skip, entry.line) == ("b.html", True, 6)


def test_every_key_has_columns_and_no_name_is_taken_twice() -> None:
    assert len(COLUMNS) == sum(1 + len(key.columns) for key in KEYS)
    assert set(COLUMNS.values()) == {key.name for key in KEYS}
    assert all(key.columns for key in KEYS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "文件,地区呀\na,b\n",
            "line 1: the column '地区呀' is not known; did you mean '地区'.; a column of your own",
        ),
        ("文件,负责的人,年份\na,b,\n", "line 1: the column '负责的人' is not known; known columns: file, 文件, "),
        ("地区,年份\n澧县,2023\n", r"line 1: there is no column 'file' \(文件\); the first line has the names"),
        ("文件,地区,place\na,,\n", "line 1: the columns '地区' and 'place' say the same; keep one"),
        (
            "文件,备注\na,甲,乙\n",
            "line 2: the row has 3 cells, the first line 2; put a cell that has the separator",
        ),
        ('文件,备注\na,"甲\n乙"\n', "line 2: 'note' contains a line break"),
        ('文件,备注\na,甲\nb,"乙\n', r"line 3: not a row of CSV \(unexpected end of data\); correct its quotes"),
        ('文件,备注\n"a\n",\nb,\nc,\nb,\n', "line 6: the file 'b' is given twice, first in .*manifest.csv line 4"),
        ("文件,年份\n,2023\n", "line 2: the key 'file' is missing"),
        ("文件,文种\na,工作报\n", "line 2: 'kind: 工作报' is not known"),
        ("文件,略过\na,也许\n", "line 2: 'skip: 也许' is not known; one of: no, yes, 否, 是"),
    ],
)
def test_a_mistake_names_its_line_and_the_remedy(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(KnowledgeError, match=f"manifest.csv {said}"):
        written(tmp_path, text.encode())


def test_bytes_in_no_encoding_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"manifest\.csv: the file is neither UTF-8 nor GB18030; save it as"):
        written(tmp_path, "文件\n".encode() + b"\xff\xff\n")


def test_an_empty_one_says_nothing(tmp_path: Path) -> None:
    assert written(tmp_path, b"") == {}


def test_three_thousand_lines_cost_ten_times_as_much_as_three_hundred(tmp_path: Path) -> None:
    def cost(lines: int) -> int:
        rows = [f"s/{n}.html,澧县,2023,work-report,某网,https://example.org/{n},2026-01-09" for n in range(lines)]
        table = "\n".join(["文件,地区,年份,文种,来源,网址,抓取日期", *rows])
        (tmp_path / "manifest.csv").write_text(table, encoding="utf-8")
        names = [f"s/{n}.html" for n in range(lines)]
        return calls(lambda: load_manifest(tmp_path, KNOWN).entries(names))

    cost(3)
    assert cost(3000) < 11 * cost(300)
