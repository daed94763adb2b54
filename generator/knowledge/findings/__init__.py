"""Findings: what the program leaves to a person. Each kind has a code, arguments and a message."""
