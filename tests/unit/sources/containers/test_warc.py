"""Crawls: the bodies of successful answers are read, every other record is counted by its kind."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from typing import TYPE_CHECKING, Self

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from generator.knowledge.findings.codes import Code
from generator.sources.containers.warc import name_of
from generator.sources.inventory import open_folder
from generator.sources.readers.text import TEXT as READER
from tests.unit.sources.containers.archives import TEXT, contents, fates

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BASE = "http://www.a.gov.cn/"


class Crawl:
    """A crawl that is written record by record."""

    def __init__(self, path: Path) -> None:
        """Write to a file, each record packed if its suffix says so."""
        self._stream = path.open("wb")
        self._writer = WARCWriter(self._stream, gzip=path.suffix == ".gz")
        self._writer._create_temp_file = io.BytesIO  # noqa: SLF001 - the library leaves its temporary files open

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the file."""
        self._stream.close()

    def answer(self, page: str, body: bytes = TEXT, status: str = "200 OK", **headers: str) -> None:
        named = {
            name.replace("_", "-"): value for name, value in {"Content_Type": "text/plain", **headers}.items()
        }
        http = StatusAndHeaders(status, list(named.items()), protocol="HTTP/1.1")
        self.record("response", BASE + page, body, http)

    def record(self, kind: str, address: str, body: bytes = b"", http: object = None, **more: str) -> None:
        dated = {"WARC-Date": "2025-03-01T10:00:00Z", **{n.replace("_", "-"): v for n, v in more.items()}}
        made = self._writer.create_warc_record(
            address,
            kind,
            payload=io.BytesIO(body),
            http_headers=http,
            warc_headers_dict=dated,
            warc_content_type="text/plain" if kind == "resource" else "",
        )
        self._writer.write_record(made)


@pytest.mark.parametrize("name", ["x.warc", "x.warc.gz", "odd"])
def test_answers_are_documents(tmp_path: Path, name: str) -> None:
    with Crawl(tmp_path / name) as crawl:
        crawl.answer("a/1.txt")
        crawl.answer("a/1.txt", TEXT * 2)
        crawl.answer("list?id=5")
    assert contents(tmp_path) == {
        f"{name}/www.a.gov.cn/a/1.txt": TEXT,
        f"{name}/www.a.gov.cn/a/1.txt~2": TEXT * 2,
        f"{name}/www.a.gov.cn/list?id=5": TEXT,
    }
    with open_folder(tmp_path) as inventory:
        assert dict(inventory.sources[0].facts) == {"url": f"{BASE}a/1.txt", "retrieved": "2025-03-01"}


