"""References: how a document is cited, in the formats of standards and of reference managers."""
