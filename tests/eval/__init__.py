"""The large run of restoration over generated damage: `python -m tests.eval --corpus DIR --runs 10000`."""
