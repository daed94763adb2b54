"""The search index as files, and folding."""

from __future__ import annotations

import gzip
import json
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from generator.output.search import Incomplete, NamedPlace, PassageRow, Scope, build_index, search_page
from generator.output.search.build import Kept
from generator.output.search.chunks import CHUNK, cut
from generator.output.search.fold import BARRIER, VARIANTS, fold, table
from generator.output.search.part import from_bytes, to_bytes
from generator.output.search.part import make_part as part
from generator.store import Store
from tests.unit.corpus.reverse import Reverse

if TYPE_CHECKING:
    from pathlib import Path

    from generator.output.search.part import Part

ROW = PassageRow(
    "r", "p-1", "paragraph", "推进乡村振兴。", "cities/a/#p-1", "a", "甲市", 2024, ("ecology",), "work", "报告"
)


def corpus(reports: int) -> list[PassageRow]:
    return [
        replace(
            ROW,
            report=f"r{n}",
            passage=f"p-{n}-{i}",
            url=f"cities/a/#p-{n}-{i}",
            text=f"第{n}份第{i}段{'字' * 900}",
        )
        for n in range(reports)
        for i in range(9)
    ]


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Treat every corpus as a large one."""
    monkeypatch.setattr("generator.output.search.build.SCANNED", 1)
    monkeypatch.setattr("generator.output.search.lists.shards.LONG", 20)
    monkeypatch.setattr("generator.output.search.lists.shards.HEAD", 5)
    monkeypatch.setattr("generator.output.search.lists.merge.HELD", 1)


def read(file: Path, encoding: str = "utf-8") -> Any:  # noqa: ANN401 - JSON
    return json.loads(gzip.decompress(file.read_bytes()).decode(encoding))


def tree(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        *(
            (f"{year}年", "2011年")
            for year in ("二〇一一", "二○一一", "二零一一", "二О一一", "2O11", "二0一一", "２０１１")
        ),
        ("一九九八年", "1998年"),
        ("一千九百年，一二三四五，二〇一", "一千九百年,一二三四五,二〇一"),
        ("鄉村振興", "乡村振兴"),
        ("ＧＤＰ增长７．５％", "gdp增长7.5%"),
        ("「三高四新」与《“五好”园区》（试行）【甲】", "三高四新与五好园区试行甲"),
        ("甲 “乙” 丙", "甲 乙 丙"),
        ("第5（3）条，5“,”200，（5）.5", "第5 3条,5 , 200, 5 .5"),
        ("“五”，（2025年）", "五,2025年"),
        ("甲\u3000 乙", "甲 乙"),
        ("ＰＭ₂.₅", "pm2.5"),
        ("①2023年", "①2023年"),  # not 12023年
        ("在□□区⟦原文缺981字⟧线", f"在{BARRIER}区{BARRIER}线"),
        ("零\u200b宽", "零宽"),
        ("衞生", "卫生"),
        ("敍述與敘述", "叙述与叙述"),
        ("粧、簷、糭、甦、揹", "妆、檐、粽、苏、背"),
        ("什么是著作", "什么是著作"),  # both are simplified too
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_folding_twice_changes_nothing() -> None:
    assert [pair for pair in table().items() if pair[1] in table()] == []


def test_variants_are_not_in_the_table_as_simplified_characters() -> None:
    assert not set(VARIANTS.values()) & set(table())


def test_the_index_holds_every_passage_once(tmp_path: Path) -> None:
    rows = corpus(5)
    summary = build_index(rows, tmp_path, Scope())
    texts: list[str] = []
    meta = read(tmp_path / "meta.bin")
    sizes = iter(meta["chunks"])
    for name, held in zip(meta["names"], meta["held"], strict=True):
        for n in range(held):
            chunk = read(tmp_path / f"text/{name}-{n}.bin", "gb18030")
            assert sum(run[1] for run in chunk["r"]) == len(chunk["p"]) == next(sizes)
            texts += [passage[2] for passage in chunk["p"]]
    assert texts == [row.text for row in rows]
    assert summary.passages == len(rows)
    assert summary.size == sum(map(len, tree(tmp_path).values()))


def test_the_same_rows_give_the_same_bytes_with_any_executor(tmp_path: Path) -> None:
    build_index(iter(corpus(6)), tmp_path / "none", Scope())
    with ProcessPoolExecutor(2) as processes, ThreadPoolExecutor(3) as threads:
        for name, executor in (("processes", processes), ("threads", threads), ("reverse", Reverse())):
            build_index(iter(corpus(6)), tmp_path / name, Scope(), executor)
            assert tree(tmp_path / name) == tree(tmp_path / "none")


def test_the_index_says_the_same_however_zlib_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_index(corpus(6), tmp_path / "1", Scope())
    monkeypatch.setattr("generator.output.search.pack._LEVEL", 1)
    build_index(corpus(6), tmp_path / "2", Scope())
    one, two = (
        {name: gzip.decompress(data) for name, data in tree(tmp_path / n).items() if name.endswith(".bin")}
        for n in "12"
    )
    assert tree(tmp_path / "1") != tree(tmp_path / "2")
    assert one == two


def test_another_text_is_another_version(tmp_path: Path) -> None:
    build_index([ROW], tmp_path / "1", Scope())
    build_index([replace(ROW, text="推进乡村建设。")], tmp_path / "2", Scope())
    assert read(tmp_path / "1/meta.bin")["version"] != read(tmp_path / "2/meta.bin")["version"]


def test_a_passage_longer_than_a_chunk_is_one_chunk(tmp_path: Path) -> None:
    build_index([replace(ROW, text="长" * (3 * CHUNK)), ROW], tmp_path, Scope())
    assert read(tmp_path / "meta.bin")["chunks"] == [1, 1]


@pytest.mark.parametrize("text", ["\ud800", "\ue000", "\ufe10", "𠮷", "\x00\x1f\u2028", '"\\', "</script>{{ x }}"])
def test_any_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    build_index([replace(ROW, text=text)], tmp_path, Scope())
    (file,) = (tmp_path / "text").iterdir()
    assert read(file, "gb18030")["p"][0][2] == text


def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the reports whose parts are made from now on."""
    made: list[str] = []

    def make(rows: list[PassageRow]) -> Part:
        made.append(rows[0].report)
        return part(rows)

    monkeypatch.setattr("generator.output.search.build.make_part", make)
    return made


