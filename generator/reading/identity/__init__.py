"""Identity: the place, year and kind of a document."""
