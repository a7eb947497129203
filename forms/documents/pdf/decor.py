"""What stands beside and behind the words: rules, boxes, bars, the logo, the ticks."""

from collections.abc import Callable
from dataclasses import dataclass

from ..colours import tint
from ..images import pixel_size
from .pen import Pen
from .slices import Row, Slice
from .structure import Element
from .styles import FAINT, GREY, INK, RULE

Paint = Callable[[Pen, float, float, float, float], None]

CHECK_SIZE = 9.0
_BAR_WIDTH, _BAR_HEIGHT = 48.0, 5.0
_DOT_RADIUS, _DOT_DOWN = 4.5, 8.5


def shaded(colour: str) -> Paint:
    """A header row: shaded, with a rule below."""

    def paint(pen: Pen, x: float, top: float, width: float, height: float) -> None:
        pen.fill(x, top, width, height, colour)
        pen.rule(x, top + height, x + width, top + height, width=0.8, colour=GREY)

    return paint


def ruled(pen: Pen, x: float, top: float, width: float, height: float) -> None:
    """A table's row: a light rule below."""
    pen.rule(x, top + height, x + width, top + height, width=0.5, colour=RULE)


def topped(pen: Pen, x: float, top: float, width: float, height: float) -> None:
    """A part that a light rule parts from what stands above."""
    del height
    pen.rule(x, top, x + width, top, width=0.5, colour=FAINT)


def signing_line(pen: Pen, x: float, top: float, width: float, height: float) -> None:
    """The line that a signature stands on."""
    del height
    pen.rule(x, top, x + width, top, width=0.7, colour=INK)


def underlined(colour: str) -> Paint:
    """The letterhead: a thin rule in the sender's colour below."""

    def paint(pen: Pen, x: float, top: float, width: float, height: float) -> None:
        pen.rule(x, top + height, x + width, top + height, width=1.2, colour=colour)

    return paint


def barred(background: str, bar: str) -> Paint:
    """A notice: a light background and a bar at its left."""

    def paint(pen: Pen, x: float, top: float, width: float, height: float) -> None:
        pen.fill(x, top, width, height, background)
        pen.fill(x, top, 2.5, height, bar)

    return paint


def boxed(colour: str) -> Paint:
    """The seal's place: a box with a thin outline."""

    def paint(pen: Pen, x: float, top: float, width: float, height: float) -> None:
        for x1, y1, x2, y2 in (
            (x, top, x + width, top),
            (x + width, top, x + width, top + height),
            (x + width, top + height, x, top + height),
            (x, top + height, x, top),
        ):
            pen.rule(x1, y1, x2, y2, width=0.8, colour=colour)

    return paint


def opening(colour: str) -> Paint:
    """A chapter's opening: a short broad bar in the publisher's colour."""

    def paint(pen: Pen, x: float, top: float, width: float, height: float) -> None:
        del width, height
        pen.fill(x, top, _BAR_WIDTH, _BAR_HEIGHT, colour)

    return paint


def along_a_line(colour: str, *, first: bool, last: bool) -> Paint:
    """A step: a dot on the line that leads from the step before to the one that follows."""

    def paint(pen: Pen, x: float, top: float, width: float, height: float) -> None:
        del width
        middle, dot = x + _DOT_RADIUS, top + _DOT_DOWN
        upper = dot if first else top
        lower = dot if last else top + height
        if lower > upper:
            pen.rule(middle, upper, middle, lower, width=1.2, colour=tint(colour, 0.35))
        pen.dot(middle, dot, _DOT_RADIUS, colour)

    return paint


class Logo(Slice):
    """The sender's logo; its name stands beside it, so to a reader by ear it is decoration."""

    def __init__(self, png: bytes, width: float, height: float) -> None:
        across, down = pixel_size(png)
        scale = min(width / across, height / down)
        super().__init__(down * scale)
        self.png, self.width = png, across * scale

    def paint(self, pen: Pen, x: float, top: float, *, again: bool = False) -> None:
        """Paint the picture."""
        pen.artifact()
        pen.image(self.png, x, top, self.width, self.height)


class CheckBox(Slice):
    """A box, ticked or not, as its label in a list; the element says which in words."""

    def __init__(self, element: Element, height: float, *, ticked: bool) -> None:
        super().__init__(height)
        self.element, self.ticked = element, ticked

    def paint(self, pen: Pen, x: float, top: float, *, again: bool = False) -> None:
        """Paint the box and its tick."""
        if again:
            pen.artifact()
        else:
            pen.content(self.element)
        top += (self.height - CHECK_SIZE) / 2
        right, bottom = x + CHECK_SIZE, top + CHECK_SIZE
        for x1, y1, x2, y2 in (
            (x, top, right, top),
            (right, top, right, bottom),
            (right, bottom, x, bottom),
            (x, bottom, x, top),
        ):
            pen.rule(x1, y1, x2, y2, width=0.9, colour=INK)
        if self.ticked:
            pen.rule(x + 1.9, top + 4.8, x + 3.9, bottom - 2.1, width=1.4, colour=INK)
            pen.rule(x + 3.7, bottom - 2.1, right - 1.6, top + 2.1, width=1.4, colour=INK)


@dataclass(slots=True)
class SealTarget:
    """The form element of the signature field, and its name for who cannot see it."""

    element: Element
    label: str


class SealRow(Row):
    """The seal's place, whole, with the signature field over it."""

    target: SealTarget | None = None

    def paint(self, pen: Pen, x: float, top: float, *, again: bool = False) -> None:
        """Paint the place and set the field."""
        super().paint(pen, x, top, again=again)
        if self.target and not again:
            area = (x, top, x + self.width, top + self.height)
            pen.seal_field(self.target.element, self.target.label, area)
