"""The page in front of a tool: what it is for, and the way in."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from collections.abc import Iterator
from typing import Any

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from content.reading import PageHeading, Passage
from forms.library.registry import tools

from .base import ContentPage


def shipped_forms() -> list[tuple[str, str]]:
    """Return the forms of the library to choose from: slug and title."""
    return [(slug, tool.form.title) for slug, tool in tools().items()]


def validate_form(slug: str) -> None:
    """Refuse a form that is not in the library: the page would lead nowhere."""
    if slug not in tools():
        raise ValidationError("Der er ingen formular, der hedder %(slug)s.", params={"slug": slug})


class ShippedFormSelect(django_forms.Select):
    """Choose among the forms of the library, as they are when the page is edited."""

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> Any:
        """Return the choices as of now."""
        self.choices = [("", "Vælg en formular"), *shipped_forms()]
        return super().optgroups(name, value, attrs)


class ToolPage(ContentPage):
    """A tool that staff fill in. `form_slug` names the form in the library of forms."""

    kind = "Redskab"
    closing = PageHeading("Hvad der sker med svarene", "svarene", 2)

    form_slug = models.SlugField(
        "formular",
        max_length=60,
        validators=[validate_form],
        help_text="Den formular, som knappen Start åbner.",
    )
    purpose = models.CharField("hvad det bruges til", max_length=250)
    when = models.CharField("hvornår", max_length=250)
    participants = models.CharField("hvem er med", max_length=250)
    duration = models.CharField("hvor lang tid", max_length=120)
    answers_use = models.TextField(
        "hvad der sker med svarene",
        help_text="Hvor svarene gemmes, hvem der ser dem, og hvornår de slettes.",
    )

    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("purpose"),
        index.SearchField("when"),
        index.SearchField("answers_use"),
    ]
    content_panels = [
        *ContentPage.content_panels[:2],
        MultiFieldPanel(
            [
                FieldPanel("form_slug", widget=ShippedFormSelect),
                FieldPanel("purpose"),
                FieldPanel("when"),
                FieldPanel("participants"),
                FieldPanel("duration"),
            ],
            heading="Kort om redskabet",
        ),
        *ContentPage.content_panels[2:],
        FieldPanel("answers_use"),
        *ContentPage.review_panels,
    ]
    template = "content/tool_page.html"
    parent_page_types = ["content.SectionPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "redskab"
        verbose_name_plural = "redskaber"

    def passages(self) -> Iterator[Passage]:
        """Yield the body's passages, then what happens with the answers."""
        yield from super().passages()
        yield Passage(self.closing.text, self.closing.anchor, self.answers_use)
