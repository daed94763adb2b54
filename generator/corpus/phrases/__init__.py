"""Phrases: the policy phrases that several places use, found from the corpus and not from a list."""
