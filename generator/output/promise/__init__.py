"""Promise and result: what a report plans for its year beside what the next report says of that year."""
