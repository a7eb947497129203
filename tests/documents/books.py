"""Publications to try the renderers on: every kind of block, and many pages of them."""

from dataclasses import replace
from io import BytesIO

from PIL import Image

from forms.documents.book import Aside, Contents, Cover, KeyFigures, Photograph, Quote, Step, Steps
from forms.documents.drawing import Box, Contour, Drawing, Outline, Stroke, Words
from forms.documents.tree import (
    Answer,
    Block,
    CheckItem,
    CheckList,
    Column,
    Document,
    Facts,
    Figure,
    Group,
    Heading,
    ItemList,
    ListItem,
    PageBreak,
    Paragraph,
    Run,
    Table,
    plain,
)

from . import samples

PROSE = (
    "Når en ung mister sin bolig, mister den unge ofte mere end et sted at sove. Skolen ryger, "
    "vennerne bliver færre, og brevene fra kommunen bliver liggende. Derfor begynder arbejdet "
    "med det, der skal til, for at hverdagen kan hænge sammen igen: et sted at bo, nogen at ringe "
    "til og en plan, som den unge selv har været med til at lægge. "
)
LEAF = Drawing(
    24,
    24,
    (
        Outline(
            (
                Contour(
                    (2, 12), (((2, 4), (10, 2), (12, 2)), ((22, 2),), ((22, 12),)), closed=True
                ),
                Contour((8, 8), (((8, 14),), ((14, 14),), ((14, 8),)), closed=True),
            ),
            fill="#1f5c57",
        ),
    ),
)
DIAGRAM = Drawing(
    400,
    150,
    (
        Box(10, 20, 110, 60, radius=8, stroke=Stroke(colour="#1f5c57", width=1.5), fill="#eef4f3"),
        Words(65, 55, "Opsporing", 12, anchor="middle", strong=True),
        Box(280, 20, 110, 60, radius=8, stroke=Stroke(colour="#1f5c57", width=1.5), fill="#eef4f3"),
        Words(335, 55, "Udredning", 12, anchor="middle", emphasis=True),
        Outline((Contour((120, 50), (((160, 20), (240, 80), (280, 50)),)),), Stroke(width=2)),
    ),
)


def photograph(kind: str = "JPEG") -> Photograph:
    """Return a picture of colours that pass into each other."""
    picture = Image.linear_gradient("L").resize((900, 500)).convert("RGB")
    written = BytesIO()
    picture.save(written, kind)
    return Photograph(written.getvalue(), 450, 250)


def cover() -> Cover:
    """Return a cover with all that it can have."""
    return Cover(
        kind="Metodehåndbog",
        lead=plain("Sådan arbejder koordinator, team og ung sammen fra første møde til nøglen."),
        facts=(
            (plain("Udgivet af"), plain("Eksempel Kommune")),
            (plain("Udgave"), plain("12. maj 2026")),
            (plain("Findes på"), plain("fodfaeste.example.dk")),
        ),
        ornament=LEAF,
    )


