"""What the three tools ask: the fields, the steps and the words that the work itself demands."""

import pytest

from forms.definition.form import Form, walk
from forms.definition.questions import (
    Choice,
    Item,
    PersonRows,
    RowGroup,
    SeveralChoices,
    SignatureParty,
    TableRows,
    Tick,
    YesNo,
)
from forms.library import registry

from .papers import CHECKLIST, GOALS, MAP, SLUGS

HEADER = (
    "young_person",
    "birth_date",
    "case_number",
    "coordinator",
    "filled_by",
    "filled_on",
    "consent",
)
THEMES = (
    "Bolig",
    "Psykisk helbred",
    "Fysisk helbred",
    "Økonomi",
    "Daglige aktiviteter",
    "Netværk og sociale relationer",
    "Rusmidler",
    "Uddannelse og beskæftigelse",
)
ADMINISTRATIONS = (
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
    "Boform efter § 110",
    "Andet",
)
STEPS = {
    MAP: ("Om den unge", "Privat netværk", "Professionelt netværk", "Ønsker", "Deling"),
    CHECKLIST: ("Mødet", "Før", "Under", "Efter"),
    GOALS: ("Grundlag", "Mål og aftaler", "Opfølgning", "Underskrift"),
}


def form(slug: str) -> Form:
    return registry.tool(slug).form


def question(slug: str, name: str) -> Item:
    return next(item for item in walk(form(slug).items) if item.id == name)


def labels(slug: str, name: str) -> tuple[str, ...]:
    found = question(slug, name)
    assert isinstance(found, Choice | SeveralChoices)
    return tuple(option.label for option in found.options)


def asked_in(slug: str, name: str) -> set[str]:
    """Return the ids of the questions in the rows of a group."""
    group = question(slug, name)
    assert isinstance(group, RowGroup)
    return {item.id for item in group.questions}


def test_there_are_three_tools_in_the_order_of_the_work():
    assert [tool.order for tool in registry.tools().values()] == [1, 2, 3]
    assert tuple(registry.tools()) == SLUGS


@pytest.mark.parametrize("slug", SLUGS)
def test_the_steps_are_those_of_the_tool(slug):
    titles = [step.title for step in form(slug).steps]
    assert len(titles) == len(STEPS[slug])
    assert all(title.startswith(wanted) for title, wanted in zip(titles, STEPS[slug], strict=True))


@pytest.mark.parametrize("slug", SLUGS)
def test_every_tool_begins_with_the_shared_header(slug):
    first = form(slug).steps[0]
    assert set(HEADER) <= {item.id for item in first.items}


@pytest.mark.parametrize("slug", SLUGS)
def test_every_step_says_why_and_every_question_has_a_label(slug):
    assert all(step.why.endswith(".") for step in form(slug).steps)
    assert all(item.label.strip() for item in walk(form(slug).items))


@pytest.mark.parametrize("slug", SLUGS)
def test_the_source_is_named_and_the_layout_called_this_services_own(slug):
    source = registry.tool(slug).source
    assert "layout er Fodfæstes egne" in source
    assert "Socialstyrelsen" in source


@pytest.mark.parametrize("slug", SLUGS)
def test_free_text_about_others_is_marked_so_that_cpr_and_health_are_kept_out(slug):
    for group in form(slug).items:
        if isinstance(group, PersonRows):
            names = [item for item in group.questions if item.id in {"name", "role", "function"}]
            assert names
            assert all(item.about_others for item in names)


@pytest.mark.parametrize(
    ("slug", "name"), [(MAP, "helps_with"), (GOALS, "theme")], ids=["redskab-1", "redskab-3"]
)
def test_the_themes_are_the_eight_of_public_practice(slug, name):
    assert labels(slug, name) == THEMES


def test_the_administrations_are_those_of_the_field():
    assert labels(MAP, "administration") == ADMINISTRATIONS


# -- Redskab 1 -----------------------------------------------------------------------------------


def test_the_housing_situations_go_from_no_shelter_to_a_home():
    situations = labels(MAP, "housing")
    assert len(situations) == 5
    assert "nat" in situations[0]
    assert situations[-1] == "Har egen bolig"


def test_a_private_relation_says_who_how_near_how_it_is_and_what_it_can_do():
    assert asked_in(MAP, "private") == {
        "name",
        "relation",
        "closeness",
        "tone",
        "helps_with",
        "contact",
        "trusted_adult",
    }
    assert labels(MAP, "relation") == (
        "Familie",
        "Slægt",
        "Ven",
        "Kæreste",
        "Skole eller arbejde",
        "Fritid",
        "Nabo",
        "Frivillig",
    )
    assert len(labels(MAP, "closeness")) == 3
    assert labels(MAP, "tone") == ("Støttende", "Belastende", "Både støttende og belastende")
    assert labels(MAP, "contact") == ("Ja", "Nej", "Spørg den unge først")
    assert isinstance(question(MAP, "trusted_adult"), Tick)


