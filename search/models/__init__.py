"""What search keeps in the database: what it has read, what editors add, and what was asked."""

from .asked import Asked
from .editors import LoadedGroup, PromotedResult, SearchSettings, SynonymGroup
from .kept import (
    Change,
    EngineState,
    EntryName,
    KeptEntry,
    KeptOwner,
    KeptWord,
    Reading,
)

__all__ = [
    "Asked",
    "Change",
    "EngineState",
    "EntryName",
    "KeptEntry",
    "KeptOwner",
    "KeptWord",
    "LoadedGroup",
    "PromotedResult",
    "Reading",
    "SearchSettings",
    "SynonymGroup",
]
