"""What a source of entries is."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from search.entries import Entry


class Source(Protocol):
    """Something that entries are read from.

    An owner is written `name:id`. Its stamp is different when what would be read of it is.
    """

    name: str

    def stamps(self) -> Mapping[str, str]:
        """Return every owner with its stamp. It is asked often, and so reads no texts."""

    def entries(self, owners: Collection[str]) -> Iterator[Entry]:
        """Yield the entries of `owners`; one that is gone has none."""


def stamp_of(*facts: object) -> str:
    """Return a stamp that is different when one of `facts` is."""
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:40]


def ids_of(owners: Collection[str]) -> list[str]:
    """Return what stands after the colon in each of `owners`."""
    return [owner.partition(":")[2] for owner in owners]
