"""Finding the codes in a picture, however it lies and however badly it was taken."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import zxingcpp
from PIL import Image, ImageFilter, ImageOps

from .codes import PLACES, Corner, PageCode, understood

_LARGE = 2400  # pixels of the longer side; above it grain is in the way
_ENLARGED = (2.0, 3.0, 2.5)
_MOST_ENLARGED = 40_000_000  # pixels


@dataclass(frozen=True, slots=True)
class Found:
    """A code and its four corners in the picture, in pixels, in the order of `Place.corners`."""

    code: PageCode
    corners: tuple[tuple[float, float], ...]

    @property
    def dots(self) -> float:
        """How many pixels of the picture a millimetre of paper has here."""
        return math.dist(self.corners[0], self.corners[1]) / PLACES[self.code.corner].size


def find_codes(picture: Image.Image) -> dict[Corner, Found]:
    """Return the page's codes by their corner of the page; empty where none can be read.

    A picture that shows more than one page of paper gives the codes of one of them.
    """
    found: dict[Corner, Found] = {}
    for seen, scale in _ways_to_see(ImageOps.grayscale(picture)):
        for each in _codes(seen, scale):
            if not found or _same_page(each, next(iter(found.values()))):
                found.setdefault(each.code.corner, each)
        if len(found) == len(Corner):
            break
    return found


def _ways_to_see(grey: Image.Image) -> Iterator[tuple[Image.Image, float]]:
    """Yield the picture as it is and then changed, each with how many times larger it is.

    Small modules are found far better in an enlarged picture: at three pixels a module 9 of 15
    photographs can be read as they are, and all of them when enlarged.
    """
    yield grey, 1.0
    if max(grey.size) > _LARGE:
        yield grey.reduce(2), 0.5
    for times in _ENLARGED:
        if grey.width * grey.height * times**2 <= _MOST_ENLARGED:
            size = (round(grey.width * times), round(grey.height * times))
            yield grey.resize(size, Image.Resampling.BICUBIC), times
    yield ImageOps.autocontrast(grey.filter(ImageFilter.UnsharpMask(3, 200, 2)), cutoff=2), 1.0


def _codes(grey: Image.Image, scale: float) -> Iterator[Found]:
    for each in zxingcpp.read_barcodes(
        grey, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]), try_invert=False
    ):
        code = understood(each.text)
        if code is not None:
            at = each.position
            corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
            yield Found(code, tuple((point.x / scale, point.y / scale) for point in corners))


def _same_page(one: Found, other: Found) -> bool:
    first, second = one.code, other.code
    return (first.identifier, first.digest, first.page, first.pages) == (
        second.identifier,
        second.digest,
        second.page,
        second.pages,
    )
