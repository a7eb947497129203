"""Outlines as points: curves flattened, and dashes cut, for painters that know straight lines."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, dist, pi, sin

from .drawing import Box, Circle, Contour, Point

_STEPS = 96  # of a full circle
_CURVE_STEPS = 24  # of a Bézier curve


def outline(shape: Circle | Box) -> list[Point]:
    """Return the closed outline of a circle or a box, its first point again at the end."""
    if isinstance(shape, Circle):
        return [
            _on_arc(shape.x, shape.y, shape.radius, step / _STEPS) for step in range(_STEPS + 1)
        ]
    radius = min(shape.radius, shape.width / 2, shape.height / 2)
    right, bottom = shape.x + shape.width, shape.y + shape.height
    corners = (
        (right - radius, shape.y + radius),
        (right - radius, bottom - radius),
        (shape.x + radius, bottom - radius),
        (shape.x + radius, shape.y + radius),
    )
    quarter = _STEPS // 4 if radius else 0
    points = [
        _on_arc(*corner, radius, (number - 1) / 4 + step / _STEPS)
        for number, corner in enumerate(corners)
        for step in range(quarter + 1)
    ]
    return [*points, points[0]]


def flattened(contour: Contour) -> list[Point]:
    """Return a contour as points, its curves as short lines; a closed one ends as it began."""
    points = [contour.start]
    for segment in contour.segments:
        if len(segment) == 1:
            points.append(segment[0])
            continue
        ends = (points[-1], *segment)
        points += [_on_curve(ends, step / _CURVE_STEPS) for step in range(1, _CURVE_STEPS + 1)]
    return [*points, points[0]] if contour.closed else points


def _on_curve(points: Sequence[Point], share: float) -> Point:
    """Return a point of a cubic Bézier curve (its Bernstein form)."""
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    x, y = (
        sum(weight * point[axis] for weight, point in zip(weights, points, strict=True))
        for axis in (0, 1)
    )
    return x, y


def _on_arc(x: float, y: float, radius: float, share: float) -> Point:
    return x + radius * cos(2 * pi * share), y + radius * sin(2 * pi * share)


def dashed(points: Sequence[Point], pattern: Sequence[float]) -> list[list[Point]]:
    """Cut a line into its dashes; without a pattern it stays whole."""
    if not pattern or sum(pattern) <= 0:
        return [list(points)]
    lengths = [*pattern, *pattern] if len(pattern) % 2 else list(pattern)
    pieces: list[list[Point]] = [[points[0]]]
    number, left = 0, lengths[0]
    for start, end in pairwise(points):
        length = dist(start, end)
        done = 0.0
        while length - done > left:
            done += left
            share = done / length
            turn = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
            if number % 2 == 0:
                pieces[-1].append(turn)
            else:
                pieces.append([turn])
            number += 1
            left = lengths[number % len(lengths)]
        left -= length - done
        if number % 2 == 0:
            pieces[-1].append(end)
    return pieces
