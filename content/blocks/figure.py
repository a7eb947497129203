"""Figures: a picture or a diagram with its words, readable by everybody."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

import re
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from content.pictures.inline import Drawing, drawing_of

SHORT = 150  # characters: a longer alternative is also shown to everybody, folded
_FIRST_SENTENCE = re.compile(r".+?[.!?](?=\s|\Z)", re.DOTALL)
AS_TEXT_BELOW = "Hele figuren står som tekst nedenfor."


class FigureBlock(blocks.StructBlock):
    """A picture with a text alternative, or marked as decoration; caption and source."""

    picture = ImageChooserBlock(label="Billede eller figur")
    alt = blocks.TextBlock(
        label="Tekstalternativ",
        required=False,
        max_length=2000,
        rows=4,
        help_text="Alt det, figuren siger, for den, der ikke kan se den. Er teksten over "
        f"{SHORT} tegn, kan alle læse den under figuren.",
    )
    decorative = blocks.BooleanBlock(
        label="Billedet er kun pynt og siger intet, teksten ikke siger", required=False
    )
    caption = blocks.CharBlock(label="Billedtekst", required=False, max_length=250)
    source = blocks.CharBlock(label="Kilde", required=False, max_length=250)

    class Meta:
        label = "Figur"
        icon = "image"
        template = "content/blocks/figure.html"

    def clean(self, value: Any) -> Any:
        """Check that somebody who cannot see the picture gets what it says."""
        checked = super().clean(value)
        problem = ""
        if not checked["decorative"] and not checked["alt"].strip():
            problem = (
                "Skriv, hvad billedet viser, så alle kan få det at vide. "
                "Er det kun pynt, så sæt kryds i feltet nedenfor."
            )
        elif checked["decorative"] and checked["alt"].strip():
            problem = "Billedet er markeret som pynt. Slet tekstalternativet, eller fjern krydset."
        if problem and not self.is_deferred_validation:
            raise StructBlockValidationError(block_errors={"alt": ValidationError(problem)})
        return checked

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add `drawing` for an SVG, `alt` for who cannot see it, `as_text` to be read by all."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        picture = value.get("picture")
        drawing: Drawing | None = drawing_of(picture) if picture else None
        said = "" if value.get("decorative") else value.get("alt", "").strip()
        return context | {
            "drawing": drawing,
            "alt": said if len(said) <= SHORT else f"{_first_sentence(said)} {AS_TEXT_BELOW}",
            "as_text": said if len(said) > SHORT else "",
        }


def _first_sentence(text: str) -> str:
    found = _FIRST_SENTENCE.match(text)
    return " ".join((found[0] if found else text).split())
