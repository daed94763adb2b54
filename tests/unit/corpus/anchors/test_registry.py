"""The registry of a folder: what a build writes, git merges, what vanishes, what `check` says of tampering."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.corpus.anchors.lines import read, written
from generator.corpus.anchors.model import ReportIds
from generator.corpus.anchors.registry import Registry, today
from generator.corpus.gather import gather
from generator.knowledge.errors import FangzhiError
from generator.knowledge.findings.codes import Code
from generator.output.anchors.audit import audit_registry
from generator.output.anchors.publish_registry import publish_registry
from generator.output.pages.cities import city_pages
from generator.output.records.record_list import record_pages
from generator.output.settings import DEFAULTS
from generator.output.write import write_docs
from generator.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.corpus.model import Corpus

GROWTH = "坚持稳中求进工作总基调，地区生产总值增长百分之七，财政收入稳步增长，重点项目加快建设。"
WOODS = "完成造林一万二千亩，森林覆盖率达到百分之六十，空气质量优良天数比例继续上升。"
SCHOOLS = "新建中小学校十二所，增加学位九千个，城乡居民养老保险参保率保持在百分之九十五以上。"
TEXT = f"长沙市2023年政府工作报告\n各位代表：\n一、经济发展\n{GROWTH}\n{WOODS}\n二、社会事业\n{SCHOOLS}\n"
OTHER = (
    "株洲市2022年政府工作报告\n各位代表：\n一、工作回顾\n先进制造业增加值增长百分之九，新增规模工业企业六十家。\n"
)
ID = "changsha-2023-work-report"
GITATTRIBUTES = Path(__file__).parents[4] / ".gitattributes"


class Site:
    """A folder of sources with its registry."""

    def __init__(self, folder: Path) -> None:
        """Take a folder."""
        self.folder, self.seeds, self.anchors = folder, folder / "seeds", folder / "anchors"
        self.docs, self.day = folder / "docs", 1
        self.store = Store(folder / "store")

    def put(self, **files: str) -> Site:
        self.seeds.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            suffix = ".yml" if name == "manifest" else ".txt"
            (self.seeds / f"{name}{suffix}").write_text(text, encoding="utf-8")
        return self

    def gathered(self, *, lenient: bool = False) -> Corpus:
        registry = Registry(self.anchors, f"2030-01-{self.day:02}", lenient)
        return gather(self.seeds, store=self.store, registry=registry)

    def build(self) -> Corpus:
        corpus = self.gathered()
        assert corpus.registered is not None
        publish_registry(corpus.registered, self.store)
        self.day += 1
        return corpus

    def check(self) -> set[Code]:
        """Return what an audit says of what is there."""
        registry = Registry(self.anchors, "2040-01-01", lenient=True)
        found = audit_registry(registry, self.gathered(lenient=True), self.docs / "data")
        return {finding.code for finding in found}

    def file(self, name: str = ID) -> Path:
        return self.anchors / f"{name}.tsv"

    def bytes(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.anchors.iterdir()}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path).put(a=TEXT, b=OTHER)


def ids(corpus: Corpus, words: str) -> list[str]:
    return [one.id for report in corpus.reports for one in report.passages if words in one.text]


def test_a_first_build_registers_the_derived_ids(site: Site) -> None:
    plain, made = gather(site.seeds), site.build()
    assert [report.passages for report in made.reports] == [report.passages for report in plain.reports]
    rows, faults = read(ID, site.file().read_bytes())
    assert faults == []
    assert [line.id for line in rows.alive] == [one.id for one in made.reports[0].passages]
    assert site.file().read_bytes().split(b"\n")[:-1] == sorted(site.file().read_bytes().split(b"\n")[:-1])


def test_a_second_build_writes_the_same_bytes_with_any_store_and_day(site: Site) -> None:
    site.build()
    before = site.bytes()
    site.store = Store(site.folder / "other")
    corpus = site.build()
    assert site.bytes() == before
    assert corpus.registered is not None
    assert corpus.registered.changed == {}


def test_a_corrected_letter_keeps_the_link(site: Site) -> None:
    before = ids(site.build(), "稳步增长")
    assert ids(site.put(a=TEXT.replace("稳步增长", "稳定增长")).build(), "稳定增长") == before


def test_a_deleted_paragraph_leads_to_its_section_with_a_note(site: Site) -> None:
    (gone,) = ids(site.build(), "造林")
    corpus = site.put(a=TEXT.replace(f"{WOODS}\n", "")).build()
    page = dict(city_pages(corpus, DEFAULTS))["cities/changsha.md"]
    words = f"此段已不在正文中：“{WOODS[:23]}…”（2030年1月2日起）。"
    note = f'<div id="{gone}" class="fz-former fz-gone"><p>{words}</p></div>'
    assert note in page
    assert page.index("一、经济发展") < page.index(note) < page.index(GROWTH[:9])
    assert dict(city_pages(site.build(), DEFAULTS))["cities/changsha.md"] == page
    again = site.put(a=TEXT).build()
    assert ids(again, "造林") == [gone]
    assert "fz-gone" not in dict(city_pages(again, DEFAULTS))["cities/changsha.md"]


def test_a_renamed_file_keeps_the_id_of_its_report(site: Site) -> None:
    site.build()
    (site.seeds / "a.txt").rename(site.seeds / "长沙.txt")
    corpus = site.build()
    assert [report.id for report in corpus.reports] == [ID, "zhuzhou-2022-work-report"]
    assert corpus.registered is not None
    assert corpus.registered.lost == ()


def test_a_renamed_place_leaves_a_page_that_leads_on(site: Site) -> None:
    (before,) = ids(site.build(), "造林")
    corpus = site.put(a=TEXT.replace("长沙市", "湘潭市")).build()
    assert ids(corpus, "造林") == [before]
    assert ID in {report.id for report in corpus.reports}
    pages = dict(city_pages(corpus, DEFAULTS))
    assert "fz-stub" in pages["cities/changsha.md"]
    assert 'href="../xiangtan/#' in pages["cities/changsha.md"]
    assert f"#{before}" in pages["cities/xiangtan.md"]


def test_a_page_that_some_have_left_says_where_they_are(site: Site) -> None:
    site.put(c=TEXT.replace("2023", "2021").replace("百分之", "千分之").replace("一、", "一是、")).build()
    corpus = site.put(a=TEXT.replace("长沙市", "湘潭市")).build()
    page = dict(city_pages(corpus, DEFAULTS))["cities/changsha.md"]
    assert "fz-moved" in page
    assert "fz-stub" not in page


def test_an_id_is_never_given_again(site: Site) -> None:
    before = {one for report in site.build().reports for one in (report.id, *(p.id for p in report.passages))}
    digital = "建成算力中心三座，培育软件企业四百家，数字经济占比提高。"
    other = f"长沙市2023年政府工作报告\n各位代表：\n一、数字产业\n{digital}\n"
    corpus = site.put(a=other).build()
    new = next(report for report in corpus.reports if report.file == "a.txt")
    shared = {one.id for one in new.passages if one.text in TEXT}
    assert {one.id for one in new.passages} - shared - before == {one.id for one in new.passages} - shared


@pytest.mark.parametrize("why", ["", "应发布单位要求撤下。"])
def test_a_source_that_vanished_leaves_a_page(site: Site, why: str) -> None:
    (gone,) = ids(site.build(), "造林")
    (site.seeds / "a.txt").unlink()
    if why:
        site.put(manifest=f"- file: a.txt\n  withdrawn: {why}\n")
    corpus = site.build()
    assert (Code.SOURCE_VANISHED in {one.code for one in corpus.findings}) is (not why)
    page = dict(city_pages(corpus, DEFAULTS))["cities/changsha.md"]
    assert f'id="{gone}"' in page
    assert "2030年1月2日起不再发布" in page
    assert why in page
    assert f"records/{ID}.md" in dict(record_pages(corpus, DEFAULTS))
    assert ids(site.put(a=TEXT, manifest="").build(), "造林") == [gone]


def test_a_report_that_becomes_a_copy_of_another_leads_there(site: Site) -> None:
    (before,) = ids(site.build(), "造林")
    better = TEXT.replace("长沙市2023", "长沙市2024").replace(
        "二、社会", "新增就业三万人，发放贷款九十亿元，减税七亿元。\n二、社会"
    )
    site.put(c=better, manifest="- file: c.txt\n  separate: yes\n").build()
    corpus = site.put(manifest="- file: a.txt\n  witness_of: c.txt\n").build()
    (report,) = (one for one in corpus.reports if one.file == "c.txt")
    to = {one.id: one.to for one in report.former}
    assert [one.text for one in report.passages if one.id == to[before]] == [WOODS]
    assert f'id="{before}"' in dict(city_pages(corpus, DEFAULTS))["cities/changsha.md"]
    assert site.gathered().registered is not None


def test_branches_of_git_that_both_added_reports_need_no_hand_work(tmp_path: Path) -> None:
    program = shutil.which("git")
    if not program:
        pytest.skip("there is no git")

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run([program, *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    shutil.copy(GITATTRIBUTES, tmp_path)
    (tmp_path / ".gitignore").write_text("store\n", encoding="utf-8")
    site = Site(tmp_path).put(b=OTHER)
    added = {
        "one": TEXT,
        "two": TEXT.replace(GROWTH, "公路通车里程达到八百公里，新开工桥梁十一座，港口吞吐量翻番。"),
    }
    given: dict[str, list[str]] = {}
    site.build()
    git("add", "-A")
    git("commit", "-qm", "begin")
    for name, text in added.items():
        git("checkout", "-qb", name, "main")
        site.put(**{name: text, "manifest": ""})
        (site.seeds / "manifest.yml").unlink()
        given[name] = [
            one.id for report in site.build().reports if report.file == f"{name}.txt" for one in report.passages
        ]
        git("add", "-A")
        git("commit", "-qm", name)
    git("merge", "-q", "--no-edit", "one")
    site.put(manifest="- file: '*.txt'\n  separate: yes\n")
    corpus = site.build()
    now = {one.id for report in corpus.reports for one in report.passages}
    assert set(given["one"]) | set(given["two"]) <= now
    assert len({report.id for report in corpus.reports}) == 3


def test_a_day_is_that_of_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893456000")
    assert today() == "2030-01-01"


def _first(site: Site, mark: bytes) -> int:
    rows = site.file().read_bytes().split(b"\n")
    return next(at for at, row in enumerate(rows) if mark in row)


def _without(mark: bytes) -> Callable[[Site], None]:
    def tamper(site: Site) -> None:
        rows = site.file().read_bytes().split(b"\n")
        del rows[_first(site, mark)]
        site.file().write_bytes(b"\n".join(rows))

    return tamper


def _with(old: bytes, new: bytes) -> Callable[[Site], None]:
    def tamper(site: Site) -> None:
        site.file().write_bytes(site.file().read_bytes().replace(old, new, 1))

    return tamper


def _signed_with_another_id(site: Site) -> None:
    """Write a file as a build would, with another id in the place of one."""
    sheet, _ = read(ID, site.file().read_bytes())
    line = sheet.alive[3]
    others = tuple(one for one in sheet.lines if one is not line)
    site.file().write_bytes(written(ReportIds(ID, (*others, replace(line, id="p-aaaaaaaa")))))


def _twice(site: Site) -> None:
    data = site.file().read_bytes()
    site.file().write_bytes(data.split(b"\n")[0] + b"\n" + data)


def _turned(site: Site) -> None:
    rows = site.file().read_bytes().split(b"\n")[:-1]
    site.file().write_bytes(b"\n".join(reversed(rows)) + b"\n")


TAMPERED: dict[str, tuple[Callable[[Site], None], Code]] = {
    "a line is missing": (_without(b"\tparagraph\tnow"), Code.ANCHOR_UNREGISTERED),
    "the line of the report is missing": (_without(b"\treport\t"), Code.REGISTRY_STALE),
    "the line of a page is missing": (_without(b"\tpage\t"), Code.REGISTRY_STALE),
    "a line is written in another way": (_with(b"\tnow\t", b"\tgone\t"), Code.ANCHOR_ALTERED),
    "an id is altered": (_with(b"p-", b"p-a"), Code.ANCHOR_ALTERED),
    "the words are altered": (_with("造林".encode(), "植树".encode()), Code.ANCHOR_ALTERED),
    "a mark of git is left": (_with(b"p-", b"<<<<<<< HEAD\np-"), Code.ANCHOR_ALTERED),
    "another id in the form of a build": (_signed_with_another_id, Code.ANCHOR_UNREGISTERED),
    "the file is missing": (lambda site: site.file().unlink(), Code.REGISTRY_STALE),
    "all is missing": (lambda site: shutil.rmtree(site.anchors), Code.REGISTRY_STALE),
    "a line is there twice": (_twice, Code.ANCHOR_ORDER),
    "the order is another": (_turned, Code.ANCHOR_ORDER),
    "a source vanished": (lambda site: (site.seeds / "a.txt").unlink(), Code.SOURCE_VANISHED),
}


@pytest.mark.parametrize("case", TAMPERED)
def test_tampering_is_noticed(site: Site, case: str) -> None:
    write_docs(site.build(), site.docs, store=site.store)
    assert site.check() == set()
    tamper, code = TAMPERED[case]
    tamper(site)
    assert code in site.check()


def test_a_lost_alias_is_noticed(site: Site) -> None:
    site.build()
    corpus = site.put(a=TEXT.replace(f"{WOODS}\n", "")).build()
    page = dict(city_pages(corpus, DEFAULTS))["cities/changsha.md"]
    _without(b"\tgone\t")(site)
    assert dict(city_pages(site.gathered(), DEFAULTS))["cities/changsha.md"] != page


def test_a_build_refuses_a_line_that_no_build_wrote(site: Site) -> None:
    site.build()
    _with(b"\tnow\t", b"\tgone\t")(site)
    before = site.bytes()
    with pytest.raises(FangzhiError, match=f"anchors/{ID}.tsv:1: no build wrote this line"):
        site.gathered()
    assert site.bytes() == before
