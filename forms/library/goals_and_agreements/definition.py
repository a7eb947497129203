"""What Redskab 3 asks."""

from forms.definition.conditions import Not, NotBefore, OneOf, RowCount, YoungerThan
from forms.definition.form import Caution, Form, Rule, Section, Step
from forms.definition.questions import (
    Choice,
    Date,
    Information,
    LongText,
    Number,
    PersonRows,
    ShortText,
    SignatureParty,
    TableRows,
    Tick,
)
from forms.library.header import BIRTH_BEFORE_TODAY, CONSENT_MISSING, HEADER
from forms.library.vocabulary import THEMES, options

STATUSES = options(
    not_started="Ikke startet",
    under_way="I gang",
    reached="Nået",
    changed="Ændret",
    dropped="Droppet",
)
HORIZONS = options(short="Kort sigt", long="Langt sigt")
PRIORITIES = options(high="Høj", medium="Mellem", low="Lav")
MINOR = YoungerThan(birth="birth_date", on="meeting_date", years=18)

AGREEMENTS = TableRows(
    id="agreements",
    label="Aftaler om målet",
    help="Én aftale, én ansvarlig og én dato.",
    row_label="Aftale",
    add_label="Tilføj aftale",
    summary=("what", "responsible", "due"),
    at_least=1,
    at_most=30,
    questions=(
        LongText(id="what", label="Hvad aftaler I?", required=True, at_most=4_000),
        ShortText(
            id="responsible",
            label="Hvem er ansvarlig?",
            help="Skriv én person. Lav en aftale til hver, hvis flere skal gøre noget.",
            required=True,
            suggestions_from=("young_person", "coordinator", "participants.name"),
        ),
        Date(id="due", label="Hvornår er det gjort?", required=True),
        Choice(id="status", label="Status", required=True, options=STATUSES),
        LongText(id="remark", label="Bemærkning", at_most=4_000),
    ),
)

GOALS = TableRows(
    id="goals",
    label="Mål",
    help="Begynd med det mål, der betyder mest for dig.",
    row_label="Mål",
    add_label="Tilføj mål",
    summary=("goal", "theme"),
    at_least=1,
    at_most=30,
    questions=(
        LongText(
            id="goal",
            label="Hvad vil du gerne nå?",
            help="Skriv det med den unges egne ord.",
            required=True,
        ),
        Choice(id="theme", label="Tema", required=True, options=THEMES),
        LongText(id="situation", label="Hvordan er det nu?"),
        LongText(id="signs", label="Hvordan kan vi se, at målet er nået?"),
        Choice(id="horizon", label="Sigt", required=True, options=HORIZONS),
        Choice(id="priority", label="Prioritet", required=True, options=PRIORITIES),
        Date(id="target_date", label="Målet skal være nået den"),
        AGREEMENTS,
    ),
)

BASIS = Step(
    id="grundlag",
    title="Grundlag",
    why="Vi begynder med, hvem der er med, og hvad du drømmer om.",
    sections=(
        HEADER,
        Section(
            title="Mødet",
            items=(
                Date(id="meeting_date", label="Dato for mødet", required=True),
                Number(
                    id="meeting_number",
                    label="Mødets nummer",
                    required=True,
                    at_least=1,
                    at_most=99,
                ),
                PersonRows(
                    id="participants",
                    label="Deltagere",
                    help="Den unge og koordinatoren er med i forvejen.",
                    row_label="Deltager",
                    add_label="Tilføj deltager",
                    summary=("name", "role"),
                    at_most=60,
                    questions=(
                        ShortText(id="name", label="Navn", required=True, about_others=True),
                        ShortText(id="role", label="Rolle", required=True, about_others=True),
                    ),
                ),
            ),
        ),
        Section(
            title="Det, du vil",
            items=(
                LongText(
                    id="dream",
                    label="Din drøm eller dit ønske",
                    help="Stort eller småt. Skriv det med den unges egne ord.",
                    required=True,
                ),
                LongText(id="strengths", label="Det er du god til"),
            ),
        ),
    ),
)

