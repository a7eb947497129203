"""What a new form begins with: the course's facts, and what the forms before it knew."""

from datetime import date

import pytest

from forms.definition.messages import REQUIRED, REQUIRED_CHOICE, ROWS_MISSING
from forms.library import registry

from .courses import course, read_of, started
from .papers import CHECKLIST, GOALS, MAP, SLUGS, example

MISSING = (REQUIRED, REQUIRED_CHOICE)
ROW_MISSING = ROWS_MISSING.partition("{")[0]
TEAM = [
    {"name": "Karin Eksempel", "function": "Myndighedskoordinator", "in_team": "yes"},
    {"name": "Mette Eksempel", "function": "UU-vejleder", "in_team": "yes"},
    {"name": "Rikke Eksempel", "function": "Behandler", "in_team": "no"},
]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_facts_of_the_course_are_filled_in(slug):
    entries = started(slug, course())
    assert entries["young_person"] == "Sofie Eksempel"
    assert entries["birth_date"] == "2007-09-14"
    assert entries["case_number"] == "EX-2026-0417"
    assert entries["coordinator"] == entries["filled_by"] == "Karin Eksempel"
    assert entries["combination"] == "model_cti"
    assert entries["filled_on"] == "2026-05-12"


@pytest.mark.parametrize("slug", SLUGS)
def test_what_a_form_begins_with_is_never_wrong_only_unfinished(slug):
    latest = {name: registry.tool(name).example_answers() for name in SLUGS}
    for known in (course(), course(latest=latest, meetings=(date(2026, 1, 5),))):
        wrong = [
            problem.message
            for problem in read_of(slug, started(slug, known)).problems
            if problem.message not in MISSING and not problem.message.startswith(ROW_MISSING)
        ]
        assert wrong == []


@pytest.mark.parametrize("slug", SLUGS)
def test_a_fact_that_is_not_known_is_left_open(slug):
    assert "case_number" not in started(slug, course(case_number=""))


# -- Redskab 1 -----------------------------------------------------------------------------------


def test_the_first_map_has_the_coordinator_and_the_support_worker_in_the_team():
    rows = started(MAP, course())["professional"]
    assert [(row["name"], row["administration"], row["in_team"]) for row in rows] == [
        ("Karin Eksempel", "social_authority", "yes"),
        ("Jonas Eksempel", "support", "yes"),
    ]


def test_without_support_there_is_the_coordinator_alone():
    rows = started(MAP, course(support_worker="", combination="model"))["professional"]
    assert [row["name"] for row in rows] == ["Karin Eksempel"]


def test_the_next_map_is_the_last_one_to_be_brought_up_to_date():
    last = example(MAP)
    entries = started(MAP, course(latest={MAP: last}, today=date(2026, 9, 1)))
    for name in ("housing", "private", "professional", "misses", "consent"):
        assert entries[name] == last[name]
    assert entries["filled_on"] == "2026-09-01"
    assert "next_update" not in entries


def test_what_the_team_may_have_is_asked_anew():
    entries = started(MAP, course(latest={MAP: example(MAP)}))
    assert "released" in example(MAP)
    assert "released" not in entries


# -- Redskab 2 -----------------------------------------------------------------------------------


def test_the_participants_are_the_youth_the_team_and_the_youths_adult():
    latest = {
        MAP: example(
            MAP,
            professional=TEAM,
            private=[
                {"name": "Lone Eksempel", "trusted_adult": None},
                {"name": "Moster Birgit", "trusted_adult": True},
            ],
        )
    }
    assert started(CHECKLIST, course(latest=latest))["participants"] == [
        {"name": "Sofie Eksempel", "role": "Den unge"},
        {"name": "Karin Eksempel", "role": "Myndighedskoordinator"},
        {"name": "Mette Eksempel", "role": "UU-vejleder"},
        {"name": "Moster Birgit", "role": "Den unges voksen"},
    ]


def test_the_coordinator_takes_part_without_being_on_the_map():
    people = started(CHECKLIST, course())["participants"]
    assert [person["name"] for person in people] == ["Sofie Eksempel", "Karin Eksempel"]


