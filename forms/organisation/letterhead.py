"""The letterhead as documents take it: names, a colour and the bytes of a picture."""

from wagtail.images.models import Image
from wagtail.models import Site

from forms.documents.tree import Letterhead as PrintedLetterhead

from .models import EXAMPLE_MUNICIPALITY, Letterhead

# A PNG on white, so that every renderer can place it: enough points for 18 mm at 600 dpi.
PRINTED_LOGO = "max-1800x430|bgcolor-ffffff|format-png"


def letterhead_for(site: Site | None) -> PrintedLetterhead:
    """Return the letterhead of `site` for its documents; an evident example when none is set."""
    if site is None:
        return PrintedLetterhead(municipality=EXAMPLE_MUNICIPALITY)
    setting = Letterhead.for_site(site)
    return PrintedLetterhead(
        municipality=setting.municipality,
        unit=setting.unit,
        logo=_png(setting.logo) if setting.logo else None,
        colour=setting.accent_colour,
    )


def _png(image: Image) -> bytes:
    """Return `image` as a PNG file; raise OSError where its file is gone."""
    with image.get_rendition(PRINTED_LOGO).file.open("rb") as file:
        return bytes(file.read())
