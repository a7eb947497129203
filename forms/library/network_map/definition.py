"""What Redskab 1 asks."""

from forms.definition.conditions import AllOf, AnyOf, Equals, Not, NotBefore, RowCount
from forms.definition.form import Caution, Form, Rule, Section, Step
from forms.definition.questions import (
    Choice,
    Date,
    Information,
    LongText,
    PersonRows,
    SeveralChoices,
    ShortText,
    SignatureParty,
    Tick,
)
from forms.library.header import BIRTH_BEFORE_TODAY, CONSENT_MISSING, HEADER, SUPPORTED
from forms.library.vocabulary import ADMINISTRATIONS, THEMES, YES_OR_NO, options

RELATIONS = options(
    family="Familie",
    relatives="Slægt",
    friend="Ven",
    partner="Kæreste",
    school_or_work="Skole eller arbejde",
    leisure="Fritid",
    neighbour="Nabo",
    volunteer="Frivillig",
)
RELEASABLE = options(
    private="Det private netværk",
    professional="Det professionelle netværk",
    wishes="Ønskerne",
)
CLOSENESS = options(close="Tæt på", known="Kendt", distant="Fjern")
TONES = options(
    supportive="Støttende", burdening="Belastende", mixed="Både støttende og belastende"
)

PRIVATE = PersonRows(
    id="private",
    label="Personer i det private netværk",
    help="Tag dem med, som betyder noget – også dem, der fylder på en dårlig måde.",
    row_label="Person",
    add_label="Tilføj person",
    summary=("name", "relation", "closeness"),
    at_most=60,
    questions=(
        ShortText(id="name", label="Navn", required=True, about_others=True),
        Choice(id="relation", label="Relation", required=True, options=RELATIONS),
        Choice(
            id="closeness",
            label="Hvor tæt på er personen?",
            help="Det er den unges egen oplevelse, der tæller.",
            required=True,
            options=CLOSENESS,
        ),
        Choice(id="tone", label="Hvordan er relationen?", required=True, options=TONES),
        SeveralChoices(id="helps_with", label="Kan hjælpe med", options=THEMES),
        Choice(
            id="contact",
            label="Må teamet kontakte personen?",
            required=True,
            options=options(yes="Ja", no="Nej", ask_first="Spørg den unge først"),
        ),
        Tick(
            id="trusted_adult",
            label="Personen er den unges voksen",
            help="Den ene voksne, som den unge har valgt at have med.",
        ),
    ),
)

PROFESSIONAL = PersonRows(
    id="professional",
    label="Fagpersoner omkring den unge",
    help="Tag også de indsatser med, som allerede er i gang.",
    row_label="Fagperson",
    add_label="Tilføj fagperson",
    summary=("name", "function", "administration"),
    at_most=60,
    questions=(
        ShortText(id="name", label="Navn", required=True, about_others=True),
        ShortText(id="function", label="Funktion", required=True, about_others=True),
        Choice(
            id="administration",
            label="Forvaltning eller sektor",
            required=True,
            options=ADMINISTRATIONS,
        ),
        ShortText(id="effort", label="Indsats", about_others=True),
        ShortText(
            id="legal_basis",
            label="Lovgrundlag",
            help="For eksempel servicelovens § 85.",
            about_others=True,
        ),
        Date(id="starts", label="Fra"),
        Date(id="ends", label="Til"),
        ShortText(id="phone", label="Telefon", format="tel", at_most=40),
        ShortText(id="email", label="Mail", format="email", at_most=254),
        Choice(
            id="closeness",
            label="Hvor tæt på er fagpersonen?",
            help="Det er den unges egen oplevelse, der tæller.",
            options=CLOSENESS,
        ),
        Choice(id="in_team", label="Er med i teamet", required=True, options=YES_OR_NO),
    ),
)


ABOUT = Step(
    id="om-den-unge",
    title="Om den unge",
    why="Oplysningerne står øverst i dokumentet, så alle kan se, hvem det handler om.",
    sections=(
        HEADER,
        Section(
            title="Bolig",
            items=(
                Choice(
                    id="housing",
                    label="Hvordan bor den unge nu?",
                    required=True,
                    options=options(
                        no_shelter="Har ikke et sted at sove i nat",
                        shelter="Bor på en boform",
                        with_others="Bor midlertidigt hos andre",
                        home_at_risk="Har egen bolig, men kan miste den",
                        home="Har egen bolig",
                    ),
                ),
            ),
        ),
    ),
)

