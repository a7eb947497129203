"""Who signs, from the answers."""

from forms.definition.conditions import Equals
from forms.definition.parties import parties
from forms.definition.questions import ShortText, SignatureParty, Tick
from tests.definition.forms import GOALS, form

SIGNED = form(
    ShortText(id="youth", label="Den unge"),
    Tick(id="minor", label="Under 18"),
    ShortText(id="guardian", label="Forælder"),
    GOALS,
    SignatureParty(id="youth_signs", label="Den unge", name_from="youth"),
    SignatureParty(
        id="guardian_signs",
        label="Forælder",
        name_from="guardian",
        shown_when=Equals("minor", True),
    ),
    SignatureParty(id="owners", label="Ansvarlig", name_from="who", each="agreements"),
)


def who(**answers: object) -> list[tuple[str, str]]:
    return [(party.role, party.name) for party in parties(SIGNED, answers)]


def test_everyone_signs_once_whatever_the_spelling() -> None:
    goals = [
        {"agreements": [{"who": "Bo Eksempel"}, {"who": "sofie  EKSEMPEL"}]},
        {"agreements": [{"who": "Bo Eksempel"}, {"what": "ingen"}, {"who": "Åse Eksempel"}]},
    ]
    assert who(youth="Sofie Eksempel", goals=goals) == [
        ("Den unge", "Sofie Eksempel"),
        ("Ansvarlig", "Bo Eksempel"),
        ("Ansvarlig", "Åse Eksempel"),
    ]


def test_a_party_whose_condition_fails_does_not_sign() -> None:
    assert ("Forælder", "Lone") not in who(youth="Sofie", guardian="Lone")
    assert ("Forælder", "Lone") in who(youth="Sofie", guardian="Lone", minor=True)


def test_a_party_of_the_form_has_a_place_before_it_has_a_name() -> None:
    assert who() == [("Den unge", "")]
