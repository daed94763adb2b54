"""Marks: punctuation, quotation marks, and the width of characters."""
