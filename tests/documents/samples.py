"""Documents to try the renderers on: rich, minimal, hostile, huge. Others may reuse them."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from math import cos, pi, sin

from PIL import Image, ImageDraw

from forms.documents.drawing import Drawing, Path, Stroke
from forms.documents.paper import MarginCode, PenBox, PenLine, PenPlace, PenPlaces, ScannedPage
from forms.documents.ringmap import RingPerson, RingWords, Sector, Tone, ring_map
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
    Letterhead,
    Notice,
    PageBreak,
    Paragraph,
    Run,
    SealPlace,
    Signature,
    Signatures,
    Table,
    Wording,
    paragraphs,
    plain,
)

MOMENT = datetime(2026, 5, 12, 12, 0, tzinfo=UTC)

WORDING = Wording(
    page="side {page} af {pages}",
    ticked="Afkrydset",
    unticked="Ikke afkrydset",
    verify="Tjek, at dokumentet er ægte, på",
)

HOSTILE_WORDS = (
    "<b>fed</b> & {{ navn }} {% if %} ]]> \\(paren\\) %s",
    "Aasivik ĸujanaĸ Ŋaŋa Nuuk ũĩ",
    "محمد العربي bor på Nørregade 12, 2. th. og taler كوردی",
    "ژینا ڕۆژین ێ ڵ – kurdisk navn",
    "שלום עולם (hej) 123",
    "decomponeret A\u030angstro\u0308m e\u0301 q\u0323\u0307",
    "familie 👩\u200d👩\u200d👧\u200d👦, hud 👍🏽, hjerte ❤\ufe0f, flag 🇩🇰, tast 1\ufe0f\u20e3, 😀",
    "nul\u200bbredde\u00adbindestreg\ufeff\u2060 og variation\ufe0f",
    "ukendt \U0001f9ff\U00030000 ሰላም தமிழ் 漢字 \ue000",
    "styretegn \x00\x07\x1b og omvendt \u202eettevs\u202c",
    "zalgo Z\u0310\u0352\u0353\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308 slut",
    "tab\tog linje\nskift",
    "\u200b",
)


def signed_by_hand(seed: int = 1) -> Drawing:
    """Return a pen's trace like a signature."""
    stroke = Stroke(colour="#14286e", width=2.2)
    trace = tuple(
        (20 + step * 2.4, 40 + 24 * sin(step * 0.33 + seed) * cos(step * 0.05 * seed))
        for step in range(110)
    )
    under = tuple((30 + step * 12, 74 - 6 * sin(step * pi / 20)) for step in range(20))
    return Drawing(300, 90, (Path(trace, stroke), Path(under, stroke)))


