"""Only what an earlier run made is replaced."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.commands import main
from generator.corpus.model import Corpus
from generator.knowledge import load_knowledge
from generator.knowledge.errors import FangzhiError
from generator.output import registry, write
from generator.output.settings import DEFAULTS
from generator.output.site import build, publish
from generator.output.site.ownership import prepare_docs, refuse_foreign_site
from generator.output.write import write_docs
from tests.unit.output import samples

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[4]
CORPUS = samples.corpus()
REPORT = "2024年湖南省政府工作报告\n各位代表：\n现在，我代表省人民政府，向大会报告工作，请予审议。\n"


def foreign(path: Path, text: str = "precious") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "name",
    [
        "data/precious.csv",
        "data/reports.jsonl",
        "cities/deep/in/a.md",
        "themes/.hidden",
        "search/index.md",
        "index.md",
    ],
)
def test_files_that_no_run_made_are_not_replaced(tmp_path: Path, name: str) -> None:
    kept, top = foreign(tmp_path / name), Path(name).parts[0]
    with pytest.raises(FangzhiError, match=rf"{top}: it would be replaced, but was not made"):
        write_docs(CORPUS, tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [kept]


@pytest.mark.parametrize("row", ["{}", "[]", "no JSON", '{"id": 1, "file": 2}', "\udcff"])
def test_a_file_of_our_name_is_not_enough(tmp_path: Path, row: str) -> None:
    write_docs(CORPUS, tmp_path)
    (tmp_path / "data/reports.jsonl").write_bytes(f"{row}\n".encode("utf-8", "surrogateescape"))
    with pytest.raises(FangzhiError, match="data: it would be replaced"):
        prepare_docs(tmp_path)


def empty_folders(docs: Path) -> None:
    (docs / "cities/a").mkdir(parents=True)


def own_pages(docs: Path) -> None:
    foreign(docs / "about.md", "by hand")
    foreign(docs / "assets/site/seal.svg")


def committed(docs: Path) -> None:
    docs.symlink_to(ROOT / "docs")


def nothing_read(docs: Path) -> None:
    write_docs(Corpus((), (), load_knowledge()), docs)


@pytest.mark.parametrize("prepare", [lambda _docs: None, empty_folders, own_pages, committed, nothing_read])
def test_what_is_ours_or_not_touched_is_no_obstacle(tmp_path: Path, prepare: Callable[[Path], None]) -> None:
    prepare(tmp_path / "docs")
    prepare_docs(tmp_path / "docs")


@pytest.mark.parametrize("exchange", [True, False])
@pytest.mark.parametrize("renames", range(1, 12))
def test_a_run_killed_at_any_rename_leaves_docs_that_the_next_one_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int, *, exchange: bool
) -> None:
    """The first run, or the second, ends after so many renames; the next one makes everything."""
    done, rename = [0], Path.rename

    def counted(path: Path, target: Path) -> Path:
        done[0] += 1
        if done[0] > renames:
            raise KeyboardInterrupt
        return rename(path, target)

    for _ in range(2):
        with monkeypatch.context() as patched:
            if not exchange:
                patched.setattr(publish, "_exchange", lambda _new, _old: False)
            patched.setattr(Path, "rename", counted)
            try:
                write_docs(CORPUS, tmp_path)
            except KeyboardInterrupt:
                break
    write_docs(CORPUS, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(registry.generated())


@pytest.mark.parametrize("name", registry.generated())
def test_the_command_takes_what_a_run_had_moved_aside_when_it_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    foreign(tmp_path / "seeds/report.txt", REPORT)
    assert main(["generate"]) == 0
    made = (tmp_path / "docs" / name).rename(tmp_path / "docs" / f".{name}.fangzhi-old")
    assert main(["generate"]) == 0
    assert (tmp_path / "docs" / name).exists()
    assert not made.exists()


@pytest.mark.parametrize("name", ["precious.html", "index.html", "assets/site/site.css"])
def test_a_folder_that_is_not_a_site_is_not_replaced(tmp_path: Path, name: str) -> None:
    foreign(tmp_path / "site" / name)
    with pytest.raises(
        FangzhiError, match="site: it would be replaced, but was not made by fangzhi; move it away"
    ):
        build.build_site(tmp_path / "docs", tmp_path / "site", DEFAULTS, lambda *_: True)
    assert (tmp_path / "site" / name).is_file()


def test_a_file_is_not_replaced_by_a_site(tmp_path: Path) -> None:
    with pytest.raises(FangzhiError, match="would be replaced"):
        refuse_foreign_site(foreign(tmp_path / "README.md"))


def test_a_site_that_was_built_and_an_empty_folder_are_replaced(tmp_path: Path) -> None:
    write_docs(CORPUS, tmp_path / "docs")
    (tmp_path / "site").mkdir()
    for _ in range(2):
        assert build.build_site(tmp_path / "docs", tmp_path / "site", DEFAULTS, lambda *_: True)


@pytest.mark.parametrize("kept", ["docs/data/precious.csv", "site/precious.html"])
def test_a_build_says_so_before_it_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kept: str
) -> None:
    monkeypatch.chdir(tmp_path)
    foreign(tmp_path / kept)
    monkeypatch.setattr(write, "write_docs", None)
    assert main(["build"]) == 2
    assert capsys.readouterr().err == (
        f"fangzhi: {Path(kept).parent}: it would be replaced, but was not made by fangzhi; "
        f"move it away, or name another folder for {'docs' if 'docs' in kept else 'the site'}\n"
    )
