"""Files that came in: what they are by their content, and their pages as pictures.

What is read here was made by others. How much of it is unpacked is bounded, and it is read in a
process of its own (see `isolation`), because a library of C may fall over.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

import pillow_heif
import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 30_000_000
MOST_PAGES = 60
MOST_PIXELS = 110_000_000  # a telephone's largest pictures; more is made to hurt
_WORKED_ON = 9_000_000  # pixels that a picture is brought down to
_PDF_PIXELS = 4_600_000  # about 215 to the inch on A4
_LOCKED = 4  # PDFium's FPDF_ERR_PASSWORD
_SIXTEEN_BITS = 256
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")
_BROKEN = (
    UnidentifiedImageError,
    OSError,
    EOFError,
    RuntimeError,  # pillow-heif's
    ValueError,
    SyntaxError,  # Pillow's, of a broken PNG
)


class Kind(StrEnum):
    """What a file is."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    HEIC = "heic"


class Problem(StrEnum):
    """Why nothing can be read of a file."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"  # more bytes than MOST_BYTES
    OTHER_KIND = "other_kind"  # none of the kinds that scans have
    DAMAGED = "damaged"
    LOCKED = "locked"  # a PDF that wants a password
    TOO_MANY_PAGES = "too_many_pages"  # more than MOST_PAGES
    TOO_MANY_PIXELS = "too_many_pixels"  # more than MOST_PIXELS
    TOOK_TOO_LONG = "took_too_long"


class UnreadableFileError(Exception):
    """Nothing can be read of the file; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Raster:
    """A page as a picture, in RGB or grey, and the ICC profile of its colours if it has one."""

    picture: Image.Image
    profile: bytes | None = None


def kind_of(content: bytes) -> Kind:
    """Return what a file is, whatever it is called; raise UnreadableFileError for other kinds."""
    if content.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return Kind.HEIC
    if b"%PDF-" in content[:1024]:  # where readers look for it
        return Kind.PDF
    raise UnreadableFileError(Problem.OTHER_KIND)


def rasters(content: bytes) -> Iterator[Raster]:
    """Yield a file's pages; raise UnreadableFileError, perhaps after some of them."""
    if not content:
        raise UnreadableFileError(Problem.EMPTY)
    if len(content) > MOST_BYTES:
        raise UnreadableFileError(Problem.TOO_LARGE)
    kind = kind_of(content)
    if kind is Kind.PDF:
        yield from _pdf_pages(content)
        return
    try:
        yield _heic(content) if kind is Kind.HEIC else _photograph(content, kind)
    except Image.DecompressionBombError as error:
        raise UnreadableFileError(Problem.TOO_MANY_PIXELS) from error
    except _BROKEN as error:
        raise UnreadableFileError(Problem.DAMAGED) from error


def _pdf_pages(content: bytes) -> Iterator[Raster]:
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == _LOCKED
        raise UnreadableFileError(Problem.LOCKED if locked else Problem.DAMAGED) from error
    with pdf:
        if not len(pdf):
            raise UnreadableFileError(Problem.EMPTY)
        if len(pdf) > MOST_PAGES:
            raise UnreadableFileError(Problem.TOO_MANY_PAGES)
        for number in range(len(pdf)):
            try:
                page = pdf[number]
                width, height = page.get_size()
                scale = math.sqrt(_PDF_PIXELS / max(width * height, 1.0))
                yield Raster(page.render(scale=scale).to_pil().convert("RGB"))
            except (pypdfium2.PdfiumError, *_BROKEN) as error:
                raise UnreadableFileError(Problem.DAMAGED) from error


def _photograph(content: bytes, kind: Kind) -> Raster:
    with Image.open(BytesIO(content), formats=(kind.upper(),)) as opened:
        _bound(opened.size)
        # A JPEG can be unpacked at half, a quarter, an eighth of its size.
        share = math.sqrt(_WORKED_ON / (opened.width * opened.height))
        if share < 1:
            opened.draft(None, (math.ceil(opened.width * share), math.ceil(opened.height * share)))
        profile = opened.info.get("icc_profile")
        return Raster(_brought_down(ImageOps.exif_transpose(opened)), profile)


def _heic(content: bytes) -> Raster:
    opened = pillow_heif.open_heif(BytesIO(content))
    _bound(opened.size)
    return Raster(_brought_down(opened.to_pillow()), opened.info.get("icc_profile"))


def _bound(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MOST_PIXELS:
        raise UnreadableFileError(Problem.TOO_MANY_PIXELS)


def _brought_down(picture: Image.Image) -> Image.Image:
    """Return a picture of no more pixels than are worked on, on white, in grey or RGB."""
    flat = _flat(picture)
    share = math.sqrt(_WORKED_ON / (flat.width * flat.height))
    if share < 1:
        flat = flat.reduce(math.floor(1 / share)) if share <= 1 / 2 else flat
        flat.thumbnail((math.ceil(picture.width * share), math.ceil(picture.height * share)))
    return flat


def _flat(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        flat = Image.new("RGB", layered.size, "white")
        flat.paste(layered, mask=layered.getchannel("A"))
        return flat
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda level: level / _SIXTEEN_BITS).convert("L")
    return picture if picture.mode in ("L", "RGB") else picture.convert("RGB")
