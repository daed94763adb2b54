"""Byte shift: runs of text that were decoded one byte off, and the search for what they say.

A site edits a page as GBK bytes without regard for the borders of characters: it inserts a gloss after every
match of a character's two bytes, or cuts at every match of a mark. Where such a match lies across two characters,
the pair is torn apart, a byte is lost, and everything up to the next single byte is decoded one byte off.

In the order in which a text passes through them:

- `spots`, `windows`: where the text looks damaged, and how much around it is decoded again;
- `gbk`, `events`: the bytes of shown characters, and what can happen to a byte;
- `vocabulary`, `language_model`: which characters a single byte leaves open, and how likely each one is;
- `beam_search/`: the likeliest text that the bytes allow;
- `margins`, `confidence`: how far it leads, and so whether it is recovered, inferred or unreadable;
- `costs`: every number in nats that these decisions use;
- `repair`: the stage itself.

`dev/byte-shift.md` follows one example byte by byte.
"""
