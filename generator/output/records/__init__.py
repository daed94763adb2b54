"""Records (校勘记): the changes made in each report, and the rule book."""
