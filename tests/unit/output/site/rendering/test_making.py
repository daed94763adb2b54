"""A site made in batches, with what is kept, is the one that MkDocs makes of the whole folder."""

from __future__ import annotations

import errno
import random
import shutil
from typing import TYPE_CHECKING

import pytest

from generator.output.settings import DEFAULTS, Colours, Logo, Settings
from generator.output.site import publish
from generator.output.site.listing import digest_of
from generator.output.site.ownership import SITE_FILES
from generator.output.site.rendering import batches, making
from generator.output.site.rendering.assembly import Assembly
from generator.output.site.rendering.run import SiteError
from generator.output.write import write_docs
from generator.store import Store
from tests.unit.output import samples
from tests.unit.output.site.rendering.folders import by_fangzhi, by_mkdocs, indexes, put, times, tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

SETTINGS = Settings(name="三江", address="https://example.org/a&b/")
OWN = {
    "notes/index.md": "# 说明\n\n[首页](../index.md) [页](more.md#a) ![图](a.png) [数据](../data/reports.jsonl)\n",
    "notes/more.md": "title: 又\nrobots: noindex\n\n# 又 {: #a }\n\n[回](index.md)\n\n[x]: a.png\n\n[图][x]\n",
    "notes/README~.md": "# 别\n",
    "other/README.md": "---\nhide: [toc]\n---\n\n[名](../notes/a%20%28b%29.md 'x') [括](<../notes/a (b).md#a>)\n",
    "notes/a (b).md": "# 括 {: #a }\n",
    "notes/[x]!.md": "# 方\n\n[#](#_1)\n",
    "notes/a.png": "png",
    "assets/site/seal.svg": "<svg/>",
    "robots.txt": "ours",
    "CNAME": "example.org",
    "templates/hidden.html": "x",
    ".hidden.md": "# x\n",
}
"""What an operator adds: pages, links of all forms, files in the place of the theme's, hidden files."""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Return a generated docs folder with pages of an operator."""
    write_docs(samples.corpus(), tmp_path / "docs", settings=SETTINGS)
    return put(tmp_path / "docs", OWN)


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Return the pages of the navigation and two that link to each other."""
    pages = {"cities/a.md": "# 甲 {: #a }\n\n[乙](b.md#b)\n", "cities/b.md": "# 乙 {: #b }\n\n[甲](a.md)\n"}
    return put(indexes(tmp_path / "docs"), pages)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which the pages that MkDocs renders are added."""
    names: list[str] = []
    render = batches.render_batch

    def noted(whole: batches.Whole, pages: Sequence[str], stage: Path) -> Path:
        names.extend(pages)
        return render(whole, pages, stage)

    monkeypatch.setattr(making, "render_batch", noted)
    return names


@pytest.mark.parametrize(("pages", "workers"), [(400, 1), (8, 2)])
def test_batches_give_what_mkdocs_makes_of_all(
    tmp_path: Path, docs: Path, monkeypatch: pytest.MonkeyPatch, pages: int, workers: int
) -> None:
    monkeypatch.setattr(batches, "PAGES", pages)
    assert by_fangzhi(docs, SETTINGS, tmp_path / "site", workers=workers)
    assert tree(tmp_path / "site") == by_mkdocs(docs, SETTINGS, tmp_path / "whole")


class History:
    """A docs folder that changes at random, and the settings of its site."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Start with a few pages."""
        self.random = random.Random(seed)
        self.docs = indexes(folder)
        self.settings = SETTINGS
        self.links: dict[str, list[str]] = {}
        for _ in range(4):
            self.add()

    def step(self) -> str:
        """Change something; return what."""
        change = self.random.choice(
            [self.add, self.change, self.remove, self.rename, self.configure, self.redraw, self.static, self.head]
        )
        change()
        return change.__name__

    def add(self) -> None:
        """Add a page that links to others."""
        self._write(f"{self.random.choice(['cities', 'deep/er'])}/p{self.random.randrange(10**6)}.md")

    def change(self) -> None:
        """Change the words and links of a page."""
        self._write(self.random.choice(sorted(self.links)))

    def remove(self) -> None:
        """Remove a page, and the links to it."""
        gone = self.random.choice(sorted(self.links))
        del self.links[gone]
        (self.docs / gone).unlink()
        for name in [name for name, links in self.links.items() if gone in links]:
            self._write(name)

    def rename(self) -> None:
        """Rename a page."""
        self.remove()
        self.add()

    def configure(self) -> None:
        """Change the settings."""
        light = f"#{self.random.randrange(0x100000, 0x400000):06x}"
        self.settings = Settings(name=self.random.choice(["三江", "五湖"]), colours=Colours(light, "#abcdef"))

    def redraw(self) -> None:
        """Change a file of the theme."""
        self.settings = Settings(logo=Logo("logo.svg", f"<svg><!--{self.random.random()}--></svg>".encode()))

    def static(self) -> None:
        """Add, change or remove a file that is no page, one of the theme's among them."""
        path = self.docs / self.random.choice(["data/a.bin", "assets/site/site.css", "cities/b.txt"])
        if path.is_file() and self.random.random() < 0.5:
            path.unlink()
        else:
            put(self.docs, {path.relative_to(self.docs).as_posix(): str(self.random.random())})

    def head(self) -> None:
        """Change the front matter of a page of the navigation."""
        front = self.random.choice(["hide: [toc]", "icon: material/magnify", "status: new\nrobots: noindex"])
        put(self.docs, {"themes/index.md": f"---\n{front}\n---\n\n# 主题\n"})

    def _write(self, name: str) -> None:
        others = sorted(set(self.links) - {name})
        self.links[name] = self.random.sample(others, min(2, len(others)))
        up = "../" * name.count("/")
        links = " ".join(f"[{link}]({up}{link}#a)" for link in self.links[name])
        put(self.docs, {name: f"# {self.random.random()} {{: #a }}\n\n{links}\n"})


