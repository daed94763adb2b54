"""A cluster makes the same bytes as one process; what is wrong with a worker is said, or made good."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from distributed.cli import dask_scheduler, dask_worker

from generator.commands import main, parser
from generator.corpus import gather as gather_module
from generator.corpus.cluster import KilledError, connected
from generator.corpus.executors import Scheduler, ordered, stated_workers, survived
from generator.corpus.gather import gather
from generator.knowledge import DATA
from generator.knowledge.errors import FangzhiError, Finding
from generator.knowledge.findings.codes import Code
from generator.output.write import write_docs
from generator.sources.inventory import Source
from generator.store import PassingStore, Store
from tests.cluster import ROOT, cluster
from tests.hostile import write_hostile

if TYPE_CHECKING:
    from collections.abc import Iterator

DAMAGED = """
import os, pathlib
from generator.corpus import gather
def damaged(source, data, knowledge, make=gather.make_checked):
    once = pathlib.Path("died")
    if "poison" in source.file:
        os._exit(1)
    if "unlucky" in source.file and not once.exists():
        once.touch()
        os._exit(1)
    return make(source, data, knowledge)
if gather.make_checked.__name__ != "damaged":  # Dask may run this twice
    gather.make_checked = damaged
"""
"""A worker that one source ends always, and another one the first time."""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a copy of the program, from which workers import it."""
    folder = tmp_path_factory.mktemp("package")
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, package: Path) -> Iterator[str]:
    """Yield the address of a cluster of two workers."""
    with cluster(tmp_path_factory.mktemp("cluster"), 2, package, DAMAGED) as found:
        yield found


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store that exists."""
    (tmp_path / "store").mkdir()
    return Store(tmp_path / "store")


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def report(place: str) -> str:
    return f"{place}2023年政府工作报告\n各位代表：\n一、2022年工作回顾\n坚持稳中求进，{place}推动高质量发展。\n"


def test_the_docs_are_the_same_bytes_as_those_of_one_process(
    tmp_path: Path, address: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_hostile(tmp_path / "sources")
    shutil.make_archive(str(tmp_path / "sources" / "packed"), "zip", ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    sources = Path("sources")
    write_docs(gather(sources), tmp_path / "plain")
    with connected(address, Store(Path("store"))) as executor:
        monkeypatch.setattr(gather_module, "make_checked", None)  # nothing is made here
        corpus = gather(sources, executor, store=Store(Path("store")))
        write_docs(corpus, tmp_path / "docs", executor, store=store)
    assert corpus.reports
    assert tree(tmp_path / "docs") == tree(tmp_path / "plain")
    assert [path.name for path in store.folder.glob("fangzhi-*")] == []


def test_a_worker_that_dies_is_replaced_and_a_source_that_ends_each_is_a_finding(
    tmp_path: Path, address: str, store: Store
) -> None:
    places = ("长沙市", "湘潭市", "株洲市", "衡阳市", "邵阳市", "岳阳市", "常德市", "益阳市", "郴州市", "永州市")
    files = {f"{number}.txt": place for number, place in enumerate(places)}
    files |= {"poison.txt": "怀化市", "unlucky.txt": "娄底市"}
    (tmp_path / "seeds").mkdir()
    for name, place in files.items():
        (tmp_path / "seeds" / name).write_text(report(place), encoding="utf-8")
    seen: list[int] = []
    with connected(address, store) as executor:
        corpus = gather(tmp_path / "seeds", executor, progress=lambda done, _: seen.append(done), store=store)
    assert {one.file for one in corpus.briefs} == files.keys() - {"poison.txt"}
    stopped = [finding.file for finding in corpus.findings if finding.code == Code.READING_STOPPED]
    assert stopped == ["poison.txt"]
    assert seen[-1] == len(files)


def test_a_task_that_ends_every_worker_is_an_error_elsewhere(address: str, store: Store) -> None:
    with connected(address, store) as executor:
        assert list(survived(os._exit, [1], executor)) == [None]
        with pytest.raises(KilledError, match="all workers ended that took one task"):
            list(ordered(os._exit, [1], executor))


def test_a_mistake_of_the_program_comes_back_though_it_cannot_be_pickled(address: str, store: Store) -> None:
    endless = "(lambda call: call(call))(lambda call: call(call))"
    with connected(address, store) as executor, pytest.raises(RuntimeError, match="RecursionError"):
        list(ordered(eval, [endless], executor))


def test_an_overlay_is_read_where_it_is_shared(tmp_path: Path, address: str, store: Store) -> None:
    overlay = tmp_path / "overlay"
    overlay.mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(report("长沙市"), encoding="utf-8")
    zones = (DATA / "zones.csv").read_text(encoding="utf-8").splitlines()
    (overlay / "zones.csv").write_text(zones[0] + "\n", encoding="utf-8")
    with connected(address, store) as executor:
        assert len(gather(tmp_path / "seeds", executor, (DATA, overlay), store=store).reports) == 1
        (tmp_path / "seeds" / "a.txt").write_text(report("湘潭市"), encoding="utf-8")
        (overlay / "notes.md").write_text("changed after the command has read it", encoding="utf-8")
        with pytest.raises(FangzhiError, match="is not that of this run"):
            gather(tmp_path / "seeds", executor, (DATA, overlay), store=store)


def test_a_source_that_only_this_machine_can_read_is_an_error(tmp_path: Path) -> None:
    source = Source(tmp_path / "a.txt", "a.txt", None)
    finding = Finding(Code.UNREADABLE(reason="No such file or directory"), "a.txt")
    gather_module._require_shared(finding, [source])  # noqa: SLF001
    source.path.write_text("text", encoding="utf-8")
    with pytest.raises(FangzhiError, match="a worker cannot read it"):
        gather_module._require_shared(finding, [source])  # noqa: SLF001


def test_another_program_and_another_store_are_errors(tmp_path: Path, package: Path, store: Store) -> None:
    other = tmp_path / "other"
    shutil.copytree(package, other)
    (other / "generator" / "py.typed").write_text("changed", encoding="utf-8")
    with (
        cluster(tmp_path / "cluster", 1, other) as address,
        connected(address, store) as executor,
        pytest.raises(FangzhiError, match="another version of this program"),
    ):
        gather(ROOT / "seeds", executor, store=store)
    with (
        cluster(tmp_path / "cluster-2", 1, package) as address,
        connected(address, store) as executor,
    ):
        executor.folder.rename(executor.folder.with_name("elsewhere"))
        with pytest.raises(FangzhiError, match="does not see the store"):
            executor.submit(os.getpid).result()


def test_a_cluster_needs_a_shared_store_and_a_scheduler(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for none in (None, PassingStore()):
        with pytest.raises(FangzhiError, match="need a store"), connected("tcp://127.0.0.1:1", none):
            pass
    monkeypatch.setattr("generator.corpus.cluster.WAIT", 1)
    with pytest.raises(FangzhiError, match="no scheduler answers"), connected("tcp://127.0.0.1:1", store):
        pass


def test_the_compose_file_starts_programs_that_there_are() -> None:
    written = yaml.safe_load((ROOT / "dev" / "cluster" / "compose.yml").read_text(encoding="utf-8"))
    commands = {name: service["command"].split() for name, service in written["services"].items()}
    assert written["services"]["worker"]["deploy"] == {"replicas": 2}
    for name, options in (("scheduler", dask_scheduler.main), ("worker", dask_worker.main)):
        known = {option for each in options.params for option in (*each.opts, *each.secondary_opts)}
        assert commands[name][:2] == ["dask", name]
        assert {word for word in commands[name] if word.startswith("--")} <= known
    assert parser().parse_args(commands["build"][1:]).workers == Scheduler("tcp://scheduler:8786")


def test_an_executor_is_named_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert stated_workers("processes:3") == 3
    assert stated_workers("dask:tcp://10.0.0.1:8786") == Scheduler("tcp://10.0.0.1:8786")
    for wrong in ("processes:0", "processes", "dask:10.0.0.1", "dask:tcp://host", "spark:tcp://host:1", ""):
        with pytest.raises(SystemExit):
            main(["generate", "--executor", wrong])
        assert f"'{wrong}' is not processes:N or dask:tcp://HOST:PORT" in capsys.readouterr().err
