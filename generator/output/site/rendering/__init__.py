"""Rendering: pages by MkDocs in batches, each page kept in the store and rendered again only when it changed."""
