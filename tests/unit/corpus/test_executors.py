"""Work handed to any executor: results in order, bounded reading ahead, errors where they belong."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.corpus.executors import AHEAD, FEW_BYTES, ordered, start_workers, worker_count
from generator.corpus.gather import gather
from generator.output.write import write_docs
from tests.hostile import SEEDS, write_hostile
from tests.unit.corpus.reverse import Reverse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def double(number: int) -> int:
    return 2 * number


def reciprocal(number: int) -> float:
    return 1 / number


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(params=[None, Reverse, lambda: ThreadPoolExecutor(3), lambda: ProcessPoolExecutor(2)])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor | None]:
    """Give each kind of executor, and none."""
    if request.param is None:
        yield None
        return
    with request.param() as made:
        yield made


@pytest.mark.parametrize("ahead", [None, 1, 7, 1000])
def test_results_are_in_the_order_of_the_items(executor: Executor | None, ahead: int | None) -> None:
    assert list(ordered(double, range(100), executor, ahead)) == [2 * n for n in range(100)]
    assert list(ordered(double, (), executor, ahead)) == []


def test_an_error_comes_out_after_the_results_before_it(executor: Executor | None) -> None:
    results = ordered(reciprocal, (2, 1, 0, 1), executor)
    assert [next(results), next(results)] == [0.5, 1.0]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_no_more_items_are_read_than_said() -> None:
    read = 0

    def items() -> Iterator[int]:
        nonlocal read
        for number in range(1000):
            read += 1
            yield number

    reverse = Reverse()
    for taken, _ in enumerate(ordered(double, items(), reverse, ahead=5), 1):
        assert read <= taken + 5
    assert reverse.most <= 5
    default = Reverse()
    list(ordered(double, range(1000), default))
    assert default.most <= AHEAD * (os.cpu_count() or 1)


def test_what_is_not_started_when_the_reader_stops_is_cancelled() -> None:
    given: list[Future[int]] = []

    class First(Executor):
        """Does the first task and leaves the others."""

        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
            """Take a task."""
            given.append(Future())
            if len(given) == 1:
                given[0].set_result(fn(*args, **kwargs))
            return given[-1]

    for result in ordered(double, range(10), First(), ahead=4):
        assert result == 0
        break
    gc.collect()
    assert [future.cancelled() for future in given] == [False, True, True, True]


def test_the_docs_are_the_same_bytes_with_any_executor(tmp_path: Path, executor: Executor | None) -> None:
    folder = write_hostile(tmp_path / "sources")
    plain = tmp_path / "plain"
    write_docs(gather(folder), plain)
    write_docs(gather(folder, executor), tmp_path / "docs", executor)
    assert tree(tmp_path / "docs") == tree(plain)


def test_one_worker_is_this_process_and_more_are_others() -> None:
    with start_workers(1) as none:
        assert none is None
    with start_workers(2) as executor:
        assert executor is not None
        assert next(ordered(process_of, (0,), executor)) != os.getpid()


def process_of(_: int) -> int:
    return os.getpid()


def test_a_small_folder_has_one_worker_and_a_wanted_number_is_kept(tmp_path: Path) -> None:
    assert worker_count(SEEDS, None) == 1
    assert worker_count(SEEDS, 7) == 7
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(FEW_BYTES)
    assert worker_count(tmp_path, None) == (os.cpu_count() or 1)


POOL = (
    "import os, time\n"
    "from generator.corpus.executors import start_workers\n"
    "with start_workers(2) as executor:\n"
    "    print(*(executor.submit(os.getpid).result() for _ in range(8)), flush=True)\n"
    "    time.sleep(600)\n"
)
STEPS = 300  # tenths of a second that a worker is given to end


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_workers_end_with_the_process_that_started_them() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", POOL], cwd=Path(__file__).parents[3], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    with process.stdout as said:
        workers = {int(number) for number in said.readline().split()}
        assert workers
        assert process.pid not in workers
        process.send_signal(signal.SIGKILL)
        process.wait()
    for _ in range(STEPS):
        if not any(map(is_running, workers)):
            break
        time.sleep(0.1)
    assert [worker for worker in workers if is_running(worker)] == []


def is_running(process: int) -> bool:
    """Whether a process is there and does something: one that has ended may wait for somebody to ask how."""
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat")
        return not state.exists() or state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False
