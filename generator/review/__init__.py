"""Review: the maintainer's tools. What a change of rules does, which rules a site lacks, statistics."""
