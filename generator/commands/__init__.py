"""The command line `fangzhi`."""

from __future__ import annotations


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 findings, 2 wrong use or unreadable input."""
    raise NotImplementedError(argv)
