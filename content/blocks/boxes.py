"""The five boxes that are set apart from the text: viden, citat, tjekliste, case, info."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from wagtail import blocks

from .text import RUNNING


class BoxBlock(blocks.StructBlock):
    """What all boxes share. `kind` and `mark` (one of DKFDS's icons) say which box it is."""

    title = blocks.CharBlock(label="Titel", required=False, max_length=120)
    text = blocks.RichTextBlock(label="Tekst", features=RUNNING)
    source = blocks.CharBlock(label="Kilde", required=False, max_length=250)

    class Meta:
        template = "content/blocks/box.html"
        kind = ""
        mark = "info"


class KnowledgeBox(BoxBlock):
    """Where to read more, and what is known."""

    class Meta:
        label = "Boks: viden"
        icon = "openquote"
        kind = "Viden"
        mark = "bookmark"


class QuoteBox(blocks.StructBlock):
    """What somebody said, and who."""

    text = blocks.TextBlock(label="Citat", rows=3, help_text="Uden anførselstegn; de kommer selv.")
    speaker = blocks.CharBlock(
        label="Hvem siger det",
        max_length=120,
        help_text="En rolle, for eksempel: myndighedskoordinator. Aldrig et navn på en borger.",
    )
    source = blocks.CharBlock(label="Kilde", max_length=250)

    class Meta:
        label = "Boks: citat"
        icon = "openquote"
        template = "content/blocks/quote.html"
        kind = "Citat"
        mark = "chat"


class ChecklistBox(blocks.StructBlock):
    """Things to check, one a line."""

    title = blocks.CharBlock(label="Titel", max_length=120)
    items = blocks.ListBlock(blocks.CharBlock(label="Punkt", max_length=300), label="Punkter")
    source = blocks.CharBlock(label="Kilde", required=False, max_length=250)

    class Meta:
        label = "Boks: tjekliste"
        icon = "list-ul"
        template = "content/blocks/checklist.html"
        kind = "Tjekliste"
        mark = "checklist"


class CaseBox(BoxBlock):
    """What was tried somewhere, and what came of it."""

    class Meta:
        label = "Boks: case"
        icon = "group"
        kind = "Case"
        mark = "groups"


class InfoBox(BoxBlock):
    """What the reader must know to understand the rest."""

    class Meta:
        label = "Boks: info"
        icon = "info-circle"
        kind = "Info"
        mark = "info"
