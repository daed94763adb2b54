"""Which findings are new: the ids of the last builds, in `.fangzhi/` of the project's folder.

They are no part of docs/, which is a function of the sources alone. Without them, or with a file that nothing here
wrote, all findings are new.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output.site.publish import write_file

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Set as AbstractSet

FOLDER: Final = Path(".fangzhi")
FILE: Final = FOLDER / "findings.json"


class Builds(NamedTuple):
    """The ids of the findings of the last build of a docs folder, and of the one before."""

    last: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()


def remember(docs: Path, ids: Collection[str]) -> AbstractSet[str]:
    """Keep the ids of a build; return those that the build before did not have.

    A folder that cannot be written is no error: then all are new the next time.
    """
    known = _load()
    before = known.get(_key(docs), Builds()).last
    known = {key: builds for key, builds in known.items() if Path(key).is_dir()}
    known[_key(docs)] = Builds(frozenset(ids), before)
    with contextlib.suppress(OSError):
        FOLDER.mkdir(exist_ok=True)
        write_file(FILE, _written(known).encode())
    return frozenset(ids) - before


def remember_again(docs: Path, ids: Collection[str]) -> None:
    """Keep that a build found what the last one did, so that nothing is new; it is written if it was not known."""
    if _load().get(_key(docs)) != Builds(frozenset(ids), frozenset(ids)):
        remember(docs, ids)


def new_since(docs: Path, ids: Collection[str]) -> AbstractSet[str]:
    """Return those of the ids in the data that are new since the build before the one that wrote the data.

    If the data is not that of the last build here (it was made elsewhere), they are new since that build.
    """
    builds = _load().get(_key(docs), Builds())
    return frozenset(ids) - (builds.before if builds.last == frozenset(ids) else builds.last)


def _key(docs: Path) -> str:
    whole, here = docs.resolve(), Path.cwd().resolve()
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else whole.as_posix()


def _written(known: dict[str, Builds]) -> str:
    rows = {key: {"last": sorted(builds.last), "before": sorted(builds.before)} for key, builds in known.items()}
    return json.dumps({"builds": dict(sorted(rows.items()))}, ensure_ascii=False, indent=1) + "\n"


def _load() -> dict[str, Builds]:
    try:
        rows = json.loads(FILE.read_text(encoding="utf-8"))["builds"]
        return {key: Builds(_ids(row["last"]), _ids(row["before"])) for key, row in rows.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _ids(value: object) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise TypeError(value)
    return frozenset(value)
