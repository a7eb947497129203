"""Pages are read however they were scanned or photographed, and come out upright."""

import math
from io import BytesIO

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from forms.paper.codes import PLACES, Corner
from forms.paper.finding import find_codes
from forms.paper.reading import Fault, ReadPage, read_pages
from forms.paper.upright import LARGEST_FILE

from . import camera

ways = pytest.mark.parametrize(
    "way",
    [
        lambda page: page,
        lambda page: camera.turned(page, 180),
        lambda page: camera.turned(page, 90),
        lambda page: camera.turned(page, -2.5),
        lambda page: camera.turned(page, 37),
        lambda page: camera.noised(page, 25),
        lambda page: camera.blurred(page, 0.9),
        lambda page: camera.dimmed(page, 1.0, 0.35),
        lambda page: camera.photographed(page),
        lambda page: camera.photographed(page, lean=-0.1, aside=-0.08),
        lambda page: camera.turned(camera.photographed(page), 171),
        lambda page: camera.copied(camera.noised(page, 12)),
        lambda page: camera.dimmed(camera.noised(camera.photographed(page), 14), 0.5, 0.9),
    ],
    ids=[
        "flawless",
        "upside-down",
        "on-its-side",
        "slightly-skewed",
        "askew",
        "grainy",
        "soft",
        "in-uneven-light",
        "from-below",
        "from-above",
        "photographed-upside-down",
        "photocopied",
        "photographed-in-a-dim-room",
    ],
)


def only(content: bytes) -> ReadPage:
    (page,) = read_pages(content)
    return page


def opened(page: ReadPage) -> Image.Image:
    return Image.open(BytesIO(page.picture))


def strays(page: ReadPage) -> float:
    """Return how far, in millimetres, the codes of the kept picture are from where they belong."""
    kept = opened(page)
    found = find_codes(kept)
    millimetre = kept.width / 210
    return max(
        math.dist((x / millimetre, y / millimetre), place)
        for corner, each in found.items()
        for (x, y), place in zip(each.corners, PLACES[corner].corners(), strict=True)
    )


def slope(page: ReadPage) -> float:
    """Return how many degrees a code of the kept picture is turned."""
    (left, top), (right, level), *_ = next(iter(find_codes(opened(page)).values())).corners
    return math.degrees(math.atan2(level - top, right - left))


@ways
def test_a_page_is_read_and_comes_out_upright_and_flat(way):
    original = camera.written_on(camera.sheet(3))
    page = only(camera.jpeg(way(original), 70))
    assert page.code is not None
    assert (page.code.identifier, page.code.page, page.code.pages) == (camera.IDENTIFIER, 3, 3)
    assert page.code.digest == camera.DIGEST[:10].upper()
    assert not page.cut
    assert strays(page) < 1.5


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a simpler picture tells no more
)
@example(degrees=43.0, grain=0.0, quality=25, light=1.0, lean=0.0625)
@given(
    degrees=st.floats(-180, 180),
    grain=st.floats(0, 20),
    quality=st.integers(40, 95),
    light=st.floats(0.4, 1.0),
    lean=st.floats(-0.1, 0.1),
)
def test_any_angle_grain_light_and_lean_of_a_telephone_can_be_read(
    degrees, grain, quality, light, lean
):
    taken = camera.photographed(camera.sheet(2, 110), lean=lean, aside=lean / 2)
    taken = camera.dimmed(camera.noised(camera.turned(taken, degrees), grain), light, 1.0)
    page = only(camera.jpeg(taken, quality))
    assert page.code is not None
    assert page.code.page == 2


@pytest.mark.parametrize("dpi", [80, 96, 120, 200, 300])
def test_a_coarse_scan_is_read_as_well_as_a_fine_one(dpi):
    page = only(camera.pdf([camera.sheet(1, dpi)], dpi=dpi))
    assert page.code is not None
    assert page.code.page == 1


@pytest.mark.parametrize("kind", ["jpeg", "png", "heic"])
def test_every_kind_of_picture_is_read(kind):
    page = only(getattr(camera, kind)(camera.turned(camera.sheet(2), 4)))
    assert page.code is not None
    assert page.code.page == 2


