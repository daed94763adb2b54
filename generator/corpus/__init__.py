"""All reports of a folder, in one order, made by any executor."""
