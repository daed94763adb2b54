"""From the corpus to what is published: pages, data, search index."""
