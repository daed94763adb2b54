"""Converter: LibreOffice turns files of older formats into DOCX, in a private folder, within a time limit.

It runs no macro, updates no link and is given no network: its profile says so and is made for one file.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Final

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.readers.xml import unreadable
from generator.store.outside import installed

PROGRAMS: Final = ("soffice", "libreoffice")
PARTS: Final = ("soffice.bin", "versionrc")
"""Files beside the program, which may be a script that never changes: what it runs, and what says its version."""
SECONDS: Final = 180
"""How long a conversion may take; one of a report takes 2 to 5 seconds. A choice."""
LARGEST: Final = 128_000_000
"""The most bytes of a converted file; that of a report has 200,000. A choice."""
SAID: Final = 120
"""How many characters of what the program says are in a finding."""
FILTER: Final = "docx:MS Word 2007 XML"

SETTINGS: Final = {
    "org.openoffice.Office.Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
        "DisableActiveContent": "true",
    },
    "org.openoffice.Office.Writer/Content/Update": {"Link": "2", "Field": "false", "Chart": "false"},
    "org.openoffice.Inet/Settings": {
        "ooInetProxyType": "1",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
    },
}
"""What a profile says: no macro runs, no link is updated, and requests go to a port that answers nothing."""


def program(fmt: str) -> str:
    """Return the path of the converter; without it, a SourceError names what to install."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if found is None:
        raise SourceError(Code.CONVERTER_MISSING(format=fmt))
    return found


def converter() -> str:
    """Return which converter there is, an empty text for none; to ask it for its version takes half a second."""
    return installed(PROGRAMS, PARTS)


@lru_cache(maxsize=4)
def version_of(path: str) -> str:
    """Return the name and version of a converter: LibreOffice 7.4.7.2."""
    said = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=SECONDS, check=False).stdout
    return " ".join(said.split()[:2]) or "LibreOffice"


def as_docx(data: bytes, suffix: str, fmt: str) -> bytes:
    """Return the bytes of a file as DOCX; what cannot be converted, or takes too long, is a SourceError."""
    path = program(fmt)
    with tempfile.TemporaryDirectory(prefix="fangzhi-office-") as name:
        folder = Path(name)
        source, profile = folder / f"source{suffix}", folder / "profile"
        source.write_bytes(data)
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        said = _run(_command(path, profile, source), folder)
        made = folder / "out" / "source.docx"
        if not made.is_file():
            raise unreadable(f"LibreOffice cannot convert it: {_reason(said)}")
        if made.stat().st_size > LARGEST:
            raise unreadable(f"converted it has more than {LARGEST} bytes")
        return made.read_bytes()


def _reason(said: str) -> str:
    """Return what the program says without its warnings, which are about its installation."""
    lines = (line for line in said.splitlines() if not line.startswith("Warning:"))
    return " ".join(" ".join(lines).split())[:SAID] or "it says nothing"


def _command(path: str, profile: Path, source: Path) -> list[str]:
    quiet = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard")
    convert = ("--convert-to", FILTER, "--outdir", str(source.parent / "out"), str(source))
    return [path, f"-env:UserInstallation={profile.as_uri()}", *quiet, *convert]


def _run(command: list[str], folder: Path) -> str:
    """Run a command in a group of processes of its own and return what it says; nothing of the group is left."""
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "TMPDIR": str(folder)}
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment | {"LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        try:
            said, _ = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired as error:
            raise unreadable(f"LibreOffice did not convert it within {SECONDS} seconds") from error
        finally:
            _end(process)
    return said.decode("utf-8", "replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End all processes of a group that are still there."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _settings() -> str:
    """Return the settings of a profile as LibreOffice stores them."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, values in SETTINGS.items()
        for name, value in values.items()
    )
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
