"""Glosses: pinyin that a site put into a text, after the characters or in their place."""
