"""The municipality's letterhead: one a site, set by an administrator, used on screen and paper."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from . import colour

EXAMPLE_MUNICIPALITY = "Eksempel Kommune"
EXAMPLE_COLOUR = "#1f5c57"


def validate_accent(value: str) -> None:
    """Refuse what is no colour, and a colour on which white text cannot be read."""
    if not colour.HEX.fullmatch(value):
        raise ValidationError("Skriv farven som # og seks tegn, for eksempel #1f5c57.")
    found = colour.contrast(value, "#ffffff")
    if found < colour.ENOUGH:
        shown = f"{found:.1f}".replace(".", ",")
        raise ValidationError(
            f"Farven er for lys: hvid tekst på den har kontrasten {shown}:1, og der kræves "
            "mindst 4,5:1. Vælg en mørkere farve."
        )


@register_setting(icon="home", order=1)
class Letterhead(BaseSiteSetting):
    """Who the site and its documents are from."""

    municipality = models.CharField(
        "kommune",
        max_length=120,
        default=EXAMPLE_MUNICIPALITY,
        help_text="Kommunens navn, som det står øverst på siden og på dokumenterne.",
    )
    unit = models.CharField(
        "enhed",
        max_length=120,
        blank=True,
        help_text="Center, forvaltning eller team. Står under kommunens navn. Kan undværes.",
    )
    logo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name="logo",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Helst en PNG på hvid bund, mindst 400 billedpunkter høj. På papir fylder "
        "logoet højst 18 mm i højden.",
    )
    accent_colour = models.CharField(
        "farve",
        max_length=7,
        default=EXAMPLE_COLOUR,
        validators=[validate_accent],
        help_text="Kommunens ene farve: på knapper, menu og stregen i brevhovedet. Hvid tekst "
        "skal kunne læses på den (kontrast mindst 4,5:1).",
    )
    contact_email = models.EmailField(
        "e-mail",
        blank=True,
        help_text="Vises nederst på alle sider. Brug en fælles postkasse, ikke en persons.",
    )
    contact_phone = models.CharField(
        "telefon", max_length=40, blank=True, help_text="Vises nederst på alle sider."
    )

    select_related = ["logo"]
    panels = [
        MultiFieldPanel([FieldPanel("municipality"), FieldPanel("unit")], heading="Afsender"),
        MultiFieldPanel(
            [
                FieldPanel("logo"),
                FieldPanel(
                    "accent_colour",
                    widget=django_forms.TextInput(attrs={"type": "color"}),
                ),
            ],
            heading="Udseende",
        ),
        MultiFieldPanel(
            [FieldPanel("contact_email"), FieldPanel("contact_phone")], heading="Kontakt"
        ),
    ]

    class Meta:
        verbose_name = "brevhoved"
        verbose_name_plural = "brevhoveder"

    def __str__(self) -> str:
        return str(self.municipality)
