"""The store: what was made once is kept under a key of all that it depends on, and not made again."""

from generator.store.code import code_digest
from generator.store.folders import PassingStore, open_store
from generator.store.keys import key_of
from generator.store.store import Store
from generator.store.values import packed, unpacked

__all__ = ["PassingStore", "Store", "code_digest", "key_of", "open_store", "packed", "unpacked"]
