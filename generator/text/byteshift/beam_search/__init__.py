"""Beam search over the byte alignments of a window: which text lost which bytes to be shown as it is.

`search` runs it. A `states.State` is one way to account for the shown text up to an offset: *aligned* if it has
used up every byte, *shifted* if it holds one back that begins or ends the next character. `beam` keeps the
cheapest states at each offset. The moves from one state to the next are in `aligned` (take what is shown),
`lost_first` (put a lost first byte back, which leads into the shifted region), `shifted` (read on by shifted
pairs, and what leads out again) and `vanished` (a pair of bytes that shows nothing). `decoding` traces the
cheapest path back.
"""
