"""Pages of phrases: which changed most, who uses each since when, and its sentences side by side."""
