"""Ids and anchors depend on the identity of a document, not on names of files or their order."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.corpus.briefs import brief_of
from generator.corpus.disambiguation import Names, disambiguate, document_order
from generator.corpus.gather import gather
from generator.corpus.stored import with_names
from generator.output.data.export import page_url, passage_row
from generator.reading.model import Gap
from tests.unit.output import samples

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.corpus.model import Corpus
    from generator.reading.model import Report

HEAD = "长沙市2023年政府工作报告\n各位代表：\n二、2023年工作安排\n"
TEXTS = (
    HEAD + "坚持稳中求进，推动高质量发展。",
    HEAD + "全面推进乡村振兴，办好民生实事。",
    HEAD + "坚持稳中求进，推动高质量发展。\n加强生态环境保护。",
    "湘潭市2022年政府工作报告\n各位代表：\n二、2022年工作安排\n坚持稳中求进。",
)
ID = "changsha-2023-work-report"


def corpus(folder: Path, files: Mapping[str, str], manifest: str = "") -> Corpus:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    if manifest:
        (folder / "manifest.yml").write_text(manifest, encoding="utf-8")
    return gather(folder)


def addressed(made: Corpus) -> dict[str, tuple[object, ...]]:
    """Return id, address, anchors and gaps of each report by the digest of its source."""
    return {
        r.origin.sha256: (r.id, page_url(r), [passage_row(r, p) for p in r.passages], r.gaps) for r in made.reports
    }


def test_an_id_is_place_year_and_kind_with_an_ordinal_where_needed(tmp_path: Path) -> None:
    made = corpus(tmp_path / "a", {f"{n}.txt": text for n, text in enumerate(TEXTS)})
    assert sorted(r.id for r in made.reports) == [ID, f"{ID}-2", f"{ID}-3", "xiangtan-2022-work-report"]
    undated = corpus(tmp_path / "b", {"x.txt": "各位代表：\n坚持稳中求进。"})
    assert [r.id for r in undated.reports] == [f"unplaced-undated-{undated.reports[0].kind}"]


@pytest.mark.parametrize("seed", range(4))
def test_another_name_changes_no_id_no_anchor_and_no_address(tmp_path: Path, seed: int) -> None:
    names = [f"{name}.txt" for name in ("z", "a", "m/n", "000_146e246e5785389b")]
    plain = corpus(tmp_path / "plain", dict(zip(names, TEXTS, strict=True)))
    random.Random(seed).shuffle(names)
    renamed = corpus(tmp_path / "renamed", dict(zip(names, TEXTS, strict=True)))
    assert addressed(renamed) == addressed(plain)
    assert [r.id for r in renamed.reports] == [r.id for r in plain.reports]


def test_two_separate_files_of_the_same_bytes_get_different_ids_whatever_their_names(tmp_path: Path) -> None:
    seen = []
    for number, names in enumerate((("a.txt", "b.txt"), ("y.txt", "x.txt"))):
        manifest = "".join(f"- {{file: {name}, separate: yes}}\n" for name in names)
        made = corpus(tmp_path / str(number), dict.fromkeys(names, TEXTS[0]), manifest)
        assert [r.id for r in made.reports] == [ID, f"{ID}-2"]
        first, second = made.reports
        assert not {p.id for p in first.passages} & {p.id for p in second.passages}
        assert [p.text for p in first.passages] == [p.text for p in second.passages]
        seen.append([[p.id for p in r.passages] for r in made.reports])
    assert seen[0] == seen[1]


def test_a_copy_with_an_address_of_its_own_keeps_its_id_under_another_name(tmp_path: Path) -> None:
    addresses = []
    for number, (one, other) in enumerate((("a.txt", "b.txt"), ("b.txt", "a.txt"))):
        urls = {one: "https://a.cn/", other: "https://b.cn/"}
        manifest = "".join(f"- {{file: {f}, separate: yes, url: '{url}'}}\n" for f, url in urls.items())
        made = corpus(tmp_path / str(number), dict.fromkeys((one, other), TEXTS[0]), manifest)
        addresses.append({r.source_url: r.id for r in made.reports})
    assert addresses[0] == addresses[1] == {"https://a.cn/": ID, "https://b.cn/": f"{ID}-2"}


def test_a_document_added_with_its_day_moves_no_ordinal(tmp_path: Path) -> None:
    manifest = "".join(f"- {{file: {n}.txt, retrieved: 2026-0{n + 1}-01}}\n" for n in range(1, 3))
    files = {f"{n}.txt": text for n, text in enumerate(TEXTS[:3])}
    before = corpus(
        tmp_path / "a", {name: files[name] for name in ("0.txt", "1.txt")}, manifest[: manifest.index("\n")]
    )
    after = corpus(tmp_path / "b", files, manifest)
    assert {r.file: r.id for r in after.reports} == {"0.txt": ID, "1.txt": f"{ID}-2", "2.txt": f"{ID}-3"}
    assert addressed(before).items() <= addressed(after).items()


def report(ident: str, *anchors: str) -> Report:
    made = samples.report(ident, tuple(samples.passage(anchor, "paragraph", "甲") for anchor in anchors))
    return replace(made, gaps=(Gap("ending", anchors[0], None, ""),))


def named(*documents: tuple[str, tuple[str, ...]]) -> list[Names]:
    return disambiguate([ident for ident, _ in documents], lambda number: documents[number][1])


def test_an_anchor_that_is_taken_is_replaced_in_passages_and_gaps() -> None:
    reports = [report("a", "p-1"), report("a", "p-1"), report("a-2", "p-1")]
    names = named(*((one.id, tuple(p.id for p in one.passages)) for one in reports))
    first, second, third = (with_names(one, *name) for one, name in zip(reports, names, strict=True))
    assert [r.id for r in (first, second, third)] == ["a", "a-2", "a-2-2"]
    assert first.passages[0].id == "p-1"
    assert len({r.passages[0].id for r in (first, second, third)}) == 3
    for one in (second, third):
        assert one.passages[0].id.startswith("p-")
        assert one.gaps[0].passage == one.passages[0].id


def test_a_brief_has_the_names_that_its_report_has() -> None:
    one = report("a", "p-1", "p-2")
    name = Names("a-2", {"p-1": "p-9"})
    assert brief_of(with_names(one, *name)) == replace(brief_of(one).called(*name), renamed=())


def test_only_what_another_document_has_is_replaced() -> None:
    names = named(("a", ("p-1", "s-2")), ("b", ("p-3", "s-2")), ("c", ("p-4",)))
    assert [list(name.renamed) for name in names] == [[], ["s-2"], []]
    assert names[1].renamed["s-2"].startswith("s-")


@pytest.mark.parametrize("at", [0, 2], ids=("before", "after"))
def test_a_new_anchor_is_none_that_a_document_has_anywhere(at: int) -> None:
    copies = [("a", ("p-1",)), ("b", ("p-1",))]
    made = named(*copies)[1].renamed["p-1"]
    copies.insert(at, ("c", (made,)))
    (changed,) = (name.renamed for name in named(*copies) if name.renamed)
    assert changed.keys() == {"p-1"}
    assert changed["p-1"] != made


def test_many_documents_with_the_same_anchors_are_told_apart() -> None:
    anchors = tuple(f"p-{n}" for n in range(20))
    names = named(*((f"d{n}", anchors) for n in range(30)))
    all_of_them = [name.renamed.get(anchor, anchor) for name in names for anchor in anchors]
    assert len(set(all_of_them)) == len(all_of_them)


def test_the_order_is_place_year_kind_and_the_document() -> None:
    one = report("a", "p-1")
    later = replace(one, retrieved="2026-01-01")
    hashed = replace(one, origin=replace(one.origin, sha256="1" * 64, file="0.txt"))
    assert sorted([later, hashed, one], key=lambda report: document_order(brief_of(report))) == [
        one,
        hashed,
        later,
    ]