def test_the_consent_is_the_maps():
    latest = {MAP: example(MAP)}
    entries = started(CHECKLIST, course(latest=latest))
    assert (entries["consent"], entries["consent_date"]) == ("written", "2026-04-21")


def test_the_first_meeting_is_number_one():
    entries = started(CHECKLIST, course())
    assert (entries["meeting_number"], entries["meeting_type"]) == (1, "first")
    assert entries["earlier_meetings"] == []


def test_later_meetings_count_on_and_list_those_of_the_last_twelve_months():
    held = (date(2025, 1, 10), date(2025, 5, 12), date(2026, 1, 10))
    entries = started(CHECKLIST, course(meetings=held))
    assert (entries["meeting_number"], entries["meeting_type"]) == (4, "follow_up")
    assert entries["earlier_meetings"] == [{"date": "2025-05-12"}, {"date": "2026-01-10"}]


# -- Redskab 3 -----------------------------------------------------------------------------------


def test_the_first_one_has_the_meeting_and_those_who_came():
    entries = started(GOALS, course(latest={CHECKLIST: example(CHECKLIST)}))
    assert entries["meeting_date"] == "2026-05-12"
    assert entries["meeting_number"] == 1
    assert {"name": "Mette Eksempel", "role": "UU-vejleder"} in entries["participants"]
    assert "Ali Eksempel" not in [person["name"] for person in entries["participants"]]
    assert (entries["consent"], entries["consent_date"]) == ("written", "2026-04-21")
    assert "goals" not in entries


def test_before_anybody_has_come_all_who_are_asked_take_part():
    people = [{"name": "Mette Eksempel", "role": "UU-vejleder", "invited": True}]
    latest = {CHECKLIST: example(CHECKLIST, participants=people)}
    assert started(GOALS, course(latest=latest))["participants"] == [
        {"name": "Mette Eksempel", "role": "UU-vejleder"}
    ]


def test_the_next_one_carries_what_was_agreed():
    last = example(GOALS)
    checklist = example(CHECKLIST, meeting_date="2026-08-18", meeting_number=2)
    entries = started(GOALS, course(latest={GOALS: last, CHECKLIST: checklist}))
    for name in ("goals", "dream", "strengths", "trusted_adult"):
        assert entries[name] == last[name]
    assert (entries["meeting_date"], entries["meeting_number"]) == ("2026-08-18", 2)


def test_what_is_asked_anew_at_each_meeting_is_not_carried_over():
    entries = started(GOALS, course(latest={GOALS: example(GOALS)}))
    for name in ("follow_up_date", "reservations", "next_meeting", "copy_to_trusted_adult"):
        assert name not in entries


def test_before_the_next_checklist_the_meeting_is_the_one_that_was_planned():
    latest = {GOALS: example(GOALS), CHECKLIST: example(CHECKLIST)}
    entries = started(GOALS, course(latest=latest))
    assert (entries["meeting_date"], entries["meeting_number"]) == ("2026-08-18", 2)


def test_where_none_was_planned_the_day_is_left_open():
    entries = started(GOALS, course(latest={GOALS: example(GOALS, next_meeting=None)}))
    assert entries["meeting_number"] == 2
    assert "meeting_date" not in entries


def test_what_was_agreed_last_is_shown_beside_the_new_form():
    tool = registry.tool(GOALS)
    (looks_back,) = tool.looks_back.values()
    heading, agreements, *_ = looks_back(example(GOALS))
    assert heading.text[0].text == "Jeg vil bo i min egen lejlighed, inden det bliver vinter."
    assert [item[0].text for item in agreements.items][:2] == [
        "Jonas Eksempel: Søger indskudslån sammen med Sofie. (26. maj 2026, i gang)",
        "Karin Eksempel: Skriver Sofie op til en ungdomsbolig gennem kommunens boliganvisning. "
        "(19. maj 2026, ikke startet)",
    ]
    assert looks_back({}) == []
