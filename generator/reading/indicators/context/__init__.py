"""What is around a claim: its part of the report, its year, its tone, what it is about."""
