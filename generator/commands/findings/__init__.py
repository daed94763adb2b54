"""Findings on the command line: what a build prints of them, and `fangzhi findings`, the work list."""
