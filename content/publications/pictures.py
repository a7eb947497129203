"""The pictures of figures as documents can carry them."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from content.pictures.svg import PictureError, cleaned
from forms.documents.book import Photograph
from forms.documents.drawing import Drawing

from .vector import UndrawableError, drawing_from

_LARGEST = 40 * 1024 * 1024  # bytes
_POINTS = 0.75  # in a pixel of the screen
_WIDEST = 462.0  # points between a page's margins


class PictureMissingError(Exception):
    """A picture's file is gone or cannot be read; the message says which, in Danish."""


@dataclass(frozen=True, slots=True)
class Undrawn:
    """A picture that a document cannot carry as it is, and why."""

    reason: str


def picture_of(image: Any) -> Drawing | Photograph | Undrawn:
    """Return an image of Wagtail's as a drawing or a photograph.

    Raises `PictureMissingError`.
    """
    content = _content(image)
    if image.is_svg():
        try:
            return drawing_from(cleaned(content))
        except (UndrawableError, PictureError) as error:
            return Undrawn(str(error))
    try:
        with Pillow.open(BytesIO(content)) as opened:
            across, down = opened.size
            turned = opened.getexif().get(0x0112, 1) >= 5  # the camera was held upright
            kind = opened.format
    except (UnidentifiedImageError, OSError, Pillow.DecompressionBombError) as error:
        raise PictureMissingError(f"Billedet »{image.title}« kan ikke læses.") from error
    if turned:
        across, down = down, across
    if kind not in ("JPEG", "PNG"):
        content = _as_png(content)
    width = min(_WIDEST, across * _POINTS)
    return Photograph(content, width, width * down / across)


def _content(image: Any) -> bytes:
    try:
        with image.open_file() as file:
            return bytes(file.read(_LARGEST))
    except OSError as error:
        raise PictureMissingError(f"Filen til billedet »{image.title}« mangler.") from error


def _as_png(content: bytes) -> bytes:
    written = BytesIO()
    with Pillow.open(BytesIO(content)) as opened:
        opened.convert("RGBA").save(written, "PNG")
    return written.getvalue()
