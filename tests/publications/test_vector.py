"""An SVG picture becomes shapes of a drawing, or says why it cannot."""

import pytest

from content.publications.vector import UndrawableError, drawing_from
from forms.documents.drawing import Outline, Words

POINTS = 0.75


def svg(inside: str, box: str = "0 0 200 100", more: str = "") -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" {more}>{inside}</svg>'
    ).encode()


def shapes(inside: str, **given: str):
    return drawing_from(svg(inside, **given)).shapes()


def test_a_drawing_is_as_large_as_it_is_on_screen():
    drawn = drawing_from(svg("", box="10 20 200 100"))
    assert (drawn.width, drawn.height) == (200 * POINTS, 100 * POINTS)


def test_a_picture_that_begins_elsewhere_is_moved_to_its_corner():
    (shape,) = shapes(
        '<line x1="0" y1="-960" x2="10" y2="-960" stroke="#000"/>', box="0 -960 960 960"
    )
    assert shape.contours[0].start == (0, 0)


@pytest.mark.parametrize(
    ("tag", "contours", "closed"),
    [
        ('<rect x="4" y="8" width="20" height="10" fill="#123456"/>', 1, True),
        ('<rect x="4" y="8" width="20" height="10" rx="3" fill="#123456"/>', 1, True),
        ('<circle cx="20" cy="20" r="8" fill="#123456"/>', 1, True),
        ('<ellipse cx="20" cy="20" rx="8" ry="4" fill="#123456"/>', 1, True),
        ('<polygon points="0,0 10,0 5,8" fill="#123456"/>', 1, True),
        ('<polyline points="0,0 10,0 5,8" fill="#123456"/>', 1, False),
        (
            '<path d="M0 0 L10 0 Q15 5 10 10 A5 5 0 0 1 0 10 Z M2 2 h3 v3 z" fill="#123456"/>',
            2,
            True,
        ),
    ],
)
def test_every_basic_shape_is_drawn(tag, contours, closed):
    (shape,) = shapes(tag)
    assert isinstance(shape, Outline)
    assert shape.fill == "#123456"
    assert len(shape.contours) == contours
    assert shape.contours[0].closed is closed
    assert all(len(segment) in (1, 3) for one in shape.contours for segment in one.segments)


def test_a_rectangle_stands_where_it_stood():
    (shape,) = shapes('<rect x="4" y="8" width="20" height="10"/>')
    points = {shape.contours[0].start, *(p for s in shape.contours[0].segments for p in s)}
    assert {round(x, 3) for x, _ in points} == {3, 18}
    assert {round(y, 3) for _, y in points} == {6, 13.5}


def test_groups_move_and_scale_and_hand_on_their_paint():
    (shape,) = shapes(
        '<g transform="translate(10 0) scale(2)" stroke="#ff0000" fill="none" stroke-width="3"'
        ' stroke-dasharray="4 2"><line x1="1" y1="1" x2="6" y2="1"/></g>'
    )
    assert shape.contours[0].start == (12 * POINTS, 2 * POINTS)
    assert shape.fill == ""
    assert shape.stroke.colour == "#ff0000"
    assert shape.stroke.width == pytest.approx(6 * POINTS)
    assert shape.stroke.dash == pytest.approx((8 * POINTS, 4 * POINTS))


def test_what_is_used_twice_is_drawn_twice():
    drawn = shapes(
        '<defs><g id="a"><rect width="5" height="5"/></g></defs>'
        '<symbol id="s"><circle r="2"/></symbol>'
        '<use href="#a"/><use href="#a" x="10"/><use href="#s"/><use href="#gone"/>'
    )
    assert len(drawn) == 3
    assert drawn[1].contours[0].start == (10 * POINTS, 0)


def test_what_uses_itself_is_refused():
    with pytest.raises(UndrawableError, match="use"):
        shapes('<g id="a"><use href="#a"/></g>')


def test_colours_are_reckoned_on_white_and_gradients_are_their_mean():
    gradient = (
        '<linearGradient id="g"><stop stop-color="#000000"/><stop stop-color="white"/>'
        '</linearGradient><linearGradient id="h" href="#g"/>'
    )
    found = shapes(
        f"{gradient}"
        '<rect width="1" height="1" fill="black" fill-opacity="0.5" opacity="0.5"/>'
        '<rect width="1" height="1" fill="url(#h)"/>'
        '<g color="#00ff00"><rect width="1" height="1" fill="currentColor"/></g>'
    )
    assert [shape.fill for shape in found] == ["#bfbfbf", "#808080", "#00ff00"]


def test_what_is_hidden_or_without_paint_is_not_drawn():
    assert not shapes(
        '<rect width="1" height="1" fill="none"/><rect width="1" height="1" display="none"/>'
        '<g visibility="hidden"><rect width="1" height="1"/><text x="1" y="1">x</text></g>'
        '<title>t</title><rect width="0" height="0" fill="transparent"/>'
    )


def test_words_stand_in_the_documents_own_type():
    (words,) = shapes(
        '<g text-anchor="middle" font-size="20" fill="#0a0b0c"><text x="100" y="50"'
        ' font-weight="bold" font-style="italic">Den  unge</text></g>'
    )
    assert words == Words(
        75, 37.5, "Den unge", 15, anchor="middle", strong=True, colour="#0a0b0c", emphasis=True
    )


def test_a_line_of_its_own_within_a_text_stands_at_its_own_place():
    found = shapes(
        '<text x="10" y="20" font-size="16"><tspan font-weight="600">Først</tspan> det'
        '<tspan x="10" dy="1.5em">så det</tspan><tspan dx="4">her</tspan></text>'
    )
    assert [(one.text, one.y) for one in found] == [("Først det", 15), ("så det", 33), ("her", 33)]
    assert found[0].strong


@pytest.mark.parametrize(
    ("inside", "called"),
    [
        ('<rect width="1" height="1" clip-path="url(#c)"/>', "clipPath"),
        ('<rect width="1" height="1" mask="url(#c)"/>', "mask"),
        ('<rect width="1" height="1" fill="url(#gone)"/>', "pattern"),
        ('<linearGradient id="g"/><rect width="1" height="1" fill="url(#g)"/>', "gradient"),
        ('<rect width="1" height="1" fill="brunviolet"/>', "brunviolet"),
        ('<line x2="1" stroke="#000" marker-end="url(#m)"/>', "marker"),
        ('<text transform="rotate(90)">op</text>', "rotate"),
        ("<image/>", "image"),
        ('<text font-size="stor">x</text>', "stor"),
    ],
)
def test_what_cannot_be_drawn_is_named(inside, called):
    with pytest.raises(UndrawableError, match=called):
        shapes(inside)


def test_a_file_that_is_no_picture_is_named():
    with pytest.raises(UndrawableError, match="XML"):
        drawing_from(b"<svg")
    with pytest.raises(UndrawableError, match="viewBox"):
        drawing_from(b'<svg xmlns="http://www.w3.org/2000/svg"/>')
