"""Review, the maintainer's tools: comparison of rules, proposals of rules for a site, statistics."""
