"""Gaps: text that the source itself lacks."""
