"""What Wagtail offers editors is set up: versions, locks, times, moves, where a thing is used."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ReferenceIndex

from content.models import HandbookPage
from content.roles.groups import ADMINISTRATOR, APPROVER, EDITOR

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(loaded) -> HandbookPage:
    return HandbookPage.objects.get(slug="virkninger-for-de-unge")


def signed_in(client, *groups: str):
    user = get_user_model().objects.create_user("nogen", "nogen@eksempel.dk", "x" * 12)
    user.groups.set(Group.objects.filter(name__in=groups))
    client.force_login(user)
    return user


def test_two_versions_are_compared_word_by_word(page, client):
    signed_in(client, EDITOR)
    first = page.get_latest_revision()
    page.lead = page.lead.replace("bolig", "lejlighed", 1)
    second = page.save_revision()
    compared = client.get(
        reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])
    ).text
    assert '<span class="deletion">bolig</span>' in compared
    assert '<span class="addition">lejlighed</span>' in compared
    assert "Indledning" in compared


def test_a_page_that_is_locked_is_nobody_elses_to_change(page, client):
    approver = signed_in(client, APPROVER)
    assert client.post(reverse("wagtailadmin_pages:lock", args=[page.pk])).status_code == 302
    page.refresh_from_db()
    assert page.locked_by == approver
    other = get_user_model().objects.create_user("anden", password="x" * 12)
    other.groups.add(Group.objects.get(name=EDITOR))
    assert page.get_lock().for_user(other)
    assert not page.get_lock().for_user(approver)


def test_a_page_is_published_and_taken_down_at_its_time(page, client):
    page.unpublish()
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.expire_at = timezone.now() + timedelta(hours=2)
    page.save_revision().publish()
    page.refresh_from_db()
    assert not page.live
    with time_machine.travel(timezone.now() + timedelta(minutes=90)):
        call_command("publish_scheduled")
    page.refresh_from_db()
    assert page.live
    with time_machine.travel(timezone.now() + timedelta(minutes=150)):
        call_command("publish_scheduled")
    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)


def test_a_page_that_moves_leaves_a_redirect(page, client, django_capture_on_commit_callbacks):
    old = page.url
    target = HandbookPage.objects.get(slug="drejebog")
    with django_capture_on_commit_callbacks(execute=True):
        page.move(target, pos="last-child")
    page.refresh_from_db()
    answer = client.get(old)
    assert (answer.status_code, answer.url) == (301, page.url)


def test_where_a_page_and_a_picture_are_used_is_shown(page, client):
    signed_in(client, ADMINISTRATOR)
    figure = HandbookPage.objects.get(slug="syv-trin")
    (picture,) = [block.value["picture"] for block in figure.body if block.block_type == "figure"][
        :1
    ]
    assert ReferenceIndex.get_references_to(picture).exists()
    usage = client.get(reverse("wagtailimages:image_usage", args=[picture.pk])).text
    assert figure.title in usage
    tool = figure.get_root().get_descendants().get(slug="maal-og-aftaleskema")
    used_in = client.get(reverse("wagtailadmin_pages:usage", args=[tool.pk])).text
    assert "Håndbogsside" in used_in


def test_the_admin_asks_nobody_outside_the_house(client, loaded):
    signed_in(client, EDITOR)
    front = client.get(reverse("wagtailadmin_home")).text
    assert "gravatar" not in front
    assert "data-w-upgrade" not in front
