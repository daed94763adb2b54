"""Damage as it arises: each module follows one mechanism, none depends on how the repair is written."""
