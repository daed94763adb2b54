"""Language models of both scripts, and what the tests of single operations ask of a column of states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge import load_knowledge
from generator.text.byteshift.beam_search.beam import NO_LIMIT
from generator.text.byteshift.beam_search.states import State
from generator.text.byteshift.language_model import language_model

if TYPE_CHECKING:
    from generator.text.byteshift.beam_search.states import Column
    from generator.text.byteshift.language_model import LanguageModel

KNOWLEDGE = load_knowledge()
SIMPLIFIED = language_model(KNOWLEDGE.bigrams, KNOWLEDGE.trigrams, traditional=False)
TRADITIONAL = language_model(KNOWLEDGE.bigrams, KNOWLEDGE.trigrams, traditional=True)


def state(char: str, pending: int = -1, cost: float = 0.0) -> State:
    """Return a state that has no state before it but one of the same character."""
    return State(cost, char, "", State(cost, char, char), pending=pending)


def held(column: Column) -> dict[str, State]:
    """Return the states of a column by their characters; of several with one character the cheapest."""
    return {found.char: found for found in reversed(column.kept(NO_LIMIT, 10_000))}


def spent(model: LanguageModel, found: State) -> float:
    """Return what a state costs on top of the one before it and of its character: what its events cost."""
    assert found.previous is not None
    return found.cost - found.previous.cost - model.cost(found.previous.char, found.char)


def kinds(found: State) -> list[str]:
    """Return the kinds of the events of a state."""
    return [event.kind for event in found.events]
