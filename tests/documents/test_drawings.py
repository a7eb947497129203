"""Drawings as pictures, as SVG and as lines."""

import itertools
from io import BytesIO
from math import dist, pi

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from forms.documents.drawing import Box, Circle, Drawing, Part, Path, Stroke, Words
from forms.documents.images import LogoUnreadableError, plain_png
from forms.documents.png import png
from forms.documents.qr import qr_code
from forms.documents.strokes import dashed, outline
from forms.documents.svg import svg

from .samples import PEOPLE, logo, ring_figure
from .typefaces import fonts


def picture(drawing: Drawing, pixels: float = 2.0) -> Image.Image:
    return Image.open(BytesIO(png(drawing, fonts(), pixels=pixels))).convert("RGB")


def test_the_paper_is_white():
    found = picture(ring_figure().drawing)
    assert found.getpixel((2, 2)) == (255, 255, 255)


def test_a_circle_is_filled_where_it_should_be():
    found = picture(Drawing(40, 40, (Circle(20, 20, 10, fill="#ff0000"),)))
    assert found.size == (80, 80)
    assert found.getpixel((40, 40))[0] > 240
    assert found.getpixel((40, 40))[1] < 15
    assert found.getpixel((4, 4)) == (255, 255, 255)


def test_words_stand_on_their_baseline():
    found = picture(Drawing(60, 40, (Words(10, 30, "H", 20, colour="#000000"),)), 4.0)
    dark = [
        y for y in range(found.height) if any(found.getpixel((x, y))[0] < 100 for x in range(240))
    ]
    assert abs(max(dark) - 4 * 30) <= 2
    assert abs((max(dark) - min(dark)) - 4 * 20 * 0.698) <= 3


@pytest.mark.parametrize(("anchor", "left"), [("start", 50), ("middle", 38), ("end", 26)])
def test_words_stand_at_their_anchor(anchor, left):
    found = picture(Drawing(100, 20, (Words(50, 15, "HHHH", 8.4, anchor),)), 1.0)
    dark = [x for x in range(100) if any(found.getpixel((x, y))[0] < 120 for y in range(20))]
    assert abs(min(dark) - left) <= 3


def test_a_tap_of_the_pen_is_a_dot():
    found = picture(Drawing(20, 20, (Path(((10, 10), (10, 10)), Stroke(width=4)),)), 4.0)
    assert found.getpixel((40, 40))[0] < 60


def test_few_colours_make_a_small_file():
    content = png(ring_figure().drawing, fonts(), pixels=2.6)
    assert len(content) < 60_000
    assert Image.open(BytesIO(content)).mode == "P"


@given(st.lists(st.floats(0.5, 9), min_size=1, max_size=4))
def test_dashes_are_as_long_as_they_should_be(pattern):
    pieces = dashed([(0, 0), (30, 0), (30, 40)], pattern)
    total = sum(dist(a, b) for piece in pieces for a, b in itertools.pairwise(piece))
    lengths = [*pattern, *pattern] if len(pattern) % 2 else pattern
    drawn, at, number = 0.0, 0.0, 0
    while at < 70:
        step = min(lengths[number % len(lengths)], 70 - at)
        drawn += 0 if number % 2 else step
        at, number = at + step, number + 1
    assert total == pytest.approx(drawn, abs=1e-6)


def test_an_outline_is_closed_and_as_long_as_the_shape():
    points = outline(Circle(0, 0, 10))
    assert dist(points[0], points[-1]) < 1e-9
    length = sum(dist(a, b) for a, b in itertools.pairwise(points))
    assert length == pytest.approx(2 * pi * 10, rel=0.01)
    square = outline(Box(0, 0, 10, 10))
    assert sum(dist(a, b) for a, b in itertools.pairwise(square)) == pytest.approx(40)


def test_svg_is_drawn_with_presentation_attributes_only():
    root = svg(ring_figure().drawing, "Kort")
    assert all("style" not in element.attrib for element in root.iter())
    assert root.get("role") == "group"
    assert len(root.findall("g")) == len(PEOPLE)


def test_svg_without_parts_is_one_picture_and_without_words_none():
    drawing = Drawing(10, 10, (Circle(5, 5, 4, fill="#000000"),))
    assert svg(drawing, "En prik").get("role") == "img"
    assert svg(drawing, "").get("aria-hidden") == "true"


def test_svg_escapes_what_is_written_in_it():
    drawing = Drawing(10, 10, (Part("<b>", (Words(0, 0, "<script>", 8),)),))
    written = etree.tostring(svg(drawing, "&"), encoding="unicode")
    assert "<script>" not in written
    assert "&lt;script&gt;" in written


def test_a_qr_code_is_square_and_fills_its_space():
    code = qr_code("https://fodfaeste.example.dk/kontrol/FF-2026-7K3Q-9M2X", 45.0)
    right = max(shape.x + shape.width for shape in code.shapes())
    bottom = max(shape.y + shape.height for shape in code.shapes())
    assert (code.width, code.height) == (45.0, 45.0)
    assert right == pytest.approx(45.0)
    assert bottom == pytest.approx(45.0)


def test_a_qr_code_has_the_modules_that_the_standard_asks_for():
    address = "https://fodfaeste.example.dk/kontrol/FF-2026-7K3Q-9M2X"
    modules = segno.make_qr(address, error="m").matrix
    code = qr_code(address, float(len(modules)))
    dark = {
        (round(bar.x) + step, round(bar.y))
        for bar in code.shapes()
        for step in range(round(bar.width))
    }
    assert dark == {
        (x, y) for y, row in enumerate(modules) for x, module in enumerate(row) if module
    }


def test_a_transparent_logo_is_laid_on_white():
    flat = Image.open(BytesIO(plain_png(logo("RGBA"))))
    assert flat.mode == "RGB"
    assert flat.getpixel((0, 0)) == (255, 255, 255)


def test_a_huge_logo_is_made_smaller():
    written = BytesIO()
    Image.new("RGB", (5000, 2500), "teal").save(written, "PNG")
    assert max(Image.open(BytesIO(plain_png(written.getvalue()))).size) == 1200


@pytest.mark.parametrize("content", [b"", b"nej", b"\x89PNG\r\n\x1a\n" + b"0" * 50])
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(LogoUnreadableError):
        plain_png(content)
