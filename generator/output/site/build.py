"""Build the site with MkDocs next to the old one, from what is kept and what is new, and swap the two."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.output.site import publish
from generator.output.site.configuration import themed
from generator.output.site.footer import newest_day
from generator.output.site.listing import Noted, note, noted_of
from generator.output.site.ownership import refuse_foreign_site
from generator.output.site.rendering.assembly import Assembly
from generator.output.site.rendering.batches import Whole
from generator.output.site.rendering.docs import docs_listing
from generator.output.site.rendering.making import Making, make_site
from generator.output.site.rendering.tree import docs_files
from generator.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.output.settings import Settings
    from generator.output.site.listing import SiteFile

    Accept = Callable[[Path, Mapping[str, SiteFile]], bool]
    """Whether a site in a folder, with these files, may be published."""


def build_site(  # noqa: PLR0913 - what a site is made of, and by what
    docs: Path,
    site: Path,
    settings: Settings,
    accept: Accept,
    *,
    store: Store | None = None,
    workers: int = 1,
) -> bool:
    """Build a docs folder into `site`; return whether the new site is now in place.

    The new site is made next to the old one. `accept` checks it; if it refuses, the old one stays. A folder with
    anything but a site that a run built is a FangzhiError. With a store, pages that it has are not rendered, and a
    site in which nothing changed stays as it is. `workers` is how many processes of MkDocs run at once.
    """
    publish.recover(site)
    refuse_foreign_site(site)
    with publish.staging(site.with_name(f".{site.name}.new")) as stage, _or_temporary(store) as kept:
        before = noted_of(kept, site)
        assembly = Assembly(site, stage / "site", before.site)
        files = {file.name: file for file in docs_files(docs)}
        listing = docs_listing(docs, files.values(), before.docs)
        settings = replace(settings, newest=newest_day(docs))
        whole = Whole(docs, files, listing, settings, themed(settings, stage))
        make_site(Making(whole, assembly, kept, stage, workers), before)
        unchanged = assembly.is_old()
        if not unchanged:
            assembly.finish()
        if not accept(site if unchanged else assembly.new, assembly.listing):
            return False
        if not unchanged:
            publish.swap(assembly.new, site)
        note(kept, site, Noted(assembly.listing, listing))
    return True


@contextmanager
def _or_temporary(store: Store | None) -> Iterator[Store]:
    """Yield the store, or one for this run alone."""
    if store:
        yield store
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Store(Path(folder))