def test_the_pages_of_a_pdf_are_read_each_for_itself_in_whatever_order():
    turned = [camera.turned(camera.sheet(number), number * 90) for number in (3, 1, 2)]
    pages = list(read_pages(camera.pdf(turned)))
    assert [page.number for page in pages] == [1, 2, 3]
    assert [page.code and page.code.page for page in pages] == [3, 1, 2]


def test_the_printed_pdf_itself_is_read_too():
    assert [page.code and page.code.page for page in read_pages(camera.printed())] == [1, 2, 3]


@pytest.mark.parametrize("corner", Corner)
def test_one_code_is_enough_where_the_other_is_covered(corner):
    page = camera.sheet(2).copy()
    pen = ImageDraw.Draw(page)
    covered = (0, 1500, 200, 1753) if corner is Corner.FOOT else (1080, 0, 1240, 180)
    pen.rectangle(covered, fill=(120, 80, 60))
    read = only(camera.jpeg(camera.turned(page, 188)))
    assert read.code is not None
    assert read.code.corner is not corner
    assert abs(slope(read)) < 1.5


def test_a_stain_and_a_fold_through_a_code_do_no_harm():
    page = camera.sheet(2).copy()
    pen = ImageDraw.Draw(page)
    pen.line((30, 1650, 140, 1650), fill="white", width=4)
    pen.ellipse((100, 1595, 122, 1617), fill=(110, 70, 40))
    read = only(camera.jpeg(page))
    assert read.code is not None


def test_what_is_kept_is_small_and_has_nothing_of_the_camera_in_it():
    exif = Image.Exif()
    exif[0x010F] = "Telefon"
    exif.get_ifd(0x8825)[2] = (55.0, 40.0, 0.0)  # where it was taken
    taken = camera.noised(camera.written_on(camera.sheet(3, 300)), 20)
    page = only(camera.jpeg(taken, 92, exif=exif.tobytes()))
    kept = opened(page)
    assert len(page.picture) <= LARGEST_FILE
    assert not kept.getexif()
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"Telefon" not in page.picture
    assert kept.format == "JPEG"
    assert kept.width / 210 * 25.4 >= 150  # dots to the inch


def test_a_blue_pen_stays_blue_and_a_grey_page_is_kept_in_grey():
    assert opened(only(camera.jpeg(camera.written_on(camera.sheet(3))))).mode == "RGB"
    assert opened(only(camera.jpeg(camera.sheet(3).convert("L")))).mode == "L"


@pytest.mark.parametrize(
    ("spoilt", "fault"),
    [
        (lambda page: page.resize((350, 495)), Fault.TOO_SMALL),
        (lambda page: camera.dimmed(camera.blurred(page, 4), 0.1, 0.1), Fault.TOO_DARK),
        (lambda page: camera.dimmed(page, 0.05, 0.2), Fault.TOO_DARK),
        (lambda page: camera.blurred(page, 6), Fault.BLURRED),
        (lambda page: page.crop((230, 200, 1060, 1500)), Fault.NO_CODE),
    ],
    ids=["small", "dark", "readable-by-machines-only", "blurred", "cropped"],
)
def test_an_unreadable_page_says_what_is_likely_wrong(spoilt, fault):
    page = only(camera.jpeg(spoilt(camera.sheet(1))))
    assert page.code is None
    assert page.fault is fault
    assert opened(page).width > 0


def test_a_page_of_which_a_part_is_missing_is_read_and_said_to_be_cut():
    page = camera.sheet(3)
    shifted = only(camera.jpeg(page.crop((0, 0, 1240, 1754 - 60))))
    assert shifted.code is not None
    assert shifted.cut


def test_of_two_pictures_the_sharper_is_known():
    sharp = only(camera.jpeg(camera.sheet(2, 200)))
    soft = only(camera.jpeg(camera.blurred(camera.sheet(2, 200), 1.4)))
    assert soft.code is not None
    assert sharp.sharpness > soft.sharpness
    assert math.isfinite(sharp.sharpness)