def logo(mode: str = "RGBA") -> bytes:
    """Return a small picture like a coat of arms, in any of Pillow's modes."""
    picture = Image.new("RGBA", (240, 260), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.polygon([(10, 10), (230, 10), (230, 150), (120, 250), (10, 150)], fill=(31, 92, 87, 255))
    pen.polygon([(120, 50), (180, 160), (60, 160)], fill=(255, 255, 255, 255))
    written = BytesIO()
    if mode == "RGBA":
        picture.save(written, "PNG")
    elif mode == "CMYK":
        picture.convert("RGB").convert("CMYK").save(written, "JPEG")
    else:
        picture.convert("RGB").convert(mode).save(written, "PNG")
    return written.getvalue()


LETTERHEAD = Letterhead(
    municipality="Eksempel Kommune", unit="Ungeindsatsen · Myndighed", logo=logo()
)

LONG_ANSWER = (
    "Jeg vil gerne have min egen bolig, og jeg vil gerne i gang med en uddannelse. Det er svært at "
    "stå op om morgenen, når jeg ikke har noget at stå op til. Min bostøtte og jeg har aftalt, "
    "at vi ringer sammen hver mandag, og at hun går med til den første samtale på skolen."
)


def agreement_table(rows: int = 5) -> Table:
    """Return a table of agreements."""
    what = (
        "Ringer til skolen og aftaler en rundvisning",
        "Går med til mødet i jobcentret og hjælper med at forberede spørgsmål om ydelse og frister",
        "Undersøger, om der er en ungdomsbolig i nærheden af skolen",
        "Skriver budget sammen med Aïsha",
    )
    who = ("Bo Eksempel, bostøtte", "Ida Prøve, koordinator", "Aïsha Eksempel")
    status = ("i gang", "ikke startet", "nået")
    return Table(
        caption=plain("Aftaler under målet"),
        columns=(
            Column(plain("Hvad"), 0.44),
            Column(plain("Hvem"), 0.24),
            Column(plain("Hvornår"), 0.16),
            Column(plain("Status"), 0.16),
        ),
        rows=tuple(
            (
                (plain(what[number % 4]),),
                (plain(who[number % 3]),),
                (plain(f"{number % 28 + 1}. juni 2026"),),
                (plain(status[number % 3]),),
            )
            for number in range(rows)
        ),
        row_headers=True,
    )


def signatures() -> Signatures:
    """Return three parties: one by pen, one by name, one who would not sign."""
    return Signatures(
        (
            Signature(
                name=plain("Aïsha Sørensen-Ærø"),
                role=plain("Den unge"),
                facts=(
                    (plain("Dato"), plain("12. maj 2026 kl. 14.03")),
                    (plain("Måde"), plain("Tegnet på skærmen")),
                ),
                mark=signed_by_hand(),
                mark_alternative="Håndtegnet underskrift: Aïsha Sørensen-Ærø",
            ),
            Signature(
                name=plain("Ida Prøve"),
                role=plain("Myndighedskoordinator"),
                facts=(
                    (plain("Dato"), plain("12. maj 2026 kl. 14.05")),
                    (plain("Måde"), plain("Navnet skrevet på tastaturet")),
                ),
                mark=plain("Ida Prøve"),
                mark_alternative="Ida Prøve",
            ),
            Signature(
                name=plain("Bo Eksempel"),
                role=plain("Bostøttemedarbejder"),
                facts=(
                    (plain("Dato"), plain("12. maj 2026 kl. 14.06")),
                    (plain("Ønsker ikke at underskrive"), plain("Vil først tale med sin leder")),
                ),
            ),
        )
    )


SEAL = SealPlace(
    plain("Forseglet af Eksempel Kommune"),
    (plain("Dokumentet er låst med kommunens digitale segl den 12. maj 2026 kl. 14.07."),),
)


def goal(number: int, rows: int = 3) -> Group:
    """Return a goal and its agreements, which stay together where they can."""
    return Group(
        (
            Heading(3, plain(f"Mål {number}: En hverdag, der hænger sammen")),
            Answer(plain("Målet med den unges egne ord"), paragraphs(LONG_ANSWER)),
            Answer(plain("Tegn på at målet er nået"), (plain("Jeg kommer af sted til tiden."),)),
            agreement_table(rows),
        )
    )


def document(blocks: tuple[Block, ...], **changes: object) -> Document:
    """Return a document of these blocks."""
    whole = Document(
        title=plain("Mål- og aftaleskema"),
        subject="Aftale mellem den unge og teamet",
        date=MOMENT,
        letterhead=LETTERHEAD,
        wording=WORDING,
        identifier="FF-2026-7K3Q-9M2X",
        version="Version 2",
        verify_address="https://fodfaeste.example.dk/kontrol/FF-2026-7K3Q-9M2X",
        blocks=blocks,
        facts=(
            (plain("Navn"), plain("Aïsha Sørensen-Ærø")),
            (plain("Født"), plain("3. marts 2007")),
            (plain("Sagsnummer"), plain("2026-0147")),
            (plain("Møde"), plain("Nr. 2, tirsdag den 12. maj 2026")),
        ),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def minimal() -> Document:
    """Return a document with next to nothing in it."""
    return document(
        (Paragraph(plain("Intet udfyldt.")),),
        facts=(),
        letterhead=Letterhead(municipality="Eksempel Kommune"),
        verify_address="",
    )


def rich() -> Document:
    """Return a document with every kind of block, as a good day would have it."""
    source = Run("Samarbejdsmodellen", link="https://fodfaeste.example.dk/håndbog?side=3")
    return document(
        (
            Paragraph(plain("Her står, hvad vi har aftalt, og hvem der gør hvad."), "lead"),
            Heading(2, plain("Grundlag")),
            Answer(
                plain("Den unges drøm eller ønske"), paragraphs(LONG_ANSWER + "\n" + LONG_ANSWER)
            ),
            Answer(plain("Styrker"), (plain("God til at tegne. Holder aftaler med venner."),)),
            Facts(
                plain("Grundoplysninger"),
                tuple(
                    (plain(f"Oplysning {number}"), plain("Svar " * number))
                    for number in range(1, 7)
                ),
            ),
            Facts((), ((plain("Alene"), plain("Uden billedtekst")),)),
            Notice(
                plain("Mere end fem aktive mål"),
                (plain("Det er svært at nå så meget på én gang. Tal om, hvad der er vigtigst."),),
            ),
            ItemList((plain("Vi mødes hver anden tirsdag."), plain(LONG_ANSWER))),
            ItemList((plain("Ring til skolen"), plain("Besøg skolen")), ordered=True),
            CheckList(
                (
                    CheckItem(ticked=True, text=plain("Dagsordenen er sendt til alle.")),
                    CheckItem(ticked=False, text=plain("De fraværende har fået besked.")),
                )
            ),
            Heading(2, plain("Mål og aftaler")),
            goal(1),
            goal(2, rows=4),
            Heading(2, plain("Opfølgning")),
            Paragraph(
                (
                    Run("Aftalen gælder "),
                    Run("fra 1. juni 2026", strong=True),
                    Run(" og "),
                    Run("skal", emphasis=True),
                    Run(" drøftes igen efter tre måneder. Se "),
                    source,
                    Run(". "),
                    Run("Critical Time Intervention", language="en"),
                    Run(" er en metode."),
                )
            ),
            Paragraph(plain("Kilde: redskabets opbygning er denne tjenestes egen."), "note"),
            Heading(2, plain("Underskrifter")),
            signatures(),
            SEAL,
        ),
        marks=("UDKAST", "DEMONSTRATION"),
        data=b'{"maal": []}',
    )


SECTORS = tuple(
    Sector(str(number), name)
    for number, name in enumerate(
        (
            "Familie og slægt",
            "Venner og kæreste",
            "Skole, arbejde og fritid",
            "Frivillige og naboer",
            "Børn og Unge",
            "Beskæftigelse",
            "UU-vejledning",
            "Misbrugsbehandling",
            "Social myndighed og visitation",
            "Ydelse",
            "Bostøtte",
            "Socialpsykiatri",
            "Regionspsykiatri",
            "Kriminalforsorg",
            "Boliganvisning",
            "Boform § 110",
            "Andet",
        )
    )
)
RING_WORDS = RingWords(
    rings=("tæt på", "kendt", "fjern"),
    private="Privat",
    professional="Fagperson",
    supportive="Støttende",
    mixed="Både og",
    burdening="Belastende",
)
PEOPLE = (
    RingPerson("Karin Sørensen-Ærø", "0", 1),
    RingPerson("Far", "0", 3, Tone.BURDENING),
    RingPerson("Yusuf Eksempel", "0", 1, Tone.MIXED),
    RingPerson("Sofie Prøve", "1", 1),
    RingPerson("محمد العربي", "1", 2, Tone.MIXED),
    RingPerson("Fodboldtræner Mads", "2", 2),
    RingPerson("Naboen på 2. sal", "3", 3, Tone.BURDENING),
    RingPerson("Lise Vejleder", "6", 3, professional=True),
    RingPerson("Ida Prøve", "8", 2, professional=True),
    RingPerson("Bo Eksempel", "10", 1, professional=True),
)


def crowd(count: int) -> tuple[RingPerson, ...]:
    """Return so many people, spread over sectors, rings and tones as they come."""
    names = [person.name for person in PEOPLE]
    return tuple(
        RingPerson(
            f"{names[number % len(names)]} {number}",
            SECTORS[number * 7 % len(SECTORS)].key,
            (1, 2, 3)[number * 5 % 3],
            tuple(Tone)[number // 2 % 3],
            professional=number * 7 % len(SECTORS) > 3,
        )
        for number in range(count)
    )


def ring_figure(people: tuple[RingPerson, ...] = PEOPLE) -> Figure:
    """Return a ring map of these people."""
    names = ", ".join(person.name for person in people)
    return Figure(
        ring_map("Aïsha Sørensen-Ærø", SECTORS, people, RING_WORDS),
        f"Netværkskort med Aïsha Sørensen-Ærø i midten og {len(people)} personer omkring: {names}.",
        plain("Jo tættere på midten, jo tættere på."),
    )


def network() -> Document:
    """Return a document with ring maps of few, many and too many people to name."""
    return document(
        (
            Heading(2, plain("Netværk")),
            ring_figure(),
            Heading(2, plain("Mange")),
            ring_figure(crowd(36)),
            Heading(2, plain("Flere, end der er plads til navne")),
            ring_figure(crowd(60)),
        ),
        title=plain("Netværkskortlægning"),
    )


def hostile() -> Document:
    """Return a document whose every field holds text that programs stumble over."""
    nasty = "\n".join(HOSTILE_WORDS)
    texts = tuple(plain(line) for line in HOSTILE_WORDS)
    long_word = "Donaudampskibsfartsselskabskaptajn" * 9
    everywhere = plain(" | ".join(HOSTILE_WORDS))
    table = Table(
        caption=everywhere,
        columns=(Column(plain(long_word), 0.3), Column(everywhere, 0.5), Column(plain(""), 0.2)),
        rows=(
            *(((text,), (plain(long_word), text), ()) for text in texts),
            ((plain(long_word),), (everywhere,), (plain("x"),)),
        ),
        row_headers=True,
    )
    place = Signature(
        name=everywhere,
        role=plain(long_word),
        facts=((everywhere, everywhere), (plain("Dato"), plain(""))),
        mark=plain(long_word + " محمد"),
    )
    return document(
        (
            Heading(4, everywhere),
            Heading(2, plain(long_word)),
            Paragraph(everywhere, "lead"),
            Paragraph((Run("لندن"), Run(" og "), Run("hej", link='https://example.dk/<æ>?a="b"'))),
            Paragraph((Run("fed ", strong=True), Run("محمد 👍🏽", strong=True, emphasis=True))),
            Answer(plain(nasty), paragraphs(nasty)),
            Facts(
                plain(nasty),
                ((plain(nasty), plain(nasty * 4)), (plain("x" * 90), plain("y" * 300))),
            ),
            Answer(plain("Fra højre"), paragraphs("محمد (العربي) og Bo 12, ژینا. " * 30)),
            ItemList(texts),
            ItemList((everywhere, plain(long_word)), ordered=True),
            CheckList(tuple(CheckItem(ticked=True, text=text) for text in texts)),
            Notice(everywhere, texts),
            table,
            Figure(signed_by_hand(), nasty, everywhere),
            Group((Heading(3, everywhere), Paragraph(plain(long_word)))),
            Signatures((place, replace(place, mark=None), replace(place, mark=signed_by_hand()))),
            SealPlace(everywhere, texts),
        ),
        title=plain("Aftale " + " | ".join(HOSTILE_WORDS) + long_word),
        subject=nasty,
        letterhead=Letterhead(municipality=nasty, unit=long_word, logo=logo("CMYK")),
        identifier="FF-<&>-" + long_word,
        version="{{ 2 }}",
        facts=tuple((plain(line), plain(line + long_word)) for line in HOSTILE_WORDS),
        marks=("UDKAST <b>", "محمد"),
    )


def photograph(size: tuple[int, int] = (420, 594), mode: str = "RGB") -> bytes:
    """Return a JPEG of a sheet with a line across it."""
    picture = Image.new(mode, size, "white")
    pen = ImageDraw.Draw(picture)
    pen.line((20, 20, size[0] - 20, size[1] - 20), fill="black", width=9)
    written = BytesIO()
    picture.save(written, "JPEG")
    return written.getvalue()


def pen_place(number: int) -> PenPlace:
    """Return a party's place on paper with every kind of row."""
    return PenPlace(
        f"Person {number} Eksempel",
        "Den unges voksen",
        (
            (PenLine("Underskrift", 2.2), PenLine("Dato")),
            PenBox("Jeg ønsker ikke at skrive under"),
            (PenLine("Grund"),),
        ),
    )


def on_paper() -> Document:
    """Return a document as it is printed for pens, with pages that came back as pictures."""
    codes = (MarginCode("FF{page:02d}{pages:02d}F", 18, 765, 42),)
    return document(
        (
            Paragraph(plain("Læs dokumentet, før du skriver under.")),
            Heading(2, plain("Underskrifter")),
            PenPlaces(tuple(pen_place(number) for number in range(1, 6))),
            Heading(2, plain("Bilag")),
            ScannedPage(photograph(), "Side 1 af 2, indscannet", "Side 1 af 2"),
            ScannedPage(photograph((800, 500), "L"), "Side 2 af 2, indscannet"),
        ),
        codes=codes,
    )


def huge() -> Document:
    """Return a document with far more in it than anybody would write."""
    flood = ("Det er en lang fortælling om en hverdag. " * 500)[:20_000]
    unbroken = "æ" * 20_000
    wide = Table(
        caption=plain("Mange rækker"),
        columns=(Column(plain("Nr."), 0.2), Column(plain("Tekst"), 0.8)),
        rows=tuple(
            ((plain(str(number)),), (plain(LONG_ANSWER[: number % 200]),)) for number in range(300)
        ),
    )
    deep = Table(
        caption=plain("En celle på tyve tusind tegn"),
        columns=(Column(plain("Kort"), 0.3), Column(plain("Lang"), 0.7)),
        rows=(
            ((plain("før"),), (plain("før"),)),
            ((plain("kort"),), (plain(flood), plain(unbroken[:3000]))),
            ((plain("efter"),), (plain("efter"),)),
        ),
        row_headers=True,
    )
    return document(
        (
            Answer(plain("Fortælling"), paragraphs(flood)),
            Answer(plain("Uden mellemrum"), (plain(unbroken),)),
            wide,
            deep,
            Group(
                (Heading(2, plain("For stor til én side")), wide, goal(1), Paragraph(plain(flood)))
            ),
            Notice(plain("Lang boks"), (plain(flood),)),
            CheckList((CheckItem(ticked=False, text=plain(flood)),)),
            Heading(2, plain(flood[:3000])),
            PageBreak(),
            *(goal(number, rows=number * 3) for number in range(1, 8)),
            Signatures(tuple(signatures().places[number % 3] for number in range(25))),
            SEAL,
        ),
        facts=((plain("Navn"), plain(flood)), (plain("Født"), plain("1. maj 2007"))),
    )
