"""The front of a document: the lines before its text, and the title among them."""