PRIVATE_NETWORK = Step(
    id="privat-netvaerk",
    title="Privat netværk",
    why="Familie, venner og andre kan støtte på måder, som fagpersoner ikke kan.",
    sections=(
        Section(
            items=(
                Information(
                    id="private_guidance",
                    label="Sådan gør I",
                    text=(
                        "Lad den unge selv pege på personerne. Spørg til skole, arbejde, fritid og "
                        "naboer, hvis der er stille. Kortet bliver tegnet, mens I skriver."
                    ),
                    page="netvaerkskortlaegning",
                ),
                PRIVATE,
            ),
        ),
    ),
)

PROFESSIONAL_NETWORK = Step(
    id="professionelt-netvaerk",
    title="Professionelt netværk",
    why="Når alle indsatser står samlet, er det lettere at sætte det rigtige team.",
    sections=(
        Section(
            items=(
                Information(
                    id="professional_guidance",
                    label="Sådan gør I",
                    text=(
                        "Skriv de fagpersoner på, som den unge har kontakt med nu. Marker dem, der "
                        "er med i teamet. Myndighedskoordinatoren kommer altid med."
                    ),
                    page="netvaerkskortlaegning",
                ),
                PROFESSIONAL,
            ),
        ),
    ),
)

WISHES = Step(
    id="oensker",
    title="Ønsker",
    why="Du bestemmer, hvem du gerne vil have med.",
    sections=(
        Section(
            items=(
                LongText(id="misses", label="Hvem savner du?", about_others=True),
                LongText(id="invite", label="Hvem skal med til mødet?", about_others=True),
                LongText(
                    id="do_not_invite", label="Hvem skal ikke med til mødet?", about_others=True
                ),
            ),
        ),
    ),
)

SHARING = Step(
    id="deling",
    title="Deling og opdatering",
    why="Du bestemmer, hvad teamet må se.",
    sections=(
        Section(
            title="Hvad må teamet få?",
            items=(
                SeveralChoices(
                    id="released",
                    label="Det må teamet få",
                    help="Sæt kun kryds ved det, den unge siger ja til at dele.",
                    options=RELEASABLE,
                ),
            ),
        ),
        Section(
            title="Næste opdatering",
            items=(
                Date(
                    id="next_update",
                    label="Kortlægningen opdateres senest den",
                    help="Gerne før det næste netværksmøde.",
                    required=True,
                ),
            ),
        ),
        Section(
            title="Underskrift",
            items=(
                Information(
                    id="signature_guidance",
                    label="Den unge skriver under",
                    text=(
                        "Med sin underskrift siger den unge ja til, at teamet får det, der er sat "
                        "kryds ved. Den unge kan altid trække sit ja tilbage."
                    ),
                ),
                SignatureParty(id="youth_signs", label="Den unge", name_from="young_person"),
            ),
        ),
    ),
)


def _in_team(administration: str) -> RowCount:
    condition = AllOf((Equals("administration", administration), Equals("in_team", "yes")))
    return RowCount(groups=("professional",), at_least=1, where=condition)


FORM = Form(
    slug="netvaerkskortlaegning",
    title="Netværkskortlægning",
    purpose="Et overblik over den unges relationer, og over hvem der kan hjælpe med hvad.",
    steps=(ABOUT, PRIVATE_NETWORK, PROFESSIONAL_NETWORK, WISHES, SHARING),
    rules=(
        BIRTH_BEFORE_TODAY,
        Rule(
            id="somebody",
            demands=RowCount(groups=("private", "professional"), at_least=1),
            message="Skriv mindst én person på, enten her eller i det professionelle netværk.",
            at="private",
        ),
        Rule(
            id="room_on_the_map",
            demands=RowCount(groups=("private", "professional"), at_most=60),
            message="Kortet har plads til 60 personer i alt. Fjern nogle.",
            at="private",
        ),
        Rule(
            id="one_trusted_adult",
            demands=RowCount(groups=("private",), at_most=1, where=Equals("trusted_adult", True)),
            message="Kun én person kan være den unges voksen. Fjern krydset ved de andre.",
            at="private",
        ),
        Rule(
            id="effort_ends_after_it_starts",
            demands=NotBefore("ends", "starts"),
            message="Slutdatoen ligger før startdatoen. Ret en af dem.",
            at="ends",
            within="professional",
        ),
    ),
    cautions=(
        CONSENT_MISSING,
        Caution(
            id="no_education_guidance",
            expects=_in_team("education_guidance"),
            message="Teamet mangler en UU-vejleder. Overvej, om vejledningen skal med.",
            at="professional",
        ),
        Caution(
            id="no_employment",
            expects=_in_team("employment"),
            message="Teamet mangler jobcenteret. Overvej, om jobcenteret skal med.",
            at="professional",
        ),
        Caution(
            id="no_support_worker",
            expects=AnyOf((Not(SUPPORTED), _in_team("support"))),
            message="Den unge har bostøtte, men bostøttemedarbejderen er ikke med i teamet.",
            at="professional",
        ),
    ),
)
