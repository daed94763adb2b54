"""A function on bytes runs in a process of its own: its limits and crashes are findings."""

from __future__ import annotations

import os
import time
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import pytest

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.guarded import BUDGET, Budget, guarded, message_of, written_message

SMALL = Budget(processor=2, clock=60, memory=400_000_000)


def size(data: bytes) -> dict[str, Any]:
    return {"size": len(data), "words": "两个字"}


def refuse(_data: bytes) -> None:
    raise SourceError(Code.FILE_FORMAT(format="JPEG"))


def fail(_data: bytes) -> None:
    raise ValueError("not this")


def crash(_data: bytes) -> None:
    os.abort()


def loop(_data: bytes) -> None:
    while True:
        pass


def sleep(_data: bytes) -> None:
    time.sleep(600)


def grow(_data: bytes) -> int:
    return len(bytearray(2_000_000_000))


def start(_data: bytes) -> int:
    return os.fork()


def test_the_result_comes_back() -> None:
    assert guarded(size, b"x" * 100_000) == {"size": 100_000, "words": "两个字"}


def test_it_works_in_a_worker() -> None:
    with ProcessPoolExecutor(1) as pool:
        assert pool.submit(guarded, size, b"abc").result() == guarded(size, b"abc")


def test_a_refusal_is_the_same_message() -> None:
    with pytest.raises(SourceError) as raised:
        guarded(refuse, b"")
    assert raised.value.message == Code.FILE_FORMAT(format="JPEG")


def test_an_exception_is_quoted() -> None:
    with pytest.raises(RuntimeError, match="ValueError: not this"):
        guarded(fail, b"")


@pytest.mark.parametrize("function", [crash, loop, grow])
def test_a_crash_and_a_limit_are_findings(function: Any) -> None:  # noqa: ANN401 - functions of several results
    with pytest.raises(SourceError) as raised:
        guarded(function, b"", SMALL)
    assert raised.value.message == Code.READING_STOPPED(seconds=SMALL.processor, memory=SMALL.memory)


def test_the_clock_is_the_last_limit() -> None:
    with pytest.raises(SourceError) as raised:
        guarded(sleep, b"", Budget(processor=2, clock=3, memory=400_000_000))
    assert raised.value.message.code is Code.READING_STOPPED


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may start any number of processes"
)
def test_no_process_is_started() -> None:
    with pytest.raises(RuntimeError, match="BlockingIOError"):
        guarded(start, b"")


def test_messages_are_written_and_read() -> None:
    message = Code.PAGES_SCANNED(count=2, pages="1, 3")
    assert message_of(written_message(message)) == message
    assert BUDGET.processor < BUDGET.clock
