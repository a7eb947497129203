"""A drawn signature: what counts as one, and what becomes of it on paper."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.archive.penstrokes import (
    LARGEST_PAD,
    MARGIN,
    MOST_POINTS,
    MOST_STROKES,
    EmptyTraceError,
    UnreadableTraceError,
    drawing_of,
    trace_from,
)

LINE = [[10, 10], [100, 10]]


def pad(*strokes, width=600, height=200):
    return json.dumps({"width": width, "height": height, "strokes": strokes})


def test_a_trace_is_kept_to_a_tenth_of_a_pixel():
    kept = trace_from(pad([[10.04, 10.06], [100.123, 10]]))
    assert kept == {"width": 600.0, "height": 200.0, "strokes": [[[10.0, 10.1], [100.1, 10.0]]]}


def test_what_runs_over_the_edge_ends_at_the_edge():
    assert trace_from(pad([[-5, 50], [900, 250]]))["strokes"] == [[[0.0, 50.0], [600.0, 200.0]]]


@pytest.mark.parametrize(
    "sent",
    ["", pad(), pad([]), pad([[5, 5]]), pad([[5, 5], [9, 5]], [[9, 9], [20, 9]])],
    ids=["nothing", "no stroke", "empty stroke", "a tap", "slips of the finger"],
)
def test_next_to_nothing_is_no_signature(sent):
    with pytest.raises(EmptyTraceError):
        trace_from(sent)


@pytest.mark.parametrize(
    "sent",
    [
        "vrøvl",
        "null",
        "[]",
        "3",
        "{}",
        '"tekst"',
        '{"width": 600, "height": 200}',
        '{"width": 600, "height": 200, "strokes": 7}',
        '{"width": 600, "height": 200, "strokes": [7]}',
        '{"width": "bred", "height": 200, "strokes": []}',
        '{"width": 1' + "0" * 400 + ', "height": 200, "strokes": []}',
        "[" * 100_000,
        pad([[1, 2, 3], [4, 5, 6]]),
        pad([["a", "b"]]),
        pad(LINE, width=0),
        pad(LINE, width=-600),
        pad(LINE, height=LARGEST_PAD + 1),
        pad(LINE, width=math.nan),
        pad([[math.nan, 10], [100, 10]]),
        pad([[math.inf, 10], [100, 10]]),
        pad([[10**400, 10], [100, 10]]),
        pad(*[LINE] * (MOST_STROKES + 1)),
        pad(LINE * (MOST_POINTS // 2 + 1)),
    ],
    ids=lambda sent: sent[:40],
)
def test_rubbish_is_refused(sent):
    with pytest.raises(UnreadableTraceError) as refused:
        trace_from(sent)
    assert refused.type is UnreadableTraceError


def test_the_limits_themselves_are_allowed():
    assert trace_from(pad(*[LINE] * MOST_STROKES))
    assert trace_from(pad(LINE * (MOST_POINTS // 2)))
    assert trace_from(pad(LINE, width=LARGEST_PAD, height=LARGEST_PAD))


def test_a_drawing_has_no_more_paper_round_it_than_its_margin():
    drawing = drawing_of(trace_from(pad([[300, 100], [400, 130]])))
    assert (drawing.width, drawing.height) == (100 + 2 * MARGIN, 30 + 2 * MARGIN)
    (path,) = drawing.shapes()
    assert path.points == ((MARGIN, MARGIN), (MARGIN + 100, MARGIN + 30))


def test_a_tap_beside_a_stroke_is_a_dot_and_an_empty_stroke_is_nothing():
    drawing = drawing_of(trace_from(pad(LINE, [], [[50, 40]])))
    assert [len(path.points) for path in drawing.shapes()] == [2, 2]
    assert drawing.shapes()[1].points[0] == drawing.shapes()[1].points[1]


@given(st.recursive(st.none() | st.floats() | st.text(max_size=3), st.lists, max_leaves=8))
def test_any_strokes_are_taken_or_refused_and_nothing_else(strokes):
    sent = json.dumps({"width": 600, "height": 200, "strokes": strokes})
    try:
        kept = trace_from(sent)
    except UnreadableTraceError:
        return
    drawing = drawing_of(kept)
    assert 0 < drawing.width <= 600 + 2 * MARGIN
