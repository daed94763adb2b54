"""Findings: what the program leaves to a person, each of a kind that has a code, arguments and words."""
