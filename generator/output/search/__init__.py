"""Search: an index of static files that finds every phrase, and the results page."""

from generator.output.search.build import Kept, Summary, build_index, build_index_of
from generator.output.search.page import search_page
from generator.output.search.rows import Incomplete, PassageRow, Scope

__all__ = ["Incomplete", "Kept", "PassageRow", "Scope", "Summary", "build_index", "build_index_of", "search_page"]
