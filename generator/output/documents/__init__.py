"""The entry of each document: who, what and when, its outline, and how to cite it; and the feed of the newest."""
