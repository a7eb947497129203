"""The columns beside a ring map: the sectors' names, and under them the people's, with lines."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from ..drawing import INK, Path, Shape, Stroke, Words
from ..measuring import plex_width, wrapped
from .labels import Wish, stacked
from .marks import GREY, SIGN_RADIUS, sign
from .people import RingPerson, Sector, Tone
from .places import at
from .plan import BESIDE, OUT, Plan

NAME_SIZES = (11.0, 10.0, 9.0, 8.5)  # the largest in which no name is shortened, if there is one
HEADING_SIZES = (9.4, 8.7, 8.0)  # the first in which every word of the sectors' names fits

_NAME_LEADING = 1.25
_HEADING_LINE = 12.0
_HEADING_SPACE = 7.0
_SIGN_SPACE = 2 * SIGN_RADIUS + 4
_LINES = (3, 2, 1)  # of a name, at most
_HIGHEST = 560.0  # what a page has room for beside the map's heading and its legend
_LEADER = Stroke(colour="#8d8d8d", width=0.6)


@dataclass(frozen=True, slots=True)
class _Label:
    """A label of a column: its lines, where it wishes to stand, and whose it is."""

    lines: tuple[str, ...]
    wish: Wish
    person: int | None = None  # None for a sector's name
    angle: float | None = None  # where a sector that stands for itself points to


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of the map: 1 is right of it, -1 left."""

    sign: Literal[1, -1]

    @property
    def anchor(self) -> Literal["start", "end"]:
        return "start" if self.sign == 1 else "end"

    def holds(self, angle: float) -> bool:
        return (angle < 180) == (self.sign == 1)


_SIDES = (_Side(1), _Side(-1))


def columns_for(plan: Plan, widths: Sequence[float]) -> "Columns":
    """Return the columns of the largest type, the least width and the most lines with all names.

    Where none have, they are those that shorten the fewest names; a page has room for them.
    """
    tried = []
    for size, width, lines in product(NAME_SIZES, widths, _LINES):
        tried.append(Columns(replace(plan, width=width), size, lines))
        if not any(tried[-1].loss):
            break
    return min(tried, key=lambda columns: columns.loss)


