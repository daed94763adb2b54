"""Write everything that is generated into a docs folder: staged completely, then swapped."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from generator.knowledge.errors import FangzhiError
from generator.output import registry
from generator.output.data.changes import note_published
from generator.output.data.export import write_data
from generator.output.kept import keep_times
from generator.output.search import Kept
from generator.output.search.corpus_rows import write_search
from generator.output.settings import DEFAULTS
from generator.output.site import publish
from generator.output.site.ownership import prepare_docs
from generator.store import code_digest

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from pathlib import Path

    from generator.corpus.model import Corpus
    from generator.output.settings import Settings
    from generator.store import Store

STAGE = ".fangzhi-stage"  # inside docs: the same file system, and MkDocs ignores dot files


def write_docs(
    corpus: Corpus,
    docs: Path,
    executor: Executor | None = None,
    settings: Settings = DEFAULTS,
    store: Store | None = None,
) -> None:
    """Write pages, data and the search index of a corpus; the old ones stay until the new ones are complete.

    Files under these names that no run made are a FangzhiError, and nothing is written. A file whose bytes are as
    before keeps its time. What the `store` has of the index is not made again.

    The executor makes the index. Pages and data are written in this process: of 7.5 CPU seconds for 31 provincial
    reports they take 0.7, and handing the reports to workers costs as much as making the pages of single reports.
    """
    prepare_docs(docs)
    docs.mkdir(parents=True, exist_ok=True)
    with publish.staging(docs / STAGE) as stage:
        for file, content in chain(registry.pages(corpus, settings), registry.files(corpus, settings)):
            path = stage / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8"))
        write_data(corpus, stage / registry.DATA, settings)
        note_published(corpus, stage / registry.DATA)
        write_search(corpus, stage / registry.SEARCH, executor, Kept(store, code_digest()) if store else None)
        _check_listed(stage)
        keep_times(stage, docs)
        publish.swap_all(stage, docs, registry.generated(docs))


def _check_listed(stage: Path) -> None:
    """Raise a FangzhiError for a staged file that would not be swapped in, and so be lost."""
    names = registry.generated()
    for path in sorted(stage.iterdir()):
        if path.name not in names:
            problem = "it is made and would not be published: no kind of page has this folder"
            raise FangzhiError(path.name, problem, "list it in generator/output/registry.py")