def test_other_records_are_counted_by_kind(tmp_path: Path) -> None:
    with Crawl(tmp_path / "x.warc.gz") as crawl:
        for number in range(5):
            crawl.record("request", f"{BASE}{number}", b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            crawl.answer(f"{number}.png", b"\x89PNG", Content_Type="image/png")
        crawl.record("revisit", f"{BASE}1", b"HTTP/1.1 200 OK\r\n\r\n")
        crawl.record("metadata", f"{BASE}1")
        crawl.record("resource", "metadata://program/log", TEXT)
        crawl.answer("gone", status="404 Not Found")
        crawl.answer("moved", status="301 Moved")
        crawl.answer("robots.txt")
        crawl.answer("odd", Content_Type="application/odd")
        crawl.answer("a.txt")
    with open_folder(tmp_path) as inventory:
        assert [source.file for source in inventory.sources] == ["x.warc.gz/www.a.gov.cn/a.txt"]
        counted = {str(dict(p.message.arguments)["kind"]): p.count for p in inventory.passed}
        assert {p.file for p in inventory.passed} == {"x.warc.gz"}
        assert inventory.findings == []
    assert counted == {
        "request": 5,
        "picture": 5,
        "revisit": 1,
        "metadata": 1,
        "other record": 1,
        "status 404": 1,
        "status 301": 1,
        "robots.txt": 1,
        "another type": 1,
    }


def chunked(data: bytes) -> bytes:
    return (
        b"".join(b"%x\r\n%s\r\n" % (len(data[n : n + 50]), data[n : n + 50]) for n in range(0, len(data), 50))
        + b"0\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data, wbits=-15)),
        ("br", brotli.compress),
        ("identity", bytes),
    ],
)
def test_bodies_are_as_the_server_made_them(tmp_path: Path, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    text = "".join(map(chr, range(0x4E00, 0x6000))).encode()
    with Crawl(tmp_path / "x.warc") as crawl:
        crawl.answer("a.txt", pack(text), Content_Encoding=encoding)
        crawl.answer("b.txt", chunked(pack(text)), Content_Encoding=encoding, Transfer_Encoding="chunked")
        if encoding != "identity":
            crawl.answer("c.txt", pack(text)[:-20], Content_Encoding=encoding)
    assert contents(tmp_path) == {f"x.warc/www.a.gov.cn/{name}.txt": text for name in "ab"}
    assert fates(tmp_path).get("x.warc/www.a.gov.cn/c.txt", "unreadable") == "unreadable"


def test_a_body_that_was_stored_unpacked_is_read(tmp_path: Path) -> None:
    with Crawl(tmp_path / "x.warc") as crawl:
        crawl.answer("a.txt", b"<p>" + TEXT, Content_Encoding="gzip", Transfer_Encoding="chunked")
    assert list(contents(tmp_path).values()) == [b"<p>" + TEXT]


def test_the_media_type_says_the_format_where_the_address_does_not(tmp_path: Path) -> None:
    with Crawl(tmp_path / "x.warc") as crawl:
        crawl.answer("a.png")
        crawl.answer("b.txt", Content_Type="application/octet-stream")
    with open_folder(tmp_path) as inventory:
        assert [source.named for source in inventory.sources] == [f"member{READER.suffixes[0]}", ""]


def test_a_body_that_the_crawler_cut_off_is_named(tmp_path: Path) -> None:
    with Crawl(tmp_path / "x.warc") as crawl:
        crawl.record("resource", f"{BASE}a.txt", TEXT, WARC_Truncated="length")
    assert fates(tmp_path) == {"x.warc/www.a.gov.cn/a.txt": "unreadable"}


def written(path: Path) -> bytes:
    with Crawl(path) as crawl:
        crawl.answer("a.txt")
        crawl.answer("b.txt")
        crawl.answer("c.txt")
    return path.read_bytes()


@pytest.mark.parametrize("wrong", [b"1", b"999", b"99999999999999", b"-5", b"x"])
def test_a_wrong_length_ends_the_crawl_with_one_finding(
    tmp_path: Path, wrong: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    data = written(tmp_path / "x.warc")
    at = data.index(b"Content-Length: ", data.index(b"b.txt")) + len(b"Content-Length: ")
    (tmp_path / "x.warc").write_bytes(data[:at] + wrong + data[data.index(b"\r", at) :])
    found = fates(tmp_path)
    assert found["x.warc/www.a.gov.cn/a.txt"] == "read"
    assert found["x.warc"] == "archive-damaged"
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("suffix", [".warc", ".warc.gz"])
def test_a_crawl_that_is_cut_off_says_so(tmp_path: Path, suffix: str) -> None:
    data = written(tmp_path / f"x{suffix}")
    (tmp_path / f"x{suffix}").write_bytes(data[:-60])
    found = fates(tmp_path)
    assert found[f"x{suffix}/www.a.gov.cn/b.txt"] == "read"
    assert found[f"x{suffix}"] == "archive-damaged"


def test_a_header_of_any_length_takes_no_memory(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "x.warc.gz", "wb", 1) as stream:
        stream.write(b"WARC/1.0\r\nWARC-Type: response\r\nX-Long: ")
        for _ in range(100):
            stream.write(b"a" * 1_000_000)
    assert fates(tmp_path) == {"x.warc.gz": "archive-damaged"}


def test_without_the_library_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "x.warc")
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    with open_folder(tmp_path) as inventory:
        assert [finding.code for finding in inventory.findings] == [Code.EXTRA_MISSING]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("http://a.gov.cn/", "a.gov.cn"),
        ("http://a.gov.cn//x/../b.html", "a.gov.cn/x/b.html"),
        ("http://a.gov.cn/%E9%95%BF%E6%B2%99.html", "a.gov.cn/长沙.html"),
        ("http://a.gov.cn/%C4%AB.html", "a.gov.cn/ī.html"),
        ("http://a.gov.cn/%B3%A4.html", "a.gov.cn/%B3%A4.html"),
        ("http://a.gov.cn/%2e%2e/%00b", "a.gov.cn/%00b"),
        ("", "unnamed"),
    ],
)
def test_a_page_is_named_by_its_address(address: str, name: str) -> None:
    assert name_of(address) == name


def test_long_addresses_are_cut_and_kept_apart() -> None:
    first, second = (name_of(f"http://a.gov.cn/{'x' * 500}{n}") for n in "12")
    assert first != second
    assert len(first) < 220
