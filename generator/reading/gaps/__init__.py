"""Gaps: places where the source itself lacks text."""
