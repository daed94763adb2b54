"""A folder with files of every kind that operators have: what becomes of each is stated in one table."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import os
import re
from typing import TYPE_CHECKING, Final

import pytest
from opencc import OpenCC

from generator.commands import main
from generator.output.data.audit import read_lines
from tests.makers import office
from tests.makers.any_folder import (
    archived,
    compound,
    crawled,
    encrypted,
    json_lines,
    lines,
    mail,
    nested,
    page,
    printed,
    rar,
    seven_zip,
    tarred,
    written,
    zipped,
)
from tests.makers.ofd import ofd
from tests.makers.raw_pdf import Sheet, pdf, scan
from tests.page_layouts import layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LARGEST: Final = 300_000
"""The limit of the size of a file, in bytes, that the project of this test sets."""

REPORT: Final = "{} 2024 work-report"
KEY: Final = "x"
SHELL: Final = "<div id=app></div><noscript>请开启浏览器的JavaScript后重试</noscript><script src=/app.js></script>"
LIST: Final = [f"{year}年浏阳市政府工作报告 {year}-01-20" for year in range(2012, 2025)]
LOGIN: Final = ["用户登录", "请输入账号", "忘记密码？", "还没有账号，立即注册"]
COURT: Final = ("中级人民法院", "中级人民法院工作报告")
PROCURATORATE: Final = ("人民检察院", "人民检察院工作报告")
CONGRESS: Final = ("人大常委会", "人大常委会工作报告")


NATION: Final = written("全国", 2024).replace("我代表国人民政府", "我代表国务院").replace("全国2024年", "")


MANIFEST: Final = """
- file: other/said.txt
  place: 安化县
  year: 2019
- file: other/unwanted.txt
  skip: yes
