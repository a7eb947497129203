"""What stands in the way of a tool's answers, and what is only said."""

import copy

import pytest

from forms.definition.reading import Reading, read
from forms.library import registry

from .papers import CHECKLIST, GOALS, MAP, SLUGS, example

UU, JOB, SUPPORT = "education_guidance", "employment", "support"


def reading(slug: str, **changes: object) -> Reading:
    return read(registry.tool(slug).form, example(slug, **changes))


def troubles(found: Reading) -> set[str]:
    return {problem.pointer for problem in found.problems}


def broken(found: Reading) -> set[str]:
    return {problem.rule for problem in found.problems if problem.rule}


def said(found: Reading) -> set[str]:
    return {caution.rule for caution in found.cautions}


def private(count: int, **changes: object) -> list[dict[str, object]]:
    row = {"relation": "friend", "closeness": "known", "tone": "supportive", "contact": "yes"}
    return [{"name": f"Ven {number}", **row, **changes} for number in range(count)]


def professional(administration: str, in_team: str = "yes") -> dict[str, str]:
    return {
        "name": f"Fagperson {administration}",
        "function": "Rådgiver",
        "administration": administration,
        "in_team": in_team,
    }


def goals(count: int, status: str = "under_way") -> list[dict[str, object]]:
    agreement = {
        "what": "Ringer til skolen.",
        "responsible": "Karin Eksempel",
        "due": "2026-06-01",
        "status": status,
    }
    goal = {"goal": "Jeg vil bo.", "theme": "housing", "horizon": "short", "priority": "high"}
    return [{**goal, "agreements": [dict(agreement)]} for _ in range(count)]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_example_is_complete_and_leaves_nothing_to_say(slug):
    found = reading(slug)
    assert found.complete
    assert found.cautions == ()


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("name", ["young_person", "birth_date", "coordinator", "consent"])
def test_who_it_is_about_and_what_sharing_rests_on_must_be_said(slug, name):
    assert f"/{name}" in troubles(reading(slug, **{name: None}))


@pytest.mark.parametrize("slug", SLUGS)
def test_nobody_is_born_after_the_form_is_filled_in(slug):
    assert "birth_before_today" in broken(reading(slug, birth_date="2030-01-01"))


@pytest.mark.parametrize("slug", SLUGS)
def test_a_missing_consent_is_said_and_stops_nobody(slug):
    found = reading(slug, consent="none", consent_date=None)
    assert found.complete
    assert "consent_missing" in said(found)


# -- Redskab 1 -----------------------------------------------------------------------------------


def test_a_map_of_nobody_is_no_map():
    assert "somebody" in broken(reading(MAP, private=None, professional=None))
    assert reading(MAP, professional=None).complete
    assert reading(MAP, private=None).complete


def test_the_map_has_room_for_sixty():
    sixty = reading(MAP, private=private(58), professional=[professional(UU), professional(JOB)])
    assert sixty.complete
    more = reading(MAP, private=private(59), professional=[professional(UU), professional(JOB)])
    assert broken(more) == {"room_on_the_map"}


def test_one_person_is_the_youths_adult_and_no_more():
    assert reading(MAP, private=private(1, trusted_adult=True)).complete
    assert broken(reading(MAP, private=private(2, trusted_adult=True))) == {"one_trusted_adult"}


def test_an_effort_does_not_end_before_it_starts():
    row = professional(UU) | {"starts": "2026-05-02", "ends": "2026-05-01"}
    found = reading(MAP, professional=[professional(JOB), row])
    assert broken(found) == {"effort_ends_after_it_starts"}
    assert troubles(found) == {"/professional/1/ends"}


@pytest.mark.parametrize(
    ("missing", "rule"),
    [(UU, "no_education_guidance"), (JOB, "no_employment"), (SUPPORT, "no_support_worker")],
)
def test_a_gap_in_the_team_is_said_and_stops_nobody(missing, rule):
    there = [professional(place) for place in (UU, JOB, SUPPORT) if place != missing]
    found = reading(MAP, professional=there)
    assert found.complete
    assert said(found) == {rule}
    outside = reading(MAP, professional=[*there, professional(missing, in_team="no")])
    assert said(outside) == {rule}


