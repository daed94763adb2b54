"""Patterns of rules: the notation that a person reads, and the engine that matches it in linear time."""