@pytest.mark.usefixtures("large")
def test_a_large_corpus_has_lists(tmp_path: Path) -> None:
    build_index(iter(corpus(6)), tmp_path / "1", Scope())
    build_index(iter(corpus(6)), tmp_path / "2", Scope(), Reverse())
    files = tree(tmp_path / "1")
    assert files == tree(tmp_path / "2")
    meta = read(tmp_path / "1/meta.bin")
    for folder, key in (("grams", "lists"), ("offsets", "offsets")):
        shards = [name for name in files if name.startswith(f"{folder}/") and "/x" not in name]
        assert len(shards) == meta[key] > 0
    assert {f"grams/x{ord('字'):x}.bin", f"offsets/x{ord('字'):x}-{ord('字'):x}.bin"} <= set(files)


@pytest.mark.usefixtures("large")
def test_a_store_changes_no_byte(tmp_path: Path) -> None:
    kept = Kept(Store(tmp_path / "store"), "code")
    for name, given in (("none", None), ("cold", kept), ("warm", kept)):
        build_index(iter(corpus(6)), tmp_path / name, Scope(), None, given)
        assert tree(tmp_path / name) == tree(tmp_path / "none")


def test_a_report_that_is_kept_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept(Store(tmp_path / "store"))
    build_index(corpus(3), tmp_path / "1", Scope(), None, kept)
    made = watched(monkeypatch)
    changed = [replace(row, text="改了") if row.passage == "p-1-0" else row for row in corpus(3)]
    build_index(changed, tmp_path / "2", Scope(), None, kept)
    assert made == ["r1"]


def test_other_code_makes_everything_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "store")
    build_index(corpus(1), tmp_path / "1", Scope(), None, Kept(store, "old"))
    made = watched(monkeypatch)
    build_index(corpus(1), tmp_path / "2", Scope(), None, Kept(store, "new"))
    assert made == ["r0"]


