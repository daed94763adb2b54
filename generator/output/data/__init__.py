"""Data: the exported files, and their audit from the files alone."""
