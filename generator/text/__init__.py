"""From bytes to clean text and a ledger of every change on the way."""
