"""The patterns of cues: each must be there, and its named groups must be those that the code reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.knowledge.errors import KnowledgeError, nearest
from generator.knowledge.patterns.groups import sure_groups

if TYPE_CHECKING:
    from generator.knowledge.cues.document_words import DocumentWords
    from generator.knowledge.yaml_entries import Entry


def needed_pattern(
    entry: Entry, key: str, document: DocumentWords, groups: tuple[tuple[str, ...], ...] | None = None
) -> re.Pattern[str]:
    """Return the pattern of a key; a mistake in it is a KnowledgeError with its line.

    `groups` are what the code reads, as alternatives: of each tuple one group takes part in every match. The first
    name of each must be in the pattern, and it may have no others. None: any groups.
    """
    pattern = entry.pattern(key, document.fill)
    if pattern is None:
        raise KnowledgeError(entry.place, f"the key '{key}' is missing", f"add '{key}: …'")
    if groups is not None:
        _check_groups(entry, key, pattern, groups)
    return pattern


def any_pattern(entry: Entry, key: str, document: DocumentWords) -> re.Pattern[str]:
    """Return one pattern for a list of alternatives; a mistake in it is a KnowledgeError with its line."""
    texts = entry.texts(key)
    if not texts:
        raise KnowledgeError(entry.place, f"the key '{key}' is missing", f"add '{key}: […]'")
    place = entry.place_of(key)
    try:
        return re.compile("|".join(f"(?:{document.fill(text, place)})" for text in texts))
    except re.error as error:
        problem = f"'{key}' has a pattern that is not valid ({error})"
        raise KnowledgeError(place, problem, "correct it") from error


def _check_groups(entry: Entry, key: str, pattern: re.Pattern[str], groups: tuple[tuple[str, ...], ...]) -> None:
    """Raise a KnowledgeError for a group that the code does not read, and for one it reads and may not find."""
    place, known = entry.place_of(key), [name for names in groups for name in names]
    for name in pattern.groupindex:
        if name not in known:
            remedy = nearest(name, known, f"groups: {', '.join(known) or 'none'}")
            raise KnowledgeError(place, f"nothing reads the group '{name}' of '{key}'", remedy)
    for first, *others in groups:
        source = pattern.pattern
        for other in others:
            source = source.replace(f"(?P<{other}>", f"(?P<{first}>")
        if first not in pattern.groupindex:
            raise KnowledgeError(place, f"'{key}' has no group '{first}'", f"write (?P<{first}>…)")
        if first not in sure_groups(source):
            named = " or ".join((first, *others))
            raise KnowledgeError(
                place, f"not every match of '{key}' has a group {named}", "write one in each branch"
            )
