"""Who sees a course: its own people and those set over them; a stranger gets 404."""

from datetime import date

import pytest
from django.http import Http404

from forms.cases.access import case_for, may_change
from forms.cases.log import note_reading
from forms.cases.models import Case, CaseEvent, CourseStep
from tests.factories import CaseFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    leader, member = UserFactory(), UserFactory()
    unit = UnitFactory()
    unit.leaders.add(leader)
    unit.members.add(member)
    case = CaseFactory(unit=unit, support_worker=UserFactory())
    return {
        "coordinator": case.coordinator,
        "support_worker": case.support_worker,
        "leader": leader,
        "member": member,
        "stranger": UserFactory(),
        "administrator": UserFactory(is_superuser=True, is_staff=True),
        "case": case,
    }


@pytest.mark.parametrize("who", ["coordinator", "support_worker", "leader"])
def test_its_own_people_and_those_over_them_see_a_course(people, who):
    assert case_for(people[who], people["case"].pk) == people["case"]


@pytest.mark.parametrize("who", ["member", "stranger", "administrator"])
def test_nobody_else_does_however_mighty(people, who):
    with pytest.raises(Http404):
        case_for(people[who], people["case"].pk)


def test_who_has_left_sees_nothing(people):
    people["coordinator"].is_active = False
    assert not Case.objects.visible_to(people["coordinator"]).exists()


def test_a_course_is_listed_once_for_who_is_both(people):
    people["case"].unit.leaders.add(people["coordinator"])
    assert Case.objects.visible_to(people["coordinator"]).count() == 1


@pytest.mark.parametrize(
    ("who", "allowed"), [("coordinator", True), ("leader", True), ("support_worker", False)]
)
def test_the_coordinator_and_the_leaders_may_change_it(people, who, allowed):
    assert may_change(people[who], people["case"]) is allowed


def test_a_look_is_logged_once_for_each_half_hour(people, time_machine):
    for moment in ("10:00", "10:20", "10:45"):
        time_machine.move_to(f"2026-05-12T{moment}:00+00:00")
        note_reading(people["case"], people["support_worker"])
    looks = people["case"].events.filter(kind=CaseEvent.Kind.READ)
    assert looks.count() == 2


@pytest.mark.parametrize(
    ("on", "age", "minor"),
    [
        (date(2025, 9, 13), 17, True),
        (date(2025, 9, 14), 18, False),
        (date(2026, 9, 13), 18, False),
    ],
)
def test_a_young_person_comes_of_age_on_the_birthday(on, age, minor):
    case = Case(birth_date=date(2007, 9, 14))
    assert (case.age(on), case.is_minor(on)) == (age, minor)


def test_two_steps_belong_to_courses_with_support_alone():
    without, with_support = Case(combination="model"), Case(combination="model_icm")
    assert len(with_support.steps()) == 7
    assert set(with_support.steps()) - set(without.steps()) == {
        CourseStep.SUPPORT_STARTS,
        CourseStep.SUPPORT_ENDS,
    }