def harmed(store: Path, site: Path, chance: random.Random) -> None:
    """Damage the store or the site now and then, or remove some of the store."""
    values = sorted(path for path in store.rglob("*") if path.is_file())
    ours = {site / name for name in SITE_FILES}  # without these a folder is not taken for a site
    pages = sorted(set(site.rglob("*.html")) - ours)
    match chance.randrange(6):
        case 0 if values:
            chance.choice(values).write_bytes(b"damaged")
        case 1 if values:
            shutil.rmtree(chance.choice(values).parent)
        case 2 if len(values) > 1:
            one, other = chance.sample(values, 2)
            one.write_bytes(other.read_bytes())
        case 3 if pages:
            chance.choice(pages).unlink()
        case _:
            return


@pytest.mark.parametrize("seed", range(2))
def test_any_history_gives_the_site_of_a_cold_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(batches, "PAGES", 5)
    history, store, site = History(tmp_path / "docs", seed), Store(tmp_path / "store"), tmp_path / "site"
    chance = random.Random(seed + 100)
    for number in range(5):
        done = [history.step() for _ in range(history.random.randrange(1, 3))] if number else ["start"]
        before, stamps = (tree(site), times(site)) if site.exists() else ({}, {})
        assert by_fangzhi(history.docs, history.settings, site, store)
        now = tree(site)
        assert now == by_mkdocs(history.docs, history.settings, tmp_path / "whole"), done
        same = {name for name in now if before.get(name) == now[name]}
        assert {name: times(site)[name] for name in same} == {name: stamps[name] for name in same}, done
        harmed(store.folder, site, chance)


def test_only_what_changed_is_rendered(tmp_path: Path, few: Path, rendered: list[str]) -> None:
    store, site = Store(tmp_path / "store"), tmp_path / "site"
    by_fangzhi(few, DEFAULTS, site, store)
    assert "cities/b.md" in rendered
    before = times(site)
    rendered.clear()
    put(few, {"cities/a.md": "# 丙 {: #a }\n\n[乙](b.md#b)\n"})
    by_fangzhi(few, DEFAULTS, site, store)
    assert rendered == ["cities/a.md"]
    assert {name for name, time in times(site).items() if before.get(name) != time} == {"cities/a/index.html"}


