"""Older office formats: converted in private, within a time limit, or one finding that says what to install."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.corpus.gather import gather
from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code, Message
from generator.output.data.audit import audit_data
from generator.output.data.export import write_data
from generator.sources.formats import handler_of
from generator.sources.readers import converter, office
from generator.sources.readers.office import OFFICE
from tests.makers.office import plain
from tests.makers.raw_docx import p, package, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

RTF = b"{\\rtf1\\ansi\\ansicpg936 \\'d5\\'fe\\'b8\\'ae\\par}"
DOC = office.COMPOUND + "WordDocument".encode("utf-16-le")
LINES = (
    "澧县2024年政府工作报告",
    "各位代表：",
    "一、2023年工作回顾",
    "全县地区生产总值增长5.3%。财政收入稳步增长。",
)
FAKE = """#!/bin/sh
[ "$1" = --version ] && {{ echo "LibreOffice {version} 40(Build:2)"; exit; }}
for last; do :; done
{work}
"""
COPY = 'mkdir -p "$(dirname "$last")/out"; cp "{made}" "$(dirname "$last")/out/source.docx"'


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which alone programs are looked for, besides the usual ones."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "cp", "mv", "mkdir", "dirname", "sleep", "env", "cat"):
        (folder / name).symlink_to(shutil.which(name) or "")
    monkeypatch.setenv("PATH", str(folder))
    converter.version_of.cache_clear()
    return folder


def fake(folder: Path, work: str, version: str = "7.4.7.2") -> None:
    program = folder / "soffice"
    program.write_text(FAKE.format(work=work, version=version), encoding="utf-8")
    program.chmod(0o755)
    converter.version_of.cache_clear()


def converting(folder: Path, data: bytes, version: str = "7.4.7.2") -> None:
    made = folder / "made.docx"
    made.write_bytes(data)
    fake(folder, COPY.format(made=made), version)


def refused(data: bytes) -> Message:
    with pytest.raises(SourceError) as caught:
        OFFICE.extract(data)
    return caught.value.message


def test_what_is_converted_is_read_as_docx_and_says_by_what(install: Path) -> None:
    converting(install, package(p("政府", more='<w:outlineLvl w:val="0"/>') + p("甲")))
    extract = OFFICE.extract(RTF)
    assert (extract.text, extract.headings) == ("政府\n\n甲", ((0, 1),))
    assert OFFICE.version_with(extract) == "1+LibreOffice 7.4.7.2"


def test_the_profile_is_private_and_runs_no_macro(install: Path) -> None:
    seen = install / "seen"
    work = f'cat profile/user/registrymodifications.xcu > "{seen}"; env >> "{seen}"; echo "$@" >> "{seen}"'
    fake(install, work)
    refused(RTF)
    said = seen.read_text(encoding="utf-8")
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true<' in said
    assert '"ooInetProxyType" oor:op="fuse"><value>1<' in said
    assert f"HOME={Path.home()}\n" not in said
    assert "-env:UserInstallation=file:///" in said
    assert not list(Path(said.partition("HOME=")[2].partition("\n")[0]).parent.glob("fangzhi-office-*/source.rtf"))


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.rtf", "a.odt"])
def test_without_the_converter_a_finding_names_it(name: str, install: Path) -> None:
    assert not (install / "soffice").exists()
    assert handler_of(name, b"") is OFFICE
    assert refused(RTF) == Code.CONVERTER_MISSING(format="RTF")
    assert refused(DOC) == Code.CONVERTER_MISSING(format="Word 97 (.doc, .wps)")


def test_a_conversion_that_takes_too_long_is_ended_with_all_its_processes(
    install: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = install / "child"
    fake(install, f'sleep 600 & echo $! > "{child}-soon"; mv "{child}-soon" "{child}"; wait')
    monkeypatch.setattr(subprocess, "Popen", waits_for(child))
    assert refused(RTF) == Code.UNREADABLE(
        reason=f"LibreOffice did not convert it within {converter.SECONDS} seconds"
    )
    await_that(lambda: has_ended(int(child.read_text(encoding="utf-8"))))


def waits_for(child: Path) -> type[subprocess.Popen[bytes]]:
    """Return processes whose time is up as soon as a file is there, however slow the machine is."""

    class Patient(subprocess.Popen[bytes]):
        def communicate(self, input: bytes | None = None, timeout: float | None = None) -> tuple[bytes, bytes]:  # noqa: A002 - as in the class
            assert timeout == converter.SECONDS
            await_that(child.exists)
            return super().communicate(input, timeout=0)

    return Patient


def await_that(happened: Callable[[], bool]) -> None:
    for _ in range(12_000):
        if happened():
            return
        time.sleep(0.01)
    raise AssertionError("it did not happen")


def has_ended(process: int) -> bool:
    """Whether a process is gone, or only its entry is left for whoever is to read its exit code."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return True
    return "Z (zombie)" in status