class Columns:
    """The labels on both sides, in the order of the angles, and how high they are together.

    Names are of a `size`, on so many `lines` at most. `loss` is what a reader has not: a page that
    holds the columns, and the names that had to be shortened.
    """

    def __init__(self, plan: Plan, size: float, lines: int) -> None:
        self.plan = plan
        self._size, self._lines = size, lines
        self._leading = size * _NAME_LEADING
        self._heading = self._heading_size()
        self._columns = [(side, self._column(side)) for side in _SIDES]
        heights = [sum(label.wish.height for label in labels) for _, labels in self._columns]
        self.height = max(2 * (plan.outer + OUT + 2), *heights)
        self.loss = (max(heights) > _HIGHEST, self._shortened())

    def _shortened(self) -> int:
        """Return how many labels do not say all."""
        labels = [label for _, column in self._columns for label in column]
        return sum(any(line.endswith("…") for line in label.lines) for label in labels)

    def draw(self, middle: tuple[float, float]) -> tuple[list[Shape], dict[int, tuple[Shape, ...]]]:
        """Return the sectors' names, and for each person the label and the line to the mark."""
        headings: list[Shape] = []
        labels: dict[int, tuple[Shape, ...]] = {}
        for side, column in self._columns:
            tops = stacked([label.wish for label in column], -self.height / 2, self.height / 2)
            for label, top in zip(column, tops, strict=True):
                if label.person is None:
                    headings += self._sector_name(label, side, middle, middle[1] + top)
                else:
                    drawn = self._name(label, label.person, side, middle, middle[1] + top)
                    labels[label.person] = tuple(drawn)
        return headings, labels

    def _heading_size(self) -> float:
        words = [word for sector in self.plan.sectors for word in sector.name.split()]
        for size in HEADING_SIZES:
            if all(plex_width(word, size) <= self.plan.room for word in words):
                return size
        return HEADING_SIZES[-1]

    def _column(self, side: _Side) -> list[_Label]:
        """Return the labels of one side from the top downwards."""
        sectors = list(enumerate(self.plan.sectors))
        labels: list[_Label] = []
        for number, sector in sectors if side.sign == 1 else sectors[::-1]:
            names = [] if self.plan.numbered else self._names(sector, side)
            alone = self.plan.numbered and side.holds(self._midway(number))
            if names or alone:
                labels.append(self._heading_label(sector, number, names))
                labels += names
        return labels

    def _midway(self, sector: int) -> float:
        first, last = self.plan.places.limits[sector]
        return (first + last) / 2

    def _names(self, sector: Sector, side: _Side) -> list[_Label]:
        plan = self.plan
        labels = []
        for number, (person, spot) in enumerate(zip(plan.people, plan.places.spots, strict=True)):
            if person.sector != sector.key or not side.holds(spot.angle):
                continue
            lines = wrapped(person.name, self._name_room(person), self._size, self._lines)
            middle = at(spot.angle, plan.outer + OUT)[1]
            labels.append(_Label(lines, Wish(middle, self._leading * len(lines) + 1), number))
        return labels if side.sign == 1 else labels[::-1]

    def _name_room(self, person: RingPerson) -> float:
        signed = person.tone is not Tone.SUPPORTIVE
        return self.plan.room - (_SIGN_SPACE if signed else 0.0)

    def _heading_label(self, sector: Sector, number: int, names: list[_Label]) -> _Label:
        lines = wrapped(sector.name, self.plan.room, self._heading, 3)
        height = _HEADING_LINE * len(lines) + _HEADING_SPACE
        if names:
            middle = names[0].wish.middle - names[0].wish.height / 2 - height / 2
            return _Label(lines, Wish(middle, height))
        angle = self._midway(number)
        middle = at(angle, self.plan.outer + OUT)[1] - _HEADING_SPACE / 2
        return _Label(lines, Wish(middle, height), angle=angle)

    def _edge(self, side: _Side, middle: tuple[float, float]) -> float:
        return middle[0] + side.sign * (self.plan.outer + BESIDE)

    def _name(
        self, label: _Label, number: int, side: _Side, middle: tuple[float, float], top: float
    ) -> list[Shape]:
        plan = self.plan
        person, spot = plan.people[number], plan.places.spots[number]
        start = self._edge(side, middle)
        first = top + 0.5 + self._leading / 2
        leader = (
            plan.point(middle, spot.angle, spot.distance + plan.measures.mark),
            plan.point(middle, spot.angle, plan.outer + OUT),
            (start - side.sign * 2.5, first),
        )
        shapes: list[Shape] = [Path(leader, _LEADER)]
        if person.tone is not Tone.SUPPORTIVE:
            shapes += sign(start + side.sign * SIGN_RADIUS, first, person.tone)
            start += side.sign * _SIGN_SPACE
        for count, line in enumerate(label.lines):
            baseline = first + count * self._leading + self._size * 0.35
            shapes.append(Words(start, baseline, line, self._size, side.anchor, colour=INK))
        return shapes

    def _sector_name(
        self, label: _Label, side: _Side, middle: tuple[float, float], top: float
    ) -> list[Shape]:
        plan, edge, size = self.plan, self._edge(side, middle), self._heading
        first = top + _HEADING_SPACE + _HEADING_LINE / 2
        shapes: list[Shape] = []
        if label.angle is not None:
            level = first + _HEADING_LINE * (len(label.lines) - 1) / 2
            leader = (
                plan.point(middle, label.angle, plan.outer),
                plan.point(middle, label.angle, plan.outer + OUT),
                (edge - side.sign * 3, level),
            )
            shapes.append(Path(leader, _LEADER))
        for count, line in enumerate(label.lines):
            baseline = first + count * _HEADING_LINE + size * 0.3
            shapes.append(Words(edge, baseline, line, size, side.anchor, strong=True, colour=GREY))
        return shapes
