"""The fonts that the tests set documents in: those that set-up fetches."""

from pathlib import Path

from forms.documents import Fonts

FOLDER = Path(__file__).resolve().parents[2] / "build" / "assets" / "fonts"


def fonts() -> Fonts:
    """Return the product's own fonts."""
    return Fonts.load(FOLDER)
