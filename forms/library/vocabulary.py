"""Options that several forms offer, in the field's own words."""

from forms.definition.questions import Option


def options(**labels: str) -> tuple[Option, ...]:
    """Return an option for each id and label, in the order given."""
    return tuple(Option(id=name, label=label) for name, label in labels.items())


# The eight themes of public practice for assessing an adult's situation.
THEMES = options(
    housing="Bolig",
    mental_health="Psykisk helbred",
    physical_health="Fysisk helbred",
    economy="Økonomi",
    daily_life="Daglige aktiviteter",
    network="Netværk og sociale relationer",
    substances="Rusmidler",
    education_and_work="Uddannelse og beskæftigelse",
)

ADMINISTRATIONS = options(
    children_and_youth="Børn og Unge",
    employment="Beskæftigelse",
    education_guidance="UU-vejledning",
    substance_treatment="Misbrugsbehandling",
    social_authority="Social myndighed og visitation",
    benefits="Ydelse",
    support="Bostøtte",
    social_psychiatry="Socialpsykiatri",
    regional_psychiatry="Regionspsykiatri",
    probation="Kriminalforsorg",
    housing_assignment="Boliganvisning",
    shelter="Boform efter § 110",
    other="Andet",
)

COMBINATIONS = options(
    model="Samarbejdsmodellen uden bostøtte",
    model_cti="Samarbejdsmodellen og bostøtte efter CTI",
    model_icm="Samarbejdsmodellen og bostøtte efter ICM",
)
WITH_SUPPORT = ("model_cti", "model_icm")

YES_OR_NO = options(yes="Ja", no="Nej")
