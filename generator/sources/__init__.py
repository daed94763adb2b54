"""Sources: the files of a folder, their manifest, and the readers that turn bytes into source texts."""
