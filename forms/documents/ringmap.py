"""The ring map of Redskab 1: the young person at the centre, and everybody at their distance.

One function places everything, so paper, Word and screen show one geometry. Private people are
circles, professionals rounded squares; supportive relations have a solid outline, mixed ones a
dashed and burdening ones a dotted one, and the latter two a sign beside the name. Up to
`NAMES_UP_TO` people are named in columns beside the rings, each with a line from their mark, in the
largest type that lets all names stay whole; more are numbered in the order given, and the table
beside the map has their names.
"""

from collections.abc import Sequence

from .drawing import Circle, Drawing, Part, Path, Shape, Stroke, Words
from .measuring import plex_width, shortened, wrapped
from .rings.columns import columns_for
from .rings.marks import GREY, LOOKS, legend, mark, sign
from .rings.people import (
    NAMES_UP_TO,
    RingMapError,
    RingPerson,
    RingWords,
    Sector,
    Tone,
    rings_are_numbered,
)
from .rings.places import Measures, at, gap_for, packed, spread
from .rings.plan import BESIDE, MARGIN, Plan
from .text import one_line

__all__ = [
    "NAMES_UP_TO",
    "RingMapError",
    "RingPerson",
    "RingWords",
    "Sector",
    "Tone",
    "ring_map",
    "rings_are_numbered",
]

RING_SIZE = 9.0
NUMBER_SIZE = 8.5
CENTRE_SIZE = 9.5

_CENTRE = 29.0  # radius of the centre
_NAMED_OUTER = 96.0
_NUMBERED_OUTER = 108.0
_NUMBERED_MARK = 6.9
_MARKS = ((12, 6.5), (24, 5.5), (NAMES_UP_TO, 4.5))  # up to so many people, so large a mark
_SIGN_ON_MARK = 2.9  # radius of the sign at a numbered mark, and
_SIGN_CLEARANCE = 3.0  # what lies between marks so that it touches none but its own
_WIDTH, _WIDEST = 430.0, 462.0  # what is read well on a phone, and what a page has room for
_COLUMN = 88.0  # the width that sector names are read well in
_ABOVE_LEGEND = 12.0
_RING_LINE = Stroke(colour="#c4c4c4", width=0.8)
_RAY = Stroke(colour="#c4c4c4", width=0.6)
_RING_FILLS = ("#ffffff", "#f6f8f8", "#eef2f2")


def ring_map(
    centre: str, sectors: Sequence[Sector], people: Sequence[RingPerson], words: RingWords
) -> Drawing:
    """Return the map, from 430 to 462 points wide and as high as it needs.

    Sectors without people are left out. The parts of the drawing are the people in the order given.
    Raises `RingMapError` for a person in a sector or a ring that is none.
    """
    planned = _plan(sectors, people, words)
    columns = columns_for(planned, sorted({planned.width, _WIDEST}))
    plan = columns.plan
    middle = (plan.width / 2, MARGIN + columns.height / 2)
    headings, labels = columns.draw(middle)
    foot = middle[1] + columns.height / 2 + _ABOVE_LEGEND
    signs, bottom = legend(words, MARGIN, foot, plan.width - 2 * MARGIN)
    parts = [
        Part(plan.title(number), (*labels.get(number, ()), *_mark(plan, number, middle)))
        for number in range(len(people))
    ]
    content = (*_rings(plan, middle), *headings, *parts, *_centre(one_line(centre), middle), *signs)
    return Drawing(plan.width, bottom + MARGIN, content)


def _plan(sectors: Sequence[Sector], people: Sequence[RingPerson], words: RingWords) -> Plan:
    _check(sectors, people)
    met = {person.sector for person in people}
    used = tuple(sector for sector in sectors if sector.key in met)
    keys = [sector.key for sector in used]
    own = [keys.index(person.sector) for person in people]
    rings = [person.ring - 1 for person in people]
    gap = gap_for([plex_width(name, RING_SIZE) for name in words.rings], _CENTRE)
    if rings_are_numbered(people):
        measures = Measures(_CENTRE, _NUMBERED_MARK, _NUMBERED_OUTER, gap, _SIGN_CLEARANCE)
        places = packed(own, rings, measures)
    else:
        size = next(radius for count, radius in _MARKS if len(people) <= count)
        measures = Measures(_CENTRE, size, _NAMED_OUTER, gap)
        places = spread(own, rings, measures)
    wished = 2 * (places.rings[-1] + BESIDE + _COLUMN + MARGIN)
    width = min(_WIDEST, max(_WIDTH, wished))
    return Plan(tuple(people), used, words, places, measures, width)


def _check(sectors: Sequence[Sector], people: Sequence[RingPerson]) -> None:
    known = {sector.key for sector in sectors}
    for person in people:
        if person.sector not in known:
            raise RingMapError(f"{person.name} stands in no known sector: {person.sector}")
        if person.ring not in (1, 2, 3):
            raise RingMapError(f"{person.name} stands in no ring: {person.ring}")


def _rings(plan: Plan, middle: tuple[float, float]) -> list[Shape]:
    """Return the rings, the rays between the sectors, and the rings' names at twelve o'clock."""
    x, y = middle
    radii = plan.places.rings
    shapes: list[Shape] = [
        Circle(x, y, radius, _RING_LINE, fill)
        for radius, fill in zip(reversed(radii), reversed(_RING_FILLS), strict=True)
    ]
    limits = plan.places.limits
    if len(limits) > 1:
        angles = [*(first for first, _ in limits), limits[-1][1]]
        shapes += [
            Path((plan.point(middle, angle, _CENTRE), plan.point(middle, angle, plan.outer)), _RAY)
            for angle in angles
        ]
    inner = _CENTRE
    for name, ring in zip(plan.words.rings, radii, strict=True):
        distance = (inner + ring) / 2
        chord = 2 * at(plan.measures.gap, distance)[0] - 2
        shown = shortened(name, chord, RING_SIZE)
        baseline = y - distance + RING_SIZE * 0.35
        shapes.append(Words(x, baseline, shown, RING_SIZE, "middle", colour=GREY))
        inner = ring
    return shapes


def _centre(name: str, middle: tuple[float, float]) -> list[Shape]:
    x, y = middle
    lines = wrapped(name, 2 * _CENTRE - 7, CENTRE_SIZE, 3)
    leading = CENTRE_SIZE * 1.15
    first = y - leading * (len(lines) - 1) / 2 + CENTRE_SIZE * 0.35
    return [
        Circle(x, y, _CENTRE, fill=LOOKS[Tone.SUPPORTIVE].colour),
        *(
            Words(
                x,
                first + number * leading,
                line,
                CENTRE_SIZE,
                "middle",
                strong=True,
                colour="#ffffff",
            )
            for number, line in enumerate(lines)
        ),
    ]


def _mark(plan: Plan, number: int, middle: tuple[float, float]) -> list[Shape]:
    person, spot = plan.people[number], plan.places.spots[number]
    x, y = plan.point(middle, spot.angle, spot.distance)
    size = plan.measures.mark
    shapes = [mark(x, y, size, LOOKS[person.tone], professional=person.professional)]
    if plan.numbered:
        baseline = y + NUMBER_SIZE * 0.35
        shapes.append(Words(x, baseline, str(number + 1), NUMBER_SIZE, "middle", strong=True))
        corner = size * 0.72
        shapes += sign(x + corner, y - corner, person.tone, _SIGN_ON_MARK)
    return shapes
