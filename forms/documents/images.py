"""Pictures that others made, brought to the form that every page can carry."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

_UNREADABLE = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    OSError,
    ValueError,
    SyntaxError,
)
_MOST_OF_PHOTOGRAPH = 1600  # pixels: 250 to the inch across a page's text
_MOST_PIXELS = 1200  # along either side: more cannot be seen in 18 mm of height


class LogoUnreadableError(Exception):
    """The logo's bytes are no picture that can be read."""


def plain_picture(content: bytes) -> bytes:
    """Return a photograph as a JPEG, or a picture of few colours as a PNG, laid on white.

    At most `_MOST_OF_PHOTOGRAPH` pixels along either side. `LogoUnreadableError` when it is no
    picture.
    """
    try:
        with Image.open(BytesIO(content)) as opened:
            kind = opened.format
            flat = _on_white(ImageOps.exif_transpose(opened))
    except _UNREADABLE as error:
        raise LogoUnreadableError("the picture cannot be read") from error
    flat.thumbnail((_MOST_OF_PHOTOGRAPH, _MOST_OF_PHOTOGRAPH))
    written = BytesIO()
    if kind == "JPEG":
        flat.save(written, "JPEG", quality=85)
    else:
        flat.save(written, "PNG", optimize=False)
    return written.getvalue()


@lru_cache(maxsize=8)  # a municipality has one logo, and many documents
def plain_png(content: bytes) -> bytes:
    """Return a picture file as an RGB PNG without transparency, laid on white.

    The same bytes give the same file. `LogoUnreadableError` when it is no picture.
    """
    try:
        with Image.open(BytesIO(content)) as opened:
            flat = _on_white(ImageOps.exif_transpose(opened))
    except _UNREADABLE as error:
        raise LogoUnreadableError("the logo is not a picture that can be read") from error
    flat.thumbnail((_MOST_PIXELS, _MOST_PIXELS))
    written = BytesIO()
    flat.save(written, "PNG", optimize=False)
    return written.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        flat = Image.new("RGB", layered.size, "white")
        flat.paste(layered, mask=layered.getchannel("A"))
        return flat
    if picture.mode.startswith("I"):  # sixteen bits a pixel
        return picture.convert("I").point(lambda level: level / 256).convert("L").convert("RGB")
    return picture.convert("RGB")


def pixel_size(png: bytes) -> tuple[int, int]:
    """Return the width and height of a picture file in pixels."""
    with Image.open(BytesIO(png)) as opened:
        return opened.size
