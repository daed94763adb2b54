"""The registry of anchors: every id that was ever published, and where it leads now."""
