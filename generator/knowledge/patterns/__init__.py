"""Patterns of rules: a notation that people can read, and an engine that matches it in linear time."""
