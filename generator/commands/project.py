"""The project file, `fangzhi.yml` in the folder of a site: its folders and settings."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.commands.folders import check_folders, check_store
from generator.corpus.findings.accepted import ACCEPTED
from generator.knowledge import DATA, stacked
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.yaml_entries import Entry, entry_of, is_null, read_document
from generator.output.data.tables.stated import data_of
from generator.output.downloads import downloads_in
from generator.output.settings import DEFAULTS, GROUNDS, LEAST_CONTRAST, Colours, Settings, contrast
from generator.output.site.analytics import analytics_of
from generator.output.site.logo import logo_of
from generator.sources.limits import LIMITS, Limits

if TYPE_CHECKING:
    import argparse

FILE: Final = Path("fangzhi.yml")
FOLDERS: Final = ("seeds", "docs", "site", "knowledge", "store")
STORE: Final = Path(".fangzhi/store")
"""Where what was made once is kept, beside `fangzhi.yml`, unless a folder is named; it may be removed."""
ANCHORS: Final = Path("anchors")
"""The registry of anchors, beside `fangzhi.yml`."""
WRITTEN: Final = ("docs", "site")
"""The folders that a build writes."""
TEXTS: Final = {
    "name": "name",
    "description": "description",
    "headline": "headline",
    "home": "lead",
    "copyright": "copyright",
    "contact": "contact",
}
"""Keys whose value is shown as written, and the field of `Settings` that each sets."""
CHOICES: Final = {"language": ("zh-Hans",)}
"""Keys with only one accepted value so far: they state a property of the site."""
SIZES: Final = {"largest_file": "largest", "largest_unpacked": "unpacked"}
"""Keys whose value is a size (`32 MB`), and the field of `Limits` that each sets."""
COUNTS: Final = {"archive_files": "members", "archive_depth": "depth"}
"""Keys whose value is a number, and the field of `Limits` that each sets."""
KEYS: Final = (
    *FOLDERS,
    *TEXTS,
    "examples",
    "footer",
    "address",
    "colours",
    "logo",
    "about",
    "analytics",
    "data",
    *SIZES,
    *COUNTS,
    *CHOICES,
)
SIZE: Final = re.compile(r"([0-9]{1,15}) ?(B|kB|KB|MB|GB)")
UNITS: Final = {"B": 1, "kB": 1_000, "KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}
ADDRESS: Final = re.compile(r"""https?://[^\s/?#"'<>\\]+(?:/[^\s?#"'<>\\]*)?""")
COLOUR: Final = re.compile("#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of a site, those of knowledge (`stacked`), files that settings name, settings, limits of files.

    `about` is the file for the page on methods, `logo` the picture; None where there is none. `accepted` is the
    file of what the operator has accepted. `anchors` is the registry, None for a run without one; a build writes
    it if it `registers`. `store` is the folder of what was made once, None for one of this run alone.
    """

    seeds: Path = Path("seeds")
    docs: Path = Path("docs")
    site: Path = Path("site")
    knowledge: tuple[Path, ...] = (DATA,)
    about: Path | None = None
    logo: Path | None = None
    settings: Settings = DEFAULTS
    limits: Limits = LIMITS
    accepted: Path = Path(ACCEPTED)
    store: Path | None = STORE
    anchors: Path | None = ANCHORS
    registers: bool = True


def project_of(arguments: argparse.Namespace) -> Project:
    """Return the project of the working folder; options of a command override `fangzhi.yml`.

    Without the file the folders are seeds/, docs/ and site/ and there is no overlay. A mistake in it is a
    KnowledgeError, docs or a site that would replace what is read a FangzhiError.
    """
    stated = stated_project()
    own: Path | None = getattr(arguments, "knowledge", None)
    project = replace(
        stated,
        seeds=getattr(arguments, "seeds", None) or stated.seeds,
        docs=getattr(arguments, "docs", None) or stated.docs,
        site=getattr(arguments, "site", None) or stated.site,
        knowledge=stacked(own) if own else stated.knowledge,
        store=_store(arguments, stated),
    )
    settings = replace(project.settings, downloads=downloads_in(project.docs))
    project = replace(project, settings=settings)
    project = _with_registry(project, getattr(arguments, "anchors", None), stated)
    check_folders(project.docs, project.site, _read(project))
    if project.store:
        check_store(project.store, {"seeds": project.seeds, "docs": project.docs, "the site": project.site})
    return project


def _with_registry(project: Project, given: Path | None, stated: Project) -> Project:
    """Return a project with its registry: that of the working folder is for its own sources.

    Other sources have none unless it is given; a build of the same sources into another folder only reads it.
    """
    if given:
        return replace(project, anchors=given)
    if _is_same(project.seeds, stated.seeds):
        return replace(project, registers=_is_same(project.docs, stated.docs))
    return replace(project, anchors=None, registers=False)


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _store(arguments: argparse.Namespace, stated: Project) -> Path | None:
    if getattr(arguments, "no_store", False):
        return None
    return getattr(arguments, "store", None) or stated.store


def stated_project() -> Project:
    """Return the project of the working folder as its `fangzhi.yml` states it; without the file, the usual one."""
    return load_project(FILE) if FILE.is_file() else Project()


def load_project(path: Path) -> Project:
    """Return the project of a file; paths in it are relative to its folder. A mistake is a KnowledgeError."""
    entry = read_document(path).only(KEYS)
    for key, known in CHOICES.items():
        entry.choice(key, known, "")
    folders = {key: path.parent / _folder(entry, key) for key in FOLDERS if _line(entry, key)}
    own = folders.pop("knowledge", None)
    texts = {field: _line(entry, key) for key, field in TEXTS.items() if _line(entry, key)}
    settings = replace(
        DEFAULTS,
        **texts,
        examples=_examples(entry),
        footer=_footer(entry),
        address=_address(entry),
        colours=_colours(entry),
        logo=logo_of(entry, path.parent),
        about=_about(entry, path.parent),
        analytics=analytics_of(entry),
        data=data_of(entry),
        downloads=(),
    )
    named = {key: path.parent / _line(entry, key) for key in ("about", "logo") if _line(entry, key)}
    return Project(
        **folders, knowledge=stacked(own), **named, settings=settings, limits=_limits(entry), registers=True
    )


def _read(project: Project) -> dict[str, Path]:
    """Return what belongs to the operator and a build only reads, by what it is called in messages."""
    overlays = {f"the knowledge in {folder}": folder for folder in project.knowledge if folder != DATA}
    named = {"the text for about": project.about, "the logo": project.logo}
    given = {called: path for called, path in named.items() if path}
    return {"seeds": project.seeds, "fangzhi.yml": FILE, ACCEPTED: project.accepted, **overlays, **given}


def _folder(entry: Entry, key: str) -> str:
    """Return a folder; one that a build writes must be inside the project's."""
    value = _line(entry, key)
    plain = Path(os.path.normpath(value))
    if key in WRITTEN and (plain.is_absolute() or os.pardir in plain.parts):
        problem = f"'{key}: {value}' leaves the folder of the project"
        raise KnowledgeError(entry.place_of(key), problem, f"name a folder inside it, or give it with --{key}")
    return value


def _line(entry: Entry, key: str) -> str:
    """Return a value on one line, without blanks around it; an empty text if it is missing."""
    value = entry.text(key, "").strip()
    if not value.isprintable():
        raise KnowledgeError(
            entry.place_of(key), f"'{key}' contains a line break or a control character", "write one line"
        )
    return value


def _limits(entry: Entry) -> Limits:
    sizes = {field: _size(entry, key) for key, field in SIZES.items() if _line(entry, key)}
    counts = {field: _count(entry, key) for key, field in COUNTS.items() if _line(entry, key)}
    return replace(LIMITS, **sizes, **counts)


def _size(entry: Entry, key: str) -> int:
    value = _line(entry, key)
    found = SIZE.fullmatch(value)
    if not found or not int(found[1]):
        raise KnowledgeError(entry.place_of(key), f"'{value}' is not a size", "write a number and a unit: 32 MB")
    return int(found[1]) * UNITS[found[2]]


def _count(entry: Entry, key: str) -> int:
    value = _line(entry, key)
    if not re.fullmatch("[0-9]{1,9}", value) or not int(value):
        raise KnowledgeError(entry.place_of(key), f"'{value}' is not a number above zero", "write digits: 1000")
    return int(value)


def _footer(entry: Entry) -> tuple[str, ...]:
    """Return the lines at the foot of every page, which may be written on several lines of the file."""
    return tuple(line.strip() for line in entry.text("footer", "").splitlines() if line.strip())


EXAMPLES: Final = 6
"""The most example queries on the home page: two lines."""
LONGEST_QUERY: Final = 200
"""The most characters of a query: `maxlength` of the field for it."""


def _examples(entry: Entry) -> tuple[str, ...]:
    """Return the example queries of the home page."""
    found = tuple(text.strip() for text in entry.texts("examples")) if _given(entry, "examples") else ()
    if len(found) > EXAMPLES or any(len(text) > LONGEST_QUERY or not text.isprintable() for text in found):
        problem = f"'examples' has more than {EXAMPLES} queries, or one of more than {LONGEST_QUERY} characters"
        raise KnowledgeError(entry.place_of("examples"), problem, "write a few short queries, one a line")
    return found


def _address(entry: Entry) -> str:
    value = _line(entry, "address")
    if value and not ADDRESS.fullmatch(value):
        raise KnowledgeError(
            entry.place_of("address"),
            f"'{value}' is not the address of a site",
            "write it as https://example.org/reports/",
        )
    return value if value.endswith("/") or not value else f"{value}/"


def _colours(entry: Entry) -> Colours | None:
    if not _given(entry, "colours"):
        return None
    colours = entry_of(entry.file, entry.nodes["colours"]).only(Colours._fields)
    return Colours(*(_colour(colours, page) for page in Colours._fields))


def _colour(colours: Entry, page: str) -> str:
    """Return the colour of a page, which must be readable on its background."""
    value, ground = colours.text(page), getattr(GROUNDS, page)
    if not COLOUR.fullmatch(value):
        raise KnowledgeError(
            colours.place_of(page), f"'{value}' is not a colour", 'write it as "#96291d", in quotes'
        )
    seen = contrast(value, ground)
    if seen < LEAST_CONTRAST:
        problem = f"{value} is hard to read on the {page} page: its contrast with {ground} is {seen:.1f}"
        remedy = f"choose a {'darker' if page == 'light' else 'lighter'} one, of {LEAST_CONTRAST} at least"
        raise KnowledgeError(colours.place_of(page), problem, remedy)
    return value


def _about(entry: Entry, folder: Path) -> str:
    """Return the Markdown that `about` names."""
    name = _line(entry, "about")
    if not name:
        return ""
    try:
        return (folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problem = f"'{name}' cannot be read ({getattr(error, 'strerror', None) or 'it is not UTF-8'})"
        raise KnowledgeError(entry.place_of("about"), problem, "name a Markdown file in UTF-8") from error


def _given(entry: Entry, key: str) -> bool:
    """Whether a key has a value; one with nothing after the colon has none."""
    node = entry.nodes.get(key)
    return node is not None and not is_null(node)
