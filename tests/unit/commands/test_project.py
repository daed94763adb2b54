"""The project file of a site: its settings are used, a value without meaning is an error with its place."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from generator.commands.project import Project, load_project, project_of
from generator.knowledge import DATA
from generator.knowledge.errors import FangzhiError, KnowledgeError
from generator.output.settings import DataSettings
from generator.sources.limits import LIMITS, Limits


def written(folder: Path, text: str) -> Path:
    file = folder / "fangzhi.yml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_project_file_the_folders_are_the_usual_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert project_of(Namespace()) == Project()


def test_what_is_stated_of_the_data_is_read(tmp_path: Path) -> None:
    text = "data:\n  licence: CC-BY-4.0\n  release: 2026.10\n  released: 2026-11-29\n  author: 某县档案馆\n"
    stated = DataSettings("CC-BY-4.0", "", "2026.10", "2026-11-29", "某县档案馆")
    assert load_project(written(tmp_path, text)).settings.data == stated
    assert load_project(written(tmp_path, "data:\n")).settings.data == DataSettings()


def test_limits_of_files_are_set(tmp_path: Path) -> None:
    text = "largest_file: 50 MB\nlargest_unpacked: 1GB\narchive_files: 20\narchive_depth: 1\n"
    assert load_project(written(tmp_path, text)).limits == Limits(50_000_000, 1_000_000_000, 20, 1)
    assert load_project(written(tmp_path, "name: 甲\n")).limits == LIMITS


def test_options_go_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "seeds: 来源\ndocs: pages\nname: 我的方志\nknowledge: mine\n")
    stated = project_of(Namespace())
    assert (stated.seeds, stated.docs, stated.site) == (Path("来源"), Path("pages"), Path("site"))
    assert stated.knowledge == (DATA, Path("mine"))
    assert stated.settings.name == "我的方志"
    given = project_of(Namespace(seeds=Path("a"), docs=Path("b"), site=Path("c"), knowledge=Path("d")))
    assert (given.seeds, given.docs, given.site) == (Path("a"), Path("b"), Path("c"))
    assert given.knowledge == (DATA, Path("d"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nam: 我的\n", r"fangzhi\.yml line 1: .*'nam'.*did you mean 'name'"),
        ("name: 我的\naddress: example.org\n", r"fangzhi\.yml line 2: 'example\.org' is not the address"),
        ("address: 'https://example.org/\"><script>'\n", "is not the address of a site"),
        ("language: en\n", r"fangzhi\.yml line 1: "),
        ("analytics: google\n", r"fangzhi\.yml line 1: "),
        ("data: {licens: CC0}\n", r"line 1: .*'licens'.*did you mean 'licence'"),
        ("data:\n  licence_address: https://example.org/\n", "line 2: an address of a licence without its name"),
        ("data: {licence: CC0, licence_address: example.org}\n", "'example.org' is not an address of the web"),
        ("data: {release: ../x}\n", r"'\.\./x' cannot name a release; use letters"),
        ("data: {released: 2026-11-31}\n", "'2026-11-31' is not a day; write it as 2026-11-29"),
        ("data:\n  author: |\n    两\n    行\n", "'author' contains a line break"),
        ("logo: a.gif\n", r"fangzhi\.yml line 1: 'a\.gif' cannot be read"),
        ("colours: {light: red, dark: '#eb9a85'}\n", r"fangzhi\.yml line 1: 'red' is not a colour"),
        ("colours: {light: '#ffffff', dark: '#eb9a85'}\n", "is hard to read on the light page"),
        ("name: |\n  两\n  行\n", "contains a line break"),
        ("docs: ../../../../etc\n", r"line 1: 'docs: \.\./\.\./\.\./\.\./etc' leaves the folder .*--docs"),
        ("docs: a/../../b\n", "leaves the folder"),
        ("name: x\nsite: /var/www\n", r"line 2: 'site: /var/www' leaves the folder of the project; .*--site"),
        ("about: nowhere.md\n", r"'nowhere\.md' cannot be read"),
        ("largest_file: big\n", r"line 1: 'big' is not a size; write a number and a unit: 32 MB"),
        ("largest_unpacked: 0 GB\n", "is not a size"),
        ("archive_files: -1\n", "is not a number above zero"),
    ],
)
def test_what_cannot_be_meant_is_an_error_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        load_project(written(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("site: docs\n", "the site would replace docs"),
        ("site: docs/site\n", "the site would be inside docs"),
        ("site: .\n", "the site would replace the working folder"),
        ("docs: seeds\n", r"seeds/data: the generated files would be inside seeds; name another folder"),
        ("docs: s2\nseeds: s2/data\n", r"s2/data: the generated files would replace seeds; name another folder"),
        ("seeds: docs/cities\n", "docs/cities: the generated files would replace seeds"),
        ("seeds: docs/search/here\n", "docs/search: the generated files would replace seeds"),
        ("seeds: .\n", "docs/data: the generated files would be inside seeds"),
        ("docs: knowledge\nknowledge: knowledge\n", "would be inside the knowledge in knowledge"),
        (
            "knowledge: docs/themes\n",
            "docs/themes: the generated files would replace the knowledge in docs/themes",
        ),
        ("about: docs/data/us.md\n", "docs/data: the generated files would replace the text for about"),
        ("about: docs/about.md\n", r"docs/about\.md: the generated files would replace the text for about"),
        ("site: about\nabout: about/us.md\n", "the site would replace the text for about"),
        ("site: seeds/site\n", "the site would be inside seeds"),
        ("site: mine\nknowledge: mine/own\n", "the site would replace the knowledge in mine/own"),
    ],
)
def test_folders_that_would_be_written_over_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("docs/data/us.md", "docs/about.md", "about/us.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("我们", encoding="utf-8")
    written(tmp_path, text)
    with pytest.raises(FangzhiError, match=message):
        project_of(Namespace())


def test_the_working_folder_and_the_knowledge_of_the_program_are_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "docs" / "data"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    with pytest.raises(FangzhiError, match=r"would replace the working folder"):
        project_of(Namespace(docs=Path("..")))
    with pytest.raises(FangzhiError, match="would replace the knowledge of the program"):
        project_of(Namespace(docs=DATA.parent))


def test_sources_and_knowledge_may_be_beside_what_is_generated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "seeds: docs/sources\nknowledge: docs/knowledge\n")
    assert project_of(Namespace()).seeds == Path("docs/sources")


def test_the_lines_of_the_footer_are_those_of_the_file(tmp_path: Path) -> None:
    text = "footer: |\n  甲 <a href='https://example.org/'>乙</a>\n\n  丙\n"
    project = load_project(written(tmp_path, text))
    assert project.settings.footer == ("甲 <a href='https://example.org/'>乙</a>", "丙")


def test_the_words_of_the_home_page_are_those_of_the_file(tmp_path: Path) -> None:
    text = "headline: 某县六十年\nhome: 一句话\nexamples:\n  - 养老服务\n  - 123\n"
    found = load_project(written(tmp_path, text)).settings
    assert (found.headline, found.lead, found.examples) == ("某县六十年", "一句话", ("养老服务", "123"))
    assert load_project(written(tmp_path, "headline:\nexamples:\n")).settings.examples == ()
    with pytest.raises(KnowledgeError, match="'examples' has more than 6 queries"):
        load_project(written(tmp_path, "examples: [一, 二, 三, 四, 五, 六, 七]\n"))


def test_folders_inside_the_project_and_sources_elsewhere_are_accepted(tmp_path: Path) -> None:
    project = load_project(written(tmp_path, "docs: a/../..b\nsite: c/d\nseeds: ../s\nknowledge: /k\n"))
    assert (project.docs, project.site) == (tmp_path / "a/../..b", tmp_path / "c/d")
    assert (project.seeds, project.knowledge[-1]) == (tmp_path / "../s", Path("/k"))


@pytest.mark.parametrize("null", ["", "~", "null"])
def test_a_null_leaves_the_default(tmp_path: Path, null: str) -> None:
    keys = (
        "name",
        "description",
        "home",
        "address",
        "colours",
        "about",
        "logo",
        "footer",
        "seeds",
        "docs",
        "site",
        "knowledge",
    )
    project = load_project(written(tmp_path, "".join(f"{key}: {null}\n" for key in (*keys, "analytics", "data"))))
    assert project == Project()


def test_an_address_ends_in_a_slash(tmp_path: Path) -> None:
    project = load_project(written(tmp_path, "address: https://example.org/reports\n"))
    assert project.settings.address == "https://example.org/reports/"


def test_the_store_is_beside_the_project_file_unless_one_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert project_of(Namespace()).store == Path(".fangzhi/store")
    written(tmp_path, "store: ../shared\n")
    assert project_of(Namespace()).store == Path("../shared")
    assert project_of(Namespace(store=Path("/elsewhere"), no_store=False)).store == Path("/elsewhere")
    assert project_of(Namespace(store=None, no_store=True)).store is None


@pytest.mark.parametrize("store", ["seeds/store", "docs/.store", "site", "."])
def test_a_store_among_what_is_read_or_made_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FangzhiError, match=r"the store and .* would be one in the other"):
        project_of(Namespace(store=Path(store)))
