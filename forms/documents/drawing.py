"""A drawing as plain shapes, so that paper and screen show one geometry.

Lengths are points (1/72 inch). The origin is the upper left corner and y grows downwards, as in
SVG. Colours are `#rrggbb`.
"""

from dataclasses import dataclass
from typing import Literal

from .text import one_line

INK = "#1a1a1a"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """How an outline is drawn: its colour, its width, and the lengths of dash and gap."""

    colour: str = INK
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle round (x, y)."""

    x: float
    y: float
    radius: float
    stroke: Stroke | None = None
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its upper left corner at (x, y), its corners rounded by `radius`."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    stroke: Stroke | None = None
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """Straight lines from point to point: a ray, a leader line, the trace of a pen."""

    points: tuple[tuple[float, float], ...]
    stroke: Stroke = Stroke()


Point = tuple[float, float]
Segment = tuple[Point, ...]
"""The points that lead on from the last: one for a straight line, three for a Bézier curve."""


@dataclass(frozen=True, slots=True)
class Contour:
    """A line from `start` over its segments; a `closed` one goes straight back to its start."""

    start: Point
    segments: tuple[Segment, ...]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A shape of any form, its contours filled together and drawn.

    What several contours enclose is filled by the nonzero rule, or else `even_odd`.
    """

    contours: tuple[Contour, ...]
    stroke: Stroke | None = None
    fill: str = ""
    even_odd: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; (x, y) is on its baseline at its start, middle or end."""

    x: float
    y: float
    text: str
    size: float
    anchor: Literal["start", "middle", "end"] = "start"
    strong: bool = False
    colour: str = INK
    emphasis: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", one_line(self.text))


Shape = Circle | Box | Path | Outline | Words


@dataclass(frozen=True, slots=True)
class Part:
    """Shapes that are one thing; on screen it can be focused and is announced by its title."""

    title: str
    shapes: tuple[Shape, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", one_line(self.title))


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes and parts in painting order within `width` × `height`."""

    width: float
    height: float
    content: tuple[Shape | Part, ...]

    def shapes(self) -> tuple[Shape, ...]:
        """Return all shapes in painting order, those of parts among them."""
        flat: list[Shape] = []
        for item in self.content:
            flat.extend(item.shapes if isinstance(item, Part) else (item,))
        return tuple(flat)
