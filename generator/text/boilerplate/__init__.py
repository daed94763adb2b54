"""Boilerplate: what a site put around and into a report."""
