"""The glossary: the field's words, each a snippet, and the page that holds them all."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page, Revision, RevisionMixin
from wagtail.search import index

from content.alphabet import alphabetical, initial
from content.anchors import anchor_for, unlike
from content.reading import Passage

from .base import ContentPage

LONGEST = 600  # characters of an explanation: it is read in passing


class GlossaryTerm(RevisionMixin, index.Indexed, models.Model):
    """A word of the field, and what it means."""

    term = models.CharField("ord", max_length=80, unique=True)
    slug = models.CharField(
        "anker",
        max_length=80,
        unique=True,
        blank=True,
        validators=[
            RegexValidator(r"^[a-z][a-z0-9-]*$", "Kun små bogstaver a-z, cifre og bindestreger.")
        ],
        help_text="Ordets adresse i ordlisten efter #. Dannes af sig selv og bliver stående.",
    )
    synonyms = models.TextField(
        "andre ord for det samme",
        blank=True,
        help_text="Et på hver linje, også forkortelser. Bøjninger kommer med af sig selv; "
        "skriv kun dem, der ikke følger reglerne, for eksempel børn ved barn.",
    )
    explanation = models.TextField(
        "forklaring",
        max_length=LONGEST,
        validators=[MaxLengthValidator(LONGEST)],
        help_text="En til tre korte sætninger. Den første skal kunne stå alene.",
    )
    related_page = models.ForeignKey(
        Page,
        verbose_name="læs mere på",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    changed_at = models.DateTimeField("ændret", auto_now=True)
    _revisions = GenericRelation(Revision, related_query_name="glossary_term")

    search_fields = [
        index.SearchField("term"),
        index.AutocompleteField("term"),
        index.SearchField("synonyms"),
        index.SearchField("explanation"),
    ]
    panels = [
        FieldPanel("term"),
        FieldPanel("synonyms"),
        FieldPanel("explanation"),
        PageChooserPanel("related_page"),
        FieldPanel("slug"),
    ]

    class Meta:
        verbose_name = "ordforklaring"
        verbose_name_plural = "ordforklaringer"
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term

    @property
    def revisions(self) -> Any:
        """Return the versions, newest last."""
        return self._revisions

    @property
    def also(self) -> tuple[str, ...]:
        """Return the synonyms."""
        return tuple(line.strip() for line in self.synonyms.splitlines() if line.strip())

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Give a new word its anchor, then check it all."""
        if not self.slug:
            others = GlossaryTerm.objects.exclude(pk=self.pk)
            self.slug = unlike(anchor_for(self.term), set(others.values_list("slug", flat=True)))
        super().full_clean(*args, **kwargs)


class GlossaryPage(ContentPage):
    """All the words in alphabetical order. Each has an address: /ordliste/#icm."""

    kind = "Ordliste"

    content_panels = [*ContentPage.content_panels, *ContentPage.review_panels]
    template = "content/glossary_page.html"
    parent_page_types = ["content.HomePage"]
    subpage_types: list[str] = []
    max_count = 1

    class Meta:
        verbose_name = "ordliste"
        verbose_name_plural = "ordlister"

    def terms(self) -> list[GlossaryTerm]:
        """Return the words in the order of the Danish alphabet."""
        found = GlossaryTerm.objects.select_related("related_page")
        return sorted(found, key=lambda term: alphabetical(term.term))

    def passages(self) -> Iterator[Passage]:
        """Yield the body's passages, then one a word."""
        yield from super().passages()
        for term in self.terms():
            said = f"{', '.join(term.also)}. {term.explanation}" if term.also else term.explanation
            yield Passage(term.term, term.slug, said)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the words under their letters: [("A", [term, …]), …]."""
        context = super().get_context(request, *args, **kwargs)
        letters = groupby(self.terms(), key=lambda term: initial(term.term))
        return context | {"letters": [(letter, list(terms)) for letter, terms in letters]}
