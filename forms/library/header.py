"""What every tool asks first: whom it is about, who fills it in, and what sharing rests on."""

from forms.definition.conditions import Equals, Not, NotBefore, OneOf
from forms.definition.form import Caution, Rule, Section
from forms.definition.questions import Choice, Date, ShortText
from forms.library.vocabulary import COMBINATIONS, WITH_SUPPORT, options

# The facts about a course that answers can start from (a question's `prefill`).
YOUNG_PERSON = "young_person"
BIRTH_DATE = "birth_date"
CASE_NUMBER = "case_number"
COORDINATOR = "coordinator"
COMBINATION = "combination"
FILLED_BY = "filled_by"
TODAY = "today"

CONSENTS = options(
    written="Skriftligt samtykke fra den unge",
    oral="Mundtligt samtykke, som er noteret i sagen",
    none="Der er ikke givet samtykke endnu",
)

# The questions that every document answers in the line under its title.
TITLE_FACTS = ("young_person", "birth_date", "case_number")

HEADER = Section(
    title="Grundoplysninger",
    items=(
        ShortText(id="young_person", label="Den unges navn", required=True, prefill=YOUNG_PERSON),
        Date(
            id="birth_date",
            label="Fødselsdato",
            help="Skriv kun fødselsdatoen, ikke CPR-nummeret.",
            required=True,
            prefill=BIRTH_DATE,
        ),
        ShortText(id="case_number", label="Sagsnummer", at_most=60, prefill=CASE_NUMBER),
        ShortText(
            id="coordinator",
            label="Myndighedskoordinator",
            required=True,
            prefill=COORDINATOR,
        ),
        Choice(
            id="combination",
            label="Indsats",
            required=True,
            options=COMBINATIONS,
            prefill=COMBINATION,
        ),
        ShortText(id="filled_by", label="Udfyldt af", required=True, prefill=FILLED_BY),
        Date(id="filled_on", label="Udfyldt den", required=True, prefill=TODAY),
        Choice(
            id="consent",
            label="Hvilket samtykke bygger delingen på?",
            help="Samtykket siger, hvilke oplysninger I må dele, og hvem I må dele dem med.",
            required=True,
            options=CONSENTS,
        ),
        Date(
            id="consent_date",
            label="Samtykket er givet den",
            required=True,
            shown_when=OneOf("consent", ("written", "oral")),
        ),
    ),
)

SUPPORTED = OneOf("combination", WITH_SUPPORT)  # the young person has a support worker
BIRTH_BEFORE_TODAY = Rule(
    id="birth_before_today",
    demands=NotBefore("filled_on", "birth_date"),
    message="Fødselsdatoen ligger efter den dag, skemaet er udfyldt. Ret en af dem.",
    at="birth_date",
)
CONSENT_MISSING = Caution(
    id="consent_missing",
    expects=Not(Equals("consent", "none")),
    message="Der er ikke givet samtykke. Tal med den unge om det, før I deler oplysninger.",
    at="consent",
)
