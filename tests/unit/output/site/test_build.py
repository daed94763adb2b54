"""The site is built strictly from its settings: a warning of MkDocs stops the build and is reported."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config

from generator.commands.project import load_project
from generator.output.registry import PAGE_KINDS
from generator.output.settings import DEFAULTS, GROUNDS, Colours, Settings
from generator.output.site.build import THEME, SiteError, build_site, configuration, run_mkdocs
from generator.output.write import write_docs
from tests.unit.output import samples

ROOT = Path(__file__).parents[4]
PAGES = [kind.index.file.removesuffix(".md") for kind in PAGE_KINDS]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Return the fewest pages of a site."""
    for name in PAGES:
        page = tmp_path / "docs" / f"{name}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"# {name}\n", encoding="utf-8")
    return tmp_path / "docs"


def test_a_warning_stops_the_build_and_is_reported(tmp_path: Path, docs: Path) -> None:
    (docs / "index.md").write_text("[x](gone.md)", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(configuration(docs, DEFAULTS), encoding="utf-8")
    with pytest.raises(SiteError, match=r"gone\.md"):
        run_mkdocs(tmp_path / "mkdocs.yml", tmp_path / "site")


def test_a_site_says_what_its_settings_say(tmp_path: Path, docs: Path) -> None:
    settings = Settings(
        name="某县志",
        address="https://example.org/reports/",
        colours=Colours("#123456", "#abcdef"),
        copyright="©某",
    )
    assert build_site(docs, tmp_path / "site", settings, lambda _: True)
    page = (tmp_path / "site/themes/index.html").read_text(encoding="utf-8")
    for said in ("某县志", "©某", 'href="https://example.org/reports/themes/"', "--fz-seal: #123456", "#abcdef"):
        assert said in page
    assert (tmp_path / "site/assets/search/engine.js").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "site"], "nothing else is left there"


class Said(HTMLParser):
    """What a page says: its scripts, the values of attributes, its texts."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.scripts: list[str] = []
        self.names: set[str] = set()
        self.values: list[str] = []
        self.texts: list[str] = []
        self._script = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record the attributes."""
        self.names |= {name for name, _ in attrs}
        self._script = tag == "script"
        self.values += [value or "" for _, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        """Leave a script."""
        self._script = self._script and tag != "script"

    def handle_data(self, data: str) -> None:
        """Record a text."""
        (self.scripts if self._script else self.texts).append(data.strip())


HOSTILE = """<script>alert(1)</script>"><b onclick='alert(2)'>&amp;{{ 7 * 7 }}{% x %} © 志"""
NAME, DESCRIPTION = f"名{HOSTILE}", f"述{HOSTILE}"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site whose settings are as hostile as can be."""
    folder = tmp_path_factory.mktemp("hostile")
    settings = Settings(name=NAME, description=DESCRIPTION, lead=HOSTILE)
    write_docs(samples.corpus(), folder / "docs", settings=settings)
    assert build_site(folder / "docs", folder / "site", settings, lambda _: True)
    return folder / "site"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("index.html", NAME),
        ("themes/index.html", f"主题 - {NAME}"),
        ("search/index.html", f"检索 - {NAME}"),
        ("about/index.html", f"方法与来源 - {NAME}"),
        ("404.html", NAME),
    ],
)
def test_name_and_description_are_text_wherever_a_page_has_them(hostile: Path, page: str, title: str) -> None:
    html = (hostile / page).read_text(encoding="utf-8")
    said = Said(html)
    assert not [script for script in said.scripts if "alert" in script]
    assert "onclick" not in said.names
    assert said.values.count(DESCRIPTION) == 1
    assert said.values.count(NAME) == 4, "title and label of the logo, in the header and in the menu"
    assert said.texts.count(NAME) >= 2, "header and menu"
    assert [unescape(text) for text in re.findall("<title>(.*?)</title>", html)] == [title]


def test_a_file_of_the_site_goes_before_that_of_the_theme(tmp_path: Path, docs: Path) -> None:
    (docs / "assets/site").mkdir(parents=True)
    (docs / "assets/site/seal.svg").write_text("<svg/>", encoding="utf-8")
    build_site(docs, tmp_path / "site", DEFAULTS, lambda _: True)
    assert (tmp_path / "site/assets/site/seal.svg").read_text(encoding="utf-8") == "<svg/>"


def test_the_address_that_the_environment_names_goes_first(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/new/")
    said = yaml.safe_load(configuration(docs, Settings(address="https://example.org/old/")))
    assert said["site_url"] == "https://example.org/new/"


def test_mkdocs_alone_makes_the_same_site_of_this_repository(tmp_path: Path) -> None:
    """`mkdocs.yml` is written by hand for those who run MkDocs themselves; `fangzhi.yml` has the settings."""
    own = tmp_path / "mkdocs.yml"
    own.write_text(configuration(ROOT / "docs", load_project(ROOT / "fangzhi.yml").settings), encoding="utf-8")
    (ours, theirs) = (load_config(str(path)) for path in (own, ROOT / "mkdocs.yml"))
    assert [Path(folder) for folder in ours.theme.dirs] == [Path(folder) for folder in theirs.theme.dirs]
    apart = {"config_file_path", "site_dir", "theme", "plugins"}
    differing = {key for key in ours if key not in apart and ours[key] != theirs[key]}
    assert differing == set()


def test_colours_are_judged_on_the_grounds_that_pages_have() -> None:
    styles = (THEME / "assets/site/site.css").read_text(encoding="utf-8")
    for scheme, ground in (("default", GROUNDS.light), ("slate", GROUNDS.dark)):
        block = styles.partition(f'[data-md-color-scheme="{scheme}"] {{')[2].partition("}")[0]
        assert re.search(r"--fz-tint: (#\w+)", block)[1] == ground  # type: ignore[index]
