"""Witnesses: copies and excerpts of a document are found, one is the base, and the others are compared with it."""
