"""What every page with text has: lead, body, source, and who last read it through."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from content.blocks.body import BodyBlock
from content.proofreading.panel import ProofreadingPanel
from content.reading import PageHeading, Passage, headings_of, passages_of

# Danish letters in an address, as people type them; Wagtail alone makes ø an o.
AS_TYPED = [("[æÆ]", "ae"), ("[øØ]", "oe"), ("[åÅ]", "aa")]


class ContentPage(Page):
    """A page with text. Each kind adds its own facts and says where in the tree it may stand."""

    kind = "Side"  # what readers are told that it is
    closing: PageHeading | None = None  # the heading after the body, where the kind has one

    menu_title = models.CharField(
        "kort titel",
        max_length=40,
        blank=True,
        help_text="Til menu og brødkrumme, når titlen er lang. Tom: sidens titel.",
    )
    number = models.CharField(
        "nummer",
        max_length=10,
        blank=True,
        help_text="Kapitlets eller trinnets nummer, for eksempel 1 eller 4.1. Kan undværes.",
    )
    lead = models.TextField(
        "indledning",
        max_length=400,
        help_text="En eller to sætninger: Hvad får læseren at vide, og hvad kan det bruges til?",
    )
    body = StreamField(BodyBlock(), verbose_name="indhold", blank=True)
    source = RichTextField(
        "kilde",
        features=["italic", "link"],
        help_text="Hvor siden har sin viden fra: titel, udgiver og år. Skriv »Egen tekst«, "
        "når der ikke er nogen kilde.",
    )
    reviewed_on = models.DateField(
        "sidst gennemgået", null=True, blank=True, help_text="Vises for læserne."
    )
    reviewed_by = models.CharField(
        "gennemgået af",
        max_length=120,
        blank=True,
        help_text="Et fagligt team eller en rolle, ikke en persons navn. Vises for læserne.",
    )
    review_due = models.DateField(
        "gennemgås igen senest", null=True, blank=True, help_text="Vises kun for redaktører."
    )

    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.SearchField("menu_title"),
    ]
    facts_panels: list[Any] = []  # what a kind of page asks for beside the text
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        ProofreadingPanel(heading="Hjælp til teksten", icon="glasses"),
        FieldPanel("body"),
    ]
    review_panels = [
        MultiFieldPanel(
            [
                FieldPanel("source"),
                FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("reviewed_by")]),
                FieldPanel("review_due"),
            ],
            heading="Kilde og gennemgang",
        )
    ]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("menu_title"), FieldPanel("number"), FieldPanel("show_in_menus")],
            heading="I menuer",
        ),
        MultiFieldPanel(
            [
                FieldPanel("slug", widget=SlugInput(formatters=AS_TYPED)),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            heading="Adresse og søgemaskiner",
        ),
    ]

    class Meta:
        abstract = True

    @property
    def short_title(self) -> str:
        """Return the title for menus and breadcrumbs."""
        return str(self.menu_title or self.title)

    def passages(self) -> Iterator[Passage]:
        """Yield what the page says as plain text, one passage a heading, for who searches it."""
        yield from passages_of(self.body)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the page's own headings, for »På denne side«."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        closing = [self.closing] if self.closing else []
        return context | {"headings": headings_of(self.body) + closing}
