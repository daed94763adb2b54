"""Runs: what a build says and keeps of itself, and when it stops."""
