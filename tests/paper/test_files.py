"""Files are judged by what is in them, and what is made to hurt does not."""

import struct
import zlib
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from forms.paper.files import MOST_BYTES, MOST_PAGES, Problem, UnreadableFileError, rasters
from forms.paper.isolation import ReadFile, read_files

from . import camera


def problem_of(content: bytes) -> Problem:
    with pytest.raises(UnreadableFileError) as caught:
        list(rasters(content))
    return caught.value.problem


def png_of(width: int, height: int) -> bytes:
    """Return a PNG of very many pixels and very few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checked

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width // 8 + 2) * min(height, 2000)), 9)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def pdf_with(pages: int = 1, password: str = "", size: tuple[int, int] = (595, 842)) -> bytes:
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=size)
    locked = pikepdf.Encryption(user=password, owner="ejer") if password else False
    written = BytesIO()
    made.save(written, encryption=locked)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.EMPTY),
        (b"Dette er en tekst, som nogen har kaldt scan.pdf", Problem.OTHER_KIND),
        (b"GIF89a" + bytes(40), Problem.OTHER_KIND),
        (b"PK\x03\x04" + bytes(40), Problem.OTHER_KIND),
        (b"\x00\x00\x00\x18ftypavif" + bytes(40), Problem.OTHER_KIND),
        (b"%PDF-1.7\nsludder", Problem.DAMAGED),
        (b"\xff\xd8\xff\xe0" + bytes(40), Problem.DAMAGED),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), Problem.DAMAGED),
        (b"\x00\x00\x00\x18ftypheic" + bytes(40), Problem.DAMAGED),
        (bytes(MOST_BYTES + 1), Problem.TOO_LARGE),
    ],
    ids=lambda given: given if isinstance(given, str) else None,
)
def test_a_file_that_is_no_scan_says_why(content, problem):
    assert problem_of(content) is problem


def test_a_pdf_behind_a_password_is_locked():
    assert problem_of(pdf_with(password="hemmelig")) is Problem.LOCKED


def test_a_pdf_of_very_many_pages_is_refused_before_any_is_drawn():
    assert problem_of(pdf_with(MOST_PAGES + 1)) is Problem.TOO_MANY_PAGES


def test_a_picture_of_very_many_pixels_is_refused_before_it_is_unpacked():
    assert problem_of(png_of(60_000, 60_000)) is Problem.TOO_MANY_PIXELS


@pytest.mark.parametrize("size", [(14_000, 14_000), (3, 14_000), (200, 300)])
def test_a_page_of_any_size_is_drawn_with_as_many_pixels(size):
    (raster,) = rasters(pdf_with(size=size))
    assert raster.picture.width * raster.picture.height < 6_000_000


def test_a_truncated_photograph_is_damaged():
    content = camera.jpeg(camera.sheet(1))
    assert problem_of(content[: len(content) // 2]) is Problem.DAMAGED


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "I;16", "CMYK"])
def test_a_picture_of_any_mode_is_brought_to_grey_or_colour_on_white(mode):
    written = BytesIO()
    Image.new(mode, (300, 200)).save(written, "JPEG" if mode == "CMYK" else "PNG")
    (raster,) = rasters(written.getvalue())
    assert raster.picture.mode in ("L", "RGB")


def test_a_large_photograph_is_brought_down_to_what_is_worked_on():
    (raster,) = rasters(camera.jpeg(Image.new("RGB", (8000, 6000), "white")))
    assert raster.picture.width * raster.picture.height < 10_000_000
    assert raster.picture.width > 2_000


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 3))
def test_rubbish_behind_any_beginning_is_told_and_never_an_accident(rubbish, which):
    beginnings = (b"%PDF-1.7\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"\0\0\0\x18ftypheic")
    assert problem_of(beginnings[which] + rubbish) in (Problem.DAMAGED, Problem.EMPTY)


# In a process of its own


def test_files_are_read_in_their_order_each_with_its_pages_or_its_problem():
    good, text = camera.jpeg(camera.sheet(2)), b"tekst"
    first, second, third = read_files([text, good, b""])
    assert (first, third) == (ReadFile((), Problem.OTHER_KIND), ReadFile((), Problem.EMPTY))
    assert second.problem is None
    (page,) = second.pages
    assert page.code is not None
    assert (page.code.identifier, page.code.page) == (camera.IDENTIFIER, 2)
    assert page.picture.startswith(b"\xff\xd8\xff")
    assert page.sharpness > 0


def test_without_files_there_is_nothing_to_read():
    assert read_files([]) == []


def test_what_is_not_read_in_time_is_said_to_have_taken_too_long():
    read = read_files([camera.jpeg(camera.sheet(1)), b"tekst"], seconds=0.0)
    assert [each.problem for each in read] == [Problem.TOOK_TOO_LONG, Problem.TOOK_TOO_LONG]


def test_a_file_that_the_reader_falls_over_is_damaged_and_the_others_are_read(monkeypatch):
    monkeypatch.setattr("forms.paper.isolation._READER", "tests.paper.falling_reader")
    read = read_files([b"tekst", b"FALD", b"tekst"])
    problems = [each.problem for each in read]
    assert problems == [Problem.OTHER_KIND, Problem.DAMAGED, Problem.OTHER_KIND]
