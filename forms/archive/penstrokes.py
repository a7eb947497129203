"""A signature as drawn on a screen: the pen's trace, checked and turned into a drawing.

What a browser sends is `{"width": w, "height": h, "strokes": [[[x, y], …], …]}`, in CSS pixels of
the pad with y downwards; what is kept is the same with coordinates rounded to a tenth.
"""

import itertools
import json
import math
from typing import Any

from forms.documents.drawing import Drawing, Path, Stroke

MOST_STROKES = 200
MOST_POINTS = 20_000
LARGEST_PAD = 5_000  # CSS pixels
SHORTEST_TRACE = 30  # CSS pixels of pen on paper; less is a slip of the finger
MARGIN = 4.0  # points of paper kept round a signature
PEN = Stroke(colour="#14213d", width=2.2)

Trace = dict[str, Any]


class UnreadableTraceError(ValueError):
    """What was sent is no drawn signature."""


class EmptyTraceError(UnreadableTraceError):
    """Nothing, or next to nothing, was drawn."""


def trace_from(sent: str) -> Trace:
    """Return the trace that a browser sent; raise UnreadableTraceError when it is none."""
    if not sent:
        raise EmptyTraceError("nothing was drawn")
    try:
        raw = json.loads(sent)
        width, height = float(raw["width"]), float(raw["height"])
        strokes = [[_point(point, width, height) for point in stroke] for stroke in raw["strokes"]]
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise UnreadableTraceError(str(error)) from error
    points = sum(len(stroke) for stroke in strokes)
    if len(strokes) > MOST_STROKES or points > MOST_POINTS:
        raise UnreadableTraceError("too many strokes or points")
    if sum(_length(stroke) for stroke in strokes) < SHORTEST_TRACE:
        raise EmptyTraceError("nothing was drawn")
    return {"width": round(width, 1), "height": round(height, 1), "strokes": strokes}


def drawing_of(trace: Trace) -> Drawing:
    """Return the trace as a drawing without the empty paper round it; a tap is a dot."""
    points = [point for stroke in trace["strokes"] for point in stroke]
    left, top = (min(point[axis] for point in points) - MARGIN for axis in (0, 1))
    right, bottom = (max(point[axis] for point in points) + MARGIN for axis in (0, 1))
    paths = tuple(
        Path(
            tuple((x - left, y - top) for x, y in (stroke if len(stroke) > 1 else stroke * 2)), PEN
        )
        for stroke in trace["strokes"]
        if stroke
    )
    return Drawing(right - left, bottom - top, paths)


def _point(point: Any, width: float, height: float) -> list[float]:
    x, y = (float(part) for part in point)
    if not (0 < width <= LARGEST_PAD and 0 < height <= LARGEST_PAD):
        raise ValueError("a pad of impossible size")
    if not (math.isfinite(x) and math.isfinite(y)):
        raise ValueError("a point at no place")
    return [round(min(max(x, 0.0), width), 1), round(min(max(y, 0.0), height), 1)]


def _length(stroke: list[list[float]]) -> float:
    return sum(math.dist(a, b) for a, b in itertools.pairwise(stroke))
