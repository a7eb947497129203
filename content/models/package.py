"""The service packages of Vendepunktet."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from .base import ContentPage
from .handbook import ReadInOrder


class ServicePackagePage(ReadInOrder, ContentPage):
    """One package: what the young person gets, when, and from whom."""

    kind = "Servicepakke"

    purpose = models.CharField(
        "formål", max_length=250, help_text="Hvad pakken skal føre til for den unge, i en sætning."
    )
    stage = models.CharField(
        "hvornår", max_length=120, blank=True, help_text="For eksempel: Fra trin 1 til trin 2."
    )
    provided_by = models.CharField(
        "hvem står for den", max_length=200, blank=True, help_text="Roller, ikke navne."
    )

    search_fields = [*ContentPage.search_fields, index.SearchField("purpose")]
    content_panels = [
        *ContentPage.content_panels[:2],
        MultiFieldPanel(
            [FieldPanel("purpose"), FieldPanel("stage"), FieldPanel("provided_by")],
            heading="Kort om pakken",
        ),
        *ContentPage.content_panels[2:],
        *ContentPage.review_panels,
    ]
    template = "content/service_package_page.html"
    parent_page_types = ["content.SectionPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "servicepakke"
        verbose_name_plural = "servicepakker"