def test_only_a_youth_with_support_is_missing_a_support_worker():
    found = reading(MAP, combination="model", professional=[professional(UU), professional(JOB)])
    assert said(found) == set()


@pytest.mark.parametrize(
    ("group", "name"), [("private", "name"), ("professional", "function"), ("", "misses")]
)
def test_a_cpr_number_about_others_is_refused(group, name):
    number = "010199-1234"
    if group:
        rows = copy.deepcopy(example(MAP)[group])
        rows[0][name] = f"Sofie {number}"
        found = reading(MAP, **{group: rows})
        assert troubles(found) == {f"/{group}/0/{name}"}
    else:
        assert troubles(reading(MAP, **{name: number})) == {f"/{name}"}


# -- Redskab 2 -----------------------------------------------------------------------------------


def test_a_meeting_has_somebody_in_it():
    assert "/participants" in troubles(reading(CHECKLIST, participants=None))


def test_the_next_meeting_comes_after_this_one():
    assert broken(reading(CHECKLIST, next_meeting="2026-05-11")) == {"next_meeting_comes_after"}


@pytest.mark.parametrize(
    ("held", "planned", "warned"),
    [
        ([], "2026-08-18", False),
        ([], "2027-05-01", True),  # the second of three, eleven months after the first
        (["2025-06-01"], "2026-05-30", False),  # the third, in time
        (["2025-06-01"], "2026-06-30", True),  # the year is over by then
        (["2025-06-01", "2025-11-01"], "2026-12-01", False),  # this one is the third
        (["2024-01-01", "2024-05-01"], "2027-05-01", True),  # too long ago to count
    ],
)
def test_the_leader_is_told_when_three_meetings_in_a_year_are_out_of_reach(held, planned, warned):
    rows = [{"date": day} for day in held] or None
    found = reading(CHECKLIST, earlier_meetings=rows, next_meeting=planned)
    assert found.complete
    assert ("three_meetings_a_year" in said(found)) == warned


def test_a_closing_meeting_needs_no_next_one():
    reviewed = {"answer": "yes"}
    found = reading(
        CHECKLIST,
        meeting_type="closing",
        next_agreed=None,
        next_meeting=None,
        earlier_reviewed=reviewed,
    )
    assert found.complete
    assert said(found) == set()


# -- Redskab 3 -----------------------------------------------------------------------------------


def test_there_is_a_goal():
    assert "/goals" in troubles(reading(GOALS, goals=None))


def test_every_goal_has_an_agreement():
    bare = [{name: value for name, value in goals(1)[0].items() if name != "agreements"}]
    assert troubles(reading(GOALS, goals=bare)) == {"/goals/0/agreements"}


@pytest.mark.parametrize("name", ["responsible", "due", "what", "status"])
def test_an_agreement_has_one_owner_and_one_day(name):
    rows = goals(1)
    del rows[0]["agreements"][0][name]  # type: ignore[index]
    assert troubles(reading(GOALS, goals=rows)) == {f"/goals/0/agreements/0/{name}"}


@pytest.mark.parametrize(
    ("under_way", "done", "warned"), [(5, 0, False), (6, 0, True), (5, 3, False)]
)
def test_more_than_five_goals_under_way_are_said_to_be_many(under_way, done, warned):
    found = reading(GOALS, goals=[*goals(under_way), *goals(done, "reached")])
    assert found.complete
    assert ("many_goals" in said(found)) == warned


@pytest.mark.parametrize("name", ["follow_up_date", "next_meeting"])
def test_what_follows_does_not_come_before_the_meeting(name):
    assert troubles(reading(GOALS, **{name: "2026-05-11"})) == {f"/{name}"}


def test_a_parent_is_named_only_where_the_youth_is_under_eighteen_at_the_meeting():
    assert reading(GOALS, birth_date="2008-05-12").complete  # eighteen on the day
    young = reading(GOALS, birth_date="2008-05-13")
    assert troubles(young) == {"/guardian"}
    assert reading(GOALS, birth_date="2008-05-13", guardian="Lone Eksempel").complete
