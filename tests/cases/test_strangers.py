"""A stranger learns nothing of a course, on no address: the addresses themselves are asked.

An address that is added later is asked too; one whose place in it is not known here fails.
"""

import re
import uuid

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, reverse

from forms.desk import urls as desk_urls
from forms.filling import drafts
from forms.filling import urls as filling_urls
from tests.factories import CaseFactory, UnitFactory, UserFactory, draft_with
from tests.filling.pages import signed_in

pytestmark = pytest.mark.django_db
SLUG = "maal-og-aftaleskema"
PATTERNS: list[URLPattern] = [*desk_urls.urlpatterns, *filling_urls.urlpatterns]
FOR_EVERYBODY = {"blank_copy"}
OF_A_COURSE = {"case_id", "draft_id"}
CLOSED = {p.name: set(p.pattern.converters) for p in PATTERNS if p.name not in FOR_EVERYBODY}
ABOUT_ONE = [name for name, parts in CLOSED.items() if OF_A_COURSE & parts]
ABOUT_NONE = [name for name, parts in CLOSED.items() if not OF_A_COURSE & parts]
WAYS = {
    "looking": ("get", {}, {}),
    "a part of a page": ("get", {}, {"HX-Request": "true"}),
    "sending": ("post", {"action": "continue", "dream": "x"}, {}),
    "saving by itself": ("post", {"action": "autosave", "dream": "x"}, {"HX-Request": "true"}),
    "going on": ("post", {"wizard_goto_step": "gennemse"}, {}),
}


@pytest.fixture
def draft():
    case = CaseFactory(support_worker=UserFactory())
    case.unit.members.add(case.coordinator)
    return draft_with(case, SLUG)


def address(name, draft):
    """The address of this name for the draft and its course."""
    known = {"draft_id": draft.pk, "case_id": draft.case_id, "step": "grundlag", "slug": SLUG}
    return reverse(name, kwargs={part: known[part] for part in CLOSED[name]})


def ask(user, way, address):
    client = Client() if user is None else signed_in(user)
    method, data, headers = WAYS[way]
    return getattr(client, method)(address, data, headers=headers)


def somebody(who, case):
    """A user who has nothing to do with the course."""
    match who:
        case "coordinator elsewhere":
            return CaseFactory(young_person="Bo Prøve").coordinator
        case "leader elsewhere":
            unit, leader = UnitFactory(), UserFactory()
            unit.leaders.add(leader)
            return leader
        case "colleague":
            colleague = UserFactory()
            case.unit.members.add(colleague)
            return colleague
        case "former coordinator":
            former, case.coordinator = case.coordinator, UserFactory()
            case.save()
            return former
        case "administrator":
            return UserFactory(is_superuser=True, is_staff=True)
    person = UserFactory()
    person.groups.add(Group.objects.get_or_create(name=who)[0])
    return person


STRANGERS = [
    "coordinator elsewhere",
    "leader elsewhere",
    "colleague",
    "former coordinator",
    "administrator",
    "Redaktør",
    "Godkender",
]


def test_there_are_addresses_to_ask():
    assert {"case_page", "draft_step", "draft_review", "draft_delete"} <= set(ABOUT_ONE)
    assert {"case_list", "open_case", "start_tool"} == set(ABOUT_NONE)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_is_told_that_there_is_no_such_page(draft, who, way):
    stranger = somebody(who, draft.case)
    for name in ABOUT_ONE:
        answer = ask(stranger, way, address(name, draft))
        assert answer.status_code in (404, 405), name
        assert "Sofie Eksempel" not in answer.content.decode(), name
        if answer.status_code == 405:
            assert answer.headers["Allow"] != "", name
    assert draft.revisions.filter(author=stranger).exclude(number=1).count() == 0


@pytest.mark.parametrize("name", ABOUT_ONE)
def test_each_address_about_a_course_is_404_by_at_least_one_way(draft, name):
    stranger = somebody("colleague", draft.case)
    assert 404 in {ask(stranger, way, address(name, draft)).status_code for way in WAYS}


@pytest.mark.parametrize("name", ABOUT_ONE)
def test_no_such_course_and_somebody_elses_are_told_alike(draft, name):
    stranger = somebody("colleague", draft.case)
    there = address(name, draft)
    nowhere = there.replace(str(draft.pk), str(uuid.uuid4()))
    nowhere = nowhere.replace(str(draft.case_id), str(uuid.uuid4()))
    way = "sending" if ask(stranger, "looking", there).status_code == 405 else "looking"
    answers = [ask(stranger, way, where) for where in (there, nowhere)]
    assert [answer.status_code for answer in answers] == [404, 404]
    told = [re.sub(r'value="\w{64}"', "", answer.content.decode()) for answer in answers]
    assert told[0] == told[1]


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("name", ABOUT_NONE)
def test_an_address_about_no_course_in_particular_tells_of_none(draft, who, name):
    stranger = somebody(who, draft.case)
    for way in WAYS:
        body = ask(stranger, way, address(name, draft)).content.decode()
        assert "Sofie Eksempel" not in body
        assert str(draft.case_id) not in body


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", [*ABOUT_ONE, *ABOUT_NONE])
def test_nobody_signed_in_is_led_to_the_sign_in(draft, name, way):
    answer = ask(None, way, address(name, draft))
    if WAYS[way][2]:
        assert (answer.status_code, answer.content) == (401, b"")
    else:
        kept = WAYS[way][0] == "post"
        assert answer.status_code == (307 if kept else 302)
        assert answer.headers["Location"].startswith("/log-ind/?next=")
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("way", WAYS)
def test_who_has_left_is_nobody(draft, way):
    former = draft.case.coordinator
    former.is_active = False
    former.save()
    for name in ABOUT_ONE:
        assert ask(former, way, address(name, draft)).status_code in (302, 307, 401)


def test_a_strangers_tries_change_nothing(draft):
    before = drafts.filled(draft).entries()
    stranger = somebody("colleague", draft.case)
    for way in WAYS:
        for name in ABOUT_ONE:
            ask(stranger, way, address(name, draft))
    draft.refresh_from_db()
    assert drafts.filled(draft).entries() == before
    assert draft.case.drafts.count() == 1
    assert not draft.case.events.exists()


@pytest.mark.parametrize("who", ["coordinator", "support_worker", "leader"])
def test_its_own_people_come_in(draft, who):
    leader = UserFactory()
    draft.case.unit.leaders.add(leader)
    user = leader if who == "leader" else getattr(draft.case, who)
    for name in ("case_page", "draft_step", "draft_review", "draft_projected", "draft_delete"):
        assert ask(user, "looking", address(name, draft)).status_code == 200, name
