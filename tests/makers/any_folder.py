"""What operators have in their folders: reports in every form in which they come, and files that hold none."""

from __future__ import annotations

import gzip
import io
import json
import struct
import tarfile
import zipfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from random import Random
from typing import TYPE_CHECKING, Final

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.makers.raw_pdf import Sheet, pdf, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DONE: Final = (
    "规模以上工业增加值增长{a}.{b}%，新增高新技术企业{c}家",
    "建成高标准农田{c}万亩，粮食总产量达到{d}万吨",
    "新增城镇就业{c}.{b}万人，城镇登记失业率控制在{a}%以内",
    "改造老旧小区{c}个，惠及居民{d}户",
    "新建改扩建学校{c}所，新增学位{d}个",
    "完成营造林{c}万亩，治理水土流失面积{d}平方公里",
    "新改建农村公路{d}公里，解决{c}个村的饮水问题",
    "接待游客{d}万人次，旅游收入增长{a}.{b}%",
    "空气质量优良天数比例达到9{a}.{b}%，{c}个断面水质达标",
    "引进亿元以上项目{c}个，到位资金{d}亿元",
    "办理人大代表建议{d}件，满意率达到9{a}.{b}%",
    "居民人均可支配收入增长{a}.{b}%，社会消费品零售总额达到{d}亿元",
    "新增养老床位{d}张，建成社区食堂{c}个",
    "排查整改安全隐患{d}处，事故起数下降{c}.{b}%",
)


def lines(place: str, year: int, body: str = "人民政府", title: str = "政府工作报告") -> list[str]:
    """Return a report of a place; two of them share no paragraph of their middle."""
    rng = Random(f"{place}{year}")
    numbers = ({"a": rng.randint(3, 9), "b": rng.randint(1, 9), "c": rng.randint(11, 99)} for _ in range(99))
    said = [one.format(d=rng.randint(101, 999), **given) for one, given in zip(DONE * 3, numbers, strict=False)]
    rng.shuffle(said)
    unit = place[-1]
    paragraphs = [f"{'，'.join(said[at : at + 3])}。" for at in range(0, 24, 3)]
    return [
        f"{place}{year}年{title}",
        f"——{year}年1月9日在{place}第十八届人民代表大会第三次会议上",
        "各位代表：",
        f"现在，我代表{unit}{body}，向大会报告工作，请予审议。",
        f"一、{year - 1}年工作回顾",
        *paragraphs[:4],
        f"二、{year}年工作安排",
        *paragraphs[4:],
    ]


def written(place: str, year: int, body: str = "人民政府", title: str = "政府工作报告") -> str:
    """Return such a report as a text file has it."""
    return "\n".join(
        f"\N{IDEOGRAPHIC SPACE}\N{IDEOGRAPHIC SPACE}{line}" for line in lines(place, year, body, title)
    )


def page(words: Iterable[str], title: str = "", head: str = "") -> bytes:
    """Return a web page of paragraphs."""
    body = "\n".join(f"<p>{line}</p>" for line in words)
    start = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title>{head}</head>"
    return f"{start}<body>{body}</body></html>".encode()


def printed(words: Sequence[str]) -> bytes:
    """Return a PDF of lines of 28 characters, as an official document is set."""
    rows = [words[0], "", *(row for line in words[1:] for row in wrapped(line, 28))]
    sheets = [Sheet().lines(70, 90, rows[at : at + 24]) for at in range(0, len(rows), 24)]
    return pdf(sheets)


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def encrypted(members: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive whose entries say that they are encrypted (bit 0 of the flags; APPNOTE.TXT 4.4.4)."""
    data = bytearray(zipped(members))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 1)
    return bytes(data)


def nested(data: bytes, times: int) -> bytes:
    """Return an archive in as many archives."""
    for _ in range(times):
        data = zipped({"z.zip": data})
    return data


def tarred(members: Mapping[str, bytes]) -> bytes:
    """Return a tar archive packed with gzip, with a link that leads out of it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return gzip.compress(out.getvalue(), mtime=0)


def crawled(answers: Mapping[str, tuple[str, str, bytes]]) -> bytes:
    """Return a packed WARC file: by address the status, the media type and the body of an answer."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    writer._create_temp_file = io.BytesIO  # noqa: SLF001 - the library leaves its temporary files open
    for address, (status, kind, body) in answers.items():
        dated = {"WARC-Date": "2026-02-03T08:00:00Z"}
        asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "example.gov.cn")], is_http_request=True)
        writer.write_record(
            writer.create_warc_record(address, "request", http_headers=asked, warc_headers_dict=dated)
        )
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        payload = io.BytesIO(body)
        record = writer.create_warc_record(
            address, "response", payload=payload, http_headers=headers, warc_headers_dict=dated
        )
        writer.write_record(record)
    return out.getvalue()


def json_lines(rows: Iterable[Mapping[str, object] | str]) -> bytes:
    """Return rows as lines of JSON; a row of text is a line as it is."""
    return "".join(
        f"{row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)}\n" for row in rows
    ).encode()


def mail(body: str) -> bytes:
    """Return a mail with a text."""
    message = MIMEMultipart("alternative", boundary="b")
    message["Subject"] = "report"
    message.attach(MIMEText(body, "plain", "utf-8"))
    return message.as_bytes()


def archived(data: bytes) -> bytes:
    """Return a page saved by a browser with its pictures in one file."""
    message = MIMEMultipart("related", boundary="b", type="text/html")
    message["Snapshot-Content-Location"] = "https://www.example.gov.cn/2026/report.html"
    message.attach(MIMEText(data.decode(), "html", "utf-8"))
    return message.as_bytes()


def compound(*names: str) -> bytes:
    """Return the start of a compound file ([MS-CFB] 2.2) with the names of its streams: of Word 97, say."""
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entries.ljust(4096, b"\0")


def rar() -> bytes:
    """Return the start of a RAR archive."""
    return b"Rar!\x1a\x07\x01\x00" + bytes(64)


def seven_zip() -> bytes:
    """Return the start of a 7z archive."""
    return b"7z\xbc\xaf\x27\x1c" + struct.pack("<I", 0) + bytes(64)
