"""The manifest: what an operator says of the sources that they do not say themselves.

It is written in `manifest.yml` or `manifest.csv` of a folder, about files below it, or in `NAME.meta.yml` beside
a file.
"""

from generator.sources.manifest.entry import ManifestEntry
from generator.sources.manifest.load import Manifest, beside, is_manifest, load_manifest

__all__ = ("Manifest", "ManifestEntry", "beside", "is_manifest", "load_manifest")
