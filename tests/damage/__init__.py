"""Damage as it comes about: each module follows one mechanism, none knows how the repair is written."""
