"""The subject of an amount: before it, behind it, or that of a claim before."""
