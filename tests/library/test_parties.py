"""Who signs a tool's document, and who gets a copy of it."""

from typing import Any

import pytest

from forms.definition.parties import parties
from forms.definition.reading import read
from forms.library import registry

from .papers import CHECKLIST, GOALS, MAP, answers, drafted, example

GUARDED = {"birth_date": "2010-01-01", "guardian": "Lone Eksempel"}


def signers(slug: str, **changes: Any) -> list[tuple[str, str]]:
    form = registry.tool(slug).form
    given = read(form, example(slug, **changes)).answers
    return [(party.role, party.name) for party in parties(form, given)]


def copies(slug: str, **changes: Any) -> list[str]:
    return registry.tool(slug).recipients(example(slug, **changes))


def test_the_youth_signs_the_map():
    assert signers(MAP) == [("Den unge", "Sofie Eksempel")]


def test_the_meetings_leader_signs_the_checklist():
    assert signers(CHECKLIST) == [("Mødeleder", "Karin Eksempel")]


def test_the_youth_the_coordinator_and_each_owner_sign_the_agreements_once():
    assert signers(GOALS) == [
        ("Den unge", "Sofie Eksempel"),
        ("Myndighedskoordinator", "Karin Eksempel"),
        ("Ansvarlig for en aftale", "Jonas Eksempel"),
        ("Ansvarlig for en aftale", "Mette Eksempel"),
    ]


def test_a_parent_signs_after_a_youth_under_eighteen():
    assert signers(GOALS, **GUARDED)[:2] == [
        ("Den unge", "Sofie Eksempel"),
        ("Forældremyndighedens indehaver", "Lone Eksempel"),
    ]


def test_a_parent_who_was_named_before_the_eighteenth_birthday_signs_no_more():
    grown = GUARDED | {"birth_date": "2008-05-12"}
    assert "Lone Eksempel" not in dict(map(reversed, signers(GOALS, **grown)))


def test_an_owner_in_other_letters_is_the_same_person():
    goals = example(GOALS)["goals"]
    goals[1]["agreements"][0]["responsible"] = "  jonas   EKSEMPEL "
    assert [name for _, name in signers(GOALS, goals=goals)] == [
        "Sofie Eksempel",
        "Karin Eksempel",
        "Jonas Eksempel",
    ]


@pytest.mark.parametrize("kind", ["minimal", "maximal", "hostile"])
def test_whoever_owns_an_agreement_is_asked(kind):
    given = answers(GOALS, kind)
    owners = {row["responsible"] for goal in given["goals"] for row in goal["agreements"]}
    assert owners <= {party.name for party in parties(registry.tool(GOALS).form, given)}


# -- Copies --------------------------------------------------------------------------------------


def test_the_youth_gets_the_whole_map_and_the_team_what_is_released():
    youth, team = copies(MAP)
    assert youth == "Sofie Eksempel (den unge): hele kortlægningen"
    assert "det professionelle netværk og ønskerne" in team
    assert "private" not in team


def test_the_team_gets_nothing_where_nothing_is_released():
    assert copies(MAP, released=None) == ["Sofie Eksempel (den unge): hele kortlægningen"]


def test_the_checklist_stays_with_the_youth_and_the_meetings_leader():
    assert copies(CHECKLIST) == ["Sofie Eksempel (den unge)", "Karin Eksempel (mødeleder)"]


def test_everybody_at_the_table_gets_the_agreements():
    assert copies(GOALS) == [
        "Sofie Eksempel (den unge)",
        "Karin Eksempel (myndighedskoordinator)",
        "Jonas Eksempel (deltager)",
        "Mette Eksempel (deltager)",
        "Moster Birgit (den unges voksen, med den unges samtykke)",
    ]


def test_the_youths_adult_gets_no_copy_without_the_youths_yes():
    assert not any("Birgit" in line for line in copies(GOALS, copy_to_trusted_adult=None))


def test_nor_does_an_adult_who_is_only_listed_as_such_at_the_meeting():
    unnamed = copies(GOALS, copy_to_trusted_adult=None, trusted_adult=None)
    assert not any("Birgit" in line for line in unnamed)


def test_nor_one_listed_under_another_role():
    people = [{"name": "moster  birgit", "role": "Familie"}]
    said_no = copies(GOALS, copy_to_trusted_adult=None, participants=people)
    assert not any("birgit" in line.casefold() for line in said_no)


def test_whoever_is_named_twice_gets_one_copy():
    people = [
        {"name": "karin eksempel", "role": "Koordinator"},
        {"name": "Sofie Eksempel", "role": "Den unge"},
    ]
    lines = copies(GOALS, participants=people, copy_to_trusted_adult=None)
    assert lines == ["Sofie Eksempel (den unge)", "Karin Eksempel (myndighedskoordinator)"]


@pytest.mark.parametrize("slug", [MAP, CHECKLIST, GOALS])
def test_a_draft_with_nothing_in_it_can_be_shown(slug):
    assert drafted(slug, {}).blocks
