"""The lists: for every gram the passages that hold it, and where in them it is."""
