"""The plan of one ring map: who is in it, where they stand, and how much room there is."""

from dataclasses import dataclass

from .people import RingPerson, RingWords, Sector, rings_are_numbered
from .places import Measures, Places, at

BESIDE = 15.0  # points from the outer ring to the columns
OUT = 5.0  # points from the outer ring to where a leader line bends
MARGIN = 2.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What all parts of a map are drawn from; `sectors` are those with people."""

    people: tuple[RingPerson, ...]
    sectors: tuple[Sector, ...]
    words: RingWords
    places: Places
    measures: Measures
    width: float

    @property
    def numbered(self) -> bool:
        """Tell whether people are numbered, not named."""
        return rings_are_numbered(self.people)

    @property
    def outer(self) -> float:
        """Return the radius of the outer ring."""
        return self.places.rings[-1]

    @property
    def room(self) -> float:
        """Return the width of a column."""
        return self.width / 2 - self.outer - BESIDE - MARGIN

    def point(
        self, middle: tuple[float, float], angle: float, distance: float
    ) -> tuple[float, float]:
        """Return a point of the drawing by its place round the map's middle."""
        across, down = at(angle, distance)
        return middle[0] + across, middle[1] + down

    def title(self, number: int) -> str:
        """Return what is said of a person: name, sector, ring, tone, private or professional."""
        person = self.people[number]
        sector = next(sector.name for sector in self.sectors if sector.key == person.sector)
        kind = self.words.professional if person.professional else self.words.private
        ring = self.words.rings[person.ring - 1]
        facts = ", ".join((sector, ring, self.words.tone(person.tone), kind))
        name = f"{number + 1}. {person.name}" if self.numbered else person.name
        return f"{name}: {facts}"
