"""Site: the MkDocs run, the swap of whole folders, the check of links."""
