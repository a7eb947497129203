"""The signs of the boxes, and the cover's ornament, as drawings in the publisher's colour."""

from dataclasses import replace
from functools import cache

from django.conf import settings

from forms.documents.colours import rgb
from forms.documents.drawing import Box, Circle, Contour, Drawing, Outline, Shape

from .vector import drawing_from

_SIGNS = settings.ASSETS / "dkfds" / "img" / "svg-icons"
_STEP = 60.0


@cache
def sign(name: str, colour: str) -> Drawing:
    """Return one of the design system's icons, 24 points wide, in one colour."""
    drawn = drawing_from((_SIGNS / f"{name}.svg").read_bytes())
    return replace(drawn, content=tuple(_painted(shape, colour) for shape in drawn.shapes()))


def _painted(shape: Shape, colour: str) -> Shape:
    return replace(shape, fill=colour) if isinstance(shape, Outline) and shape.fill else shape


def ornament(colour: str) -> Drawing:
    """Return the service's mark, grown large and faint: steps that lead up to somebody."""
    shapes: list[Shape] = []
    for number in range(5):
        left, height = number * _STEP, (number + 1) * _STEP * 0.62
        shade = _lighter(colour, 0.07 + 0.035 * number)
        shapes.append(Box(left, 330 - height, _STEP + 0.5, height, fill=shade))
    shade = _lighter(colour, 0.245)
    middle, foot = 4.5 * _STEP, 330 - 5 * _STEP * 0.62
    body = Contour(
        (middle - 17, foot),
        (
            ((middle - 17, foot - 44),),
            ((middle - 17, foot - 66), (middle + 17, foot - 66), (middle + 17, foot - 44)),
            ((middle + 17, foot),),
        ),
        closed=True,
    )
    shapes += [Outline((body,), fill=shade), Circle(middle, foot - 82, 15, fill=shade)]
    return Drawing(5 * _STEP, 330, tuple(shapes))


def _lighter(colour: str, share: float) -> str:
    """Return a colour with a share of white in it."""
    return "#" + "".join(f"{round((part + (1 - part) * share) * 255):02x}" for part in rgb(colour))
