"""What a ring map covers: the places of its words and marks, what overlaps, what leaves it."""

from itertools import combinations

from forms.documents.drawing import Box, Circle, Drawing, Part, Shape, Words
from forms.documents.measuring import plex_width

Area = tuple[float, float, float, float]  # left, top, right, bottom


def box(words: Words) -> Area:
    """Return what a line of words covers: left, top, right, bottom."""
    width = plex_width(words.text, words.size)
    left = words.x - {"start": 0.0, "middle": width / 2, "end": width}[words.anchor]
    return left, words.y - 0.75 * words.size, left + width, words.y + 0.22 * words.size


def overlap(one: Area, other: Area) -> bool:
    return (
        one[0] < other[2] - 0.01
        and other[0] < one[2] - 0.01
        and one[1] < other[3] - 0.01
        and other[1] < one[3] - 0.01
    )


def labels(drawing: Drawing) -> list[Words]:
    """Return all words but the numbers inside marks, and the centre's name on its disc."""
    return [
        shape
        for shape in drawing.shapes()
        if isinstance(shape, Words) and not (shape.anchor == "middle" and shape.strong)
    ]


def parts_of(drawing: Drawing) -> list[Part]:
    return [item for item in drawing.content if isinstance(item, Part)]


def marks(drawing: Drawing) -> list[Circle | Box]:
    return [
        next(
            shape
            for shape in part.shapes
            if isinstance(shape, Circle | Box) and shape.stroke is not None
        )
        for part in drawing.content
        if isinstance(part, Part)
    ]


def middle(mark: Circle | Box) -> tuple[float, float]:
    if isinstance(mark, Circle):
        return mark.x, mark.y
    return mark.x + mark.width / 2, mark.y + mark.height / 2


def reach(mark: Circle | Box) -> float:
    return mark.radius if isinstance(mark, Circle) else mark.width / 2


def extent(shape: Shape) -> Area:
    """Return what a shape covers."""
    if isinstance(shape, Words):
        return box(shape)
    if isinstance(shape, Circle):
        x, y, radius = shape.x, shape.y, shape.radius
        return x - radius, y - radius, x + radius, y + radius
    if isinstance(shape, Box):
        return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    across, down = zip(*shape.points, strict=True)
    return min(across), min(down), max(across), max(down)


def overlapping(words: list[Words]) -> list[tuple[str, str]]:
    """Return the pairs of words that lie on each other."""
    return [
        (one.text, other.text)
        for one, other in combinations(words, 2)
        if overlap(box(one), box(other))
    ]


def outside(drawing: Drawing) -> list[Shape]:
    """Return the shapes that leave the drawing."""
    found = []
    for shape in drawing.shapes():
        left, top, right, bottom = extent(shape)
        inside = min(left, top) >= -0.01
        if not (inside and right <= drawing.width + 0.01 and bottom <= drawing.height + 0.01):
            found.append(shape)
    return found
