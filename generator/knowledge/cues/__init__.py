"""Cues: by what the reading layer knows a heading, a place, a year."""
