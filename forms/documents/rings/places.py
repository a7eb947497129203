"""Where everybody stands in a ring map: an angle for each, and a distance that parts the marks.

Angles are degrees clockwise from twelve o'clock. Twelve o'clock itself stays free for the names of
the rings.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, degrees, dist, floor, radians, sin

_BETWEEN_SECTORS = 0.6  # of one person's share of the circle
_BESIDE_NAME = 2.0  # points
_AIR = 5.0  # points between marks and the edges of their ring
_LEAST_BAND = 14.0
_NARROWEST_GAP, _WIDEST_GAP = 12.0, 30.0  # degrees
_STEP = 2.0  # points, and
_TURNS = tuple(turn for step in range(61) for turn in (step * 1.5, -step * 1.5))  # degrees


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mark stands, relative to the centre, y downwards; and its polar place."""

    angle: float
    distance: float

    @property
    def point(self) -> tuple[float, float]:
        """Return (x, y) relative to the centre."""
        return at(self.angle, self.distance)


@dataclass(frozen=True, slots=True)
class Places:
    """The plan of a map: a spot for each person, the rings' radii, and the sectors' limits."""

    spots: tuple[Spot, ...]
    rings: tuple[float, ...]
    limits: tuple[tuple[float, float], ...]  # of each sector: first and last angle


def at(angle: float, distance: float) -> tuple[float, float]:
    """Return the point at an angle and a distance from the centre."""
    return sin(radians(angle)) * distance, -cos(radians(angle)) * distance


def _shares(counts: Sequence[int], gap: float) -> list[tuple[float, float]]:
    """Divide the circle among sectors by how many people each has."""
    room = 360 - 2 * gap
    total = sum(count + _BETWEEN_SECTORS for count in counts)
    limits = []
    start = gap
    for count in counts:
        end = start + room * (count + _BETWEEN_SECTORS) / total
        limits.append((start, end))
        start = end
    return limits


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes of a map: radius of the centre and of a mark, least outer radius, free half angle.

    `clearance` is what lies between marks, and between a mark and another's leader line.
    """

    centre: float
    mark: float
    outer: float
    gap: float
    clearance: float = 2.0

    @property
    def pitch(self) -> float:
        """Return the least distance from one mark's middle to the next."""
        return 2 * self.mark + self.clearance

    def band(self, rows: int) -> float:
        """Return the least width of a ring that holds marks in `rows` rows."""
        return max(_LEAST_BAND, 2 * self.mark + _AIR + (rows - 1) * self.pitch)

    def row(self, start: float, width: float, rows: int, row: int) -> float:
        """Return how far from the centre a row stands in a ring from `start` on."""
        return start + width / 2 + (row - (rows - 1) / 2) * self.pitch


def _widened(bands: Sequence[float], measures: Measures) -> list[float]:
    """Share what is missing to the least outer radius among the rings."""
    missing = max(0.0, measures.outer - measures.centre - sum(bands))
    return [band + missing / len(bands) for band in bands]


def _edges(bands: Sequence[float], measures: Measures) -> list[float]:
    edges = [measures.centre]
    for band in bands:
        edges.append(edges[-1] + band)
    return edges


def spread(sectors: Sequence[int], rings: Sequence[int], measures: Measures) -> Places:
    """Give each person an angle of their own, so that a line can lead out from each mark.

    `sectors` and `rings` number each person's sector (0, 1, …, each of them met) and ring (0 to 2);
    people of a sector stand in the order given.
    """
    counts = [sectors.count(number) for number in range(max(sectors, default=-1) + 1)]
    limits = _shares(counts, measures.gap)
    angles = _angles(sectors, counts, limits)
    bands: list[float] = []
    rows: list[dict[int, int]] = []
    start = measures.centre
    for ring in range(3):
        members = sorted(
            (number for number, own in enumerate(rings) if own == ring), key=angles.__getitem__
        )
        chosen = _rows([angles[number] for number in members], start, measures)
        rows.append(dict(zip(members, chosen, strict=True)))
        bands.append(measures.band(max(chosen, default=0) + 1))
        start += bands[-1]
    widths = _widened(bands, measures)
    edges = _edges(widths, measures)
    distances = {
        number: measures.row(edges[ring], widths[ring], max(rows[ring].values()) + 1, row)
        for ring in range(3)
        for number, row in rows[ring].items()
    }
    spots = tuple(Spot(angle, distances[number]) for number, angle in enumerate(angles))
    return Places(spots, tuple(edges[1:]), tuple(limits))


def _angles(
    sectors: Sequence[int], counts: Sequence[int], limits: Sequence[tuple[float, float]]
) -> list[float]:
    angles = []
    met = [0] * len(counts)
    for sector in sectors:
        start, end = limits[sector]
        step = (end - start) / (counts[sector] + _BETWEEN_SECTORS)
        angles.append(start + step * (met[sector] + 0.5 + _BETWEEN_SECTORS / 2))
        met[sector] += 1
    return angles


def _rows(angles: Sequence[float], start: float, measures: Measures) -> list[int]:
    """Return each person's row in a ring, in as few rows as let nobody touch another."""
    for rows in range(1, len(angles) + 1):
        width = measures.band(rows)
        distances = [measures.row(start, width, rows, row) for row in range(rows)]
        chosen = _stagger(angles, distances, measures)
        if chosen is not None:
            return chosen
    return list(range(len(angles)))


