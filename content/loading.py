"""Everything a new site needs from this room, in one call."""

from dataclasses import dataclass
from pathlib import Path

from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.images.models import Image
from wagtail.models import Site

from forms.organisation.models import EXAMPLE_MUNICIPALITY, Letterhead

from .roles import establish_roles
from .starting.load import load_pages, page_finder
from .starting.outcome import Outcome
from .starting.pictures import SourcePicture, load_pictures, picture_finder
from .starting.source import SourcePage
from .starting.terms import SourceTerm, load_terms

LOGO = Path(__file__).parent / "starting" / "pictures" / "eksempel-kommune.png"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was done: the outcomes, the groups made, whether the letterhead was filled."""

    pictures: tuple[Outcome[SourcePicture], ...]
    pages: tuple[Outcome[SourcePage], ...]
    terms: tuple[Outcome[SourceTerm], ...]
    groups: tuple[str, ...]
    letterhead: bool


def load_content() -> Loaded:
    """Load pictures, pages, the glossary, groups and workflow, and the example letterhead.

    Safe to call at every start: what editors have changed or deleted is left as it is.
    """
    with transaction.atomic():
        pictures = load_pictures()
        pages = load_pages(find_picture=picture_finder())
        terms = load_terms(page_finder())
    return Loaded(pictures, pages, terms, establish_roles(), _give_example_letterhead())


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
