"""Who stands in a ring map, and the words that it needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from ..text import one_line

NAMES_UP_TO = 40
"""The largest number of people who are named in the map; more are numbered, from 1, as given."""


class Tone(Enum):
    """What a relation does for the young person."""

    SUPPORTIVE = "supportive"
    MIXED = "mixed"
    BURDENING = "burdening"


@dataclass(frozen=True, slots=True)
class Sector:
    """A part of the circle: its key and the words outside the outer ring."""

    key: str
    name: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", one_line(self.name))


@dataclass(frozen=True, slots=True)
class RingPerson:
    """Somebody in the map; `sector` is a sector's key, `ring` 1 (nearest) to 3."""

    name: str
    sector: str
    ring: Literal[1, 2, 3]
    tone: Tone = Tone.SUPPORTIVE
    professional: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", one_line(self.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class RingWords:
    """The words that the map itself needs: the rings from within, and its legend."""

    rings: tuple[str, str, str]
    private: str
    professional: str
    supportive: str
    mixed: str
    burdening: str

    def tone(self, tone: Tone) -> str:
        """Return the word for a tone."""
        return {
            Tone.SUPPORTIVE: self.supportive,
            Tone.MIXED: self.mixed,
            Tone.BURDENING: self.burdening,
        }[tone]


class RingMapError(ValueError):
    """What is to be drawn does not make a ring map."""


def rings_are_numbered(people: Sequence[RingPerson]) -> bool:
    """Tell whether a map of these people shows numbers, so that the table must give them too."""
    return len(people) > NAMES_UP_TO