"""


def unnamed(place: str) -> str:
    """Return a report that does not say of which place and year it is."""
    return "\n".join(line for line in lines(place, 2024)[2:] if "年" not in line)


def text(place: str) -> str:
    """Return the report of a place as text."""
    return written(place, 2024)


def web(place: str) -> bytes:
    """Return the report of a place as a plain web page."""
    return page(lines(place, 2024), f"{place}2024年政府工作报告")


def table(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("gb18030")


Fate = str | dict[str, str]
"""Place, year and kind of a report, or the code of the reason for which a file is passed over; for a
container that of each file in it, by the name there (empty for the container itself)."""

FOLDER: Final[tuple[tuple[str, bytes, Fate], ...]] = (
    # texts in the encodings in which they are saved, whole and damaged
    ("text/utf-8.txt", text("浏阳市").encode(), REPORT.format("浏阳市")),
    ("text/mark.TXT", text("宁乡市").encode("utf-8-sig"), REPORT.format("宁乡市")),
    ("text/gb.text", text("长沙县").encode("gb18030"), REPORT.format("长沙县")),
    ("text/big5.txt", OpenCC("s2t").convert(text("醴陵市")).encode("big5hkscs"), REPORT.format("醴陵市")),
    ("text/utf-16.txt", text("攸县").encode("utf-16"), REPORT.format("攸县")),
    ("text/utf-16-no-mark.txt", text("茶陵县").encode("utf-16-le"), REPORT.format("茶陵县")),
    ("text/line-ends.txt", text("炎陵县").replace("\n", "\r\n").encode(), REPORT.format("炎陵县")),
    ("text/one-line.txt", text("湘乡市").replace("\n", "").encode(), REPORT.format("湘乡市")),
    ("text/one-bad-byte.txt", text("韶山市").encode() + b"\n\xff", REPORT.format("韶山市")),
    ("text/cut.txt", text("湘潭县").encode()[:-4], REPORT.format("湘潭县")),
    ("text/new~2.txt~3", text("耒阳市").encode(), REPORT.format("耒阳市")),
    ("text/notes.md", f"---\ntitle: x\n---\n{text('常宁市')}".encode(), REPORT.format("常宁市")),
    ("text/backup.txt.bak", text("衡阳县").encode(), "suffix-unknown"),
    ("text/no suffix", text("衡阳县").encode(), "suffix-unknown"),
    ("text/empty.txt", b"", "file-empty"),
    ("text/blank.txt", " \r\n\t\N{IDEOGRAPHIC SPACE}\n".encode(), "file-empty"),
    ("text/random.txt", bytes(range(256)) * 40, "encoding-unknown"),
    ("text/huge.txt", text("衡阳县").encode() * 300, "file-too-large"),
    # pages in the layouts of sites, under the names that crawlers give them
    ("web/portal.html", layout("portal", lines("衡南县", 2024)), REPORT.format("衡南县")),
    ("web/tables.asp", layout("tables", lines("衡山县", 2024)), REPORT.format("衡山县")),
    ("web/system.shtml", layout("system", lines("衡东县", 2024)), REPORT.format("衡东县")),
    ("web/shop.HTM", layout("shop", lines("祁东县", 2024)), REPORT.format("祁东县")),
    ("web/mobile.php", layout("mobile", lines("邵东市", 2024)), REPORT.format("邵东市")),
    ("web/wrong.aspx", layout("declared wrongly", lines("武冈市", 2024)), REPORT.format("武冈市")),
    ("web/post.jhtml", web("新邵县"), REPORT.format("新邵县")),
    ("web/index.html@id=5", web("隆回县"), REPORT.format("隆回县")),
    ("web/content_123", web("洞口县"), REPORT.format("洞口县")),
    ("web/page.xhtml", b"<?xml version='1.0'?>" + web("绥宁县"), REPORT.format("绥宁县")),
    ("web/saved.mhtml", archived(web("新宁县")), REPORT.format("新宁县")),
    ("web/saved.html", web("汨罗市"), REPORT.format("汨罗市")),
    ("web/saved_files/main.css", b"body{}", "no-document"),
    ("web/saved_files/logo.png", b"\x89PNG\r\n\x1a\n", "no-document"),
    ("web/saved_files/jquery.js", b"void 0", "no-document"),
    ("web/saved_files/top.html", page(["首页", "返回顶部"]), "nothing-left"),
    ("web/404.html", page(["404 Not Found", "nginx"]), "error-page"),
    ("web/gone.html", page(["您访问的页面不存在或已被删除", "返回首页"]), "error-page"),
    ("web/list.html", page(LIST), "list-page"),
    ("web/login.html", page(LOGIN), "login-page"),
    ("web/shell.html", page((), "政府门户网站", SHELL), "challenge-page"),
    ("web/empty.html", page(()), "nothing-left"),
    # documents of office programs, whole, damaged and under wrong names
    ("office/report.docx", office.plain(lines("临湘市", 2024)), REPORT.format("临湘市")),
    ("office/docx.txt", office.plain(lines("岳阳县", 2024)), REPORT.format("岳阳县")),
    ("office/report.pdf", printed(lines("华容县", 2024)), REPORT.format("华容县")),
    ("office/pdf.txt", printed(lines("湘阴县", 2024)), REPORT.format("湘阴县")),
    ("office/report.ofd", ofd(lines("平江县", 2024)), REPORT.format("平江县")),
    ("office/report.doc", compound("Root Entry", "WordDocument"), "converter-missing"),
    ("office/report.wps", compound("Root Entry", "WordDocument"), "converter-missing"),
    ("office/report.rtf", rb"{\rtf1\ansi report}", "converter-missing"),
    ("office/locked.docx", compound("Root Entry", "EncryptedPackage"), "unreadable"),
    ("office/cut.docx", office.plain(lines("津市市", 2024))[:2000], "unreadable"),
    ("office/locked.pdf", pdf([Sheet()], password=KEY), "encrypted"),
    ("office/scan.pdf", scan(2), "scanned"),
    ("office/cut.pdf", printed(lines("津市市", 2024))[:400], "unreadable"),
    ("office/figures.xlsx", zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "no-document"),
    ("office/slides.ppt", compound("Root Entry", "PowerPoint Document"), "no-document"),
    ("office/photo.txt", b"\xff\xd8\xff\xe0" + bytes(range(256)), "file-format"),
    ("office/mail.eml", mail(text("津市市")), "suffix-unknown"),
    # archives, crawls and tables
    (
        "packed/reports.zip",
        zipped({"a/1.txt": text("安乡县").encode(), "a/2.html": web("汉寿县"), "a/p.jpg": b"\xff\xd8\xff"}),
        {"a/1.txt": REPORT.format("安乡县"), "a/2.html": REPORT.format("汉寿县"), "a/p.jpg": "no-document"},
    ),
    (
        "packed/reports.tar.gz",
        tarred({"澧县.txt": text("澧县").encode(), "报告.docx": office.plain(lines("临澧县", 2024))}),
        {"澧县.txt": REPORT.format("澧县"), "报告.docx": REPORT.format("临澧县"), "passwd.txt": "member-no-file"},
    ),
    ("packed/page.html.gz", gzip.compress(web("桃源县"), mtime=0), REPORT.format("桃源县")),
    ("packed/text.txt.bz2", bz2.compress(text("石门县").encode()), REPORT.format("石门县")),
    (
        "packed/crawl.warc.gz",
        crawled(
            {
                "https://www.example.gov.cn/1.html": ("200 OK", "text/html", web("慈利县")),
                "https://www.example.gov.cn/2.html": ("404 Not Found", "text/html", page(["404"])),
                "https://www.example.gov.cn/p.png": ("200 OK", "image/png", b"\x89PNG"),
            }
        ),
        {"www.example.gov.cn/1.html": REPORT.format("慈利县"), "": "records-passed"},
    ),
    (
        "packed/crawl.jsonl",
        json_lines([{"url": "https://example.gov.cn/1", "content": text("桑植县")}, "{broken", {"content": ""}]),
        {"1": REPORT.format("桑植县"), "2": "row-broken", "": "rows-empty"},
    ),
    (
        "packed/crawl.csv",
        table([["标题", "正文"], ["报告", text("沅江市")], ["无", ""]]),
        {"2": REPORT.format("沅江市"), "": "rows-empty"},
    ),
    (
        "packed/answer.json",
        json.dumps({"data": {"list": [{"title": "报告", "html": web("南县").decode()}]}}).encode(),
        {"1": REPORT.format("南县")},
    ),
    ("packed/figures.csv", table([["年份", "数值"], ["2024", "5.3"]]), "no-document"),
    ("packed/locked.zip", encrypted({"a.txt": text("津市市").encode()}), {"a.txt": "member-encrypted"}),
    (
        "packed/out.zip",
        zipped({"../../out.txt": text("津市市").encode(), "in.txt": text("桃江县").encode()}),
        {"../../out.txt": "member-outside", "in.txt": REPORT.format("桃江县")},
    ),
    (
        "packed/deep.zip",
        nested(zipped({"a.txt": text("津市市").encode()}), 3),
        {"z.zip/z.zip/z.zip": "nested-too-deep"},
    ),
    ("packed/empty.zip", zipped({}), "container-empty"),
    ("packed/cut.zip", zipped({"a.txt": text("津市市").encode()})[:-30], "archive-damaged"),
    ("packed/old.rar", rar(), "archive-closed"),
    ("packed/new.7z", seven_zip(), "archive-closed"),
    # documents of other kinds and places
    ("kinds/court.txt", written("岳阳市", 2024, *COURT).encode(), "岳阳市 2024 court"),
    ("kinds/procuratorate.html", page(lines("常德市", 2024, *PROCURATORATE)), "常德市 2024 procuratorate"),
    ("kinds/congress.txt", written("益阳市", 2024, *CONGRESS).encode(), "益阳市 2024 npc-committee"),
    ("kinds/nation.txt", NATION.encode(), "全国 2024 work-report"),
    # what else is in a folder
    ("manifest.yml", MANIFEST.encode(), "manifest"),
    ("other/said.txt", unnamed("津市市").encode(), "安化县 2019 work-report"),
    ("other/unwanted.txt", text("津市市").encode(), "skipped"),
    ("other/beside.txt", unnamed("常德市").encode(), "凤凰县 2018 work-report"),
    ("other/beside.txt.meta.yml", "place: 凤凰县\nyear: 2018\n".encode(), "manifest"),
    ("table/manifest.csv", table([["文件", "地区", "年份"], ["row.txt", "花垣县", "2017"]]), "manifest"),
    ("table/row.txt", unnamed("临武县").encode(), "花垣县 2017 work-report"),
    ("other/manifest.yml", b"", "manifest"),
    ("other/.DS_Store", b"\0", "hidden"),
    ("other/sitemap.xml", b"<urlset/>", "no-document"),
    ("other/Thumbs.db", b"\0", "no-document"),
    ("other/film.mp4", b"\0", "no-document"),
    ("other/song.torrent", b"\0", "no-document"),
    ("other/data.parquet", b"PAR1", "suffix-unknown"),
)

OF_THE_DISK: Final = {
    "disk/.git": "hidden",
    "disk/broken.txt": "no-file",
    "disk/folder": "link-to-folder",
    "disk/locked": "folder-unreadable",
    "disk/out.txt": "link-outside",
    "disk/pipe.txt": "no-file",
}
"""What is in a folder and no file: links that lead nowhere, to a folder, out; a pipe; a folder that is closed."""


def stated() -> Iterator[tuple[str, str]]:
    """Yield the name and the fate of every file of the folder and of those in containers."""
    yield from OF_THE_DISK.items()
    for name, _, fate in FOLDER:
        if isinstance(fate, str):
            yield name, fate
        else:
            yield from ((f"{name}/{inside}".rstrip("/"), each) for inside, each in fate.items())


def written_folder(seeds: Path, outside: Path) -> None:
    """Write all files of the table, and what is no file."""
    for name, data, _ in FOLDER:
        (seeds / name).parent.mkdir(parents=True, exist_ok=True)
        (seeds / name).write_bytes(data)
    disk = seeds / "disk"
    for inside in (".git/config", "locked/report.txt"):
        (disk / inside).parent.mkdir(parents=True)
        (disk / inside).write_text(text("津市市"), encoding="utf-8")
    outside.write_text(text("津市市"), encoding="utf-8")
    (disk / "broken.txt").symlink_to("nothing.txt")
    (disk / "folder").symlink_to("../text")
    (disk / "out.txt").symlink_to(outside)
    os.mkfifo(disk / "pipe.txt")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a project with the folder; a folder in it cannot be listed, and there is no LibreOffice."""
    folder = tmp_path_factory.mktemp("any")
    written_folder(folder / "seeds", folder / "outside.txt")
    (folder / "fangzhi.yml").write_text(f"largest_file: {LARGEST} B\n", encoding="utf-8")
    listed = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("/disk/locked"):  # a test that runs as root could list it
            raise PermissionError(13, "Permission denied")
        return listed(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(os, "scandir", scandir)
        patch.setenv("PATH", "")
        yield folder


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return the time and, of a file, the content of everything in a folder."""
    found = ((path, path.lstat().st_mtime_ns) for path in folder.rglob("*"))
    return {str(path): (time, path.read_bytes() if path.is_file() else b"") for path, time in found}


@pytest.fixture(scope="module")
def built(project: Path) -> Path:
    """Return the docs folder that one worker makes; nothing is written into the folder of sources."""
    before = snapshot(project / "seeds")
    assert main(["generate", "--workers", "1", "--log", "log.txt"]) == 0
    assert snapshot(project / "seeds") == before
    return project / "docs"


@pytest.fixture(scope="module")
def fates(built: Path) -> Mapping[str, str]:
    """Return what became of each file."""
    reports = {row["id"]: row for row in read_lines(built / "data" / "reports.jsonl")}
    found: dict[str, str] = {}
    for row in read_lines(built / "data" / "files.jsonl"):
        report = reports.pop(row["report"], None)
        fate = fate_of(report) if report else str(row["reason"])
        assert row["file"] not in found or fate == found[row["file"]] == "records-passed"  # one row for each kind
        found[row["file"]] = fate
    assert not reports
    return found


def fate_of(report: Mapping[str, object]) -> str:
    place = report["place"]
    assert isinstance(place, dict)
    return f"{place['name']} {report['year']} {report['kind']}"


def test_the_table_has_files_of_every_kind() -> None:
    names = [name for name, *_ in FOLDER] + list(OF_THE_DISK)
    assert len(set(names)) == len(names) > 80


def test_every_file_has_the_fate_that_is_stated(fates: Mapping[str, str]) -> None:
    wanted = dict(stated())
    assert {name: fate for name, fate in fates.items() if wanted.get(name) != fate} == {}
    assert set(fates) == set(wanted)


def test_the_summary_counts_every_file(built: Path) -> None:
    rows = read_lines(built / "data" / "files.jsonl")
    line = (built.parent / "log.txt").read_text(encoding="utf-8").splitlines()[-1]
    files, read, passed, listed = re.search(  # type: ignore[union-attr] # it is there
        r"(\d+) files: (\d+) read, (\d+) passed over \((.*)\); ", line
    ).groups()
    published = [row for row in rows if row["fate"] == "published"]
    assert (int(files), int(read), int(passed)) == (len(rows), len(published), len(rows) - len(published))
    assert sum(int(count) for count in re.findall(r"(\d+) ", listed)) == int(passed)


def test_two_workers_make_the_same_bytes(built: Path) -> None:
    assert main(["generate", "--workers", "2", "--docs", "docs-of-two"]) == 0
    one, two = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (built, built.with_name("docs-of-two"))
    )
    assert one == two


def test_each_file_is_a_row_or_a_container_of_rows(fates: Mapping[str, str]) -> None:
    names = {name for name, *_ in FOLDER} | set(OF_THE_DISK)
    assert {name for name in names if not any(is_of(name, row) for row in fates)} == set()
    assert {row for row in fates if not any(is_of(name, row) for name in names)} == set()


def is_of(name: str, row: str) -> bool:
    """Whether a row is of a file, or of one in it as a container."""
    return row == name or row.startswith(f"{name}/")
