"""Mine forløb: one's own courses and those one is set over, each with its one next step."""

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from tests.desk.courses import found, tree
from tests.factories import CaseFactory, UnitFactory, UserFactory
from tests.filling.pages import signed_in

pytestmark = pytest.mark.django_db


def course(name, **facts):
    return CaseFactory(young_person=f"{name} Eksempel", **facts)


def listed(user):
    return found(tree(signed_in(user), "/forloeb/"), "//*[@class='case-card']//h2")


@pytest.fixture
def people():
    unit = UnitFactory()
    leader, colleague = UserFactory(), UserFactory()
    unit.leaders.add(leader)
    unit.members.add(colleague)
    first = course("Sofie", unit=unit, support_worker=UserFactory())
    second = course("Malik", unit=unit, coordinator=first.coordinator)
    course("Bo")
    return {
        "coordinator": first.coordinator,
        "support worker": first.support_worker,
        "leader": leader,
        "colleague": colleague,
        "administrator": UserFactory(is_superuser=True),
        "second": second,
    }


@pytest.mark.parametrize(
    ("who", "courses"),
    [
        ("coordinator", ["Malik Eksempel", "Sofie Eksempel"]),
        ("support worker", ["Sofie Eksempel"]),
        ("leader", ["Malik Eksempel", "Sofie Eksempel"]),
        ("colleague", []),
        ("administrator", []),
    ],
)
def test_each_sees_their_own_in_the_order_of_names(people, who, courses):
    assert listed(people[who]) == courses


def test_each_course_tells_where_it_is_and_what_is_next(people):
    page = tree(signed_in(people["support worker"]), "/forloeb/")
    assert found(page, "//*[@class='case-facts']") == [
        "Opstart i Samarbejdsmodellen · Samarbejdsmodellen og bostøtte efter CTI"
    ]
    assert found(page, "//*[@class='case-next']") == ["Næste skridt: Netværkskortlægning mangler"]


def test_courses_that_have_ended_stand_apart(people):
    ended = people["second"]
    ended.closed_at = timezone.now()
    ended.save()
    page = tree(signed_in(people["coordinator"]), "/forloeb/")
    assert found(page, "//*[@class='case-card']//h2") == ["Sofie Eksempel"]
    assert found(page, "//main//details//a") == ["Malik Eksempel"]
    assert "Afsluttede forløb (1)" in found(page, "//main//summary")


@pytest.mark.parametrize("may_open", [True, False])
def test_who_has_none_is_told_how_they_come(may_open):
    user = UserFactory()
    if may_open:
        user.user_permissions.add(Permission.objects.get(codename="add_case"))
    page = tree(signed_in(user), "/forloeb/")
    assert ("/forloeb/nyt/" in page.xpath("//main//a/@href")) is may_open
    told = "når du er koordinator" if may_open else "når en koordinator har sat dig på dem"
    assert told in found(page, "//main")[0]


def due(user):
    request = RequestFactory().get("/")
    request.user = user
    template = Template("{% load desk_tags %}{% due_courses %}")
    return template.render(Context({"request": request}))


def test_the_front_page_tells_the_three_that_wait_most(people):
    coordinator = people["coordinator"]
    for name in ("Ole", "Ida"):
        course(name, coordinator=coordinator)
    course("Asta", coordinator=coordinator, closed_at=timezone.now())
    told = due(coordinator)
    assert [name for name in ("Asta", "Ida", "Malik", "Ole", "Sofie") if name in told] == [
        "Ida",
        "Malik",
        "Ole",
    ]
    assert "Det venter på dig" in told
    assert "Netværkskortlægning mangler" in told


def test_the_front_page_tells_nothing_to_strangers(people):
    assert due(AnonymousUser()).strip() == ""
    assert due(people["colleague"]).strip() == ""
