"""Build the same pages with other builders and compare: `python -m tests.eval.builders [--python PYTHON]`.

Material for MkDocs gets no fixes after 2027-05-05, and MkDocs 1.x no releases. ProperDocs and Zensical read the
same `mkdocs.yml`. Each builds the pages of the seeds, or those of `--docs`; for each page its ids in their order
and the words of its content are compared with those that MkDocs gives. What differs is printed. Neither builder is
a dependency of the project: `--python` names an interpreter of an environment in which they are installed with
mkdocs-material. Exit 1 if a builder fails or a page differs; 2 if none is installed.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from generator.corpus.gather import gather
from generator.output.settings import DEFAULTS
from generator.output.site.configuration import BASE, THEME, configuration
from generator.output.write import write_docs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT: Final = Path(__file__).parents[2]
ADDRESS: Final = "https://example.org/"
CONTENT: Final = ".md-content"
"""The element of Material's templates that has what is written in the Markdown of a page."""
SHOWN: Final = 5  # pages named for each kind of difference


class Builder(NamedTuple):
    """A builder: its module, and whether it is installed in the environment that a person names."""

    name: str
    elsewhere: bool = True


MKDOCS: Final = Builder("mkdocs", elsewhere=False)
OTHERS: Final = (Builder("properdocs"), Builder("zensical"))


@dataclass(frozen=True, slots=True)
class Content:
    """What is compared of a page: the ids of its elements in their order, its words without blanks."""

    ids: tuple[str, ...]
    words: str


def main(argv: list[str] | None = None) -> int:
    """Print what each builder does otherwise; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.builders", description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="interpreter that has the other builders")
    parser.add_argument("--docs", type=Path, help="docs folder to build (default: that of the seeds)")
    arguments = parser.parse_args(argv)
    there = [builder for builder in OTHERS if is_installed(builder, arguments.python)]
    print(*(f"{builder.name}: not installed" for builder in OTHERS if builder not in there), sep="\n", end="")
    if not there:
        print("\neval: no other builder; pip install properdocs zensical mkdocs-material", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        project = prepare(Path(folder), arguments.docs)
        build(MKDOCS, project, arguments.python)
        wanted = contents(project / MKDOCS.name)
        return max([compare(builder, project, wanted, arguments.python) for builder in there])


def is_installed(builder: Builder, python: str) -> bool:
    """Whether an interpreter has a builder."""
    return not subprocess.run(
        [python, "-c", f"import {builder.name}"], capture_output=True, check=False
    ).returncode


def prepare(folder: Path, docs: Path | None) -> Path:
    """Return a folder with pages, theme and configuration, all named relative to it: Zensical takes no others."""
    if docs:
        shutil.copytree(docs, folder / "docs")
    else:
        write_docs(gather(ROOT / "seeds"), folder / "docs")
    shutil.copytree(THEME, folder / "theme")
    shutil.copy(BASE, folder / "base.yml")
    text = configuration(folder / "docs", DEFAULTS)
    changes = {
        str(BASE): "base.yml",
        str(folder / "docs"): "docs",
        str(THEME): "theme",
        "site_url: ''": f"site_url: {ADDRESS}",
    }
    for before, after in changes.items():
        text = text.replace(before, after)
    for builder in (MKDOCS, *OTHERS):
        (folder / f"{builder.name}.yml").write_text(f"{text}site_dir: {builder.name}\n", encoding="utf-8")
    return folder


def build(builder: Builder, project: Path, python: str) -> str:
    """Build a site and return why it failed, the last line that the builder printed; empty if it did not."""
    command = [
        python if builder.elsewhere else sys.executable,
        "-m",
        builder.name,
        "build",
        "-f",
        f"{builder.name}.yml",
    ]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    said = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return (said[-1] if said else f"exit code {done.returncode}") if done.returncode else ""


def contents(site: Path) -> dict[str, Content]:
    """Return the content of each page of a site by its path."""
    return {
        path.relative_to(site).as_posix(): content(path.read_text(encoding="utf-8"))
        for path in site.rglob("*.html")
    }


def content(html: str) -> Content:
    """Return what is compared of a page; of one without content nothing."""
    found = LexborHTMLParser(html).css_first(CONTENT)
    if found is None:
        return Content((), "")
    ids = (node.attributes["id"] or "" for node in found.css("[id]"))
    return Content(tuple(ids), "".join(found.text(deep=True).split()))


def compare(builder: Builder, project: Path, wanted: Mapping[str, Content], python: str) -> int:
    """Print how the pages of a builder differ from those of MkDocs; return 1 if they do, or if it fails."""
    failed = build(builder, project, python)
    made = contents(project / builder.name)
    lines = [*([f"it fails: {failed}"] if failed else []), *differences(wanted, made)]
    lines += files(project / MKDOCS.name, project / builder.name)
    print(f"{builder.name}: {len(made)} pages of {len(wanted)}", *(f"  {line}" for line in lines), sep="\n")
    return 1 if lines else 0


def differences(wanted: Mapping[str, Content], made: Mapping[str, Content]) -> Iterator[str]:
    """Yield a line for each kind of difference between pages, with some of those that have it."""
    both = [path for path in wanted if path in made]
    yield from _named("missing", [path for path in wanted if path not in made])
    yield from _named("more", [path for path in made if path not in wanted])
    lost = [path for path in both if not set(wanted[path].ids) <= set(made[path].ids)]
    yield from _named("ids lost", lost)
    yield from _named(
        "other ids", [path for path in both if path not in lost and wanted[path].ids != made[path].ids]
    )
    yield from _named("other words", [path for path in both if wanted[path].words != made[path].words])


def files(wanted: Path, made: Path) -> Iterator[str]:
    """Yield which published files that are no pages are missing; those of Material's own theme do not count."""
    own = "assets/javascripts", "assets/stylesheets", "assets/images"
    names = sorted(path.relative_to(wanted).as_posix() for path in wanted.rglob("*") if path.is_file())
    missing = [name for name in names if not name.startswith(own) and not (made / name).exists()]
    yield from _named("files missing", [name for name in missing if not name.endswith(".html")])


def _named(what: str, paths: Sequence[str]) -> Iterator[str]:
    if paths:
        more = f" and {len(paths) - SHOWN} more" if len(paths) > SHOWN else ""
        yield f"{what}: {', '.join(paths[:SHOWN])}{more}"


if __name__ == "__main__":
    sys.exit(main())
