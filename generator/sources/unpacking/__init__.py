"""Unpacking: the files in containers become files in a folder of our own, within limits, gone after the run."""
