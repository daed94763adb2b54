"""Tests: `unit` mirrors the generator, `property` holds over generated input, `eval` is the large run."""
