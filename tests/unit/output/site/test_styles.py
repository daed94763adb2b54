"""The styles of the site: each is for something that pages have."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from generator.output.settings import DEFAULTS
from generator.output.site.build import build_site
from generator.output.write import write_docs
from tests.unit.output import samples

if TYPE_CHECKING:
    from collections.abc import Iterator

OUTPUT = Path(__file__).parents[4] / "generator/output"
COMPOSED = {"fz-plan", "fz-review"}
"""Classes that are made of the name of a division."""
FOCUS = ":focus-visible {\n  outline: 2px"


def named(prefix: str) -> dict[str, str]:
    """Return the classes of a prefix that the styles name, with the file of each."""
    styles = sorted(OUTPUT.rglob("*.css"))
    return {
        name: path.name for path in styles for name in re.findall(rf"\.({prefix}-[a-z][\w-]*)", path.read_text())
    }


def sources(*endings: str) -> Iterator[str]:
    return (path.read_text(encoding="utf-8") for ending in endings for path in OUTPUT.rglob(f"*{ending}"))


def test_each_of_our_classes_is_given_to_something() -> None:
    known = set(re.findall(r"\bfz-[a-z][\w-]*", "\n".join(sources(".py", ".js", ".html"))))
    dead = {
        name: path
        for name, path in named("fz").items()
        if name not in known | COMPOSED and re.sub(r"\d+$", "", name) not in known  # a name with a number
    }
    assert dead == {}


def test_each_class_of_the_theme_is_on_some_page(tmp_path: Path) -> None:
    write_docs(samples.corpus(), tmp_path / "docs")
    assert build_site(tmp_path / "docs", tmp_path / "site", DEFAULTS, lambda *_: True)
    pages = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "site").rglob("*.html"))
    known = {name for names in re.findall(r'class="([^"]*)"', pages) for name in names.split()}
    known |= set(re.findall(r"\bmd-[a-z][\w-]*", "\n".join(sources(".js"))))
    assert {name: path for name, path in named("md").items() if name not in known} == {}


def test_what_has_the_focus_is_drawn_in_one_place() -> None:
    assert sum(style.count(FOCUS) for style in sources(".css")) == 1
