"""The ring map: nobody is hidden, cut or overlapped, whoever is in it."""

from dataclasses import replace
from itertools import combinations
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.documents.drawing import Box, Circle, Drawing, Part, Words
from forms.documents.ringmap import (
    NAMES_UP_TO,
    RingMapError,
    RingPerson,
    Sector,
    Tone,
    ring_map,
    rings_are_numbered,
)
from forms.documents.rings.columns import NAME_SIZES
from forms.documents.rings.labels import Wish, stacked

from .ring_geometry import (
    box,
    labels,
    marks,
    middle,
    outside,
    overlap,
    overlapping,
    parts_of,
    reach,
)
from .samples import PEOPLE, RING_WORDS, SECTORS, crowd

LEAST_SIZE = 8.0

NAMES = st.one_of(
    st.sampled_from([person.name for person in PEOPLE]),
    st.text(min_size=1, max_size=30),
    st.just("Donaudampskibsfartsselskabskaptajn" * 9),
    st.just("محمد العربي"),
)


@st.composite
def people(draw, least=1, most=60):
    keys = draw(
        st.lists(st.sampled_from([sector.key for sector in SECTORS]), min_size=1, unique=True)
    )
    rings = draw(st.sampled_from([(1,), (2,), (3,), (1, 2, 3)]))
    person = st.builds(
        RingPerson,
        name=NAMES,
        sector=st.sampled_from(keys),
        ring=st.sampled_from(rings),
        tone=st.sampled_from(Tone),
        professional=st.booleans(),
    )
    return draw(st.lists(person, min_size=least, max_size=most))


def drawn(persons, centre: str = "Aïsha Sørensen-Ærø") -> Drawing:
    return ring_map(centre, SECTORS, persons, RING_WORDS)


@settings(max_examples=120, deadline=None)
@given(people())
def test_no_two_labels_overlap(persons):
    assert overlapping(labels(drawn(persons))) == []


@settings(max_examples=120, deadline=None)
@given(people())
def test_no_label_lies_on_a_mark(persons):
    drawing = drawn(persons)
    for words in labels(drawing):
        left, top, right, bottom = box(words)
        for mark in marks(drawing):
            (x, y), radius = middle(mark), reach(mark)
            assert not overlap(
                (left, top, right, bottom), (x - radius, y - radius, x + radius, y + radius)
            )


@settings(max_examples=120, deadline=None)
@given(people(), NAMES)
def test_everything_stands_inside_the_drawing(persons, centre):
    drawing = drawn(persons, centre)
    assert outside(drawing) == []


@settings(max_examples=120, deadline=None)
@given(people())
def test_no_words_are_smaller_than_eight_points_on_paper(persons):
    drawing = drawn(persons)
    assert drawing.width <= 462.1  # so that it is not made smaller on the page
    assert all(shape.size >= LEAST_SIZE for shape in drawing.shapes() if isinstance(shape, Words))


@settings(max_examples=120, deadline=None)
@given(people())
def test_no_mark_lies_on_another(persons):
    found = marks(drawn(persons))
    for one, other in combinations(found, 2):
        assert dist(middle(one), middle(other)) >= reach(one) + reach(other)


@settings(max_examples=80, deadline=None)
@given(people(most=NAMES_UP_TO))
def test_no_leader_line_crosses_another_persons_mark(persons):
    drawing = drawn(persons)
    found = marks(drawing)
    parts = parts_of(drawing)
    for number, part in enumerate(parts):
        (start, bend) = part.shapes[0].points[:2]
        for other, mark in enumerate(found):
            if other != number:
                assert _distance(middle(mark), start, bend) >= reach(mark) * 0.9


def _distance(point, start, end) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = dist(start, end) or 1e-9
    share = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length**2
    share = max(0.0, min(1.0, share))
    return dist(point, (x1 + (x2 - x1) * share, y1 + (y2 - y1) * share))


@settings(max_examples=60, deadline=None)
@given(people(most=NAMES_UP_TO))
def test_the_nearer_somebody_is_the_nearer_they_stand_to_the_centre(persons):
    drawing = drawn(persons)
    rings = [
        shape.radius
        for shape in drawing.content
        if isinstance(shape, Circle) and shape.stroke is not None
    ][:3]
    outer, between, inner = rings
    centre = (drawing.width / 2, next(s.y for s in drawing.content if isinstance(s, Circle)))
    limits = {1: (0, inner), 2: (inner, between), 3: (between, outer)}
    for person, mark in zip(persons, marks(drawing), strict=True):
        least, most = limits[person.ring]
        assert least < dist(middle(mark), centre) < most


def test_up_to_forty_are_named_and_more_are_numbered():
    assert not rings_are_numbered(crowd(40))
    assert rings_are_numbered(crowd(41))
    named = {words.text for words in labels(drawn(PEOPLE))}
    assert {"Far", "Sofie Prøve", "Ida Prøve"} <= named
    numbers = [
        shape.text
        for part in drawn(crowd(60)).content
        if isinstance(part, Part)
        for shape in part.shapes
        if isinstance(shape, Words)
    ]
    assert numbers == [str(number) for number in range(1, 61)]


