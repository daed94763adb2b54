"""Checking: what each page of a site has and needs, kept in the store, and where the two do not match."""
