"""Making a site: pages from the old site, from the store or from MkDocs, then all that is no page."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator.corpus.executors import ordered
from generator.output.site.configuration import address_of
from generator.output.site.links import page_parts
from generator.output.site.listing import digest_of_bytes
from generator.output.site.rendering.batches import batches_of, index_pages, render_batch
from generator.output.site.rendering.docs import LISTED
from generator.output.site.rendering.kept import files_of, keep_page, kept_page
from generator.output.site.rendering.keys import page_key, surroundings
from generator.output.site.rendering.shell import (
    ASSETS,
    TEMPLATES,
    keep_shell,
    kept_shell,
    shell_file,
    shell_files,
)
from generator.output.site.rendering.sitemap import PACKED, SITEMAP, packed, sitemap
from generator.output.site.rendering.tree import address_below

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.output.site.listing import Noted
    from generator.output.site.rendering.assembly import Assembly
    from generator.output.site.rendering.batches import Whole
    from generator.output.site.rendering.kept import Files
    from generator.store import Store


@dataclass(frozen=True, slots=True)
class Making:
    """A run: what is rendered, where the site is put together, the store, the folder of this run, the workers."""

    whole: Whole
    assembly: Assembly
    store: Store
    stage: Path
    workers: int


def make_site(making: Making, before: Noted) -> None:
    """Put a site together. A warning of MkDocs is a SiteError. Nothing of the old site is changed."""
    whole, assembly, docs = making.whole, making.assembly, making.whole.listing
    shared = surroundings(whole.settings, whole.theme, index_pages(whole.docs))
    keys = {name: page_key(shared, name, docs[name].digest) for name, file in whole.files.items() if file.is_page}
    shell = kept_shell(making.store, shared)
    known = files_of([*(file.target for file in whole.files.values()), *shell, SITEMAP, PACKED])
    lost = before.docs.keys() - docs.keys()
    missing = [
        name for name in _shown(whole, keys) if not _is_kept(making, name, keys[name], known, lost=bool(lost))
    ]
    made = _render(making, missing, keys, shared, wanted=not shell)
    if not made and not (shell and _take_shell(making, shell)):
        site = render_batch(whole, (), making.stage / "shell")
        _move_shell(making, shared, site)
    _copy_files(making)
    noted = ((name, docs[name].source.partition(" ")) for name in keys)
    pages = [(address_below(whole.files[name].target), day) for name, (list_, _, day) in noted if list_ == LISTED]
    data = sitemap(address_of(whole.settings), pages)
    for name, content in ((SITEMAP, data), (PACKED, packed(data))):
        source = digest_of_bytes(content)
        if not assembly.keep(name, source):
            assembly.write(name, source, content)


def _shown(whole: Whole, names: Mapping[str, str]) -> Sequence[str]:
    """Return the pages that are published: of two with one address the later one, as MkDocs writes them."""
    return list({whole.files[name].target: name for name in names}.values())


def _is_kept(making: Making, name: str, key: str, known: Files, *, lost: bool) -> bool:
    """Put a page into the site from the old one or from the store; whether it could be.

    If a file that it leads to is gone it is not, and MkDocs says so. A page of the last build was looked at then,
    so it is looked at again only where files of docs/ are gone.
    """
    target, assembly, store = making.whole.files[name].target, making.assembly, making.store
    digest = assembly.kept_digest(target, key)
    if digest:
        good = not lost or known.has_all_of(page_parts(target, digest, assembly.old / target, store))
        return good and assembly.keep(target, key)
    html = kept_page(store, key)
    if html is None or not known.has_all_of(page_parts(target, digest_of_bytes(html), html, store)):
        return False
    assembly.write(target, key, html)
    return True


def _render(making: Making, names: Sequence[str], keys: Mapping[str, str], shared: str, *, wanted: bool) -> bool:
    """Render pages in batches and put them into the site; return whether the shell is there as well.

    Where it is wanted, the first batch gives it, unless files of docs/ are among those of the theme.
    """
    whole = making.whole
    batches = batches_of(whole, names, making.workers)
    wanted = wanted and not any(name.startswith(ASSETS) for name in whole.files)
    stages = [making.stage / str(number) for number in range(len(batches))]
    many = making.workers > 1 and len(batches) > 1
    with ThreadPoolExecutor(making.workers) if many else nullcontext() as pool:
        sites = ordered(partial(_render_one, whole), zip(batches, stages, strict=True), pool, making.workers + 1)
        for number, site in enumerate(sites):
            for name in batches[number]:
                target = whole.files[name].target
                html = (site / target).read_bytes()
                keep_page(making.store, keys[name], html)
                making.assembly.move(target, keys[name], site / target, digest_of_bytes(html))
            if wanted and number == 0:
                _move_shell(making, shared, site)
            shutil.rmtree(stages[number])
    return wanted and bool(batches)


def _render_one(whole: Whole, task: tuple[Sequence[str], Path]) -> Path:
    return render_batch(whole, *task)


def _take_shell(making: Making, shell: Mapping[str, str]) -> bool:
    """Put the shell into the site from the old one or from the store; whether all of it is there."""
    for name, digest in _own(making, shell).items():
        if not making.assembly.keep(name, digest):
            data = shell_file(making.store, digest)
            if data is None:
                return False
            making.assembly.write(name, digest, data)
    return True


def _move_shell(making: Making, shared: str, site: Path) -> None:
    """Keep the shell that MkDocs made and put it into the site."""
    digests = _own(making, keep_shell(making.store, shared, site))
    for name, path in shell_files(site):
        if name in digests:
            making.assembly.move(name, digests[name], path, digests[name])


def _own(making: Making, shell: Mapping[str, str]) -> dict[str, str]:
    """Return the files of a shell that no file of docs/ overrides."""
    files = making.whole.files
    return {name: digest for name, digest in shell.items() if name in TEMPLATES or name not in files}


def _copy_files(making: Making) -> None:
    """Put the files of docs/ that are no pages into the site, unless a page or a template overrides them."""
    whole, assembly = making.whole, making.assembly
    for name, file in whole.files.items():
        if not file.is_page and name not in {*TEMPLATES, SITEMAP, PACKED} and name not in assembly.listing:
            digest = whole.listing[name].digest
            if not assembly.keep(name, digest):
                assembly.copy(name, whole.docs / name, digest)