def test_what_is_damaged_in_the_store_is_made_again(tmp_path: Path) -> None:
    kept = Kept(Store(tmp_path / "store"))
    build_index(corpus(3), tmp_path / "1", Scope(), None, kept)
    for file in tree(tmp_path / "store"):
        (tmp_path / "store" / file).write_bytes(b"damaged")
    build_index(corpus(3), tmp_path / "2", Scope(), None, kept)
    assert tree(tmp_path / "1") == tree(tmp_path / "2")


def test_a_report_more_leaves_the_texts_of_others_alone(tmp_path: Path) -> None:
    rows = corpus(6)
    build_index(rows[9:], tmp_path / "few", Scope())
    build_index(rows, tmp_path / "more", Scope())
    few, more = tree(tmp_path / "few/text"), tree(tmp_path / "more/text")
    assert few.items() < more.items()


def test_reports_of_one_name_have_files_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.output.search.catalogue.NAME", 0)
    build_index(corpus(3), tmp_path, Scope())
    names = read(tmp_path / "meta.bin")["names"]
    assert [len(name) for name in names][:2] == [0, 1]
    assert len(set(names)) == 3


def test_a_part_comes_back_as_it_was() -> None:
    made = part(corpus(2)[:9])
    assert from_bytes(to_bytes(made)) == made


def test_a_report_is_cut_evenly() -> None:
    assert [len(chunk) for chunk in cut([replace(ROW, text="字" * (CHUNK // 8))] * 14)] == [7, 7]
    assert [len(chunk) for chunk in cut([replace(ROW, text="字" * (CHUNK // 8))] * 11)] == [11]
    assert list(cut([])) == []


def test_an_empty_corpus_has_an_index_too(tmp_path: Path) -> None:
    build_index([], tmp_path, Scope())
    assert read(tmp_path / "meta.bin")["chunks"] == []


def test_names_and_incomplete_reports_are_in_the_file_for_facets(tmp_path: Path) -> None:
    scope = Scope({"ecology": "生态"}, {"work": "政府工作报告"}, (Incomplete("报告", "cities/a/", "缺结尾"),))
    build_index([ROW], tmp_path, scope)
    columns = read(tmp_path / "reports.bin")
    assert (columns["places"], columns["themes"], columns["kinds"]) == (
        [["a", "甲市"]],
        [["ecology", "生态"]],
        [["work", "政府工作报告"]],
    )
    assert columns["reports"] == {"places": [0], "years": [2024], "kinds": [0]}
    assert columns["incomplete"] == [["报告", "cities/a/", "缺结尾"]]


def test_sections_and_places_are_in_the_index(tmp_path: Path) -> None:
    long = replace(ROW, path=("一、" + "长" * 60, "（一）甲", "1.乙"), division="plan")
    place = NamedPlace("sheng", ("某省", "某"), ("a",), home=False)
    scope = Scope(places=(place,), country=(("某省", "某"),), synonyms={"房价": ("住房",)})
    build_index([ROW, long, long], tmp_path, scope)
    (file,) = (tmp_path / "text").iterdir()
    chunk = read(file, "gb18030")
    assert chunk["s"] == [[[], "", 1], [["一、" + "长" * 37 + "…", "（一）甲"], "p", 2]]
    assert chunk["u"] == "cities/a/#p-1"
    assert read(tmp_path / "meta.bin")["named"] == [["sheng", "某省 某", 0, [0]]]
    assert read(tmp_path / "help.bin") == {"synonyms": {"房价": ["住房"]}, "country": "某省 某"}


def test_themes_have_the_numbers_of_the_corpus(tmp_path: Path) -> None:
    other = replace(ROW, report="s", kind="title", themes=("industry", "ecology"))
    build_index([ROW, other, replace(other, kind="heading", themes=())], tmp_path, Scope())
    assert gzip.decompress((tmp_path / "passages.bin").read_bytes()) == bytes([0b0110, 0b1100, 0b0001])


def test_names_on_the_page_are_not_markup() -> None:
    page = search_page([("<b>{{ x }}", "cities/a/")])
    assert "<b>" not in page
    assert "{{" not in page
    assert '<a href="../cities/a/">&lt;b&gt;' in page
