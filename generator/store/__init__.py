"""The store: what was made once is kept under a key of all that it depends on, and not made again."""

from generator.store.keys import key_of
from generator.store.store import Store

__all__ = ["Store", "key_of"]
