"""The findings of a corpus as a work list: ids that stay, what was accepted, groups of one cause."""
