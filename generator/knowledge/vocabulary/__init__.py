"""Words of the language, by which the borders of a term in a text are judged."""
