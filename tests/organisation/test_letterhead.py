"""The letterhead: its colour, its logo, and what documents get of it."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Picture
from wagtail.images.models import Image
from wagtail.models import Site

from forms.organisation.colour import ENOUGH, contrast, mixed
from forms.organisation.letterhead import letterhead_for
from forms.organisation.models import Letterhead, validate_accent

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def picture(kind: str = "PNG", mode: str = "RGBA") -> Image:
    file = io.BytesIO()
    Picture.new(mode, (300, 200)).save(file, kind)
    return Image.objects.create(title="Logo", file=ImageFile(file, name=f"logo.{kind.lower()}"))


def site() -> Site:
    return Site.objects.get(is_default_site=True)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#ffffff", "#000000", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_what_wcag_says(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("name", ["red", "#fff", "1f5c57"])
def test_there_is_no_contrast_to_what_is_no_colour(name):
    with pytest.raises(ValueError, match="not a colour"):
        contrast(name, "#ffffff")


@given(colours, colours)
def test_contrast_goes_both_ways_and_has_its_bounds(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


@given(colours)
def test_an_accent_is_accepted_just_when_white_text_can_be_read_on_it(colour):
    if contrast(colour, "#ffffff") >= ENOUGH:
        validate_accent(colour)
        assert contrast(mixed(colour, "#000000", 0.2), "#ffffff") >= ENOUGH
    else:
        with pytest.raises(ValidationError, match="for lys"):
            validate_accent(colour)


@pytest.mark.parametrize("bad", ["", "green", "#12345", "#1234567", "#12345g", "1f5c57", "#fff;x"])
def test_what_is_no_colour_is_refused(bad):
    with pytest.raises(ValidationError, match="seks tegn"):
        validate_accent(bad)


@pytest.mark.django_db
def test_the_setting_itself_refuses_a_pale_colour():
    setting = Letterhead.for_site(site())
    setting.accent_colour = "#ffd700"
    with pytest.raises(ValidationError, match="kontrasten 1,4:1"):
        setting.full_clean()


@pytest.mark.django_db
def test_documents_get_an_evident_example_when_nothing_is_set():
    head = letterhead_for(site())
    assert (head.municipality, head.unit, head.logo) == ("Eksempel Kommune", "", None)
    assert letterhead_for(None).municipality == "Eksempel Kommune"


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("JPEG", "RGB"), ("WEBP", "RGBA")])
def test_documents_get_the_names_the_colour_and_a_png_without_transparency(kind, mode):
    setting = Letterhead.for_site(site())
    setting.municipality, setting.unit = "Prøve Kommune", "Center for Unge"
    setting.accent_colour, setting.logo = "#123456", picture(kind, mode)
    setting.save()
    head = letterhead_for(site())
    assert (head.municipality, head.unit) == ("Prøve Kommune", "Center for Unge")
    assert head.colour == "#123456"
    opened = Picture.open(io.BytesIO(head.logo))
    assert opened.format == "PNG"
    assert "A" not in opened.mode


@pytest.mark.django_db
def test_a_deleted_logo_leaves_the_letterhead_without_one():
    setting = Letterhead.for_site(site())
    setting.logo = picture()
    setting.save()
    setting.logo.delete()
    assert letterhead_for(site()).logo is None


@pytest.mark.django_db
def test_an_administrator_finds_it_in_the_admin_and_is_told_of_a_pale_colour(admin_client):
    address = f"/admin/settings/organisation/letterhead/{site().pk}/"
    assert "Kommunens navn" in admin_client.get(address).content.decode()
    answer = admin_client.post(
        address, {"municipality": "Prøve Kommune", "accent_colour": "#ffff00"}
    )
    assert "for lys" in answer.content.decode()
    admin_client.post(address, {"municipality": "Prøve Kommune", "accent_colour": "#003366"})
    assert Letterhead.for_site(site()).accent_colour == "#003366"
