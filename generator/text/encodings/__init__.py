"""Encodings: bytes to text, and text that was decoded by the wrong encoding before."""