def test_what_a_store_has_is_not_rendered_for_another_site(tmp_path: Path, few: Path, rendered: list[str]) -> None:
    store = Store(tmp_path / "store")
    by_fangzhi(few, DEFAULTS, tmp_path / "site", store)
    rendered.clear()
    by_fangzhi(few, DEFAULTS, tmp_path / "other", store)
    assert rendered == []
    assert tree(tmp_path / "site") == tree(tmp_path / "other")


def test_a_site_in_which_nothing_changed_stays(
    tmp_path: Path, few: Path, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, site = Store(tmp_path / "store"), tmp_path / "site"
    by_fangzhi(few, DEFAULTS, site, store)
    rendered.clear()
    monkeypatch.setattr(publish, "swap", None)
    folder = site.stat().st_ino
    assert by_fangzhi(few, DEFAULTS, site, store)
    assert (rendered, site.stat().st_ino) == ([], folder)


def test_a_file_that_somebody_put_into_the_site_is_gone_after_the_next_build(tmp_path: Path, few: Path) -> None:
    store, site = Store(tmp_path / "store"), tmp_path / "site"
    by_fangzhi(few, DEFAULTS, site, store)
    before = tree(site)
    put(site, {"cities/mine.html": "mine", "about/index.html": "changed"})
    by_fangzhi(few, DEFAULTS, site, store)
    assert tree(site) == before


def test_a_page_that_changes_while_the_site_is_built_stops_the_build(
    tmp_path: Path, few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_pages = batches.index_pages

    def changing(docs: Path) -> Iterator[tuple[str, bytes]]:
        put(few, {"cities/a.md": "# 己\n"})
        return index_pages(docs)

    monkeypatch.setattr(making, "index_pages", changing)
    with pytest.raises(SiteError, match=r"cities/a\.md: it changed while"):
        by_fangzhi(few, DEFAULTS, tmp_path / "site", Store(tmp_path / "store"))


def test_times_stay_without_a_store(tmp_path: Path, few: Path) -> None:
    by_fangzhi(few, DEFAULTS, tmp_path / "site")
    before = times(tmp_path / "site")
    by_fangzhi(few, DEFAULTS, tmp_path / "site")
    assert times(tmp_path / "site") == before


def test_a_link_to_a_page_that_is_gone_stops_the_build_though_its_page_is_kept(tmp_path: Path, few: Path) -> None:
    store, site = Store(tmp_path / "store"), tmp_path / "site"
    by_fangzhi(few, DEFAULTS, site, store)
    before = tree(site)
    (few / "cities/b.md").unlink()
    for place in (site, tmp_path / "other"):
        with pytest.raises(SiteError, match=r"cities/a\.md.*b\.md"):
            by_fangzhi(few, DEFAULTS, place, store)
    assert tree(site) == before


@pytest.mark.parametrize("removed", ["themes/index.md", "about.md"])
def test_a_page_of_the_navigation_that_is_gone_stops_the_build(tmp_path: Path, few: Path, removed: str) -> None:
    store = Store(tmp_path / "store")
    by_fangzhi(few, DEFAULTS, tmp_path / "site", store)
    (few / removed).unlink()
    with pytest.raises(SiteError, match=removed):
        by_fangzhi(few, DEFAULTS, tmp_path / "site", store)


def test_two_files_of_one_page_stop_the_build(tmp_path: Path, few: Path) -> None:
    put(few, {"cities/README.md": "# 又\n"})
    with pytest.raises(SiteError, match=r"cities/index\.md: it becomes the same page as 'cities/README\.md'"):
        by_fangzhi(few, DEFAULTS, tmp_path / "site")


def test_a_page_that_is_no_utf_8_is_named(tmp_path: Path, few: Path) -> None:
    (few / "cities/c.md").write_bytes(b"# \xff\n")
    with pytest.raises(SiteError, match=r"cities/c\.md"):
        by_fangzhi(few, DEFAULTS, tmp_path / "site")


def test_a_store_that_is_full_keeps_nothing_and_the_site_is_built(
    tmp_path: Path, few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Store, "put", full)
    for _ in range(2):
        assert by_fangzhi(few, DEFAULTS, tmp_path / "site", Store(tmp_path / "store"))
    assert tree(tmp_path / "site") == by_mkdocs(few, DEFAULTS, tmp_path / "whole")


@pytest.mark.parametrize("kind", ["page", "shell", "shell-file", "listing", "parts"])
@pytest.mark.parametrize("value", [b"null", b'{"assets/a": 1}', b'[{"index.html": 5}, 7]'])
def test_values_of_somebody_else_count_as_missing(tmp_path: Path, made: Path, kind: str, value: bytes) -> None:
    folder = shutil.copytree(made, tmp_path / "copy")
    store, site = Store(folder / "store"), folder / "site"
    for path in (store.folder / kind).rglob("*"):
        if path.is_file():
            key = path.parent.name + path.name
            store.put(kind, key, key.encode() + value)
    before = tree(site)
    put(folder / "docs", {"data/a.txt": "neu"})
    assert by_fangzhi(folder / "docs", DEFAULTS, site, store)
    assert tree(site) == {**before, "data/a.txt": b"neu"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a docs folder, a store and a site."""
    folder = tmp_path_factory.mktemp("made")
    by_fangzhi(indexes(folder / "docs"), DEFAULTS, folder / "site", Store(folder / "store"))
    return folder


def test_a_run_that_is_killed_leaves_the_last_site_whole(
    tmp_path: Path, few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, site = Store(tmp_path / "store"), tmp_path / "site"
    texts = [f"# {word} {{: #a }}\n" for word in ("丙", "丁")]
    sites = []
    for text in texts:
        put(few, {"cities/a.md": text, "data/a.txt": text})
        by_fangzhi(few, DEFAULTS, site, store)
        sites.append(tree(site))
    for number, (owner, name, calls) in enumerate(KILLS):
        put(few, {"cities/a.md": texts[number % 2], "data/a.txt": texts[number % 2]})
        with monkeypatch.context() as patched:
            patched.setattr(owner, name, killed_after(getattr(owner, name), calls))
            with pytest.raises(KeyboardInterrupt):
                by_fangzhi(few, DEFAULTS, site, store)
        assert tree(site) in sites, name
        by_fangzhi(few, DEFAULTS, site, store)
        assert tree(site) == sites[number % 2], name


KILLS = [
    (Assembly, "write", 0),
    (Assembly, "_note", 0),
    (Assembly, "_place", 5),
    (Assembly, "finish", 1),
    (publish, "swap", 0),
    (publish, "swap", 1),
]
"""Where a run is killed: at which call of a function, and whether before (0) or after it."""


def killed_after(function: Callable[..., object], calls: int) -> Callable[..., object]:
    """Return a function that raises KeyboardInterrupt once it was called so many times."""
    done = 0

    def run(*arguments: object) -> object:
        nonlocal done
        result = function(*arguments) if done < calls else None
        done += 1
        if done > calls or calls == 1:
            raise KeyboardInterrupt
        return result

    return run


def test_the_old_site_is_never_written_into(tmp_path: Path, few: Path) -> None:
    store, site = Store(tmp_path / "store"), tmp_path / "site"
    by_fangzhi(few, DEFAULTS, site, store)
    copy = shutil.copytree(site, tmp_path / "linked", copy_function=lambda a, b: (tmp_path / b).hardlink_to(a))
    digests = {name: digest_of(copy / name) for name in tree(copy)}
    put(few, {"cities/a.md": "# 戊 {: #a }\n", "data/a.txt": "neu"})
    by_fangzhi(few, Settings(name="五湖"), site, store)
    assert {name: digest_of(copy / name) for name in tree(copy)} == digests
