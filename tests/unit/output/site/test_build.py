"""The site is built strictly from its settings: a warning of MkDocs stops the build and is reported."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config

from generator.commands.project import load_project
from generator.output.registry import PAGE_KINDS
from generator.output.settings import DEFAULTS, GROUNDS, Analytics, Colours, Logo, Settings
from generator.output.site.build import build_site
from generator.output.site.configuration import THEME, address_of, configuration
from generator.output.site.links import check_site
from generator.output.site.rendering.run import CHILD, SiteError, run_mkdocs
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


def test_mkdocs_ends_with_the_process_that_started_it(tmp_path: Path, docs: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(configuration(docs, DEFAULTS), encoding="utf-8")
    options = ["build", "-q", "-f", str(tmp_path / "mkdocs.yml"), "-d", str(tmp_path / "site")]
    command = [sys.executable, "-c", CHILD, *options]
    assert subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode == 1, "its input has ended"
    assert not (tmp_path / "site").exists()


def test_a_site_says_what_its_settings_say(tmp_path: Path, docs: Path) -> None:
    settings = Settings(
        name="某县志",
        address="https://example.org/reports/",
        colours=Colours("#123456", "#abcdef"),
        copyright="©某",
    )
    assert build_site(docs, tmp_path / "site", settings, lambda *_: True)
    page = (tmp_path / "site/themes/index.html").read_text(encoding="utf-8")
    for said in ("某县志", "©某", 'href="https://example.org/reports/themes/"', "--fz-seal: #123456", "#abcdef"):
        assert said in page
    assert (tmp_path / "site/assets/search/engine.js").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "site"], "nothing else is left there"


def test_pages_carry_the_classes_that_styles_ask_for(tmp_path: Path) -> None:
    write_docs(samples.corpus(), tmp_path / "docs")
    assert build_site(tmp_path / "docs", tmp_path / "site", DEFAULTS, lambda _new, _listing: True)
    found = {
        name: re.findall('<article class="([^"]*)"', (tmp_path / "site" / name).read_text(encoding="utf-8"))
        for name in ("cities/changsha/index.html", "themes/industry/index.html", "index.html", "404.html")
    }
    classes = [one.split()[2:] for (one,) in found.values()]
    assert classes == [["fz-annotated"], [], ["fz-alone"], []]


def test_no_style_asks_what_an_element_contains() -> None:
    """`:has` is asked again for each block that is added: on a page of thousands that takes minutes."""
    sheets = sorted(THEME.rglob("*.css"))
    assert len(sheets) > 1
    rules = [re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL) for sheet in sheets]
    assert [sheet.name for sheet, text in zip(sheets, rules, strict=True) if ":has(" in text] == []


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
    assert build_site(folder / "docs", folder / "site", settings, lambda *_: True)
    return folder / "site"


@pytest.mark.parametrize(
    ("page", "title", "names", "descriptions"),
    [
        ("index.html", NAME, 4, 2),  # in previews of links, and of the feed, as well
        ("themes/index.html", f"主题 - {NAME}", 2, 0),  # it has a description of its own
        ("search/index.html", f"检索 - {NAME}", 2, 2),
        ("about/index.html", f"方法与来源 - {NAME}", 2, 0),
        ("404.html", NAME, 1, 1),
    ],
)
def test_name_and_description_are_text_wherever_a_page_has_them(
    hostile: Path, page: str, title: str, names: int, descriptions: int
) -> None:
    html = (hostile / page).read_text(encoding="utf-8")
    said = Said(html)
    data = [script for script in said.scripts if script.startswith('{"@context"')]
    assert not [script for script in said.scripts if "alert" in script and script not in data]
    assert [json.loads(script)["name"] for script in data] == [NAME] * (page == "index.html")
    assert "onclick" not in said.names
    assert said.values.count(DESCRIPTION) == descriptions
    assert said.values.count(NAME) == names, "label of the logo in the header"
    assert said.texts.count(NAME) >= 1, "header"
    assert [unescape(text) for text in re.findall("<title>(.*?)</title>", html)] == [title]


def test_a_file_of_the_site_goes_before_that_of_the_theme(tmp_path: Path, docs: Path) -> None:
    (docs / "assets/site").mkdir(parents=True)
    (docs / "assets/site/seal.svg").write_text("<svg/>", encoding="utf-8")
    build_site(docs, tmp_path / "site", DEFAULTS, lambda *_: True)
    assert (tmp_path / "site/assets/site/seal.svg").read_text(encoding="utf-8") == "<svg/>"


def test_a_logo_a_footer_and_analytics_are_on_every_page(tmp_path: Path, docs: Path) -> None:
    analytics = Analytics("某", "https://s.example/", "https://s.example/a.js", (("data-a", "b"),))
    logo = Logo("logo.svg", b"<svg/>")
    settings = Settings(name="三江", logo=logo, footer=("甲", "乙"), analytics=analytics)
    assert build_site(docs, tmp_path / "site", settings, lambda new, _: not check_site(new, settings.foreign))
    assert (tmp_path / "site/assets/site/logo.svg").read_bytes() == b"<svg/>"
    for name in ("index.html", "themes/index.html", "404.html"):
        page = (tmp_path / "site" / name).read_text(encoding="utf-8")
        assert page.count("assets/site/logo.svg") == 2, "header and tab"
        assert "<br>甲<br>乙" in page
        assert '<script defer src="https://s.example/a.js" data-a="b"></script>' in page


def test_a_script_of_ours_has_the_attributes_if_it_comes_first(tmp_path: Path, docs: Path) -> None:
    analytics = Analytics(
        "某", "https://s.example/", "https://s.example/a.js", (("data-a", "b"),), "assets/site/matomo.js"
    )
    assert build_site(docs, tmp_path / "site", Settings(analytics=analytics), lambda *_: True)
    page = (tmp_path / "site/themes/index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script defer.*?>", page)
    first, second = (
        '<script defer src="../assets/site/matomo.js"  data-a="b">',
        '<script defer src="https://s.example/a.js">',
    )
    assert [re.sub(" +", " ", one) for one in scripts] == [re.sub(" +", " ", first), second]


def test_nothing_of_ours_is_on_the_site_of_another(tmp_path: Path) -> None:
    settings = Settings(name="三江报告库", address="https://example.org/reports/")
    write_docs(samples.corpus(), tmp_path / "docs", settings=settings)
    assert build_site(tmp_path / "docs", tmp_path / "site", settings, lambda *_: True)
    kept = ("*.html", "*.svg", "*.xml", "*.txt", "*.json", "*.js", "*.css")
    files = [path for kind in kept for path in (tmp_path / "site").rglob(kind) if path.name != "traditional.txt"]
    assert len(files) > 30  # that one is a dictionary
    ours = re.compile("方志|make bench|fangzhi.yml")
    assert {
        path.name: ours.findall(text) for path in files if ours.search(text := path.read_text(encoding="utf-8"))
    } == {}


def test_robots_and_sitemap_have_addresses_and_no_records(tmp_path: Path) -> None:
    settings = Settings(name="三江报告库", address="https://example.org/reports/")
    write_docs(samples.corpus(), tmp_path / "docs", settings=settings)
    assert build_site(tmp_path / "docs", tmp_path / "site", settings, lambda *_: True)
    robots = (tmp_path / "site/robots.txt").read_text(encoding="utf-8")
    assert robots == "User-agent: *\nAllow: /\nSitemap: https://example.org/reports/sitemap.xml\n"
    sitemap = (tmp_path / "site/sitemap.xml").read_text(encoding="utf-8")
    found = re.findall("<loc>https://example.org/reports/(.*?)</loc>", sitemap)
    assert {"", "cities/changsha/", "themes/industry/", "about/"} <= set(found)
    assert [name for name in found if name.startswith("records")] == []
    dated = re.findall("<loc>https://example.org/reports/([^<]*)</loc><lastmod>2026-01-09</lastmod>", sitemap)
    assert dated == ["cities/changsha/", "documents/changsha-2023-aaaa/"], "of the others no day is known"
    assert sitemap.count("<lastmod>") == len(dated)
    texts = (tmp_path / "site/llms.txt").read_text(encoding="utf-8")
    assert "https://example.org/reports/data/texts/" in texts
    assert "](https://example.org/reports/sitemap.xml)" in texts
    missing = (tmp_path / "site/404.html").read_text(encoding="utf-8")
    assert 'href="/reports/assets/site/site.css"' in missing


def test_without_an_address_robots_name_no_sitemap(tmp_path: Path, docs: Path) -> None:
    assert build_site(docs, tmp_path / "site", DEFAULTS, lambda *_: True)
    assert (tmp_path / "site/robots.txt").read_text(encoding="utf-8") == "User-agent: *\nAllow: /\n"


def test_a_page_has_no_script_in_it_so_that_a_policy_can_forbid_them(hostile: Path) -> None:
    inline = re.compile(
        r"<script(?![^>]*(?:src=|application/(?:ld\+)?json))[^>]*>|\\son\\w+=\"|href=\"javascript:"
    )
    pages = list(hostile.rglob("*.html"))
    assert len(pages) > 10
    assert {
        page.name: inline.findall(page.read_text(encoding="utf-8"))
        for page in pages
        if inline.search(page.read_text(encoding="utf-8"))
    } == {}


def test_each_place_theme_and_record_has_a_description_of_its_own(hostile: Path) -> None:
    described = {
        name: re.findall(
            '<meta name="description" content="(.*?)">', (hostile / name / "index.html").read_text("utf-8")
        )
        for name in ("cities/changsha", "cities/changde-lixian", "themes/industry", "records/changsha-2023-aaaa")
    }
    assert described["cities/changsha"] == [
        "长沙市的文献2篇：长沙市2023年政府工作报告（2023年，推断）、长沙市工作报告（年份不详）"
    ]
    assert described["themes/industry"][0].startswith("产业：")
    assert "摘自1篇文献的1段。" in described["themes/industry"][0]
    assert described["records/changsha-2023-aaaa"] == [
        "长沙市2023年政府工作报告（2023年，推断）的校勘记，湖南省长沙市：0处改动，3处残缺。"
    ]
    (county,) = described["cities/changde-lixian"]
    assert unescape(county).startswith("澧县的文献1篇：<img src=x onerror=alert(1)>")
    assert "<" not in county


@pytest.mark.parametrize("stated", ["https://example.org/new", "https://example.org/new/"])
def test_the_address_of_the_environment_ends_in_a_slash(stated: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", stated)
    assert address_of(DEFAULTS) == "https://example.org/new/"


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
