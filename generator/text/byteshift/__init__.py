"""Byte shift: runs that were decoded one byte off, and the search for what they were."""