def every_block() -> tuple[Block, ...]:
    """Return a chapter with every kind of block that a publication has."""
    rich = (
        Run("Se "),
        Run("kapitlet om målgruppen", link="#maalgruppe"),
        Run(", som er "),
        Run("vigtigt", strong=True),
        Run(" og "),
        Run("kort", emphasis=True),
        Run(", eller "),
        Run("kildens egen side", link="https://example.dk/kilde?a=1"),
        Run("."),
    )
    nested = ItemList(
        (
            plain("Bolig"),
            ListItem(
                plain("Netværk"),
                (
                    ItemList((plain("Familie"), plain("Venner, som den unge selv vælger"))),
                    ItemList((plain("Først"), plain("Siden")), ordered=True),
                ),
            ),
            rich,
        )
    )
    return (
        PageBreak(),
        Heading(2, plain("Alt, hvad der kan stå"), number="1", anchor="alt"),
        Paragraph(plain("Kapitlet har hver slags blok én gang."), "lead"),
        Paragraph(rich),
        nested,
        Heading(3, plain("Bokse"), number="1.1", anchor="bokse"),
        Aside(
            kind="Viden",
            title=plain("Hvad vi ved"),
            blocks=(Paragraph(plain(PROSE)), nested, Paragraph(rich)),
            source=plain("Kilde: Guide til beslutningstagere, 2018"),
            sign=LEAF,
        ),
        Aside(
            kind="Citat",
            blocks=(Quote((plain("»Det giver luft i hovedet.«"),), plain("En medarbejder")),),
            source=plain("Kilde: Guide til beslutningstagere, 2018"),
        ),
        Aside(
            kind="Tjekliste",
            title=plain("Før mødet"),
            blocks=(
                CheckList(
                    (
                        CheckItem(ticked=False, text=plain("Alle har fået dagsordenen.")),
                        CheckItem(
                            ticked=True,
                            text=plain("Den unge har valgt stedet."),
                            note=plain("Spørg også, hvem der skal sidde hvor."),
                        ),
                    )
                ),
            ),
        ),
        Heading(3, plain("Trin og tal"), number="1.2"),
        Steps(
            plain("Forløbet i tre trin"),
            tuple(
                Step(f"Trin {number}", plain(title), (Paragraph(plain(PROSE)), nested)[:number])
                for number, title in enumerate(("Opsporing", "Udredning", "Opstart"), start=1)
            ),
        ),
        KeyFigures(
            tuple(
                (plain(number), plain(label))
                for number, label in (
                    ("73 %", "havde en bolig, da indsatsen sluttede"),
                    ("29 %", "kom i gang med uddannelse eller arbejde"),
                    ("56 timer", "bruger koordinatoren om året på hver ung"),
                    ("1 : 20", "unge for hver koordinator"),
                )
            ),
            plain("Kilde: Guide til beslutningstagere, 2018"),
        ),
        Heading(3, plain("Tabeller og figurer"), number="1.3"),
        samples.agreement_table(4),
        Table(
            caption=plain("Med lister i felterne"),
            columns=(Column(plain("Hvem"), 0.3), Column(plain("Gør hvad"), 0.7)),
            rows=(((plain("Koordinator"),), (plain("Leder mødet"), nested)), ((rich,), (rich,))),
            row_headers=True,
        ),
        Figure(DIAGRAM, "To kasser med en bue imellem: opsporing og udredning.", plain("Figur 1")),
        Figure(photograph(), "En flade, der går fra sort til hvid.", plain("Foto: eget")),
        Figure(photograph("PNG"), ""),
        Heading(4, plain("Under overskriften")),
        Heading(5, plain("Og under den")),
        Heading(6, plain("Nederst")),
        Answer(plain("Formål"), (plain("At få en bolig og beholde den."),)),
        Facts((), ((plain("Hvornår"), plain("Fra trin 1")), (plain("Hvem"), plain("Teamet")))),
        Group((Heading(4, plain("Sammen"), listed=False), Paragraph(plain(PROSE)))),
        Quote((plain(PROSE), plain("Og mere."))),
        Paragraph(plain("Kilde: egen tekst."), "note"),
    )


def chapter(number: int, sections: int, paragraphs: int = 9) -> tuple[Block, ...]:
    """Return a chapter of plain prose with a heading here and there."""
    found: list[Block] = [
        PageBreak(),
        Heading(2, plain(f"Kapitel om emne {number}"), number=str(number)),
        Paragraph(plain(PROSE[:150]), "lead"),
    ]
    for section in range(1, sections + 1):
        title = f"Et afsnit om noget, der hedder {section}"
        found.append(Heading(3, plain(title), number=f"{number}.{section}"))
        for place in range(paragraphs):
            if place % 4 == 2:
                found.append(Heading(4, plain("En mellemrubrik")))
            found.append(Paragraph(plain(PROSE * (1 + (place + section) % 3))))
            if place % 5 == 3:
                found.append(ItemList((plain("Ring til skolen"), plain(PROSE), plain("Gå med"))))
        found.append(
            Aside(kind="Info", title=plain("Husk"), blocks=(Paragraph(plain(PROSE)),), sign=LEAF)
        )
        found.append(samples.agreement_table(3 + section % 6))
    return tuple(found)


def book(chapters: int = 2, sections: int = 3) -> Document:
    """Return a publication with a cover, contents, every block, and chapters of prose."""
    return samples.document(
        (
            Contents(plain("Indhold"), 3),
            *every_block(),
            PageBreak(),
            Heading(2, plain("Målgruppe"), number="2", anchor="maalgruppe"),
            Paragraph((Run("Tilbage til "), Run("begyndelsen", link="#alt"), Run("."))),
            *(block for number in range(3, 3 + chapters) for block in chapter(number, sections)),
        ),
        title=plain("Samarbejdsmodellen"),
        cover=cover(),
        facts=(),
        identifier="Metodehåndbog",
        version="Udgave af 12. maj 2026",
        verify_address="",
    )


def plain_cover() -> Document:
    """Return a publication with nothing on its cover but a very long title."""
    return replace(
        book(0),
        cover=Cover(),
        title=plain("Samarbejdsmodellen og bostøtte til unge i hjemløshed " * 3),
        letterhead=replace(samples.LETTERHEAD, logo=None, unit=""),
    )
