"""Themes: what a paragraph is about, and the terms that decided."""