def test_sixty_people_in_one_sector_and_one_ring_are_all_there():
    persons = [RingPerson(f"Person {number}", "0", 1) for number in range(60)]
    assert len(marks(drawn(persons))) == 60


def test_a_sector_without_people_is_left_out():
    words = {label.text for label in labels(drawn([RingPerson("Far", "0", 1)]))}
    assert "Familie og slægt" in words
    assert "Venner og kæreste" not in words


def test_sectors_stand_in_the_order_given():
    names = ["Et", "To", "Tre", "Fire", "Fem"]
    people = [RingPerson(f"P{name}", name, 2) for name in names]
    drawing = ring_map("A", [Sector(name, name) for name in names], people, RING_WORDS)
    found = [shape for shape in drawing.shapes() if isinstance(shape, Words)]
    right = sorted((s.y, s.text) for s in found if s.text in names and s.anchor == "start")
    left = sorted((-s.y, s.text) for s in found if s.text in names and s.anchor == "end")
    assert [name for _, name in [*right, *left]] == names


def test_private_people_are_circles_and_professionals_squares():
    persons = [RingPerson("a", "0", 1), RingPerson("b", "5", 2, professional=True)]
    assert [type(mark) for mark in marks(drawn(persons))] == [Circle, Box]


def test_the_tone_is_told_by_the_outline_and_by_a_sign():
    persons = [RingPerson(tone.value, "0", 2, tone) for tone in Tone]
    drawing = drawn(persons)
    assert [bool(mark.stroke.dash) for mark in marks(drawing)] == [False, True, True]
    assert len({mark.stroke.dash for mark in marks(drawing)}) == 3
    parts = parts_of(drawing)
    assert len(parts[0].shapes) < len(parts[2].shapes) < len(parts[1].shapes)


def test_a_long_name_is_shortened_in_the_map_and_whole_in_its_title():
    name = "Donaudampskibsfartsselskab" * 12
    drawing = drawn([RingPerson(name, "0", 1)])
    (part,) = parts_of(drawing)
    assert part.title.startswith(name)
    assert any(isinstance(s, Words) and s.text.endswith("…") for s in part.shapes)


FULL_NAMES = (
    "Mette Marie Sørensen-Ærø",
    "Bo Eksempelgaard Mortensen",
    "Ida Prøve",
    "Abdirahman Eksempel",
    "Yusuf Østergaard-Eksempel",
)


@pytest.mark.parametrize("count", [1, 2, 7, 25, NAMES_UP_TO])
def test_full_names_are_whole_as_long_as_people_are_named(count):
    persons = [
        replace(person, name=FULL_NAMES[number % len(FULL_NAMES)])
        for number, person in enumerate(crowd(count))
    ]
    drawing = drawn(persons)
    for person, part in zip(persons, parts_of(drawing), strict=True):
        lines = [shape.text for shape in part.shapes if isinstance(shape, Words)]
        assert "".join(lines).replace(" ", "") == person.name.replace(" ", "")
    assert drawing.height <= 609  # so that it is not made smaller on the page


def test_few_people_are_named_in_the_largest_type():
    sizes = {shape.size for shape in drawn(PEOPLE).shapes() if isinstance(shape, Words)}
    assert max(sizes) == NAME_SIZES[0]


def test_the_map_is_the_same_each_time():
    assert drawn(crowd(33)) == drawn(crowd(33))


@pytest.mark.parametrize(
    ("person", "told"),
    [
        (RingPerson("Far", "ingen", 1), "sector"),
        (RingPerson("Far", "0", 4), "ring"),
    ],
)
def test_somebody_who_stands_nowhere_is_refused(person, told):
    with pytest.raises(RingMapError, match=told):
        drawn([person])


def test_nobody_leaves_the_rings_empty():
    assert not marks(drawn([]))


def test_a_sector_may_say_where_its_name_is_divided():
    sectors = [Sector("a", "Misbrugs\u00adbehandlings\u00adtilbud og en hel del mere")]
    drawing = ring_map("A", sectors, [RingPerson("Far", "a", 1)], RING_WORDS)
    assert "\u00ad" not in "".join(label.text for label in labels(drawing))


@given(st.lists(st.builds(Wish, middle=st.floats(-200, 200), height=st.floats(5, 30)), max_size=20))
def test_labels_in_a_column_never_touch_and_keep_their_order(wishes):
    total = sum(wish.height for wish in wishes)
    tops = stacked(wishes, -total / 2 - 10, total / 2 + 10)
    edge = -total / 2 - 10
    for top, wish in zip(tops, wishes, strict=True):
        assert top >= edge - 1e-6
        edge = top + wish.height
    assert edge <= total / 2 + 10 + 1e-6


def test_labels_with_room_stand_where_they_wish():
    assert stacked([Wish(0, 10), Wish(50, 10)], -100, 100) == [-5, 45]


def test_labels_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="fit"):
        stacked([Wish(0, 60), Wish(0, 60)], 0, 100)
