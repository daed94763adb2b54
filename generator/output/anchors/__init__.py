"""Ids and pages that have moved or are gone: what a reader finds who follows an old link."""
