"""Glosses: pinyin that a site put into a text, after its characters or in their place."""