def _stagger(
    angles: Sequence[float], distances: Sequence[float], measures: Measures
) -> list[int] | None:
    """Choose a row for each, the middle one where it is free; None where somebody has none."""
    middle = (len(distances) - 1) / 2
    preferred = sorted(range(len(distances)), key=lambda row: abs(row - middle))
    placed: list[Spot] = []
    chosen: list[int] = []
    for angle in angles:
        for row in preferred:
            spot = Spot(angle, distances[row])
            if all(_clear(spot, other, measures) for other in placed):
                placed.append(spot)
                chosen.append(row)
                break
        else:
            return None
    return chosen


def _clear(one: Spot, other: Spot, measures: Measures) -> bool:
    """Tell whether two marks are apart, and the line out from the nearer passes the farther."""
    if dist(one.point, other.point) < measures.pitch:
        return False
    nearer, farther = sorted((one, other), key=lambda spot: spot.distance)
    if farther.distance - nearer.distance < measures.mark:
        return True
    turn = radians(abs(one.angle - other.angle))
    aside = farther.distance * sin(turn) if turn < radians(90) else farther.distance
    return aside >= measures.mark + measures.clearance / 2


def packed(sectors: Sequence[int], rings: Sequence[int], measures: Measures) -> Places:
    """Fill each sector's part of each ring with rows of marks, close but never touching."""
    counts = [sectors.count(number) for number in range(max(sectors) + 1)]
    limits = _shares(counts, measures.gap)
    members: dict[tuple[int, int], list[int]] = {}
    for number, place in enumerate(zip(rings, sectors, strict=True)):
        members.setdefault(place, []).append(number)
    bands = []
    start = measures.centre
    for ring in range(3):
        most = 1
        for sector, limit in enumerate(limits):
            most = max(most, _rows_needed(members.get((ring, sector), []), limit, start, measures))
        bands.append(measures.band(most))
        start += bands[-1]
    widths = _widened(bands, measures)
    edges = _edges(widths, measures)
    found: dict[int, Spot] = {}
    for (ring, sector), inside in sorted(members.items()):
        _pack(inside, limits[sector], (edges[ring], edges[ring + 1]), measures, found)
    spots = tuple(found[number] for number in range(len(sectors)))
    return Places(spots, tuple(edges[1:]), tuple(limits))


def _room(limit: tuple[float, float], distance: float, measures: Measures) -> int:
    """Return how many marks a row has room for between two angles."""
    return floor(radians(limit[1] - limit[0]) * distance / measures.pitch)


def _rows_needed(
    inside: Sequence[int], limit: tuple[float, float], start: float, measures: Measures
) -> int:
    rows = held = 0
    while held < len(inside):
        distance = start + measures.band(1) / 2 + rows * measures.pitch
        held += max(1, _room(limit, distance, measures))
        rows += 1
    return max(1, rows)


def _pack(
    inside: Sequence[int],
    limit: tuple[float, float],
    edges: tuple[float, float],
    measures: Measures,
    found: dict[int, Spot],
) -> None:
    """Place the people of one sector in one ring, evenly in as few rows as hold them."""
    width = edges[1] - edges[0]
    for rows in range(1, len(inside) + 1):
        distances = [measures.row(edges[0], width, rows, row) for row in range(rows)]
        rooms = [max(1, _room(limit, distance, measures)) for distance in distances]
        if sum(rooms) >= len(inside):
            break
    waiting = list(inside)
    for row, count in enumerate(_evenly(len(inside), rooms)):
        for number in range(count):
            angle = limit[0] + (limit[1] - limit[0]) * (number + 0.5) / count
            spot = Spot(angle, distances[row])
            found[waiting.pop(0)] = _nearest_free(spot, edges, measures, found)


def _evenly(count: int, rooms: Sequence[int]) -> list[int]:
    """Divide people among rows as their room allows, each row as full as the others."""
    total = sum(rooms)
    shares: list[int] = []
    before = 0
    for room in rooms:
        before += room
        shares.append(round(count * before / total) - sum(shares))
    return shares


def _nearest_free(
    wished: Spot, edges: tuple[float, float], measures: Measures, found: dict[int, Spot]
) -> Spot:
    """Return the spot wished for, or the nearest in its ring where no other mark stands."""
    if _is_free(wished, measures, found):
        return wished
    least, most = edges[0] + measures.mark + 1, edges[1] - measures.mark - 1
    steps = max(1, floor((most - least) / _STEP))
    candidates = [
        Spot(wished.angle + turn, least + (most - least) * step / steps)
        for turn in _TURNS
        for step in range(steps + 1)
    ]
    candidates.sort(key=lambda spot: dist(spot.point, wished.point))
    return next((spot for spot in candidates if _is_free(spot, measures, found)), wished)


def _is_free(spot: Spot, measures: Measures, found: dict[int, Spot]) -> bool:
    least = measures.pitch - 1
    return all(dist(spot.point, other.point) >= least for other in found.values())


def gap_for(widths: Sequence[float], centre: float) -> float:
    """Return the half angle that twelve o'clock needs for ring names of these widths."""
    needed = max(
        (width / 2 + _BESIDE_NAME) / (centre + _LEAST_BAND * (number + 0.5))
        for number, width in enumerate(widths)
    )
    return min(_WIDEST_GAP, max(_NARROWEST_GAP, degrees(needed)))
