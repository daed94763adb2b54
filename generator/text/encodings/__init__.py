"""Encodings: text that was decoded with the wrong encoding before it was saved, and entities."""
