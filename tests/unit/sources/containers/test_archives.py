"""ZIP, tar and packed files: each member has its fate, and none leads out, hides or takes the memory."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import tempfile
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.sources.inventory import open_folder
from generator.sources.limits import LIMITS
from tests.unit.sources.containers.archives import TEXT, contents, fates, tarred, zipped

GBK_NAME = "政府工作报告/长沙市.txt"


def test_a_zip_is_a_folder(tmp_path: Path) -> None:
    zipped(tmp_path / "x.zip", {"a/b.txt": TEXT, "p.jpg": b"\xff\xd8\xff", "c": b"?", ".DS_Store": b"", "a/": b""})
    assert fates(tmp_path) == {
        "x.zip/a/b.txt": "read",
        "x.zip/p.jpg": "no-document",
        "x.zip/c": "suffix-unknown",
        "x.zip/.DS_Store": "hidden",
    }
    assert contents(tmp_path) == {"x.zip/a/b.txt": TEXT}


def renamed(path: Path, written: bytes, name: bytes, extra: bytes = b"") -> None:
    """Write a ZIP of one file whose name has these bytes and no mark of their encoding."""
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo(written.decode())
        info.extra = extra
        archive.writestr(info, TEXT)
    path.write_bytes(path.read_bytes().replace(written, name))


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_a_mark_are_read_as_they_were_written(tmp_path: Path, encoding: str) -> None:
    name = GBK_NAME.encode(encoding)
    renamed(tmp_path / "x.zip", b"x" * (len(name) - 4) + b".txt", name)
    assert contents(tmp_path) == {f"x.zip/{GBK_NAME}": TEXT}


def test_a_field_with_the_unicode_name_goes_before_the_bytes(tmp_path: Path) -> None:
    shown = GBK_NAME.encode()
    field = struct.pack("<HHBI", 0x7075, 5 + len(shown), 1, zlib.crc32(b"xx.txt")) + shown
    renamed(tmp_path / "x.zip", b"xx.txt", b"yy.txt", field)
    assert list(contents(tmp_path)) == [f"x.zip/{GBK_NAME}"]


def test_backslashes_of_windows_are_folders(tmp_path: Path) -> None:
    renamed(tmp_path / "x.zip", b"a/b/c.txt", b"a\\b\\c.txt")
    renamed(tmp_path / "y.zip", b"a./b/c.txt", b"..\\b\\c.txt")
    assert fates(tmp_path) == {"x.zip/a/b/c.txt": "read", "y.zip/../b/c.txt": "member-outside"}


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("a.odd", "[Content_Types].xml"),
        ("a.odd", "mimetype"),
        ("a.odd", "OFD.xml"),
        ("a.xlsx", "other.xml"),
        ("a.epub", "other.xml"),
    ],
)
def test_a_document_is_not_unpacked(tmp_path: Path, name: str, member: str) -> None:
    zipped(tmp_path / name, {member: b"", "word/document.txt": TEXT})
    assert not [file for file in fates(tmp_path) if file != name]


def test_a_document_is_known_by_any_of_its_parts(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", {"first.txt": TEXT, "[Content_Types].xml": b"", "docProps/app.xml": b""})
    assert fates(tmp_path) == {"a.zip": "file-format"}


def test_an_encrypted_member_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"a.txt": TEXT, "b.txt": TEXT})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")  # the entry of a.txt in the directory: APPNOTE.TXT 4.3.12
    data[at + 8] |= 1
    path.write_bytes(bytes(data))
    assert fates(tmp_path) == {"x.zip/a.txt": "member-encrypted", "x.zip/b.txt": "read"}


def test_a_damaged_member_leaves_the_others(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"a.txt": TEXT, "b.txt": TEXT})
    data = bytearray(path.read_bytes())
    data[30 + len("a.txt") + 3] ^= 0xFF
    path.write_bytes(bytes(data))
    assert fates(tmp_path) == {"x.zip/a.txt": "unreadable", "x.zip/b.txt": "read"}


def test_what_is_no_zip_inside_is_damaged(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "x.zip", {"a.txt": TEXT * 1000}).read_bytes()
    (tmp_path / "x.zip").write_bytes(whole[:-30])
    (tmp_path / "y.zip").write_bytes(b"no archive at all")
    assert fates(tmp_path) == {"x.zip": "archive-damaged", "y.zip": "archive-damaged"}


def test_overlapping_entries_are_a_bomb(tmp_path: Path) -> None:
    """As in zbsm.zip: the directory names one packed block many times."""
    path = zipped(tmp_path / "x.zip", {"a.txt": b"0" * 100_000, "b.txt": b"1"})
    data = bytearray(path.read_bytes())
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = struct.pack("<I", 0)  # where the entry starts
    path.write_bytes(bytes(data))
    assert fates(tmp_path) == {"x.zip": "archive-damaged"}


def test_archives_in_archives_are_opened_as_deep_as_the_limit(tmp_path: Path) -> None:
    data, name = TEXT, "a.txt"
    for depth in range(5):
        zipped(tmp_path / "x.zip", {name: data})
        data, name = (tmp_path / "x.zip").read_bytes(), f"{depth}.zip"
    assert list(fates(tmp_path).values()) == ["nested-too-deep"]


@pytest.mark.parametrize(
    ("suffix", "mode"),
    [
        (".tar", "w"),
        (".tgz", "w:gz"),
        (".tar.gz", "w:gz"),
        (".tar.bz2", "w:bz2"),
        (".tbz2", "w:bz2"),
        (".txz", "w:xz"),
    ],
)
def test_a_tar_is_a_folder_however_it_is_packed(tmp_path: Path, suffix: str, mode: str) -> None:
    tarred(tmp_path / f"x{suffix}", {"./a/b.txt": TEXT, "c.txt": TEXT * 1000, "p.jpg": b"\xff\xd8\xff"}, mode)
    assert fates(tmp_path) == {
        f"x{suffix}/a/b.txt": "read",
        f"x{suffix}/c.txt": "read",
        f"x{suffix}/p.jpg": "no-document",
    }


def test_names_in_a_tar_may_be_in_gbk(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "x.tar", "w", encoding="gb18030", format=tarfile.GNU_FORMAT) as archive:
        info = tarfile.TarInfo(GBK_NAME)
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT))
    assert contents(tmp_path) == {f"x.tar/{GBK_NAME}": TEXT}


def test_what_is_no_file_in_a_tar_is_named(tmp_path: Path) -> None:
    kinds = {"link": tarfile.SYMTYPE, "hard": tarfile.LNKTYPE, "dev": tarfile.CHRTYPE, "pipe": tarfile.FIFOTYPE}
    with tarfile.open(tmp_path / "x.tar", "w") as archive:
        for name, kind in kinds.items():
            info = tarfile.TarInfo(f"{name}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        folder = tarfile.TarInfo("folder")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
    assert fates(tmp_path) == {f"x.tar/{name}.txt": "member-no-file" for name in kinds}


def test_no_member_leads_out(tmp_path: Path) -> None:
    seeds, outside = tmp_path / "seeds", tmp_path / "evil.txt"
    seeds.mkdir()
    tarred(seeds / "x.tar", {"../evil.txt": TEXT, str(outside): TEXT, "a/../../evil.txt": TEXT})
    zipped(seeds / "x.zip", {"../evil.txt": TEXT, "/evil.txt": TEXT})
    assert set(fates(seeds).values()) == {"member-outside"}
    assert not outside.exists()


@pytest.mark.parametrize("cut", [100, 600, 1024, 1500])
def test_a_tar_that_is_cut_off_says_so(tmp_path: Path, cut: int) -> None:
    whole = tarred(tmp_path / "x.tar", {"a.txt": TEXT, "b.txt": TEXT}).read_bytes()
    (tmp_path / "x.tar").write_bytes(whole[:cut])
    assert "archive-damaged" in fates(tmp_path).values()


def test_a_damaged_header_in_a_tar_is_not_its_end(tmp_path: Path) -> None:
    data = bytearray(tarred(tmp_path / "x.tar", {"a.txt": TEXT, "b.txt": TEXT}).read_bytes())
    data[1024:1030] = b"broken"
    (tmp_path / "x.tar").write_bytes(bytes(data))
    assert fates(tmp_path) == {"x.tar/a.txt": "read", "x.tar": "archive-damaged"}


def test_a_header_of_any_length_takes_no_memory(tmp_path: Path) -> None:
    """A long name of 100 MB, packed to 100 kB: the library would read it as a whole."""
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 100_000_000
    with gzip.open(tmp_path / "x.tgz", "wb", 1) as stream:
        stream.write(info.tobuf(tarfile.GNU_FORMAT))
        for _ in range(100):
            stream.write(b"a" * 1_000_000)
    assert fates(tmp_path) == {"x.tgz": "archive-damaged"}


@pytest.mark.parametrize(
    ("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)]
)
def test_a_packed_file_is_what_is_in_it(tmp_path: Path, suffix: str, pack: object) -> None:
    assert callable(pack)
    (tmp_path / f"a.txt{suffix}").write_bytes(pack(TEXT))
    (tmp_path / f"p.jpg{suffix}").write_bytes(pack(b"\xff\xd8\xff"))
    (tmp_path / f"b.txt{suffix}").write_bytes(pack(TEXT * 100)[:-9])
    assert fates(tmp_path) == {
        f"a.txt{suffix}": "read",
        f"b.txt{suffix}": "unreadable",
        f"p.jpg{suffix}": "no-document",
    }
    assert contents(tmp_path) == {f"a.txt{suffix}": TEXT}


def test_a_page_that_was_stored_as_the_server_packed_it_keeps_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(gzip.compress(TEXT))
    assert contents(tmp_path) == {"a.txt": TEXT}


def test_a_bomb_is_cut_off_at_the_size_of_a_file(tmp_path: Path) -> None:
    zeros = gzip.compress(b"0" * 5_000_000)
    (tmp_path / "a.txt.gz").write_bytes(zeros)
    zipped(tmp_path / "b.zip", {"z.txt": b"0" * 5_000_000, "a.txt": TEXT})
    small = replace(LIMITS, largest=1_000_000, unpacked=2_500_000)
    assert fates(tmp_path, small) == {
        "a.txt.gz": "member-too-large",
        "b.zip/z.txt": "member-too-large",
        "b.zip/a.txt": "read",
    }


def test_a_name_is_a_label_however_long_or_odd(tmp_path: Path) -> None:
    names = (
        "CON.txt",
        "aux.txt",
        "a.txt.",
        "A.txt",
        "a.txt",
        "\N{GRINNING FACE}#?%<b>|`.txt",
        "x\x07.txt",
        "长" * 5000,
    )
    found = fates_of(tmp_path, dict.fromkeys(names, TEXT))
    assert sorted(found.values()) == [
        "name-not-shown",
        "name-too-long",
        "read",
        "read",
        "read",
        "read",
        "read",
        "suffix-unknown",
    ]
    assert max(map(len, found)) < 1100


def fates_of(folder: Path, members: dict[str, bytes]) -> dict[str, str]:
    zipped(folder / "x.zip", members)
    return fates(folder)


def test_many_members_with_one_obstacle_are_few_findings(tmp_path: Path) -> None:
    zipped(tmp_path / "x.zip", {f"{n:03}.odd": TEXT for n in range(100)})
    with open_folder(tmp_path) as inventory:
        assert len(inventory.passed) == 100
        findings = inventory.findings
    assert [finding.code.id for finding in findings] == ["suffix-unknown"] * 20 + ["members-alike"]
    assert findings[-1].arguments == {"count": 80, "first": "x.zip/000.odd"}


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.rar", b"Rar!\x1a\x07\x01\x00", "archive-closed"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "archive-closed"),
        ("a", b"7z\xbc\xaf\x27\x1c", "archive-closed"),
        ("a.tar.zst", b"\x28\xb5\x2f\xfd", "archive-closed"),
        ("a.iso", b"", "archive-closed"),
    ],
)
def test_other_archives_say_what_to_do(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert fates(tmp_path) == {name: code}


NAMES = st.lists(
    st.sampled_from(("a", "b", "..", ".", "", ".x", "长沙", "x\x00", "a.txt", "p.jpg", "x.zip", "y.odd", "z.gz")),
    min_size=1,
    max_size=4,
).map("/".join)
MEMBERS = st.lists(
    st.tuples(NAMES, st.sampled_from((b"", TEXT, b"\xff\xd8\xff", gzip.compress(TEXT)))), max_size=12
)


@given(members=MEMBERS, kind=st.sampled_from(("tar", "tgz")))
@settings(max_examples=60, deadline=None)
def test_every_member_is_read_or_passed_over(members: list[tuple[str, bytes]], kind: str) -> None:
    """None is both, and none is missing, whatever the names and contents."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x.{kind}"
        with tarfile.open(path, "w:gz" if kind == "tgz" else "w") as archive:
            for name, data in members:
                info = tarfile.TarInfo(name)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
        with open_folder(Path(folder)) as inventory:
            read = [source.file for source in inventory.sources]
            passed = [item.file for item in inventory.passed]
    assert len(set(read) | set(passed)) == len(read) + len(passed)
    assert len(read) + len(passed) == max(1, len(members))
