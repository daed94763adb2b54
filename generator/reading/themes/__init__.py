"""Themes: what a paragraph is about, and the decisive terms."""
