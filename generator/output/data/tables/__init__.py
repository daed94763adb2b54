"""Tables: the exported data for people who do not program, with codebook, citation and the description of all."""
