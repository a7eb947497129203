"""What Redskab 2 asks."""

from forms.definition.conditions import AnyOf, Condition, Equals, MeetingsReachable, Not, NotBefore
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
    Time,
    YesNo,
)
from forms.library.header import BIRTH_BEFORE_TODAY, CONSENT_MISSING, HEADER, SUPPORTED
from forms.library.vocabulary import options

CLOSING = Equals("meeting_type", "closing")


def _point(name: str, label: str, shown_when: Condition | None = None) -> YesNo:
    """Return a point to answer with ja, nej or ikke relevant, and a remark."""
    return YesNo(id=name, label=label, required=True, shown_when=shown_when)


MEETING = Step(
    id="moedet",
    title="Mødet",
    why="Tid, sted og deltagere skal ligge fast, før I forbereder resten.",
    sections=(
        HEADER,
        Section(
            title="Tid, sted og formål",
            items=(
                Number(
                    id="meeting_number",
                    label="Mødets nummer",
                    help="Det første netværksmøde er nummer 1.",
                    required=True,
                    at_least=1,
                    at_most=99,
                ),
                Choice(
                    id="meeting_type",
                    label="Hvilket møde er det?",
                    required=True,
                    options=options(
                        first="Første møde", follow_up="Opfølgning", closing="Afslutning"
                    ),
                ),
                Date(id="meeting_date", label="Dato for mødet", required=True),
                Time(id="meeting_time", label="Klokken"),
                ShortText(
                    id="place",
                    label="Sted",
                    help="Den unge er med til at vælge stedet.",
                    required=True,
                ),
                LongText(id="purpose", label="Formålet med mødet", required=True),
                TableRows(
                    id="earlier_meetings",
                    label="Afholdte møder i de seneste 12 måneder",
                    help="Der skal være mindst tre møder om året. Dette møde bliver talt med.",
                    row_label="Møde",
                    add_label="Tilføj møde",
                    summary=("date",),
                    at_most=30,
                    questions=(Date(id="date", label="Dato", required=True),),
                ),
            ),
        ),
        Section(
            title="Deltagere",
            items=(
                PersonRows(
                    id="participants",
                    label="Deltagere på mødet",
                    help="Listen begynder med teamet fra netværkskortlægningen.",
                    row_label="Deltager",
                    add_label="Tilføj deltager",
                    summary=("name", "role"),
                    at_least=1,
                    at_most=60,
                    questions=(
                        ShortText(id="name", label="Navn", required=True, about_others=True),
                        ShortText(id="role", label="Rolle", required=True, about_others=True),
                        Tick(id="invited", label="Inviteret"),
                        Tick(id="confirmed", label="Har bekræftet"),
                        Tick(id="attended", label="Mødte op"),
                    ),
                ),
            ),
        ),
    ),
)

BEFORE = Step(
    id="foer",
    title="Før mødet",
    why="Et godt møde begynder med, at den unge er med til at planlægge det.",
    sections=(
        Section(
            items=(
                _point("planned_together", "Mødet er planlagt sammen med den unge"),
                _point("agenda_chosen", "Den unge var med til at vælge dagsordenen"),
                _point("participants_chosen", "Den unge var med til at vælge deltagerne"),
                _point("place_chosen", "Den unge var med til at vælge stedet"),
                _point("consent_covers", "Samtykket dækker alle, der er inviteret"),
                _point("agenda_sent", "Dagsordenen er sendt ud"),
                _point("agenda_read", "Teamet har læst dagsordenen"),
                _point(
                    "youth_prepared",
                    "Bostøttemedarbejderen har forberedt den unge",
                    shown_when=SUPPORTED,
                ),
            ),
        ),
    ),
)

DURING = Step(
    id="under",
    title="Under mødet",
    why="Den unges ønsker styrer mødet. Teamet kommer med forslag til løsninger.",
    sections=(
        Section(
            items=(
                _point("introduced", "Alle har præsenteret sig"),
                _point("purpose_told", "Formålet er fortalt"),
                _point("youth_first", "Den unge fik ordet først"),
                _point(
                    "earlier_reviewed",
                    "Aftalerne fra sidst er gennemgået",
                    shown_when=Not(Equals("meeting_type", "first")),
                ),
                _point("wishes_steer", "Ønskerne styrede, og teamet foreslog løsninger"),
                _point("goals_visible", "Alle så målene, og den unge kunne rette dem"),
                _point("disagreement_noted", "Uenighed er skrevet ned"),
                _point("summed_up", "Der er samlet op på aftalerne"),
                _point(
                    "next_agreed",
                    "Datoen for næste møde er aftalt",
                    shown_when=Not(CLOSING),
                ),
                Date(
                    id="next_meeting",
                    label="Dato for næste møde",
                    shown_when=Not(CLOSING),
                ),
            ),
        ),
    ),
)

AFTER = Step(
    id="efter",
    title="Efter mødet",
    why="Aftalerne bliver kun til noget, hvis nogen følger op på dem.",
    sections=(
        Section(
            items=(
                _point("form_sent", "Mål- og aftaleskemaet er sendt ud"),
                _point("own_agreements", "Hver fagperson følger op på sine egne aftaler"),
                _point("coordinator_follows", "Myndighedskoordinatoren følger op på det hele"),
                _point(
                    "support_follows",
                    "Bostøtten støtter den unge i aftalerne",
                    shown_when=SUPPORTED,
                ),
                _point("absent_informed", "De, der ikke var med, har fået besked"),
                _point("recorded", "Mødet er journaliseret"),
                _point("conflicts_passed_on", "Uløst uenighed er sendt til ledergruppen"),
            ),
        ),
        Section(
            title="Underskrift",
            items=(
                Information(
                    id="signature_guidance",
                    label="Mødelederen skriver under",
                    text="Myndighedskoordinatoren leder mødet og skriver under på tjeklisten.",
                    page="moedetjekliste",
                ),
                SignatureParty(id="leader_signs", label="Mødeleder", name_from="coordinator"),
            ),
        ),
    ),
)

FORM = Form(
    slug="moedetjekliste",
    title="Mødetjekliste",
    purpose="En støtte til mødelederen før, under og efter et netværksmøde.",
    steps=(MEETING, BEFORE, DURING, AFTER),
    rules=(
        BIRTH_BEFORE_TODAY,
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
            id="three_meetings_a_year",
            expects=AnyOf(
                (
                    CLOSING,
                    MeetingsReachable(
                        earlier="earlier_meetings",
                        earlier_date="date",
                        held="meeting_date",
                        planned="next_meeting",
                    ),
                )
            ),
            message=(
                "Der bliver færre end tre møder på et år. Find en tidligere dato til næste møde, "
                "hvis I kan."
            ),
            at="next_meeting",
        ),
    ),
)
