"""Records (校勘记): what was changed in each report, and the rule book."""
