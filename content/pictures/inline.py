"""A diagram inside the page, with the page's fonts, as sharp on paper as on screen."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.utils.safestring import SafeString

from .svg import PictureError, within_a_page

LARGEST = 64 * 1024  # bytes: a larger one is fetched beside the page, as other pictures are
KEPT = 24 * 60 * 60  # seconds


@dataclass(frozen=True, slots=True)
class Drawing:
    """The inside of an `<svg>`, safe to show; `width` in the drawing's own units."""

    inside: SafeString
    view_box: str
    width: int


def drawing_of(picture: Any) -> Drawing | None:
    """Return an SVG of Wagtail's as a drawing; None for another picture, and a very large one.

    It is cleaned here too: a picture can have come into the site by other ways than the form.
    """
    if not picture.is_svg() or picture.get_file_size() > LARGEST:
        return None
    key = f"drawing-{picture.pk}-{picture.get_file_hash()}"
    found: Drawing | None = cache.get(key)
    if found is None:
        found = _drawn(picture)
        cache.set(key, found, KEPT)
    return found


def _drawn(picture: Any) -> Drawing | None:
    try:
        with picture.open_file() as file:
            inside, view_box = within_a_page(file.read(), f"p{picture.pk}-")
    except (PictureError, FileNotFoundError):
        return None  # the template then shows it as it shows a photograph
    width = float(view_box.replace(",", " ").split()[2])
    return Drawing(SafeString(inside), view_box, round(width))