def test_a_conversion_that_fails_says_why(install: Path) -> None:
    fake(install, "echo Warning: failed to launch java; echo source file could not be loaded")
    reason = "LibreOffice cannot convert it: source file could not be loaded"
    assert refused(RTF) == Code.UNREADABLE(reason=reason)
    fake(install, ":")
    assert refused(RTF) == Code.UNREADABLE(reason="LibreOffice cannot convert it: it says nothing")


def test_a_conversion_that_grows_without_bound_is_refused(install: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    converting(install, package(p("甲")))
    monkeypatch.setattr(converter, "LARGEST", 100)
    assert refused(RTF) == Code.UNREADABLE(reason="converted it has more than 100 bytes")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (office.COMPOUND + b"Workbook", Code.FILE_FORMAT(format="Word/Excel 97 (.doc, .xls, .wps)")),
        (b"%PDF-1.7", Code.FILE_FORMAT(format="PDF")),
        (
            office.COMPOUND + "EncryptedPackage".encode("utf-16-le"),
            Code.UNREADABLE(reason="it is protected by a password"),
        ),
    ],
)
def test_other_formats_are_not_converted(data: bytes, message: Message) -> None:
    assert refused(data) == message


def test_a_text_under_such_a_suffix_is_decoded() -> None:
    extract = OFFICE.extract("政府工作报告".encode("gb18030"))
    assert (extract.text, extract.encoding, extract.converter) == ("政府工作报告", "gb18030", "")


ODT = zipped({"mimetype": "application/vnd.oasis.opendocument.text"}, packed=False)


@pytest.mark.parametrize(
    ("data", "suffix", "is_one"),
    [
        (RTF, ".txt", True),
        (ODT, ".zip", True),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', ".xml", True),
        (DOC, ".txt", True),
        (DOC, "", True),
        (DOC, ".docx", True),
        (DOC, ".xls", False),
        (DOC, ".msi", False),
        (b"plain", ".doc", False),
        (zipped({"a": "b"}), ".odt", False),
    ],
)
def test_what_is_recognised(data: bytes, suffix: str, *, is_one: bool) -> None:
    assert OFFICE.recognises(data, suffix) is is_one


def test_the_data_name_the_converter_and_another_one_is_a_finding(install: Path, tmp_path: Path) -> None:
    seeds, data = tmp_path / "seeds", tmp_path / "data"
    seeds.mkdir()
    (seeds / "a.rtf").write_bytes(RTF)
    converting(install, plain(LINES))
    write_data(gather(seeds), data)
    row = json.loads((data / "reports.jsonl").read_text(encoding="utf-8"))
    assert (row["reader"], row["reader_version"], row["encoding"]) == ("office", "1+LibreOffice 7.4.7.2", None)
    assert audit_data(data, seeds) == []
    converting(install, plain(LINES), "24.8.1.1")
    found = [finding.message for finding in audit_data(data, seeds)]
    assert found == [Code.DATA_READER(reader="office", version="1+LibreOffice 7.4.7.2")]


@pytest.mark.skipif(
    not any(map(shutil.which, converter.PROGRAMS)) or "PYTEST_XDIST_WORKER" in os.environ,
    reason="LibreOffice is not installed, or other tests run beside",
)
def test_libreoffice_itself() -> None:
    extract = OFFICE.extract(RTF)
    assert extract.text == "政府"
    assert extract.converter.startswith("LibreOffice ")
