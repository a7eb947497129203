"""Labels in a column: in order, as near as may be to where they wish to stand, never touching."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """A label's height, and where its middle would best stand, counted downwards."""

    middle: float
    height: float


@dataclass(slots=True)
class _Cluster:
    """Labels that touch: the sum of where its upper edge should be, their number and height."""

    wished: float
    count: int
    height: float

    @property
    def top(self) -> float:
        return self.wished / self.count


def stacked(wishes: Sequence[Wish], top: float, bottom: float) -> list[float]:
    """Return the upper edge of each label, from the first to the last downwards.

    The sum of squared distances from the wishes is the least that the order, the heights and the
    edges allow (pooling of adjacent violators). The labels must fit: `ValueError` when they are
    higher together than from `top` to `bottom`.
    """
    total = sum(wish.height for wish in wishes)
    if total > bottom - top + 1e-6:
        raise ValueError("the labels do not fit between the edges")
    clusters: list[_Cluster] = []
    before = 0.0
    for wish in wishes:
        # Where the column's first label would begin if this one had its wish and all touched.
        start = wish.middle - wish.height / 2 - before
        clusters.append(_Cluster(start, 1, wish.height))
        before += wish.height
        while len(clusters) > 1 and clusters[-2].top > clusters[-1].top:
            last = clusters.pop()
            clusters[-1].wished += last.wished
            clusters[-1].count += last.count
            clusters[-1].height += last.height
    edges: list[float] = []
    offset = 0.0
    number = 0
    for cluster in clusters:
        start = min(max(cluster.top, top), bottom - total)
        for wish in wishes[number : number + cluster.count]:
            edges.append(start + offset)
            offset += wish.height
        number += cluster.count
    return edges
