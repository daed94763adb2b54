"""A toy executor: tasks wait until a result is requested, then the last submitted one is done first."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
Result = TypeVar("Result")


class Asked(Future[Any]):
    """A future whose executor does all waiting tasks, the last first, when its result is requested."""

    def __init__(self, executor: Reverse) -> None:
        """Remember who does the work."""
        super().__init__()
        self._executor = executor

    def result(self, timeout: float | None = None) -> Any:  # noqa: ANN401 - as the class above
        """Return the result."""
        self._executor.work()
        return super().result(timeout)


class Reverse(Executor):
    """Finishes tasks in the reverse of the order they were given in. `most` is how many waited at once."""

    def __init__(self) -> None:
        """Start with nothing to do."""
        self.most = 0
        self._waiting: list[tuple[Asked, Callable[[], Any]]] = []

    def submit(self, fn: Callable[P, Result], /, *args: P.args, **kwargs: P.kwargs) -> Future[Result]:
        """Take a task."""
        future = Asked(self)
        self._waiting.append((future, lambda: fn(*args, **kwargs)))
        self.most = max(self.most, len(self._waiting))
        return future

    def work(self) -> None:
        """Do all tasks that wait, the last first."""
        while self._waiting:
            future, task = self._waiting.pop()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(task())
            except Exception as error:  # noqa: BLE001 - it belongs to whoever asks for the result
                future.set_exception(error)
