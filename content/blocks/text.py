"""Running text, headings with an address, steps, key figures, tables and folded text."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from django.core.validators import RegexValidator
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

INLINE = ["bold", "italic", "link"]
RUNNING = [*INLINE, "ul", "ol", "document-link"]


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists. Headings are blocks of their own, so that they get an address."""

    class Meta:
        label = "Tekst"
        icon = "pilcrow"
        template = "content/blocks/text.html"


class HeadingBlock(blocks.StructBlock):
    """A heading that can be linked to: its anchor stays when the words change."""

    text = blocks.CharBlock(label="Overskrift", max_length=120)
    level = blocks.ChoiceBlock(
        label="Niveau",
        choices=[("2", "Overskrift"), ("3", "Underoverskrift")],
        default="2",
        help_text="En underoverskrift hører altid til under en overskrift.",
    )
    anchor = blocks.CharBlock(
        label="Anker",
        required=False,
        max_length=80,
        validators=[
            RegexValidator(r"^[a-z][a-z0-9-]*$", "Kun små bogstaver a-z, cifre og bindestreger.")
        ],
        help_text="Afsnittets adresse efter #. Dannes af sig selv første gang og bliver stående, "
        "så links til afsnittet holder, når overskriften rettes.",
    )

    class Meta:
        label = "Overskrift"
        icon = "title"
        template = "content/blocks/heading.html"
        form_layout = blocks.BlockGroup(children=["text", "level"], settings=["anchor"])


class StepBlock(blocks.StructBlock):
    """One of the steps."""

    title = blocks.CharBlock(label="Titel", max_length=120)
    text = blocks.RichTextBlock(label="Tekst", features=RUNNING, required=False)

    class Meta:
        label = "Trin"
        icon = "order"


class StepsBlock(blocks.StructBlock):
    """Steps or phases in order, numbered by themselves."""

    caption = blocks.CharBlock(
        label="Hvad er det trin i?",
        max_length=120,
        help_text="For eksempel: Den unges forløb i syv trin. Læses op af skærmlæsere.",
    )
    word = blocks.ChoiceBlock(
        label="Kaldes", choices=[(word, word) for word in ("Trin", "Fase", "Del")], default="Trin"
    )
    steps = blocks.ListBlock(StepBlock(), label="Trin", min_num=2)

    class Meta:
        label = "Trin eller faser"
        icon = "list-ol"
        template = "content/blocks/steps.html"


class KeyFigureBlock(blocks.StructBlock):
    """One number and what it counts."""

    number = blocks.CharBlock(
        label="Tal", max_length=20, help_text="Med enhed, for eksempel 73 % eller 56 timer."
    )
    label = blocks.CharBlock(label="Hvad tallet viser", max_length=200)

    class Meta:
        label = "Nøgletal"
        icon = "decimal"


class KeyFiguresBlock(blocks.StructBlock):
    """Some few numbers that carry the point, with where they come from."""

    figures = blocks.ListBlock(KeyFigureBlock(), label="Nøgletal", min_num=1, max_num=6)
    source = blocks.CharBlock(
        label="Kilde",
        max_length=250,
        help_text="Hvor tallene står. Et tal uden kilde er en påstand.",
    )

    class Meta:
        label = "Nøgletal"
        icon = "decimal"
        template = "content/blocks/key_figures.html"


class TableBlock(blocks.StructBlock):
    """A table whose columns have headings, and whose rows can have one too."""

    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label="Kort tekst", required=False)),
            (
                "rich",
                blocks.RichTextBlock(label="Tekst", features=[*INLINE, "ul"], required=False),
            ),
        ],
        label="Tabel",
        help_text="Giv hver kolonne en overskrift, og skriv i tabellens titel, hvad den viser.",
    )
    row_headings = blocks.BooleanBlock(
        label="Første kolonne er rækkernes overskrift", required=False, default=True
    )

    class Meta:
        label = "Tabel"
        icon = "table"
        template = "content/blocks/table.html"


class FoldBlock(blocks.StructBlock):
    """One piece of folded text."""

    title = blocks.CharBlock(label="Titel", max_length=120)
    text = blocks.RichTextBlock(label="Tekst", features=RUNNING)

    class Meta:
        label = "Afsnit"
        icon = "collapse-down"


class AccordionBlock(blocks.StructBlock):
    """Text that is folded until somebody wants it. Never for what everybody must read."""

    items = blocks.ListBlock(FoldBlock(), label="Afsnit", min_num=1)

    class Meta:
        label = "Foldet tekst"
        icon = "collapse-down"
        template = "content/blocks/accordion.html"
