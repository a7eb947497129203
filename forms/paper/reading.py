"""Reading a file: each of its pages with what its code says, upright, or why it cannot be read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from PIL import Image, ImageStat

from .codes import PAPER_WIDTH, Corner, PageCode
from .files import Raster, rasters
from .finding import find_codes
from .upright import SIZE, sharpness, small_file, upright

_COARSEST = 2.8  # pixels a millimetre of paper, 71 to the inch; below it nobody reads small print
_DARK = 70  # of 255, the mean of a page
_BLURRED = 9.0  # of sharpness


class Fault(StrEnum):
    """What is likely wrong with a picture in which no code can be read."""

    TOO_SMALL = "too_small"
    TOO_DARK = "too_dark"
    BLURRED = "blurred"
    NO_CODE = "no_code"  # the code is covered, cut off, or was never there


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page that came in, as an upright JPEG in `picture`.

    `number` is its place in its file, from 1. Without a `code` there is a `fault`. `cut`: some of
    the paper lies outside the picture. `sharpness` compares pictures of one page.
    """

    number: int
    picture: bytes = field(repr=False)
    code: PageCode | None = None
    fault: Fault | None = None
    cut: bool = False
    sharpness: float = 0.0


def read_pages(content: bytes) -> Iterator[ReadPage]:
    """Yield the pages of a file; raise UnreadableFileError, perhaps after some of them."""
    for number, raster in enumerate(rasters(content), start=1):
        yield _read(number, raster)


def _read(number: int, raster: Raster) -> ReadPage:
    found = find_codes(raster.picture)
    if not found:
        return _unreadable(number, raster, _fault(raster.picture))
    # A code can be read where a person could read nothing.
    if max(each.dots for each in found.values()) < _COARSEST:
        return _unreadable(number, raster, Fault.TOO_SMALL)
    page = upright(raster.picture, found)
    if _light(page.picture) < _DARK:
        return _unreadable(number, raster, Fault.TOO_DARK)
    code = found.get(Corner.FOOT) or found[Corner.HEAD]
    return ReadPage(
        number,
        small_file(page.picture, raster.profile),
        code=code.code,
        cut=page.cut,
        sharpness=page.sharpness,
    )


def _unreadable(number: int, raster: Raster, fault: Fault) -> ReadPage:
    shown = raster.picture.copy()
    shown.thumbnail(SIZE)
    return ReadPage(number, small_file(shown, raster.profile), fault=fault)


def _light(picture: Image.Image) -> float:
    """Return how light a picture is on average, of 255."""
    return float(ImageStat.Stat(picture.convert("L")).mean[0])


def _fault(picture: Image.Image) -> Fault:
    if min(picture.size) < PAPER_WIDTH * _COARSEST:
        return Fault.TOO_SMALL
    grey = picture.convert("L")
    grey.thumbnail(SIZE)
    if _light(grey) < _DARK:
        return Fault.TOO_DARK
    return Fault.BLURRED if sharpness(grey) < _BLURRED else Fault.NO_CODE
