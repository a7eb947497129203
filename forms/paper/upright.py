"""Bringing a page upright, by where its codes lie in the picture, and making it small to keep."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

import numpy as np
from PIL import Image, ImageChops, ImageCms, ImageFilter, ImageStat

from .codes import PAPER_HEIGHT, PAPER_WIDTH, PLACES, Corner
from .finding import Found

DOTS = 170.0 / 25.4  # pixels of the upright page for each millimetre: 170 to the inch
SIZE = round(PAPER_WIDTH * DOTS), round(PAPER_HEIGHT * DOTS)
LARGEST_FILE = 300_000  # bytes
_QUALITIES = (72, 50, 30)
_OUTSIDE = 6.0  # millimetres of the paper's edge that may be missing
_STRAYING = 1.5  # millimetres that a code's corners may lie from where they should, on average
_COLOURFUL = 24  # between a pixel's channels; less is the light's colour, not the pen's
_COLOURED_SHARE = 0.0001  # of the page: a short name in blue
_SRGB = ImageCms.createProfile("sRGB")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Upright:
    """A page the right way up. `cut`: some of the paper lies outside the picture.

    `sharpness` compares pictures of one page: the larger, the more can be seen.
    """

    picture: Image.Image
    cut: bool
    sharpness: float


def upright(picture: Image.Image, found: Mapping[Corner, Found]) -> Upright:
    """Return the page that the codes were found on.

    Two codes give the paper's edges, and the page is cut out along them and flattened. One tells
    only which way is up; the picture is then turned and nothing of it is left out.
    """
    if len(found) == len(Corner):
        picture, found = _no_finer_than_needed(picture, found)
        flattened = _flattened(picture, found)
        if flattened is not None:
            return flattened
    one = next(iter(found.values()))
    turned = picture.rotate(
        math.degrees(_angle(one.corners)),
        Image.Resampling.BICUBIC,
        expand=True,
        fillcolor="white",
    )
    turned.thumbnail(SIZE, Image.Resampling.LANCZOS)
    return Upright(turned, cut=False, sharpness=sharpness(turned))


def _angle(corners: Sequence[Point]) -> float:
    """Return how far the code's upper edge points below the horizontal, in radians."""
    (left, top), (right, level), *_ = corners
    return math.atan2(level - top, right - left)


def _flattened(picture: Image.Image, found: Mapping[Corner, Found]) -> Upright | None:
    printed = [point for corner in found for point in PLACES[corner].corners()]
    seen = [point for each in found.values() for point in each.corners]
    mapping = _homography([(x * DOTS, y * DOTS) for x, y in printed], seen)
    if mapping is None or _straying(mapping, printed, seen) > _STRAYING * found[Corner.FOOT].dots:
        return None  # the paper is bent too much, or the codes belong to different sheets
    page = picture.transform(
        SIZE,
        Image.Transform.PERSPECTIVE,
        mapping,
        Image.Resampling.BICUBIC,
        fillcolor="white",
    )
    edges = [
        _applied(mapping, (x * DOTS, y * DOTS))
        for x in (_OUTSIDE, PAPER_WIDTH - _OUTSIDE)
        for y in (_OUTSIDE, PAPER_HEIGHT - _OUTSIDE)
    ]
    inside = all(0 <= x <= picture.width and 0 <= y <= picture.height for x, y in edges)
    return Upright(page, cut=not inside, sharpness=sharpness(page))


def _homography(source: Sequence[Point], target: Sequence[Point]) -> tuple[float, ...] | None:
    """Return the eight numbers of the perspective mapping that fits best, as Pillow takes them."""
    rows, wanted = [], []
    for (x, y), (across, down) in zip(source, target, strict=True):
        rows += [
            [x, y, 1, 0, 0, 0, -across * x, -across * y],
            [0, 0, 0, x, y, 1, -down * x, -down * y],
        ]
        wanted += [across, down]
    solved, _, rank, _ = np.linalg.lstsq(np.array(rows), np.array(wanted), rcond=None)
    return tuple(float(number) for number in solved) if rank == len(solved) else None


def _applied(mapping: Sequence[float], point: Point) -> Point:
    a, b, c, d, e, f, g, h = mapping
    x, y = point
    below = g * x + h * y + 1
    return (a * x + b * y + c) / below, (d * x + e * y + f) / below


def _no_finer_than_needed(
    picture: Image.Image, found: Mapping[Corner, Found]
) -> tuple[Image.Image, Mapping[Corner, Found]]:
    """Halve a picture of twice the pixels that the page will have, which would only flicker."""
    if found[Corner.FOOT].dots < 2 * DOTS:
        return picture, found
    halved = {
        corner: replace(each, corners=tuple((x / 2, y / 2) for x, y in each.corners))
        for corner, each in found.items()
    }
    return picture.reduce(2), halved


def _straying(mapping: Sequence[float], printed: Sequence[Point], seen: Sequence[Point]) -> float:
    """Return how far, in pixels, the mapping misses the corners on average."""
    missed = [
        math.dist(_applied(mapping, (x * DOTS, y * DOTS)), place)
        for (x, y), place in zip(printed, seen, strict=True)
    ]
    return sum(missed) / len(missed)


def sharpness(page: Image.Image) -> float:
    """Return how strongly neighbouring pixels differ, at half the size, where grain is gone."""
    edges = page.convert("L").reduce(2).filter(ImageFilter.FIND_EDGES)
    inner = edges.crop((1, 1, edges.width - 1, edges.height - 1))  # the outermost are left as is
    return float(ImageStat.Stat(inner).stddev[0])


def small_file(picture: Image.Image, profile: bytes | None = None) -> bytes:
    """Return a picture as a JPEG file of at most `LARGEST_FILE` bytes with nothing but the picture.

    It is grey where there is no colour to speak of, and otherwise in sRGB; `profile` is the ICC
    profile that its colours are meant in.
    """
    plain = _in_srgb(picture.convert("RGB"), profile)
    kept = plain if _has_colour(plain) else plain.convert("L")
    while True:
        for quality in _QUALITIES:
            written = BytesIO()
            kept.save(written, "JPEG", quality=quality, optimize=True)
            if written.tell() <= LARGEST_FILE:
                return written.getvalue()
        kept = kept.resize((kept.width * 4 // 5, kept.height * 4 // 5))  # nothing but grain


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if profile is None:
        return Image.frombytes("RGB", picture.size, picture.tobytes())
    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        changed = ImageCms.profileToProfile(picture, given, _SRGB, outputMode="RGB")
    except ImageCms.PyCMSError:  # a profile of another kind of picture, or a damaged one
        changed = None
    return _in_srgb(changed or picture, None)


def _has_colour(picture: Image.Image) -> bool:
    small = picture.reduce(3)
    red, green, blue = small.split()
    lightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    counts = ImageChops.subtract(lightest, darkest).histogram()
    return sum(counts[_COLOURFUL:]) > _COLOURED_SHARE * small.width * small.height
