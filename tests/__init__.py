"""Tests: `unit` mirrors the generator, `property` uses generated damage, `eval` is the large run."""
