"""Sources: the files of a folder as they come, and what the manifest says of them."""
