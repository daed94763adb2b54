"""The description of the exported data, `datapackage.json`: every file with its schema, size and hash."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from string import Template
from typing import TYPE_CHECKING, Any, Final

from generator import __version__
from generator.output.data.tables.citation import CITATION, citation_file, reference, title_of
from generator.output.data.tables.flat import FOLDER, INDICATORS, INDICATORS_FOLDER, PASSAGES
from generator.output.data.tables.schema import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.output.settings import Settings

PACKAGE: Final = "datapackage.json"
README: Final = "README.txt"
README_TEXT: Final = Path(__file__).with_name("readme.txt")
PAGE: Final = "index.md"
"""The page about the data, which is in their folder and no part of them."""
NAME: Final = "fangzhi-data"
SHORT: Final = 12
"""The digits of the digest that name a version where the operator names none: a choice."""
FORMATS: Final = {
    ".csv": {"format": "csv", "mediatype": "text/csv"},
    ".jsonl": {"format": "jsonl", "mediatype": "application/jsonl"},
    ".txt": {"format": "txt", "mediatype": "text/plain"},
    ".json": {"format": "json", "mediatype": "application/json"},
    ".cff": {"format": "yaml", "mediatype": "application/yaml"},
}
FOLDERS: Final = {
    FOLDER: PASSAGES,
    "passages": "passages.jsonl",
    INDICATORS_FOLDER: INDICATORS,
    "indicators": "indicators.jsonl",
    "edits": "edits.jsonl",
    "witnesses": "witnesses.jsonl",
}
"""The folders with one file for each report, and the table that describes each."""
SCHEMAS: Final = "schemas"
"""The folder of the schemas of such tables: `<table>.json`."""
UNLICENSED: Final = "办站者没有声明许可。文献的权利属各发布单位。"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the data: its path in their folder, its bytes and their SHA-256."""

    path: str
    size: int
    sha256: str


def files_of(folder: Path) -> Iterator[DataFile]:
    """Yield the files of a folder of data, sorted by path, but for the page and the description."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    for path in paths:
        if path not in {PAGE, PACKAGE} and not PurePosixPath(path).name.startswith("."):
            with (folder / path).open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            yield DataFile(path, (folder / path).stat().st_size, digest)


def write_package(folder: Path, settings: Settings, themes: Sequence[str], knowledge_digest: str) -> None:
    """Write schemas, README, citation and description of the data that a folder has."""
    _write_schemas(folder, themes)
    data = list(files_of(folder))
    digest = digest_of(data)
    version = settings.data.release or digest[:SHORT]
    _write(folder / README, _readme(settings, version, digest, knowledge_digest))
    _write(folder / CITATION, citation_file(settings, version, digest))
    files = sorted([*data, *_named(folder, (README, CITATION))], key=lambda file: file.path)
    described = _head(settings, version, digest, knowledge_digest)
    described["resources"] = [resource(file, themes) for file in files]
    _write(folder / PACKAGE, _json(described))


def _readme(settings: Settings, version: str, digest: str, knowledge_digest: str) -> str:
    words = {
        "name": settings.name,
        "version": version,
        "digest": digest,
        "program": __version__,
        "knowledge": knowledge_digest,
        "licence": licence_line(settings),
        "reference": reference(settings, version),
        "files": "\n".join(f"  {table.file:<27}{table.title}" for table in tables().values()),
    }
    return Template(README_TEXT.read_text(encoding="utf-8")).substitute(words)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _named(folder: Path, names: Sequence[str]) -> Iterator[DataFile]:
    for name in names:
        data = (folder / name).read_bytes()
        yield DataFile(name, len(data), hashlib.sha256(data).hexdigest())


def digest_of(files: Sequence[DataFile]) -> str:
    """Return the SHA-256 over names and hashes of all tables and texts: the same data have the same."""
    lines = (f"{one.sha256}  {one.path}\n" for one in files if one.path not in {README, CITATION})
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def licence_line(settings: Settings) -> str:
    """Return what readers are told about the licence."""
    data = settings.data
    return " ".join(filter(None, (data.licence, data.licence_address))) or UNLICENSED


def _head(settings: Settings, version: str, digest: str, knowledge_digest: str) -> dict[str, Any]:
    """Return what the description says of the data as a whole; what the operator does not say is left out."""
    data = settings.data
    licence = {"name": data.licence, "path": data.licence_address}
    said = {
        "profile": "data-package",
        "name": NAME,
        "title": title_of(settings),
        "description": settings.description,
        "homepage": f"{settings.address}data/" if settings.address else "",
        "version": version,
        "created": data.released,
        "licenses": [{key: value for key, value in licence.items() if value}] if data.licence else [],
        "contributors": [{"title": data.author, "role": "publisher"}] if data.author else [],
        "digest": f"sha256:{digest}",
        "programVersion": __version__,
        "knowledgeDigest": f"sha256:{knowledge_digest}",
    }
    return {key: value for key, value in said.items() if value}


def resource(file: DataFile, themes: Sequence[str]) -> dict[str, Any]:
    """Return a file as a resource of the description, with the schema of its table if it is one.

    A file of JSON lines without a row is none: readers of tables find no column in it.
    """
    path = PurePosixPath(file.path)
    table = tables().get(FOLDERS.get(path.parts[0], file.path)) if file.size else None
    described = {
        "name": file.path.lower().replace("/", "--"),
        "path": file.path,
        **({"title": table.title, "profile": "tabular-data-resource"} if table else {}),
        **FORMATS[path.suffix],
        **({} if file.size else {"type": "file"}),
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }
    return {**described, "schema": _schema(path, themes)} if table else described


def _schema(path: PurePosixPath, themes: Sequence[str]) -> object:
    """Return the schema of a table; for one that many files have, the file with it."""
    shared = FOLDERS.get(path.parts[0])
    return f"{SCHEMAS}/{shared}.json" if shared else tables()[path.as_posix()].schema(themes)


def _write_schemas(folder: Path, themes: Sequence[str]) -> None:
    """Write the schema of each table that has a file for each report."""
    (folder / SCHEMAS).mkdir()
    for name, table in FOLDERS.items():
        if (folder / name).is_dir():
            _write(folder / SCHEMAS / f"{table}.json", _json(tables()[table].schema(themes)))
