"""What lists and indexes know of a corpus: gathered in one pass, so that no list holds a text."""
