"""Search: an index of static files that finds every phrase, and the results page."""

from generator.output.search.build import Kept, Share, Summary, build_index, index_shares
from generator.output.search.page import search_page
from generator.output.search.rows import Incomplete, NamedPlace, PassageRow, Scope

__all__ = [
    "Incomplete",
    "Kept",
    "NamedPlace",
    "PassageRow",
    "Scope",
    "Share",
    "Summary",
    "build_index",
    "index_shares",
    "search_page",
]
