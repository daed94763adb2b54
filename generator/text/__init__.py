"""From source text to clean text, with a ledger of every change."""
