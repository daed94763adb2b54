"""Random histories of a corpus, with what each passage really is, to judge where ids lead."""
