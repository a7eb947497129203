"""Everything a new site needs from this room, in one call."""

from dataclasses import dataclass
from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.images.models import Image
from wagtail.models import Site

from forms.organisation.models import EXAMPLE_MUNICIPALITY, Letterhead

from .roles import establish_roles
from .starting.load import Outcome, load_pages

LOGO = Path(__file__).parent / "starting" / "pictures" / "eksempel-kommune.png"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was done: the pages' outcomes, the groups made, whether the letterhead was filled."""

    pages: tuple[Outcome, ...]
    groups: tuple[str, ...]
    letterhead: bool


def load_content() -> Loaded:
    """Load pages, groups and workflow, and the example letterhead. Safe to call at every start."""
    pages = load_pages()
    return Loaded(pages, establish_roles(), _give_example_letterhead())


def _give_example_letterhead() -> bool:
    """Give the example municipality its logo, as long as nobody has set a letterhead."""
    site = Site.objects.get(is_default_site=True)
    setting = Letterhead.for_site(site)
    if setting.logo_id is not None or setting.municipality != EXAMPLE_MUNICIPALITY:
        return False
    with LOGO.open("rb") as file:
        setting.logo = Image.objects.create(
            title="Eksempel Kommunes mærke",
            description="",
            file=ImageFile(file, name=LOGO.name),
        )
    setting.unit = "Center for Unge"
    setting.save()
    return True
