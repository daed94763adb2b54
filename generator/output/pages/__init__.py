"""Pages: home, cities, themes, codebooks, and what they share."""