def test_a_professional_says_from_where_with_what_and_whether_in_the_team():
    assert asked_in(MAP, "professional") >= {
        "name",
        "function",
        "administration",
        "effort",
        "legal_basis",
        "starts",
        "ends",
        "phone",
        "email",
        "in_team",
    }
    assert labels(MAP, "in_team") == ("Ja", "Nej")


def test_the_youth_says_who_is_missed_and_who_comes_and_what_is_released():
    assert {"misses", "invite", "do_not_invite"} <= {i.id for i in form(MAP).step("oensker").items}
    assert {"released", "next_update", "youth_signs"} <= {
        item.id for item in form(MAP).step("deling").items
    }


# -- Redskab 2 -----------------------------------------------------------------------------------


def test_the_meeting_has_number_kind_time_place_purpose_and_participants():
    asked = {item.id for item in form(CHECKLIST).steps[0].items}
    assert asked >= {
        "meeting_number",
        "meeting_type",
        "meeting_date",
        "meeting_time",
        "place",
        "purpose",
        "participants",
    }
    assert labels(CHECKLIST, "meeting_type") == ("Første møde", "Opfølgning", "Afslutning")
    assert asked_in(CHECKLIST, "participants") == {
        "name",
        "role",
        "invited",
        "confirmed",
        "attended",
    }


@pytest.mark.parametrize(
    ("step", "points"),
    [
        (
            "foer",
            (
                "planned_together",
                "agenda_chosen",
                "participants_chosen",
                "place_chosen",
                "consent_covers",
                "agenda_sent",
                "agenda_read",
                "youth_prepared",
            ),
        ),
        (
            "under",
            (
                "introduced",
                "purpose_told",
                "youth_first",
                "earlier_reviewed",
                "wishes_steer",
                "goals_visible",
                "disagreement_noted",
                "summed_up",
                "next_agreed",
            ),
        ),
        (
            "efter",
            (
                "form_sent",
                "own_agreements",
                "coordinator_follows",
                "support_follows",
                "absent_informed",
                "recorded",
                "conflicts_passed_on",
            ),
        ),
    ],
)
def test_every_point_is_answered_with_yes_no_or_not_relevant_and_a_remark(step, points):
    found = [item for item in form(CHECKLIST).step(step).items if isinstance(item, YesNo)]
    assert tuple(item.id for item in found) == points
    assert all(item.required and item.remark_at_most for item in found)


# -- Redskab 3 -----------------------------------------------------------------------------------


def test_the_basis_is_the_meeting_the_dream_and_the_strengths():
    assert {item.id for item in form(GOALS).step("grundlag").items} >= {
        "meeting_date",
        "meeting_number",
        "participants",
        "dream",
        "strengths",
    }


def test_a_goal_has_the_youths_words_and_how_to_see_that_it_is_reached():
    assert asked_in(GOALS, "goals") == {
        "theme",
        "goal",
        "situation",
        "signs",
        "horizon",
        "priority",
        "target_date",
        "agreements",
    }
    assert labels(GOALS, "horizon") == ("Kort sigt", "Langt sigt")


def test_an_agreement_stands_under_its_goal_and_says_what_who_when_and_how_far():
    agreements = question(GOALS, "agreements")
    assert isinstance(agreements, TableRows)
    assert asked_in(GOALS, "agreements") == {"what", "responsible", "due", "status", "remark"}
    assert labels(GOALS, "status") == ("Ikke startet", "I gang", "Nået", "Ændret", "Droppet")


def test_the_follow_up_has_a_day_a_person_a_meeting_and_room_for_disagreement():
    assert {item.id for item in form(GOALS).step("opfoelgning").items} == {
        "follow_up_date",
        "follow_up_responsible",
        "next_meeting",
        "reservations",
    }


@pytest.mark.parametrize(
    ("slug", "roles"),
    [
        (MAP, ["Den unge"]),
        (CHECKLIST, ["Mødeleder"]),
        (
            GOALS,
            [
                "Den unge",
                "Forældremyndighedens indehaver",
                "Myndighedskoordinator",
                "Ansvarlig for en aftale",
            ],
        ),
    ],
)
def test_the_roles_of_those_who_sign(slug, roles):
    found = [item.label for item in form(slug).items if isinstance(item, SignatureParty)]
    assert found == roles
