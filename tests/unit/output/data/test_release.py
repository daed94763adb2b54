"""A release: one ZIP of all data, the same bytes for the same data, and Parquet with the types of the columns."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from generator.commands import main
from generator.output.data.tables import release
from generator.output.data.tables.audit import audit_tables
from generator.output.data.tables.schema import tables
from generator.output.downloads import downloads_in

ROOT = Path(__file__).parents[4]


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    docs = tmp_path_factory.mktemp("site") / "docs"
    generate = [sys.executable, "-m", "generator", "generate", "--seeds", str(ROOT / "seeds")]
    subprocess.run([*generate, "--docs", str(docs), "--no-store"], cwd=docs.parent, env=ENVIRONMENT, check=True)
    return docs


ENVIRONMENT = {"PYTHONPATH": str(ROOT), "PATH": ""}


def run(docs: Path, *more: str) -> int:
    return main(["data", "--docs", str(docs), *more])


def test_the_zip_has_all_data_and_is_the_same_again(docs: Path, tmp_path: Path) -> None:
    assert run(docs, "--out", str(tmp_path / "a")) == 0
    assert run(docs, "--out", str(tmp_path / "b")) == 0
    (first,), (second,) = (sorted((tmp_path / name).glob("*.zip")) for name in "ab")
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        archive.extractall(tmp_path / "out")
    (folder,) = (tmp_path / "out").iterdir()
    assert folder.name == first.stem
    assert audit_tables(folder) == []
    assert not (folder / "index.md").exists()


def test_parquet_has_the_columns_and_rows_of_the_tables(docs: Path, tmp_path: Path) -> None:
    assert run(docs, "--out", str(tmp_path)) == 0
    for name in ("reports", "passages", "indicators"):
        (path,) = tmp_path.glob(f"{name}-*.parquet")
        found = pd.read_parquet(path)
        table = pd.read_csv(docs / "data" / f"{name}.csv", encoding="utf-8-sig")
        assert list(found.columns) == list(table.columns)
        assert len(found) == len(table)
        assert found["year"].dtype.kind in "iuf"
    lines = (docs / "data" / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    found = pd.read_parquet(next(tmp_path.glob("passages-*.parquet")))
    assert list(found["text"]) == [json.loads(line)["text"] for line in lines]


def test_every_type_of_a_column_of_the_tables_has_one_in_parquet() -> None:
    from generator.output.data.tables.parquet import TYPES  # noqa: PLC0415 - beside what it is about

    assert {
        column.type
        for name in ("reports.csv", "passages.csv", "indicators.csv")
        for column in tables()[name].columns
    } <= TYPES.keys()


def test_without_the_library_it_is_the_zip_alone(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert run(docs, "--out", str(tmp_path)) == 0
    assert [path.suffix for path in tmp_path.iterdir()] == [".zip"]
    assert "pip install 'fangzhi[parquet]'" in capsys.readouterr().err


def test_damaged_data_are_not_released(docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "docs"
    for path in (path for path in docs.rglob("*") if path.is_file()):
        (copy / path.relative_to(docs)).parent.mkdir(parents=True, exist_ok=True)
        (copy / path.relative_to(docs)).write_bytes(path.read_bytes())
    (copy / "data" / "themes.csv").write_text("", encoding="utf-8")
    assert run(copy, "--out", str(tmp_path / "out")) == 1
    assert not (tmp_path / "out").exists()
    assert "themes.csv: size or hash" in capsys.readouterr().err


def test_a_file_appears_when_it_is_whole(docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(release, "write_parquet", stopped)
    with pytest.raises(KeyboardInterrupt):
        list(release.write_release(docs / "data", tmp_path))
    assert [path.suffix for path in tmp_path.iterdir() if not path.name.startswith(".")] == [".zip"]


def test_the_page_lists_the_releases_that_are_there(docs: Path, tmp_path: Path) -> None:
    assert run(docs) == 0
    names = downloads_in(docs)
    assert len(names) == 4
    generate = [sys.executable, "-m", "generator", "generate", "--seeds", str(ROOT / "seeds")]
    subprocess.run([*generate, "--docs", str(docs), "--no-store"], cwd=tmp_path, env=ENVIRONMENT, check=True)
    page = (docs / "data" / "index.md").read_text(encoding="utf-8")
    assert all(f'<a href="../downloads/{name}">{name}</a>' in page for name in names)
    assert downloads_in(docs) == names, "a build leaves them as they are"


def test_the_example_in_pandas_runs_and_gives_its_table(docs: Path) -> None:
    page = (docs / "data" / "index.md").read_text(encoding="utf-8")
    code, _ = re.findall(r"```python\n(.+?)```", page, re.DOTALL)
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=docs / "data", capture_output=True, text=True, check=True
    )
    assert shown.stderr == ""
    head, *rows = [line.split() for line in shown.stdout.splitlines()]
    assert head == ["place", "year", "chars", "size", "sum", "share"]
    assert len(rows) == 1 + 5
    shares = [float(row[-1]) for row in rows[1:]]
    assert shares == sorted(shares, reverse=True)
    assert 0 < shares[0] < 1


def test_the_example_in_pandas_runs_where_passages_are_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.output.data.objects.FITS", 1000)
    monkeypatch.chdir(tmp_path)
    assert main(["generate", "--seeds", str(ROOT / "seeds"), "--docs", "docs", "--no-store"]) == 0
    code = "".join(
        re.findall(r"```python\n(.+?)```", Path("docs/data/index.md").read_text(encoding="utf-8"), re.DOTALL)
    )
    assert "passages-csv" in code
    assert "indicators-csv" in code
    subprocess.run([sys.executable, "-c", code], cwd="docs/data", check=True, capture_output=True)


def test_the_example_of_indicators_gives_targets_with_their_sentences(docs: Path) -> None:
    page = (docs / "data" / "index.md").read_text(encoding="utf-8")
    code = "".join(re.findall(r"```python\n(.+?)```", page, re.DOTALL))
    shown = subprocess.run(
        [sys.executable, "-c", f"{code}print(len(growth), growth['low'].min())"],
        cwd=docs / "data",
        check=True,
        capture_output=True,
        text=True,
    )
    number, least = shown.stdout.splitlines()[-1].split()
    assert int(number) >= 3  # 湖南, 株洲 and 澧县 state one for 2023
    assert float(least) == 7
