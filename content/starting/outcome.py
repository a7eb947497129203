"""What became of one piece of the starting content."""

from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

CHANGED, REMOVED = "rettet i redaktionen", "slettet i redaktionen"


class Named(Protocol):
    """What has a name to be reported under: a page's address, a picture's file, a term."""

    @property
    def name(self) -> str:
        """Return the name."""
        ...


S_co = TypeVar("S_co", bound=Named, covariant=True)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[S_co]):
    """What was done with `source`; `why` says, in Danish, why it was left alone."""

    source: S_co
    did: Literal["made", "updated", "same", "left"]
    why: str = ""
