"""One course on one page: how far it is, what is next, its documents, people and log."""

from datetime import date

import pytest
from django.utils import timezone

from tests.desk.courses import found, sealed, tree
from tests.factories import CaseFactory, UserFactory, draft_with
from tests.filling.pages import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return CaseFactory(support_worker=UserFactory(first_name="Jonas"))


def page_of(case, user=None):
    return tree(signed_in(user or case.coordinator), case.get_absolute_url())


def test_it_tells_whom_it_is_about(case, time_machine):
    time_machine.move_to("2026-05-12T08:15:00+00:00")
    page = page_of(case)
    assert found(page, "//h1") == ["Sofie Eksempel"]
    assert found(page, "//*[@class='font-lead']")[0] == (
        "18 år · Samarbejdsmodellen og bostøtte efter CTI · Sag EX-2026-0417"
    )


def test_the_young_under_18_are_told_as_such(case, time_machine):
    time_machine.move_to("2025-09-13T08:15:00+00:00")
    assert "17 år (under 18)" in found(page_of(case), "//*[@class='font-lead']")[0]


@pytest.mark.parametrize(("combination", "count"), [("model", 5), ("model_cti", 7)])
def test_the_steps_are_those_of_its_combination(case, combination, count):
    case.combination = combination
    case.save()
    page = page_of(case)
    assert len(
        page.xpath("//*[@class='course-steps' or contains(@class, 'course-steps')]//li")
    ) == (count)
    assert found(page, "//li[@aria-current='step']/*[@class='course-step-name']") == [
        "Opstart i Samarbejdsmodellen"
    ]


def test_the_next_step_begins_with_one_press(case):
    client = signed_in(case.coordinator)
    (address,) = tree(client, case.get_absolute_url()).xpath(
        "//section[contains(@class, 'next-step')]//form/@action"
    )
    answer = client.post(address, follow=True)
    assert answer.request["PATH_INFO"].endswith("/om-den-unge/")


def test_a_draft_is_gone_on_with_or_deleted_from_here(case):
    draft = draft_with(case, "netvaerkskortlaegning")
    links = page_of(case).xpath("//*[@class='document-actions']/a/@href")
    assert links == [f"/formularer/{draft.pk}/gennemse/", f"/formularer/{draft.pk}/slet/"]


def test_the_meetings_held_are_told_with_their_days(case, time_machine):
    assert "Der er ikke holdt møder endnu." in found(page_of(case), "//main")[0]
    submission = sealed(case, "moedetjekliste")
    held = date.fromisoformat(submission.answers["meeting_date"])
    time_machine.move_to(f"{held}T21:00:00+00:00")
    (day,) = found(page_of(case), "//section[@aria-labelledby='meetings-heading']//li")
    assert str(held.day) in day
    assert str(held.year) in day


def test_a_course_that_has_ended_begins_nothing(case):
    case.closed_at = timezone.now()
    case.save()
    page = page_of(case)
    assert "Afsluttet" in found(page, "//*[@class='font-lead']")[0]
    assert not page.xpath("//form[contains(@action, '/begynd/')]")


@pytest.mark.parametrize(
    ("who", "may"), [("coordinator", True), ("leader", True), ("support_worker", False)]
)
def test_the_coordinator_and_the_leaders_are_offered_to_change_it(case, who, may):
    leader = UserFactory()
    case.unit.leaders.add(leader)
    page = page_of(case, leader if who == "leader" else getattr(case, who))
    assert (f"/forloeb/{case.pk}/ret/" in page.xpath("//main//a/@href")) is may


def test_it_names_its_people(case):
    people = found(page_of(case), "//dl[@class='people']")[0]
    assert people.count("Eksempel") == 2
    assert "Jonas Eksempel" in people
    assert str(case.unit) in people


def test_every_look_is_in_the_log_for_all_to_see(case):
    page_of(case)
    log = found(page_of(case, case.support_worker), "//*[@class='event-list']/li")
    assert len(log) == 2
    assert log[0].endswith("Jonas Eksempel: Åbnede forløbet")
    assert case.coordinator.get_full_name() in log[1]
