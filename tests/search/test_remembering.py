"""What is kept of searches, and the editors' report of them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from lxml import html

from search.models import Asked, SearchSettings, SynonymGroup
from search.starting.permissions import give_permissions
from tests.factories import CaseFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    """An editor, with what search gives editors."""
    give_permissions()
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Redaktør"))
    return user


def note_on(response):
    page = html.fromstring(response.content.decode())
    return page.xpath("//@data-note")[0]


def search(client, query, **more):
    return client.get("/soeg/", {"q": query, **more})


def test_a_search_is_counted_by_day_and_names_nobody(embedded, client):
    client.force_login(UserFactory())
    search(client, "Netværksmøde")
    search(client, "  netværksmøde ")
    row = Asked.objects.get()
    assert (row.query, row.times, row.day) == ("netværksmøde", 2, timezone.localdate())
    assert row.results > 0
    assert {field.name for field in Asked._meta.fields} == {
        *("id", "day", "query", "times", "results", "clicks"),
    }


def test_leafing_and_narrowing_are_no_new_search(embedded, client):
    search(client, "unge", side="2")
    search(client, "unge", type="Vejledning")
    assert not Asked.objects.exists()


def test_a_young_persons_name_is_not_kept(embedded, client):
    case = CaseFactory(young_person="Zorbina Eksempel")
    client.force_login(case.coordinator)
    search(client, "zorbina")
    search(client, "zorbina netværksmøde")
    assert not Asked.objects.exists()


def test_digits_like_a_cpr_number_are_not_kept(embedded, client):
    search(client, "bolig 010190-1234")
    search(client, "bolig 0101901234")
    assert set(Asked.objects.values_list("query", flat=True)) == {"bolig –"}


def test_opening_a_hit_is_counted_by_its_note_alone(embedded, client):
    note = note_on(search(client, "netværksmøde"))
    assert client.post("/soeg/aabnet/", {"note": note}).status_code == 204
    assert Asked.objects.get().clicks == 1
    assert client.post("/soeg/aabnet/", {"note": f"{note}x"}).status_code == 400
    assert client.post("/soeg/aabnet/").status_code == 400
    assert client.get("/soeg/aabnet/").status_code == 405
    assert Asked.objects.get().clicks == 1


def test_what_is_old_is_deleted_when_a_day_begins(embedded, client):
    setting = SearchSettings.load()
    setting.days_kept = 10
    setting.save()
    today = timezone.localdate()
    for days in (5, 10, 11, 300):
        Asked.objects.create(day=today - timedelta(days=days), query="før")
    search(client, "netværksmøde")
    assert Asked.objects.filter(query="før").count() == 2


def test_the_report_tells_searches_without_hits_and_without_clicks(embedded, client, editor):
    search(client, "xyzzyplugh")
    search(client, "netværksmøde")
    client.post("/soeg/aabnet/", {"note": note_on(search(client, "housing"))})
    client.force_login(editor)
    page = html.fromstring(client.get(reverse("unanswered_report")).content.decode())
    empty, unopened = page.xpath("//table[@class='listing']")
    assert "xyzzyplugh" in empty.text_content()
    assert "netværksmøde" in unopened.text_content()
    assert "housing" not in page.xpath("//main")[0].text_content()
    (new,) = empty.xpath(".//a[starts-with(.,'Lav synonym')]/@href")
    form = html.fromstring(client.get(new).content.decode())
    assert form.xpath("//textarea[@name='same']")[0].text_content().strip() == "xyzzyplugh"


def test_a_stranger_has_no_report_and_no_synonyms(embedded, client):
    client.force_login(UserFactory())
    for address in ("unanswered_report", "wagtailsnippets_search_synonymgroup:list"):
        assert client.get(reverse(address)).status_code in (302, 403)


def test_a_new_synonym_works_at_once(engine, client, editor):
    assert "/redskaber/moedetjekliste/" not in search(client, "mødeplystring").content.decode()
    client.force_login(editor)
    posted = {"same": "mødeplystring\nmødetjekliste", "near": "", "active": "on"}
    answer = client.post(reverse("wagtailsnippets_search_synonymgroup:add"), posted)
    assert answer.status_code == 302
    assert "/redskaber/moedetjekliste/" in search(client, "mødeplystring").content.decode()
    SynonymGroup.objects.filter(same__contains="plystring").update(active=False)
    assert "/redskaber/moedetjekliste/" not in search(client, "mødeplystring").content.decode()


@pytest.mark.parametrize("same", ["bolig", "bolig\nboligen", "og\ni", "bolig\nog"])
def test_a_group_that_joins_nothing_is_refused(embedded, client, editor, same):
    client.force_login(editor)
    before = SynonymGroup.objects.count()
    answer = client.post(
        reverse("wagtailsnippets_search_synonymgroup:add"), {"same": same, "near": ""}
    )
    assert answer.status_code == 200
    assert SynonymGroup.objects.count() == before


def test_permissions_are_given_once_and_stay_as_they_are_left(embedded):
    assert give_permissions()
    group = Group.objects.get(name="Redaktør")
    assert group.permissions.filter(codename="add_synonymgroup").exists()
    group.permissions.clear()
    assert not give_permissions()
    assert not group.permissions.exists()
