"""Makers of files of other formats, for tests: the file is made when it is needed, its text stands in the test."""
