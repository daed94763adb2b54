"""Indicators: the numeric and worded targets, results and counts that a report states, each tied to its words."""
