"""Boilerplate: the text that a site put around and into a report."""
