"""Checklists: questions that a team goes through together."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from collections.abc import Iterator

from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from content.reading import PageHeading, Passage, plain_text

from .base import ContentPage
from .handbook import ReadInOrder


class QuestionBlock(blocks.StructBlock):
    """One question of a checklist; it is answered yes or no.

    The block's own id stays when the words or the order change, so that answers can point at it.
    """

    question = blocks.CharBlock(label="Spørgsmål", max_length=300)
    help = blocks.TextBlock(
        label="Hjælp",
        required=False,
        rows=2,
        help_text="Hvad der skal til, for at I kan svare ja.",
    )

    class Meta:
        label = "Spørgsmål"
        icon = "tick-inverse"


class ChecklistPage(ReadInOrder, ContentPage):
    """A checklist."""

    kind = "Tjekliste"
    closing = PageHeading("Tjekliste", "tjekliste", 2)

    audience = models.CharField(
        "hvem går den igennem", max_length=200, blank=True, help_text="Roller, ikke navne."
    )
    questions = StreamField([("question", QuestionBlock())], verbose_name="spørgsmål", min_num=1)

    search_fields = [*ContentPage.search_fields, index.SearchField("questions")]
    content_panels = [
        *ContentPage.content_panels[:2],
        FieldPanel("audience"),
        FieldPanel("questions"),
        *ContentPage.content_panels[2:],
        *ContentPage.review_panels,
    ]
    template = "content/checklist_page.html"
    parent_page_types = ["content.SectionPage", "content.HandbookPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "tjekliste"
        verbose_name_plural = "tjeklister"

    def passages(self) -> Iterator[Passage]:
        """Yield the body's passages, then the questions."""
        yield from super().passages()
        yield Passage(self.closing.text, self.closing.anchor, plain_text(self.questions))
