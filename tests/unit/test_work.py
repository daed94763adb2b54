"""The measure of work: it detects work that grows faster than the text, and is the same in every run."""

from __future__ import annotations

from tests.work import calls


def once(size: int) -> int:
    return calls(lambda: [abs(n) for n in range(size)])


def squared(size: int) -> int:
    return calls(lambda: [abs(n) for _ in range(size) for n in range(size)])


def test_work_grows_with_the_task() -> None:
    assert once(800) < 9 * once(100)
    assert squared(800) > 50 * squared(100)
    assert once(800) == once(800)
