"""Outline: which lines are titles, headings (and their level) and paragraphs."""
