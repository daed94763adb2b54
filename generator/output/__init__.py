"""From the corpus to the published files: pages, data, search index."""
