"""What a course waits for most, and what is under way in it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from forms.archive.models import Submission
from forms.archive.submitting import submit, take_back
from forms.archive.versions import correct
from forms.desk.course import course_of
from forms.desk.next_steps import document_lines, due_for, next_step, resume_url
from forms.filling import drafts
from forms.library import registry
from tests.desk.courses import answered, awaiting, sealed
from tests.factories import CaseFactory, UserFactory, draft_with

pytestmark = pytest.mark.django_db
MAP, CHECKLIST, GOALS = "netvaerkskortlaegning", "moedetjekliste", "maal-og-aftaleskema"
TODAY = date(2026, 6, 1)


@pytest.fixture
def case():
    return CaseFactory(support_worker=UserFactory(first_name="Jonas"))


def example(slug, **other):
    return registry.tool(slug).example_answers() | other


def begun(case, slug):
    form = registry.tool(slug).form
    return drafts.begin(case, form, {}, author=case.coordinator, last_answers={})


@pytest.mark.parametrize(
    ("done", "heading"),
    [
        ((), "Netværkskortlægning mangler"),
        ((MAP,), "Mødetjekliste mangler"),
        ((MAP, CHECKLIST), "Mål- og aftaleskema mangler"),
        ((GOALS,), "Netværkskortlægning mangler"),
    ],
)
def test_the_first_tool_that_is_missing_comes_next(case, done, heading):
    for slug in done:
        sealed(case, slug, example(slug, **LATER) if slug == GOALS else None)
    step = next_step(case, TODAY)
    assert (step.heading, step.action, step.post) == (heading, "Begynd", True)


LATER = {"follow_up_date": "2026-09-01", "next_meeting": "2026-09-01"}


def test_what_is_begun_comes_before_what_is_missing(case):
    draft = begun(case, CHECKLIST)
    step = next_step(case, TODAY)
    assert (step.heading, step.action, step.post) == ("Mødetjekliste er begyndt", "Fortsæt", False)
    assert step.url == resume_url(draft)


def test_a_draft_tells_when_it_was_last_saved(case, time_machine):
    time_machine.move_to("2026-05-12T08:15:00+00:00")
    draft = begun(case, MAP)
    assert next_step(case, TODAY).text == "Sidst gemt tirsdag den 12. maj 2026 kl. 10.15."
    time_machine.move_to("2026-05-13T09:30:00+00:00")
    drafts.save_step(
        draft, "oensker", {"misses": "Mor"}, based_on=0, author=case.coordinator, tab="a"
    )
    assert next_step(case, TODAY).text == "Sidst gemt onsdag den 13. maj 2026 kl. 11.30."


def test_what_waits_for_signatures_comes_first(case):
    begun(case, MAP)
    submission = awaiting(case, GOALS)
    count = submission.parties.count()
    step = next_step(case, TODAY)
    assert (step.text, step.action) == (f"0 af {count} har svaret.", "Begynd underskriften")
    answered(submission)
    step = next_step(case, TODAY)
    assert (step.text, step.action) == (f"1 af {count} har svaret.", "Fortsæt underskriften")
    assert str(submission.pk) in step.url


@pytest.mark.parametrize(
    ("next_meeting", "told", "urgency"),
    [
        ("2026-06-10", "onsdag den 10. juni 2026", 1),
        ("2026-06-15", "mandag den 15. juni 2026", 1),
        ("2026-06-16", "tirsdag den 16. juni 2026", 8),
        ("2026-05-20", "onsdag den 20. maj 2026", 1),
        (None, "fredag den 4. september 2026", 8),
    ],
)
def test_when_all_is_done_the_next_meeting_comes_and_presses_as_it_nears(
    case, next_meeting, told, urgency
):
    for slug in (MAP, CHECKLIST):
        sealed(case, slug)
    entries = example(GOALS, follow_up_date="2026-09-04")
    entries.pop("next_meeting", None)
    sealed(case, GOALS, entries | ({"next_meeting": next_meeting} if next_meeting else {}))
    step = next_step(case, TODAY)
    assert (step.heading, step.urgency) == ("Næste møde", urgency)
    assert step.text == f"I har aftalt {told}. Begynd med mødetjeklisten."
    assert step.url.endswith(f"/begynd/{CHECKLIST}/")


def test_the_newest_goals_name_the_next_meeting(case):
    now = timezone.now()
    sealed(case, MAP)
    sealed(case, CHECKLIST)
    old, new = ({"next_meeting": day} for day in ("2026-06-05", "2026-08-28"))
    sealed(case, GOALS, example(GOALS, **new), at=now)
    sealed(case, GOALS, example(GOALS, **old), at=now - timedelta(days=90))
    assert "28. august 2026" in next_step(case, TODAY).text


def test_of_several_courses_the_most_urgent_come_first(case):
    coordinator = case.coordinator
    begun(CaseFactory(young_person="Bo Eksempel", coordinator=coordinator), MAP)
    awaiting(CaseFactory(young_person="Ole Eksempel", coordinator=coordinator), MAP)
    CaseFactory(young_person="Asta Eksempel", coordinator=coordinator)
    found = [course.young_person for course, _ in due_for(coordinator, TODAY, most=4)]
    assert found == ["Ole Eksempel", "Bo Eksempel", "Asta Eksempel", "Sofie Eksempel"]
    assert len(due_for(coordinator, TODAY)) == 3


# --- resuming -------------------------------------------------------------------------------------


def test_one_resumes_at_the_first_step_that_nobody_has_been_in(case):
    draft = begun(case, MAP)
    assert resume_url(draft).endswith("/om-den-unge/")


def test_one_resumes_where_something_is_wrong(case):
    draft = draft_with(case, MAP, example(MAP, misses="x" * 30_000))
    assert resume_url(draft).endswith("/oensker/")


def test_one_resumes_at_the_review_when_all_is_answered(case):
    assert resume_url(draft_with(case, MAP)).endswith("/gennemse/")


# --- the list of documents ------------------------------------------------------------------------


def test_drafts_and_documents_are_listed_the_newest_first_each_with_its_state(case):
    sealed(case, MAP)
    taken = awaiting(case, CHECKLIST)
    take_back(taken, case.coordinator).delete()
    waiting = awaiting(case, GOALS)
    draft = begun(case, MAP)
    lines = document_lines(case)
    count = waiting.parties.count()
    assert [(line.title, line.state, line.action) for line in lines] == [
        ("Netværkskortlægning", "Udkast", "Fortsæt"),
        ("Mål- og aftaleskema", f"Til underskrift (0 af {count})", "Til underskrift"),
        ("Mødetjekliste", "Taget tilbage", "Åbn"),
        ("Netværkskortlægning", "Forseglet", "Åbn"),
    ]
    assert [line.draft for line in lines] == [draft, None, None, None]
    assert lines[1].url.endswith(f"/dokumenter/{waiting.pk}/underskrift/")
    assert lines[2].url.endswith(f"/dokumenter/{taken.pk}/")
    assert lines[1].detail.startswith(f"Nr. {waiting.identifier}, ")


def test_what_was_taken_back_is_a_draft_again_and_counts_for_no_meeting(case):
    submission = awaiting(case, CHECKLIST)
    day = date.fromisoformat(submission.answers["meeting_date"])
    assert course_of(case, case.coordinator, day).meetings == (day,)
    take_back(submission, case.coordinator)
    assert course_of(case, case.coordinator, day).meetings == ()
    assert next_step(case, TODAY).heading == "Mødetjekliste er begyndt"
    assert Submission.objects.get().status == Submission.Status.TAKEN_BACK


def test_a_meeting_that_lies_ahead_is_not_held_yet(case):
    submission = awaiting(case, CHECKLIST)
    day = date.fromisoformat(submission.answers["meeting_date"])
    assert course_of(case, case.coordinator, day - timedelta(days=1)).meetings == ()


def test_a_deadline_that_has_passed_comes_before_all_else(case):
    submission = awaiting(case, GOALS)
    submission.deadline = TODAY
    submission.save()
    assert next_step(case, TODAY).heading == "Mål- og aftaleskema venter på underskrift"
    step = next_step(case, TODAY + timedelta(days=1))
    assert (step.heading, step.urgency) == ("Fristen er gået for Mål- og aftaleskema", 0)


def test_a_document_that_a_newer_one_took_the_place_of_says_so(case):
    old = sealed(case, CHECKLIST)
    draft = correct(old, case.coordinator)
    newer = submit(draft, case.coordinator)
    Submission.objects.filter(pk=newer.pk).update(status="sealed", sealed_at=timezone.now())
    states = {line.url: (line.state, line.detail) for line in document_lines(case)}
    assert states[old.get_absolute_url()][0] == "Afløst af version 2"
    state, detail = states[newer.get_absolute_url()]
    assert state == "Forseglet"
    assert ", version 2," in detail