GOALS_AND_AGREEMENTS = Step(
    id="maal-og-aftaler",
    title="Mål og aftaler",
    why="Hvert mål får mindst én aftale, så alle ved, hvad de skal gøre.",
    sections=(
        Section(
            items=(
                Information(
                    id="goals_guidance",
                    label="Sådan gør I",
                    text=(
                        "Skriv målene, så den unge kan se dem og rette dem. Få mål er bedre end "
                        "mange. En aftale har én ansvarlig og én dato."
                    ),
                    page="maal-og-aftaleskema",
                ),
                GOALS,
            ),
        ),
    ),
)

FOLLOW_UP = Step(
    id="opfoelgning",
    title="Opfølgning",
    why="Aftalerne holder kun, hvis nogen ser efter dem.",
    sections=(
        Section(
            items=(
                Date(id="follow_up_date", label="Vi følger op den", required=True),
                ShortText(
                    id="follow_up_responsible",
                    label="Ansvarlig for opfølgningen",
                    required=True,
                    suggestions_from=("coordinator", "participants.name"),
                ),
                Date(id="next_meeting", label="Næste møde"),
                LongText(
                    id="reservations",
                    label="Er der noget, I er uenige om?",
                    help="Skriv uenighed og forbehold. De bliver stående i dokumentet.",
                ),
            ),
        ),
    ),
)

SIGNATURE = Step(
    id="underskrift",
    title="Underskrift",
    why="Når I har skrevet under, kan ingen ændre aftalen.",
    sections=(
        Section(
            title="Den unges voksen",
            items=(
                ShortText(
                    id="trusted_adult",
                    label="Navn på den unges voksen",
                    help="Den voksne, som den unge har valgt at have med.",
                    about_others=True,
                ),
                Tick(
                    id="copy_to_trusted_adult",
                    label="Den unge siger ja til, at personen får en kopi",
                ),
            ),
        ),
        Section(
            title="Hvem skriver under?",
            items=(
                Information(
                    id="signature_guidance",
                    label="Sådan skriver I under",
                    text=(
                        "Den unge, koordinatoren og alle, der er ansvarlige for en aftale, skriver "
                        "under. Man kan også sige nej. Så skriver vi det, og hvorfor."
                    ),
                    page="maal-og-aftaleskema",
                ),
                ShortText(
                    id="guardian",
                    label="Forældremyndighedens indehaver",
                    help=(
                        "Den unge er under 18 år. Derfor skriver en, der har forældremyndigheden, "
                        "også under."
                    ),
                    required=True,
                    shown_when=MINOR,
                ),
                SignatureParty(id="youth_signs", label="Den unge", name_from="young_person"),
                SignatureParty(
                    id="guardian_signs",
                    label="Forældremyndighedens indehaver",
                    name_from="guardian",
                    shown_when=MINOR,
                ),
                SignatureParty(
                    id="coordinator_signs",
                    label="Myndighedskoordinator",
                    name_from="coordinator",
                ),
                SignatureParty(
                    id="owners_sign",
                    label="Ansvarlig for en aftale",
                    name_from="responsible",
                    each="agreements",
                ),
            ),
        ),
    ),
)

_ACTIVE = RowCount(
    groups=("agreements",), at_least=1, where=Not(OneOf("status", ("reached", "dropped")))
)

FORM = Form(
    slug="maal-og-aftaleskema",
    title="Mål- og aftaleskema",
    purpose="Den unges mål, og hvem der gør hvad, så målene bliver nået.",
    steps=(BASIS, GOALS_AND_AGREEMENTS, FOLLOW_UP, SIGNATURE),
    rules=(
        BIRTH_BEFORE_TODAY,
        Rule(
            id="follow_up_comes_after",
            demands=NotBefore("follow_up_date", "meeting_date"),
            message="Opfølgningen kan ikke ligge før mødet. Ret datoen.",
            at="follow_up_date",
        ),
        Rule(
            id="next_meeting_comes_after",
            demands=NotBefore("next_meeting", "meeting_date"),
            message="Næste møde kan ikke ligge før dette møde. Ret datoen.",
            at="next_meeting",
        ),
    ),
    cautions=(
        CONSENT_MISSING,
        Caution(
            id="many_goals",
            expects=RowCount(groups=("goals",), at_most=5, where=_ACTIVE),
            message="Der er mere end fem mål i gang. Overvej at vente med nogle af dem.",
            at="goals",
        ),
    ),
)
